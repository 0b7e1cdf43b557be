/** A short content file of each kind, for the reference to print. Tests hold each to its schema. */
export const EXAMPLES = {
  site: `url: https://badges.example.org/
title: Example Badges
description: Badges and micro-credentials of the Example Institute.
language: en
repository: https://github.com/example/badges`,

  issuer: `---
name: Example Institute
url: https://example.org/
email: badges@example.org
description: Teaches data skills to working adults.
address:
  locality: Exampleton
  countryCode: GB
---

This text is the issuer page. It is Markdown, and may have headings, lists and links.`,

  key: `{
  "publicJwk": {
    "kty": "OKP",
    "crv": "Ed25519",
    "x": "HSy_PmxfHbfFnv1hVns-HH0VXmd6vm3ii1dqIeezZzo"
  },
  "createdOn": "2026-01-05"
}`,

  badge: `---
name: SQL for Beginners
description: Writes SQL queries that filter, join and summarise tables.
type: competency
validFor: P3Y
skills: [SQL, data retrieval]
alignments:
  - odw:retrieve-data
  - name: Retrieve data from a relational store
    url: https://registers.example/skills/81
    framework: Register of Office Skills
assessment:
  kind: exam
  description: Twenty practical tasks on an unseen database in 90 minutes.
results:
  - id: practical-exam
    name: Practical examination
    type: percent
    min: '0'
    max: '100'
    requiredValue: '70'
imageAlt: A hexagon with a database cylinder.
---

This text is the criteria: what one does to earn the badge.

1. Complete the eight practice sets.
2. Reach at least **70 per cent** in the examination.`,

  pathway: `---
name: Business Data Analyst
description: Three badges, then a micro-credential with a supervised examination.
earns: business-data-analyst
ordered: true
steps:
  - badge: sql-for-beginners
  - badge: building-charts
  - name: One elective
    choose: 1
    of: [client-presentation-skills, persuasive-business-writing]
leadsTo: [junior-data-analyst]
---

This text says who the pathway is for and how it runs.`,

  career: `---
name: Junior data analyst
description: Answers defined questions of one department with its data.
skills: [SQL, data visualisation]
badges: [business-data-analyst]
next: [data-analyst]
---

This text says what the work is.`,

  framework: `name: Open Data Work Framework
url: https://frameworks.example/data-work/
type: ceasn:Competency
itemUrl: https://frameworks.example/data-work/{code}
items:
  retrieve-data:
    name: Retrieve data
    description: Finds the tables that hold an answer, and gets it out of them.`,

  programmes: `published: true
courses:
  - name: SQL Evening School
    code: DAT-110
    programme: Data Evenings
    hours: 24
    skills: [SQL, relational databases]
    assessment: exam
    attendance: { 2025: 41 }
    recognisedBy: [sql-for-beginners]
  - name: Chairing Meetings
    provider: Quayside Guild of Facilitators
    hours: 6
    outcomes:
      - Leads a meeting of an hour to a decision.
    assessment: attendance`,

  award: `badge: sql-for-beginners
awardedOn: 2026-03-12
recipient:
  identities:
    - type: emailAddress
      hash: sha256$775d1bf4bb6f837a44a2566d2cb494f7e75c232dff99e30cbd2ee9351121587b
      salt: 4fce805f782c949c1056aadcd4ac596f
  name: Jamie Example
  nameConsent: 2026-03-10
results:
  - result: practical-exam
    value: '88'
evidence:
  - url: https://portfolios.example/k7q2/library-loans
    name: Loans of a library, in eight queries
corrections:
  - on: 2026-03-20
    reason: The result was entered as 78.
status:
  - change: revoke
    on: 2026-05-04
    reason: The examination was sat by another person.`,

  cohort: `badge: open-data-day
awardedOn: 2026-03-07
recipients:
  - id: rjh6ubzxrtmwmrop
    recipient:
      identities:
        - type: emailAddress
          hash: sha256$43964977fbf34c31a48a8fc65f4f03167788185d2b3d4578b70d42e05c022204
          salt: f010c04bdbebfd46c8964239d13bc025
  - id: ckj3npditgz5e2rs
    recipient:
      did: did:web:wallets.example:r6j2
    role: Host of a working group`,

  erased: `badge: sql-for-beginners
awardedOn: 2026-03-12
erasedOn: 2026-09-01
status:
  - change: revoke
    on: 2026-05-04`,

  recognition: `achievement: https://badges.other.example/statistics
name: Statistics for Everybody
issuer: did:web:badges.other.example
credential: https://badges.other.example/credentials/81
digest: 775d1bf4bb6f837a44a2566d2cb494f7e75c232dff99e30cbd2ee9351121587b
awardedOn: 2025-11-02
verifiedOn: 2026-03-01
recipient:
  did: did:web:wallets.example:r6j2`,

  learner: `consent: 2026-03-01
pathways: [business-data-analyst]`,

  endorsement: `endorses:
  badge: sql-for-beginners
by:
  id: https://employers.example/
  name: Example Employers’ Association
on: 2026-02-02
comment: Our members helped to choose the tasks, and accept this badge as proof of basic SQL.`,

  message: `---
subject: Your badge {{badge}}
unnamed: there
---

Hello {{name}},

you have earned the badge {{badge}} of {{issuer}}: {{awardUrl}}

It holds until {{expires}}.`,
} as const
