import { type Assessment, type BadgeClassFields, badgeClassSchema } from '../domain/badge-class.ts'
import { type FileFields, markdownFile } from './content-file.ts'

/** What a new badge class is to say. */
export interface NewBadge {
  readonly name: string
  readonly description: string
  /** Certifies the mastery of a skill rather than a milestone: a micro-credential. */
  readonly mastery: boolean
  /** Criteria in Markdown. */
  readonly criteria: string
  readonly assessment?: Pick<Assessment, 'kind' | 'description'>
  readonly alignments?: readonly (string | { readonly name: string; readonly url: string })[]
  readonly skills?: readonly string[]
  readonly validFor?: string
  readonly outcomes?: readonly string[]
  readonly workload?: BadgeClassFields['workload']
  readonly participation?: BadgeClassFields['participation']
  readonly qualityAssurance?: BadgeClassFields['qualityAssurance']
  readonly prerequisites?: readonly string[]
}

/** Examples for what is left open, and for what no question asks. */
const EXAMPLES = {
  validFor: 'P2Y',
  skills: '[data retrieval, SQL]',
  alignments: '[{ name: Name of the competency, url: https://framework.example/competency }]',
  assessment: '{ kind: project, description: What must be shown and how it is judged. }',
  workload: '{ hours: 24, level: Introductory }',
  imageAlt: 'What badge.svg shows.',
  outcomes: '[Joins tables of a database to answer a question.]',
  prerequisites: '[A year of work in sales]',
  modules: '[{ name: Framing a question, hours: 15 }]',
  projects: '[{ name: Portfolio, hours: 30 }]',
  participation: 'blended',
  qualityAssurance: '{ kind: internal }',
  results: '[{ id: exam, name: Examination, type: percent, min: "0", max: "100", requiredValue: "60" }]',
} as const

type Field = keyof typeof EXAMPLES

const given = (value: unknown) => ({ value })

function orOpen(name: Field, value: unknown): FileFields[string] {
  if (value !== undefined) return given(value)
  return { says: badgeClassSchema.shape[name].description, example: EXAMPLES[name] }
}

/** What describes the learning of a micro-credential; a badge has of it what is given. */
function learningFields(badge: NewBadge): FileFields {
  const said = {
    outcomes: badge.outcomes,
    prerequisites: badge.prerequisites,
    modules: undefined,
    projects: undefined,
    participation: badge.participation,
    qualityAssurance: badge.qualityAssurance,
    results: undefined,
  }
  return Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => badge.mastery || value !== undefined)
      .map(([name, value]) => [name, orOpen(name as Field, value)]),
  )
}

/** `content/badges/<slug>/index.md` of a new badge class; what was left open stands in it as a comment. */
export function newBadgeFile(badge: NewBadge): string {
  return markdownFile(
    {
      name: given(badge.name),
      description: given(badge.description),
      type: given(badge.mastery ? 'micro-credential' : 'badge'),
      validFor: orOpen('validFor', badge.validFor),
      skills: orOpen('skills', badge.skills),
      alignments: orOpen('alignments', badge.alignments),
      assessment: orOpen('assessment', badge.assessment),
      workload: orOpen('workload', badge.workload),
      ...learningFields(badge),
      // Mastery is certified on work that can be seen.
      evidenceRequired: badge.mastery ? given(true) : undefined,
      imageAlt: orOpen('imageAlt', undefined),
    },
    badge.criteria,
  )
}
