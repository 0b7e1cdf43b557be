import { isMoment, toUtc } from '../../src/domain/calendar.ts'
import { type StepName, TOPICS } from '../../src/domain/findings.ts'
import { type Recognition, recognitionSchema } from '../../src/domain/recognition.ts'
import type { Claims, Report } from '../../src/verification/index.ts'
import { plainText } from '../print/plain-text.ts'

/** What a credential that holds says, in the form in which content keeps it. */
export type Facts = Pick<Recognition, 'achievement' | 'name' | 'issuer' | 'awardedOn' | 'expires'>

/** What must have passed, each of it, before a credential of another issuer counts. */
const NEEDED: readonly StepName[] = ['signature', 'issuer', 'dates', 'status', 'recipient']

const BADGES: readonly Report['kind'][] = ['open-badge-3', 'open-badge-2']

const LONGEST = 300

/**
 * Why a verified credential cannot be recognised, each in a sentence; nothing when it can. What could not be checked stands
 * against it as what failed does.
 */
export function faultsOf({ kind, format, steps, verdict }: Report): string[] {
  if (verdict.tone === 'good' && !BADGES.includes(kind))
    return [`It is ${format}. What counts on pathways is a single badge: recognise each of those inside.`]
  const open = steps.filter(({ outcome }) => outcome !== 'passed')
  const untaken = steps.some(({ outcome }) => outcome === 'failed')
    ? []
    : NEEDED.filter((name) => !steps.some(({ step }) => step === name))
  const faults = [
    ...open.map(
      ({ step, outcome, message }) =>
        `${TOPICS[step]} ${outcome === 'failed' ? 'failed' : 'could not be checked'}: ${plainText(message, LONGEST)}`,
    ),
    ...untaken.map((step) => `${TOPICS[step]} could not be checked.`),
  ]
  return faults.length === 0 && verdict.tone !== 'good' ? [`${verdict.title}: ${verdict.text}`] : faults
}

/** A moment as content writes it: a day when it is the first second of one. */
export function momentOf(text: string): string {
  const isRead = isMoment(text) || !Number.isNaN(Date.parse(text))
  if (!isRead) return text
  return toUtc(new Date(text).toISOString()).replace('T00:00:00Z', '')
}

/** The name of an achievement on one line; strangers write theirs as they like. */
export function lineOf(name: string): string {
  return name.replace(/\s+/gu, ' ').trim()
}

/** What content would keep of the claims. Only {@link factFaults} tells whether it can. */
export function factsOf({ claims, issuer }: Report): Facts {
  const { achievement = '', name = '', awardedOn, validFrom = '', validUntil } = claims ?? ({} as Partial<Claims>)
  return {
    achievement,
    name: lineOf(name),
    issuer: issuer?.id ?? '',
    awardedOn: momentOf(awardedOn ?? validFrom),
    ...(validUntil === undefined ? {} : { expires: momentOf(validUntil) }),
  }
}

const WORDS: { readonly [Field in keyof Facts]-?: string } = {
  achievement: 'The id of its achievement',
  name: 'The name of its achievement',
  issuer: 'The id of its issuer',
  awardedOn: 'The day of its award',
  expires: 'Its last day',
}

/** What of a credential’s claims cannot stand in content, each in a sentence. */
export function factFaults(facts: Facts): string[] {
  const shapes = recognitionSchema.shape
  const wrong = Object.entries(facts).flatMap(([name, value]) => {
    const { success, error } = shapes[name as keyof Facts].safeParse(value)
    const what = `${WORDS[name as keyof Facts]}, ${JSON.stringify(plainText(value, 80))},`
    return success ? [] : [`${what} ${error.issues[0]?.message}.`]
  })
  const isHidden = plainText(facts.name, LONGEST) !== facts.name
  return isHidden
    ? [
        ...wrong,
        `${WORDS.name}, ${JSON.stringify(plainText(facts.name, 80))}, has characters in it that cannot be seen.`,
      ]
    : wrong
}
