import type { NewBadge } from '../../src/authoring/new-badge.ts'
import {
  badgeClassSchema,
  PARTICIPATION,
  type QualityAssurance,
  qualityAssuranceSchema,
  workloadSchema,
} from '../../src/domain/badge-class.ts'
import type { Answers, Question } from '../questions.ts'
import { faultBy, listOf } from './kind.ts'

const isMilestone = ({ kind }: Answers) => kind !== 'mastery'

const FORMS_OF_PARTICIPATION = PARTICIPATION.map((form) => [form, form] as const)
const KINDS_OF_QUALITY = qualityAssuranceSchema.shape.kind.options
const QUALITY_CHOICES = [
  ['internal', 'Internal: the issuer reviews itself'],
  ['external', 'External: others review it'],
  ['both', 'Both'],
] as const satisfies readonly (readonly [QualityAssurance['kind'], string])[]

const numberFault = (field: 'hours' | 'ects') => (answer: string) => {
  const fault = faultBy(workloadSchema.shape[field])
  return Number.isNaN(Number(answer)) ? 'must be a number' : fault(Number(answer))
}

const listFault = (field: 'outcomes' | 'prerequisites') => (answer: string) => {
  const items = listOf(answer, /;/)
  return items === undefined ? 'has nothing between its semicolons' : faultBy(badgeClassSchema.shape[field])(items)
}

/** What describes the learning that leads to a micro-credential. For a badge nobody is asked, but it may be said. */
export const LEARNING_QUESTIONS: readonly Question[] = [
  {
    flag: 'outcomes',
    ask: 'What does the holder know and can do? One outcome each, divided by semicolons.',
    value: 'outcomes',
    help: 'Learning outcomes, divided by semicolons.',
    example: 'Frames a question that data can answer; joins tables to answer it',
    fault: listFault('outcomes'),
    settled: isMilestone,
  },
  {
    flag: 'ects',
    ask: 'How many ECTS credits is it?',
    value: 'credits',
    help: 'Workload in ECTS credits.',
    fault: numberFault('ects'),
    optional: () => true,
    settled: isMilestone,
  },
  {
    flag: 'hours',
    ask: 'How many hours of work is it, with the assessment?',
    value: 'number',
    help: 'Workload in hours; needed for a micro-credential without ECTS credits.',
    fault: numberFault('hours'),
    optional: ({ ects }) => ects !== undefined,
    settled: isMilestone,
  },
  {
    flag: 'level',
    ask: 'At which level, if it has one? Such as EQF 5.',
    value: 'level',
    help: 'Level, such as "EQF 5" or "Introductory".',
    example: 'EQF 5',
    fault: faultBy(workloadSchema.shape.level),
    optional: () => true,
    settled: isMilestone,
  },
  {
    flag: 'participation',
    ask: 'How does one take part?',
    value: 'form',
    help: `How one takes part: ${PARTICIPATION.join(', ')}.`,
    choices: FORMS_OF_PARTICIPATION,
    settled: isMilestone,
  },
  {
    flag: 'quality',
    ask: 'Who assures its quality?',
    value: 'kind',
    help: `Quality assurance: ${KINDS_OF_QUALITY.join(', ')}.`,
    choices: QUALITY_CHOICES,
    settled: isMilestone,
  },
  {
    flag: 'prerequisites',
    ask: 'What does one need to enrol, besides badges? Divide it by semicolons.',
    value: 'needs',
    help: 'What one needs to enrol, divided by semicolons.',
    fault: listFault('prerequisites'),
    optional: () => true,
    settled: isMilestone,
  },
]

const numberOf = (answer: string | undefined) => (answer === undefined ? undefined : Number(answer))

/** What these answers say of a new badge class. */
export function learningOf(answers: Answers): Partial<NewBadge> {
  const { ects, hours, level, quality } = answers
  const workload = { hours: numberOf(hours), ects: numberOf(ects), level }
  const isSaid = Object.values(workload).some((value) => value !== undefined)
  return {
    outcomes: listOf(answers.outcomes, /;/),
    workload: isSaid ? workload : undefined,
    participation: answers.participation as NewBadge['participation'],
    qualityAssurance: quality === undefined ? undefined : { kind: quality as QualityAssurance['kind'] },
    prerequisites: listOf(answers.prerequisites, /;/),
  }
}
