import type { Award } from '../../src/domain/award.ts'
import type { BadgeClass } from '../../src/domain/badge-class.ts'
import type { Profile } from '../../src/domain/profile.ts'
import type { Issuer } from '../../src/domain/register.ts'
import { award, badgeClass } from './records.ts'

const alignment = {
  name: 'Analyse data',
  url: 'https://frameworks.example/skills/analyse-data',
  framework: 'Example Skills',
  code: 'D1',
  description: 'Finds answers in data.',
  type: 'CFItem' as const,
}

const organisation: Profile = {
  id: 'https://partner.example/',
  name: 'Partner Academy',
  url: 'https://partner.example/',
  email: 'office@partner.example',
  phone: '+44 20 7946 0000',
  description: 'Writes courses.',
  official: 'Head of Courses',
  address: {
    country: 'Germany',
    countryCode: 'DE',
    region: 'Hamburg',
    locality: 'Hamburg',
    street: 'Hafenweg 1',
    postOfficeBox: '12',
    postalCode: '20095',
    latitude: 53.5,
    longitude: 10,
  },
  identifiers: [{ identifier: 'HRB 1', type: 'ext:RegistrationNumber' }],
}

/** An issuer that says all that an issuer can say. */
export const maximalIssuer: Issuer = {
  ...organisation,
  name: 'Example Institute',
  url: 'https://example.org/',
  email: 'badges@example.org',
  parent: organisation,
  body: 'About us.',
}

/** A badge class that says all that a badge class can say. */
export const maximalBadgeClass: BadgeClass = badgeClass({
  type: 'micro-credential',
  language: 'en-GB',
  version: '2',
  validFor: 'P2Y',
  tags: ['data', 'sql'],
  skills: ['SQL', 'Data analysis'],
  alignments: [alignment],
  assessment: {
    kind: 'project',
    description: 'Answer five questions of a client.',
    assessor: 'two examiners',
    proctored: true,
    identityVerified: true,
  },
  outcomes: ['Asks a question that data can answer.', 'Answers it.'],
  prerequisites: ['Basic arithmetic'],
  modules: [{ name: 'Queries', description: 'Asks a database.', hours: 20, badge: 'sql-for-beginners' }],
  projects: [{ name: 'A question of a client', hours: 10 }],
  participation: 'blended',
  qualityAssurance: {
    kind: 'external',
    by: 'Partner Academy',
    url: 'https://partner.example/reviews/1',
    description: 'Every two years.',
  },
  workload: { hours: 40, ects: 1.5, level: 'EQF 5' },
  evidenceRequired: true,
  results: [
    {
      id: 'project',
      name: 'Project',
      type: 'rubric-criterion-level',
      levels: [
        {
          id: 'emerging',
          name: 'Emerging',
          description: 'With help.',
          level: '1',
          points: '5',
          alignments: [alignment],
        },
        { id: 'proficient', name: 'Proficient', level: '2', points: '10' },
      ],
      requiredLevel: 'proficient',
      alignments: [alignment],
    },
    { id: 'exam', name: 'Exam', type: 'percent', min: '0', max: '100', requiredValue: '60' },
    { id: 'grade', name: 'Grade', type: 'letter-grade', values: ['C', 'B', 'A'] },
    { id: 'state', name: 'State', type: 'status' },
  ],
  imageAlt: 'A database.',
  fieldOfStudy: 'Data analysis',
  specialization: 'Relational databases',
  code: 'DAT-101',
  identifiers: [{ identifier: 'urn:course:dat-101', type: 'identifier' }],
  creditsAvailable: 3,
  creator: organisation,
  related: [{ url: 'https://example.org/de/sql', language: 'de', version: '1' }, { badge: 'sql-for-beginners' }],
})

/** An award that says all that an award can say, in awkward text. */
export const maximalAward: Award = award('abcdefghijklmnop', {
  expires: '2029-03-01',
  evidence: [
    {
      url: 'https://example.org/work/1',
      name: 'Report',
      description: 'A report.',
      narrative: 'She wrote **it**: {"a":1}, `]]>` and "quotes" \\ back.',
      genre: 'Report',
      audience: 'Managers',
    },
    { narrative: 'A talk, with 日本語, 🎓 and عربى.' },
    { narrative: 'A talk, with 日本語, 🎓 and عربى.' },
  ],
  results: [
    { result: 'project', level: 'proficient', alignments: [alignment] },
    { result: 'exam', value: '81' },
    { result: 'grade', value: 'A' },
    { result: 'state', status: 'completed' },
  ],
  narrative: 'Line one.\n\nLine two: } is unbalanced.',
  activityStart: '2026-01-05',
  activityEnd: '2026-02-20T17:00:00+01:00',
  creditsEarned: 3,
  role: 'Analyst',
  term: 'Spring 2026',
  licenseNumber: 'L-1',
  source: organisation,
  image: 'own.png',
  recipient: {
    name: 'Zoë Ångström',
    nameConsent: '2026-02-01',
    identities: [
      { type: 'emailAddress', hash: `sha256$${'ab'.repeat(32)}`, salt: 'cd'.repeat(16) },
      { type: 'sourcedId', hash: `sha256$${'ef'.repeat(32)}`, salt: '12'.repeat(16) },
    ],
  },
})
