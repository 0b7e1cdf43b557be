import { didYouMean } from '../domain/nearest.ts'
import type { UnknownHeading } from './headings.ts'

/** Kinds of cells. */
export type CellKind = 'address' | 'line' | 'prose' | 'day' | 'url' | 'visibility' | 'number' | 'pseudonym' | 'parts'

interface Column {
  readonly kind: CellKind
  /** Longest text, in characters; the schemas of content say the same. */
  readonly longest: number
  /** How its name may be written, the usual way first: lower case, without accents, words parted by one space. */
  readonly names: readonly string[]
}

const column = (kind: CellKind, longest: number, ...names: readonly string[]): Column => ({ kind, longest, names })

/** Every column that a table of recipients may have, in whatever order. */
export const COLUMNS = {
  email: column(
    'address',
    254,
    ...['email', 'e mail', 'mail', 'email address', 'e mail address', 'mail address', 'e mail adresse', 'emailadresse'],
    ...['mailadresse', 'courriel', 'adresse e mail', 'adresse email', 'adresse electronique', 'correo', 'email adres'],
    ...[
      'correo electronico',
      'endereco de email',
      'indirizzo email',
      'learner email',
      'recipient email',
      'student email',
    ],
  ),
  name: column(
    'line',
    200,
    'name',
    'full name',
    'display name',
    'learner name',
    'recipient',
    'nom complet',
    'nombre completo',
  ),
  givenName: column(
    'line',
    100,
    'first name',
    'given name',
    'firstname',
    'forename',
    'vorname',
    'prenom',
    'nombre',
    'nome',
  ),
  familyName: column(
    'line',
    100,
    ...[
      'last name',
      'family name',
      'lastname',
      'surname',
      'nachname',
      'nom',
      'nom de famille',
      'apellido',
      'apellidos',
    ],
  ),
  nameConsent: column('day', 30, 'name consent', 'consent', 'consent date', 'name consent date', 'consent to name'),
  awardedOn: column(
    'day',
    30,
    'awarded on',
    'awarded',
    'award date',
    'date',
    'issued on',
    'issue date',
    'datum',
    'fecha',
  ),
  expires: column('day', 30, 'expires', 'expires on', 'expiry', 'expiry date', 'expiration', 'expiration date'),
  evidenceUrl: column(
    'url',
    2000,
    'evidence url',
    'evidence',
    'evidence link',
    'url',
    'link',
    'portfolio',
    'nachweis',
    'preuve',
  ),
  evidenceName: column('line', 200, 'evidence name', 'evidence title'),
  evidenceNarrative: column('prose', 5000, 'evidence narrative', 'evidence description'),
  narrative: column('prose', 5000, 'narrative', 'description', 'achievement'),
  role: column('line', 200, 'role'),
  term: column('line', 200, 'term', 'semester'),
  licenseNumber: column('line', 80, 'licence number', 'license number', 'licence', 'license', 'certificate number'),
  creditsEarned: column('number', 20, 'credits earned', 'credits'),
  activityStart: column('day', 30, 'activity start', 'start', 'start date', 'started on'),
  activityEnd: column('day', 30, 'activity end', 'end', 'end date', 'ended on', 'completed on'),
  visibility: column('visibility', 20, 'visibility'),
  learner: column('pseudonym', 200, 'learner', 'pseudonym', 'learner pseudonym'),
  parts: column('parts', 7000, 'parts'),
} as const satisfies Readonly<Record<string, Column>>

/** What a column is about. */
export type ColumnName = keyof typeof COLUMNS

/** A column of a table: one of {@link COLUMNS}, a result of the badge class, or one that its writer kept for themselves. */
export type Heading =
  | { readonly is: 'column'; readonly name: ColumnName; readonly text: string }
  | { readonly is: 'result'; readonly id: string; readonly text: string }
  | { readonly is: 'ignored'; readonly text: string }

const BY_NAME = new Map(
  Object.entries(COLUMNS).flatMap(([name, { names }]) => names.map((text) => [text, name as ColumnName] as const)),
)

/** A name in the form that {@link COLUMNS} has: `E-Mail-Adresse *` as `e mail adresse`, `nameConsent` as `name consent`. */
export function plainHeading(text: string): string {
  return text
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const RESULT = /^results?\s*:\s*(.+)$/i

/** Whether a text is the name of a column. */
export function isColumn(text: string): boolean {
  return BY_NAME.has(plainHeading(text)) || RESULT.test(text.trim())
}

/** What the name of a column means, or what is wrong with it. */
export type ReadHeading = Heading | UnknownHeading

function resultHeading(text: string, typed: string, ids: readonly string[]): ReadHeading {
  const id = typed.trim().toLowerCase()
  if (ids.includes(id)) return { is: 'result', id, text }
  const fallback = ids.length === 0 ? 'it describes none: take the column out' : `its results are ${ids.join(', ')}`
  const hint = didYouMean(id, ids, fallback)
  return { is: 'unknown', message: `The badge class has no result ${JSON.stringify(id)}.`, hint }
}

/**
 * Reads the name of a column.
 *
 * @param results - Ids of the results of the badge class: a column `result:<id>` each.
 */
export function readHeading(written: string, results: readonly string[]): ReadHeading {
  const text = written.trim()
  if (text.startsWith('_')) return { is: 'ignored', text }
  const result = RESULT.exec(text)?.[1]
  if (result !== undefined) return resultHeading(text, result, results)
  const name = BY_NAME.get(plainHeading(text))
  if (name !== undefined) return { is: 'column', name, text }
  const message = text === '' ? 'A column has cells and no name.' : `There is no column ${JSON.stringify(text)}.`
  const meant = results.find((id) => plainHeading(id) === plainHeading(text))
  const keep = 'if it is only for you, let its name begin with "_", and it is left out'
  const known = [...BY_NAME.keys(), ...results.map((id) => `result:${id}`)]
  return {
    is: 'unknown',
    message,
    hint: meant === undefined ? didYouMean(plainHeading(text), known, keep) : `did you mean "result:${meant}"?`,
  }
}
