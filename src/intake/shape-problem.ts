import type * as z from 'zod'
import { nearest } from '../domain/nearest.ts'
import type { FieldPath, Problem, Source } from '../domain/problem.ts'
import type { Rule } from '../domain/rules.ts'
import type { Fault } from './issues.ts'
import { descriptionAt, fieldsAt, mapFitsAt, valueAt, valuesAt } from './schema-walk.ts'
import { expectedKind, fieldName, firstSentence, kindOf, listed, shown as quoted } from './wording.ts'

/** What a fault is about: the whole value, its schema, and how both are spoken of. */
export interface About {
  readonly schema: z.core.$ZodType
  readonly noun: string
  readonly anchor: string
  readonly rule: Rule
  readonly root: unknown
  readonly source: Source
}

type Words = Pick<Problem, 'message' | 'hint'>

/** Members of a JWK that make it a private key (RFC 7518 section 6). */
const PRIVATE = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])

/** Longest text of a key file that a message may quote: whoever mixes up two files must not find a private key in a log. */
const LONGEST_QUOTE = 20

/** A value as a message may quote it. */
function shown({ rule }: About, value: unknown): string {
  const secret = rule === 'key-shape' && typeof value === 'string' && value.length > LONGEST_QUOTE
  return secret ? `a text of ${value.length} characters` : quoted(value)
}

const allFields = ({ anchor }: About) => `All fields: content/README.md#${anchor}`

function unknownField(about: About, path: FieldPath, name: string): Words {
  if (about.rule === 'key-shape' && PRIVATE.has(name))
    return {
      message: `This holds "${name}", a part of a private key.`,
      hint: 'whoever has seen this file can sign in your name: never use this key, and make a new one',
    }
  const fields = fieldsAt(about.schema, path)
  const near = nearest(name, fields)
  const guess = near === undefined ? `it has ${listed(fields)}.` : `did you mean "${near}"?`
  return {
    message: `${fieldName(path, about.noun)} has no field ${shown(about, name)}.`,
    hint: path.length === 0 && near === undefined ? allFields(about) : `${guess} ${allFields(about)}`,
  }
}

function missing(about: About, path: FieldPath): Words {
  const name = String(path.at(-1))
  const description = descriptionAt(about.schema, path)
  const what = description === undefined ? '' : `: ${firstSentence(description)}`
  return {
    message: `${fieldName(path.slice(0, -1), about.noun)} lacks the field "${name}"${what}.`,
    hint: `add a line "${name}: …". ${allFields(about)}`,
  }
}

function wrongKind(about: About, path: FieldPath, [expected, value]: readonly [string, unknown]): Words {
  const name = fieldName(path, about.noun)
  const must = expectedKind(expected)
  if (value === null)
    return path.length === 0
      ? { message: `This file is empty, and must have the fields of ${lower(about.noun)}.`, hint: allFields(about) }
      : { message: `${name} is empty, and must be ${must}.`, hint: 'give it a value, or take the line out' }
  const scalar = typeof value === 'number' || typeof value === 'boolean'
  const kind = scalar || typeof value === 'string' ? `, which is ${kindOf(value)}` : ''
  return {
    message: `${name} is ${shown(about, value)}${kind}, and must be ${must}.`,
    hint: kindHint(about, path, [expected, value]),
  }
}

const lower = (noun: string) => noun.charAt(0).toLowerCase() + noun.slice(1)

function kindHint(about: About, path: FieldPath, [expected, value]: readonly [string, unknown]): string {
  if (expected === 'string' && typeof value !== 'object') return `put it in quotes: "${value}"`
  if (expected === 'array') return 'write each item on a line of its own, after "- "'
  if (expected === 'object' && path.length > 0) return `its fields are ${listed(fieldsAt(about.schema, path))}`
  if (expected === 'boolean') return 'write true or false, without quotes'
  if ((expected === 'number' || expected === 'int') && typeof value === 'string') return 'write digits without quotes'
  return allFields(about)
}

function notListed(about: About, path: FieldPath, [values, value]: readonly [readonly string[], string]): Words {
  const name = fieldName(path, about.noun)
  const list = listed(
    values.map((one) => `"${one}"`),
    'or',
  )
  const map = mapFitsAt(about.schema, path) ? ' or a map with fields of its own' : ''
  const near = nearest(value, values)
  const description = descriptionAt(about.schema, path)
  if (values.length < 8) {
    const hint = near === undefined ? description : `did you mean "${near}"?`
    return { message: `${name} is ${shown(about, value)}, and must be ${list}${map}.`, hint }
  }
  const guess = near === undefined ? '' : `did you mean "${near}"? `
  return { message: `${name} is ${shown(about, value)}, which is not in its list.`, hint: `${guess}The list: ${list}` }
}

/** A day that nearly stands in the calendar, as the last one of its month. */
function dayHint(value: unknown): string {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])-/.exec(String(value)) ?? []
  const last = year === undefined ? undefined : new Date(Date.UTC(Number(year), Number(month), 0))
  return `write it as YYYY-MM-DD, for example ${last?.toISOString().slice(0, 10) ?? '2026-02-28'}`
}

/** Messages of our schemas complete a sentence: "must be …", "is not …", "needs …". */
function ownMessage(about: About, path: FieldPath, [text, value]: readonly [string, unknown]): Words {
  const name = fieldName(path, about.noun)
  const description = descriptionAt(about.schema, path)
  const hint = description === undefined ? allFields(about) : `${name}: ${firstSentence(description)}`
  if (text.startsWith('needs')) return { message: `${name} ${text}.`, hint: allFields(about) }
  if (text.startsWith('is not a day'))
    return { message: `${name} is ${shown(about, value)}, which ${text}.`, hint: dayHint(value) }
  return { message: `${name} is ${shown(about, value)}, and ${text}.`, hint }
}

/** Limits of numbers and lists, for which our schemas have no words of their own. */
function outOfBounds(
  about: About,
  path: FieldPath,
  [issue, value]: readonly [z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, unknown],
): Words {
  const name = fieldName(path, about.noun)
  if (Array.isArray(value) && value.length === 0)
    return { message: `${name} is an empty list.`, hint: 'list something, or take the line out' }
  const small = issue.code === 'too_small'
  const limit = small ? issue.minimum : issue.maximum
  if (typeof value === 'number') {
    const bound = issue.inclusive === false ? (small ? 'more than' : 'less than') : small ? 'at least' : 'at most'
    return { message: `${name} is ${value}, and must be ${bound} ${limit}.` }
  }
  const [count, unit] = Array.isArray(value) ? [value.length, 'items'] : [String(value).length, 'characters']
  return { message: `${name} has ${count} ${unit}, and may have ${limit} at the ${small ? 'least' : 'most'}.` }
}

function words(about: About, { path, issue }: Fault): Words {
  const value = valueAt(about.root, path)
  if (value === undefined && path.length > 0) return missing(about, path)
  const values = valuesAt(about.schema, path)
  if (values.length > 0 && typeof value === 'string') return notListed(about, path, [values, value])
  if (issue.code === 'invalid_type') return wrongKind(about, path, [issue.expected, value])
  const ownWords = /^(?:must|is|needs) /.test(issue.message)
  if (!ownWords && (issue.code === 'too_small' || issue.code === 'too_big'))
    return outOfBounds(about, path, [issue, value])
  if (values.length > 0) return wrongKind(about, path, ['string', value])
  return ownMessage(about, path, [ownWords ? issue.message : 'does not fit', value])
}

/** Says one fault in plain English, at its place: a name at the name, a value at the value, what lacks at the map. */
export function problemOf(about: About, fault: Fault): Problem {
  const { path, unknownField: name } = fault
  const { rule, source } = about
  if (name !== undefined) return { ...source.placeOfKey([...path, name]), rule, ...unknownField(about, path, name) }
  const { message, hint = allFields(about) } = words(about, fault)
  return { ...source.placeOf(path), rule, message, hint }
}
