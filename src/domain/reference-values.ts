import * as z from 'zod'
import { shortReference } from './alignment.ts'
import { awardIdSchema } from './award.ts'
import { duration, moment } from './moment.ts'
import { handleSchema } from './policy.ts'
import { extension } from './profile.ts'
import { anchorOf, partOf } from './reference-parts.ts'
import { email, httpsUrl, languageTag, line, prose, slug, uri } from './text.ts'

/** A closed list with more values than this is printed below its table. */
const MOST_IN_A_CELL = 10

/** Kinds of text that many fields share: a name for the tables, and what it stands for. */
export const TEXT_KINDS: readonly { readonly name: string; readonly schema: z.core.$ZodType; readonly is: string }[] = [
  { name: 'line', schema: line(), is: 'One line of text without spaces at its ends.' },
  { name: 'text', schema: prose(), is: 'One or more lines of text; Markdown where the field says so.' },
  { name: 'slug', schema: slug, is: 'Lower-case letters, digits and hyphens, 64 at the most: `data-literacy-basics`.' },
  { name: 'award id', schema: awardIdSchema, is: '16 to 32 random letters a–z and digits 2–7: `rjh6ubzxrtmwmrop`.' },
  {
    name: 'day',
    schema: moment,
    is: 'A day, meaning its first second in UTC: `2026-03-01`. Or a time with its zone: `2026-03-01T14:00:00+01:00`.',
  },
  { name: 'duration', schema: duration, is: 'An ISO 8601 duration in days or more: `P2Y`, `P18M`, `P6W`, `P90D`.' },
  { name: 'web address', schema: httpsUrl, is: 'A whole `https://` address.' },
  { name: 'URI', schema: uri, is: 'A name that begins with `https:`, `urn:` or `did:`.' },
  {
    name: 'short reference',
    schema: shortReference,
    is: 'The name of a file in `frameworks/`, a colon, and the code of one of its items: `nace:communication`, `onet:15-2051.00`, `esco:http://data.europa.eu/esco/skill/…`.',
  },
  { name: 'e-mail address', schema: email, is: 'The address of an office: `badges@example.org`. Never of a learner.' },
  { name: 'language tag', schema: languageTag, is: '`en`, `en-US` or `zh-Hant-TW`.' },
  { name: 'account', schema: handleSchema, is: 'Name of an account where the repository is kept, without `@`.' },
  { name: 'own term', schema: extension, is: '`ext:` and a name, for what a list lacks: `ext:Hackathon`.' },
]

/** The checks of a schema with what their messages say, `must be …`. */
function messagesOf(schema: z.core.$ZodType): { readonly check: string; readonly message: string }[] {
  return (schema._zod.def.checks ?? []).flatMap(({ _zod: { def } }) => {
    const message = def.error?.({} as never)
    return typeof message === 'string' ? [{ check: def.check, message }] : []
  })
}

/** What a map needs beyond its required fields: ``needs `identities` or a `did` ``. */
export function needsOf(schema: z.core.$ZodType): string[] {
  return messagesOf(schema).flatMap(({ check, message }) => (check === 'custom' ? [message] : []))
}

/** What sets the kind of a text apart: the first pattern that it must match, or its format. */
function mark(schema: z.ZodString | z.ZodEmail): string {
  const [pattern] = messagesOf(schema).filter(({ check }) => check === 'string_format')
  return pattern?.message ?? schema.format ?? 'text'
}

function textType(schema: z.ZodString | z.ZodEmail): string {
  const own = mark(schema)
  const kind = TEXT_KINDS.find((one) => isText(one.schema) && mark(one.schema) === own)
  if (kind === undefined) return own.replace(/^must be /, '')
  const limited = kind.name === 'line' || kind.name === 'text'
  return limited ? `${kind.name}, up to ${limitsOf(schema).maxLength} characters` : kind.name
}

/** The limits of a schema, in the words of JSON Schema. */
function limitsOf(schema: z.core.$ZodType) {
  return z.toJSONSchema(schema, { io: 'input' })
}

function numberType(schema: z.ZodNumber): string {
  const { type, minimum, exclusiveMinimum, maximum } = limitsOf(schema)
  const bounds = [
    minimum !== undefined && `${minimum} at the least`,
    exclusiveMinimum !== undefined && `more than ${exclusiveMinimum}`,
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && `${maximum} at the most`,
  ]
  return [type === 'integer' ? 'whole number' : 'number', ...bounds.filter(Boolean)].join(', ')
}

/** A title inside a sentence: `Ed25519 key` and `RSA key` keep their capitals. */
const inSentence = (title: string) => title.replace(/^[A-Z](?=[a-z]+(?: |$))/, (letter) => letter.toLowerCase())

function mapType(schema: z.ZodObject): string {
  const part = partOf(schema)
  if (part === undefined) throw new TypeError(`a map of ${Object.keys(schema.shape)} has no title in PARTS`)
  return `[${inSentence(part.title)}](#${anchorOf(part.title)})`
}

function listType(schema: z.ZodArray): string {
  const { maxItems } = limitsOf(schema)
  const items = `list of ${typeOf(schema.element)}`
  return maxItems === undefined ? items : `${items}; ${maxItems} at the most`
}

const code = (text: unknown) => `\`${text}\``

const isText = (schema: z.core.$ZodType) => schema instanceof z.ZodString || schema instanceof z.ZodEmail

/** What may stand in a field, in Markdown. */
export function typeOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return typeOf(schema.unwrap())
  if (schema instanceof z.ZodRecord) return `map of ${typeOf(schema.keyType)} to ${typeOf(schema.valueType)}`
  if (schema instanceof z.ZodArray) return listType(schema)
  if (schema instanceof z.ZodObject) return mapType(schema)
  if (schema instanceof z.ZodUnion) return schema.options.map(typeOf).join(' or ')
  if (schema instanceof z.ZodEnum)
    return schema.options.length > MOST_IN_A_CELL ? 'one of the list below' : schema.options.map(code).join(', ')
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(code).join(', ')
  if (schema instanceof z.ZodBoolean) return '`true` or `false`'
  if (schema instanceof z.ZodNumber) return numberType(schema)
  if (isText(schema)) return textType(schema)
  throw new TypeError(`the reference has no words for a schema of type ${schema._zod.def.type}`)
}

/** The values of a field whose list is too long for a table. */
export function longListOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodOptional) return longListOf(schema.unwrap())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(longListOf)
  const values = schema instanceof z.ZodEnum ? schema.options.map(String) : []
  return values.length > MOST_IN_A_CELL ? values : []
}
