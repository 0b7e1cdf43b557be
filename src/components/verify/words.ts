import type { Outcome, Tone } from '../../verification/index.ts'

/** How something is shown to those who see it, and to those who do not see it or its colour. */
interface Mark {
  readonly sign: string
  readonly word: string
}

/** What steps and proofs found. */
export const OUTCOMES: Readonly<Record<Outcome, Mark>> = {
  passed: { sign: '✓', word: 'passed' },
  failed: { sign: '✕', word: 'failed' },
  'not-checked': { sign: '?', word: 'could not be checked' },
}

/** Signs of verdicts. Their word is the title; the style sheet gives each tone a colour and a shape of its own. */
export const TONES: Readonly<Record<Tone, string>> = { good: '✓', caution: '!', bad: '✕', unknown: '?' }

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))?$/i

/** A day or moment in words, in UTC; as it stands when it is not written as one. Midnight is left out. */
export function momentInWords(text: string): string {
  const instant = new Date(text)
  if (!WITH_ZONE.test(text) || Number.isNaN(instant.getTime())) return text
  const isMidnight = instant.toISOString().slice(11, 19) === '00:00:00'
  return isMidnight ? DAY.format(instant) : `${MOMENT.format(instant)} UTC`
}

/** `MicroCredential` is `Micro credential`. */
export function kindInWords(kind: string): string {
  const words = kind.replace(/^ext:/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
