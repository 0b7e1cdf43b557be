import { type Assessment, badgeClassSchema } from '../domain/badge-class.ts'
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
}

/** Examples for what is left open, and for what no question asks. */
const EXAMPLES = {
  validFor: 'P2Y',
  skills: '[data retrieval, SQL]',
  alignments: '[{ name: Name of the competency, url: https://framework.example/competency }]',
  assessment: '{ kind: project, description: What must be shown and how it is judged. }',
  workload: '{ hours: 24, level: Introductory }',
  imageAlt: 'What badge.svg shows.',
} as const

type Field = keyof typeof EXAMPLES

const given = (value: unknown) => ({ value })

function orOpen(name: Field, value: unknown): FileFields[string] {
  if (value !== undefined) return given(value)
  return { says: badgeClassSchema.shape[name].description, example: EXAMPLES[name] }
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
      workload: orOpen('workload', undefined),
      // Mastery is certified on work that can be seen.
      evidenceRequired: badge.mastery ? given(true) : undefined,
      imageAlt: orOpen('imageAlt', undefined),
    },
    badge.criteria,
  )
}
