import { didYouMean } from '../src/domain/nearest.ts'
import { usageError } from './command.ts'
import type { Terminal } from './io.ts'
import { plainText } from './print/plain-text.ts'

/** Answers by the flag that gives each without a question. */
export type Answers = Readonly<Record<string, string | undefined>>

/** Something that a new file has to say: asked at a terminal, or given by a flag. */
export interface Question {
  readonly flag: string
  readonly ask: string
  /** Name of the value in the help. */
  readonly value: string
  readonly help: string
  readonly example?: string
  /** What can be chosen, with its words. */
  readonly choices?: readonly (readonly [value: string, label: string])[]
  /** Whether the answer may be Markdown from a file, which a second flag names: `--criteria-file`. */
  readonly fromFile?: boolean
  /** The question without whose answer this one makes no sense. */
  readonly needs?: string
  /** Whether it may stay open, seeing the answers before it. */
  readonly optional?: (answers: Answers) => boolean
  /** Whether it need not be asked, seeing the answers before it. */
  readonly settled?: (answers: Answers) => boolean
  /** What is wrong with an answer, as the end of a sentence that begins with it; seeing what flags gave. */
  readonly fault?: (answer: string, given: Answers) => string | undefined
}

/** Somebody pressed Ctrl-C or Escape. */
export class Interrupted extends Error {}

const mayStayOpen = ({ optional }: Question, answers: Answers) => optional?.(answers) === true

function faultOf({ choices, fault }: Question, answer: string, given: Answers): string | undefined {
  const known = choices?.map(([value]) => value)
  if (known !== undefined && !known.includes(answer))
    return `is none of ${known.length > 12 ? 'those that can be chosen' : known.join(', ')}`
  return fault?.(answer, given)
}

async function askOne(question: Question, answers: Answers, terminal: Terminal): Promise<string | undefined> {
  const { isCancel, select, text } = await import('@clack/prompts')
  const open = mayStayOpen(question, answers)
  const { choices, example } = question
  const message = open ? `${question.ask} (Enter leaves it open)` : question.ask
  const answer =
    choices === undefined
      ? await text({
          ...terminal,
          message,
          placeholder: example,
          validate: (typed = '') => {
            const answer = typed.trim()
            if (answer === '') return open ? undefined : 'There must be an answer.'
            const fault = faultOf(question, answer, answers)
            return fault && `This ${fault}.`
          },
        })
      : await select({
          ...terminal,
          message,
          options: [
            ...choices.map(([value, label]) => ({ value, label })),
            ...(open ? [{ value: '', label: 'Leave it open' }] : []),
          ],
        })
  if (isCancel(answer)) throw new Interrupted()
  return answer?.trim() === '' ? undefined : answer?.trim()
}

function checked(question: Question, answer: string, given: Answers): string {
  if (question.needs !== undefined && given[question.needs] === undefined)
    throw usageError(`--${question.flag} says nothing without --${question.needs}`, `give --${question.needs} too`)
  const fault = faultOf(question, answer, given)
  if (fault === undefined) return answer
  const known = question.choices?.map(([value]) => value) ?? []
  throw usageError(
    `--${question.flag} ${JSON.stringify(plainText(answer, 100))} ${fault}`,
    didYouMean(answer, known, `give --${question.flag} another value`),
  )
}

const isAsked = ({ flag, needs, settled }: Question, answers: Answers) =>
  answers[flag] === undefined && (needs === undefined || answers[needs] !== undefined) && settled?.(answers) !== true

/**
 * Gathers answers: from flags, and at a terminal by asking for the rest, one after the other.
 *
 * @param given - Answers that flags gave.
 * @throws PublisherError ERR_USAGE for a flag with a wrong value; without a terminal, with every flag that is missing.
 */
export async function answersTo(
  questions: readonly Question[],
  given: Answers,
  terminal: Terminal | undefined,
): Promise<Answers> {
  const typed = questions.filter(({ flag }) => given[flag] !== undefined)
  const answers: Record<string, string | undefined> = Object.fromEntries(
    typed.map((question) => [question.flag, checked(question, given[question.flag]?.trim() ?? '', given)]),
  )
  const missing: string[] = []
  for (const question of questions) {
    if (!isAsked(question, answers)) continue
    if (terminal !== undefined) answers[question.flag] = await askOne(question, answers, terminal)
    else if (!mayStayOpen(question, answers)) missing.push(`--${question.flag} <${question.value}>`)
  }
  if (missing.length === 0) return answers
  throw usageError(`these are missing: ${missing.join(', ')}`, 'give them, or run this in a terminal to be asked')
}
