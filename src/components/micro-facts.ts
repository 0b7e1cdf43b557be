import type { Assessment, BadgeClass, QualityAssurance } from '../domain/badge-class.ts'
import { counted, termInWords } from './words.ts'

/** Whether a badge class says what its learning is made of, as a micro-credential does. */
export function describesLearning(badge: BadgeClass): boolean {
  const { type, outcomes, prerequisites, modules, projects, participation, qualityAssurance } = badge
  const said = [outcomes, prerequisites, modules, projects, participation, qualityAssurance]
  return type === 'micro-credential' || said.some((one) => one !== undefined)
}

const SUPERVISED = { true: 'supervised', false: 'not supervised' } as const
const IDENTITY = { true: 'identity checked', false: 'identity not checked' } as const

/** Whether learners are supervised and their identity is checked, as far as it is said. */
export function supervisionInWords({ proctored, identityVerified }: Assessment): string | undefined {
  const parts = [
    ...(proctored === undefined ? [] : [SUPERVISED[`${proctored}`]]),
    ...(identityVerified === undefined ? [] : [IDENTITY[`${identityVerified}`]]),
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}

const QUALITY = { internal: 'internal', external: 'external', both: 'internal and external' } as const

/** Who assures the quality, in a few words. */
export function qualityInWords({ kind, by }: QualityAssurance): string {
  return by === undefined ? QUALITY[kind] : `${QUALITY[kind]}, by ${by}`
}

/** Forms of participation in words, where they are not the term itself. */
const PARTICIPATION: Readonly<Record<string, string>> = { onsite: 'on site' }

/** What a micro-credential takes, as names and values. Only what its badge class says. */
export function learningFacts({ workload, participation, assessment, qualityAssurance }: BadgeClass) {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['Work', workload?.hours === undefined ? undefined : counted(workload.hours, 'hour')],
    ['ECTS', workload?.ects?.toString()],
    ['Level', workload?.level],
    ['Participation', participation === undefined ? undefined : (PARTICIPATION[participation] ?? participation)],
    ['Assessment', assessment && termInWords(assessment.kind).toLowerCase()],
    ['In the assessment', assessment && supervisionInWords(assessment)],
    ['Quality assurance', qualityAssurance && qualityInWords(qualityAssurance)],
  ]
  return named.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}
