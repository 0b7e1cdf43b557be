import type { Register } from '../../src/domain/register.ts'
import type { Delivery } from '../delivery/deliver.ts'
import type { Io } from '../io.ts'
import type { Answers, Question } from '../questions.ts'

/** What questions offer and look at. */
export type Known = Pick<Register, 'badgeClasses' | 'pathways' | 'awards' | 'endorsements'>

/** A kind of content that can be begun anew: its questions, and what its answers make. */
export interface NewKind {
  /** What is asked, in order; choices are of what content holds. */
  questions(known: Known): readonly Question[]
  /** The files to write. */
  delivery(answers: Answers, io: Pick<Io, 'now'>): Delivery
}

/** Answers in which one thing stands beside another: `a; b`. */
export function listOf(answer: string | undefined, divider: RegExp): string[] | undefined {
  const items = answer
    ?.split(divider)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  return items === undefined || items.length === 0 ? undefined : items
}

/** What a zod schema says against an answer, as the end of a sentence. */
export const faultBy =
  (schema: { safeParse(value: unknown): { success: boolean; error?: { issues: readonly { message: string }[] } } }) =>
  (answer: unknown): string | undefined =>
    schema.safeParse(answer).error?.issues[0]?.message
