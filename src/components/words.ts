import { toUtc } from '../domain/moment.ts'
import { kebab } from '../domain/text.ts'

// Made once: making a formatter costs more than a page does.
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const NUMBER = new Intl.NumberFormat('en-GB')
const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const LANGUAGE = new Intl.DisplayNames('en-GB', { type: 'language' })

/** A day in words that every reader takes the same way: `1 March 2026`. In UTC, as credentials state it. */
export function dayInWords(moment: string): string {
  return DAY.format(new Date(toUtc(moment)))
}

/** `1 badge`, `2 badges`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return LIST.format(words)
}

const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const

/** An ISO 8601 duration in words: `P1Y6M` is `1 year and 6 months`. */
export function durationInWords(duration: string): string {
  const parts = [...duration.matchAll(/(\d+)([YMWD])/g)]
  return listed(parts.map(([, count, unit]) => counted(Number(count), UNITS[unit as keyof typeof UNITS])))
}

/** Words that the closed lists of Open Badges write together or otherwise than people do. */
const SPELLED: Readonly<Record<string, string>> = {
  'micro-credential': 'Micro-credential',
  'co-curricular': 'Co-curricular activity',
  'rubric-criterion-level': 'Rubric level',
}

/** A term of a closed list for people: `certificate-of-completion` is `Certificate of completion`, `ext:Foo` is `Foo`. */
export function termInWords(term: string): string {
  const plain = term.replace(/^ext:/, '')
  const words = plain.replaceAll('-', ' ')
  return SPELLED[plain] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** The same for a term as credentials write it: `CertificateOfCompletion`. */
export function wireTermInWords(term: string): string {
  return termInWords(term.startsWith('ext:') ? term : kebab(term))
}

/** The kind of a badge class in words; `badge` unless it says otherwise. */
export function kindInWords(type: string | undefined): string {
  return termInWords(type ?? 'badge')
}

/** Names of languages, in English, as pages speak of them. */
export function languageInWords(tag: string): string {
  return LANGUAGE.of(tag) ?? tag
}

/** The plural of a kind: the noun before `of`, else the last, takes the ending. */
function pluralKind(kind: string): string {
  const [noun = '', ...rest] = kind.split(' of ')
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return [plural, ...rest].join(' of ')
}

/** How many of each kind there are, micro-credentials first: `2 micro-credentials`, `9 badges`. */
export function kindCounts(types: readonly (string | undefined)[]): string[] {
  const counts = new Map<string, number>([['micro-credential', 0]])
  for (const type of types) counts.set(type ?? 'badge', (counts.get(type ?? 'badge') ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([type, count]) => {
      const kind = kindInWords(type).toLowerCase()
      return counted(count, kind, pluralKind(kind))
    })
}
