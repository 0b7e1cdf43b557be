import { addressesIn } from '../../src/checks/addresses.ts'
import { FORBIDDEN } from '../../src/domain/patterns.ts'
import { codePointName } from '../../src/intake/text.ts'
import { type Field, FORMS, type Form, type FormName } from './forms.ts'

/** The answers of a form, each by the name of its question. Of a choice it is what the choice means. */
export type Answers<Name extends FormName> = { readonly [Id in keyof (typeof FORMS)[Name]['fields']]: string }

/** A form that somebody filled in, or everything that is wrong with it, in sentences without any of its words. */
export type Filled =
  | {
      readonly [Name in FormName]: { readonly ok: true; readonly form: Name; readonly answers: Answers<Name> }
    }[FormName]
  | { readonly ok: false; readonly faults: readonly string[] }

/** More than all answers together can come to, in UTF-16 code units. */
const LONGEST = 20_000

/** What GitHub writes where a question was left open. */
const NO_ANSWER = '_No response_'

/** Characters that are not drawn. The two joiners stay: Persian, Indic scripts and emoji need them. */
const UNDRAWN = /(?!\u200C|\u200D)[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u

function refused(...faults: readonly string[]): Filled {
  return { ok: false, faults }
}

const labelsOf = (form: Form) => Object.values(form.fields).map(({ label }) => label)

/** How often each label stands as a heading, and in which order. */
function headingsOf(lines: readonly string[], labels: readonly string[]): string[] {
  return lines.flatMap((line) => (labels.includes(line.slice(4)) && line.startsWith('### ') ? [line.slice(4)] : []))
}

/** The one form that has all headings of a text; that an answer forges another’s is told from the order later on. */
function formOf(lines: readonly string[]): FormName | undefined {
  const fitting = Object.entries<Form>(FORMS).filter(([, form]) => {
    const labels = labelsOf(form)
    return new Set(headingsOf(lines, labels)).size === labels.length
  })
  return fitting.length === 1 ? (fitting[0]![0] as FormName) : undefined
}

/** What stands below each heading; nothing when the headings are not exactly those of the form, in its order. */
function sectionsOf(lines: readonly string[], labels: readonly string[]): string[] | undefined {
  if (headingsOf(lines, labels).join('\n') !== labels.join('\n') || lines[0] !== `### ${labels[0]}`) return undefined
  const starts = labels.map((label) => lines.indexOf(`### ${label}`))
  return starts.map((start, i) =>
    lines
      .slice(start + 1, starts[i + 1])
      .join('\n')
      .trim(),
  )
}

/** What is wrong with an answer, if anything. */
function faultOf(field: Field, answer: string): string | undefined {
  if (answer === '') return field.optional === true ? undefined : 'has no answer.'
  if (addressesIn(answer).length > 0)
    return 'holds an e-mail address. It is public here; take it out, and also out of earlier versions of the issue.'
  switch (field.type) {
    case 'line':
      if (answer.includes('\n')) return 'must be one line.'
      return answer.length > field.most ? `must have ${field.most} characters at the most.` : undefined
    case 'text':
      return answer.length > field.most ? `must have ${field.most} characters at the most.` : undefined
    case 'choice':
      return Object.hasOwn(field.choices, answer) ? undefined : 'is none of the choices.'
    case 'promise':
      return /^- \[x\] /i.test(answer) && answer.slice(6) === field.text ? undefined : 'is not ticked.'
  }
}

const meaningOf = (field: Field, answer: string) => (field.type === 'choice' ? (field.choices[answer] ?? '') : answer)

function readAnswers(form: Form, sections: readonly string[]): Record<string, string> | string[] {
  const entries = Object.entries(form.fields).map(([id, field], i) => {
    const answer = sections[i] === NO_ANSWER ? '' : sections[i]!
    return { id, field, answer, fault: faultOf(field, answer) }
  })
  const faults = entries.flatMap(({ field, fault }) => (fault === undefined ? [] : [`“${field.label}” ${fault}`]))
  if (faults.length > 0) return faults
  return Object.fromEntries(entries.map(({ id, field, answer }) => [id, meaningOf(field, answer)]))
}

/**
 * Reads the text of an issue as what one of our forms makes of answers, and as nothing else.
 *
 * The text is a stranger’s. It is long or short, says what its headings say it is, and no fault repeats any of it.
 *
 * @param body - Text of the issue, as GitHub’s interface gives it.
 */
export function readFilled(body: string): Filled {
  if (body.length > LONGEST) return refused(`The text is longer than ${LONGEST} characters.`)
  const text = body.replaceAll('\r\n', '\n').trim()
  const hidden = FORBIDDEN.exec(text)?.[0] ?? UNDRAWN.exec(text)?.[0]
  if (hidden !== undefined)
    return refused(`The character ${codePointName(hidden)} stands in it, which cannot be seen. Take it out.`)
  const lines = text.split('\n').map((line) => line.trimEnd())
  const name = formOf(lines)
  if (name === undefined) return refused('It was not made with one of the forms of this repository.')
  const form: Form = FORMS[name]
  const sections = sectionsOf(lines, labelsOf(form))
  if (sections === undefined)
    return refused('Its headings are not those of the form: each must stand there once, in the order of the form.')
  const answers = readAnswers(form, sections)
  return Array.isArray(answers) ? refused(...answers) : ({ ok: true, form: name, answers } as unknown as Filled)
}
