import { addressesIn, masked } from '../checks/addresses.ts'
import { awardDates } from '../checks/award-dates.ts'
import { awardEvidenceRequired } from '../checks/award-evidence-required.ts'
import { awardResultExists } from '../checks/award-result-exists.ts'
import { awardResultReached } from '../checks/award-result-reached.ts'
import { awardResultRequired } from '../checks/award-result-required.ts'
import type { Check } from '../checks/check.ts'
import { markdownUnsafe } from '../checks/markdown-unsafe.ts'
import { nameConsent } from '../checks/name-consent.ts'
import type { Award } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import type { FieldPath, Place, Sourced } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'
import { type NameIndex, namesIn, unpublishedNames } from './names.ts'
import type { Fault, Order, Recipient } from './order.ts'

/** Rules of content that one new award can break by itself. */
const CHECKS: readonly Check[] = [
  awardDates,
  awardResultExists,
  awardResultRequired,
  awardResultReached,
  awardEvidenceRequired,
  markdownUnsafe,
  nameConsent,
]

/** The award that a row will become, as far as rules look at it. A rule that names it names its line. */
function awardOf({ line, awardedOn, name, nameConsent: consent, facts }: Recipient, order: Order): Award {
  // A name without consent is not written, and so is no part of the award.
  const named = consent === undefined ? {} : { name, nameConsent: consent }
  return {
    ...order.shared,
    ...facts,
    id: `of line ${line}`,
    file: '',
    badge: order.badge.slug,
    awardedOn,
    recipient: named,
  } as Award
}

/** Whether a field is the row’s own; else it is what holds for all. */
function isOwn({ facts, awardedOn }: Recipient, [field]: FieldPath, order: Order): boolean {
  if (field === 'awardedOn') return awardedOn !== order.awardedOn
  return field === undefined || field === 'recipient' || Object.hasOwn(facts, field)
}

/** Lines of a table in the place of lines of a file; what holds for all has none. */
function sourced(recipient: Recipient, order: Order): Sourced<Award> {
  const place = (path: FieldPath): Place => ({
    file: '',
    line: isOwn(recipient, path, order) ? recipient.line : 0,
    column: 1,
  })
  return {
    value: awardOf(recipient, order),
    path: [],
    source: { file: '', placeOf: place, placeOfKey: place, placeOfBody: () => place([]) },
  }
}

const NOTHING_PRESENT: RegisterDraft['present'] = {
  badges: new Set(),
  pathways: new Set(),
  careers: new Set(),
  frameworks: new Set(),
  recognitions: new Set(),
  awards: new Set(),
  everyAward: true,
}

function draftOf(recipients: readonly Recipient[], order: Order): RegisterDraft {
  const badge = { value: order.badge as BadgeClass, path: [], source: sourced(recipients[0]!, order).source }
  return {
    keys: [],
    badgeClasses: [badge],
    pathways: [],
    careers: [],
    frameworks: [],
    recognitions: [],
    learners: [],
    endorsements: [],
    erased: [],
    messages: [],
    awards: recipients.map((recipient) => sourced(recipient, order)),
    present: { ...NOTHING_PRESENT, badges: new Set([order.badge.slug]) },
  }
}

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const onLine = (line: number): Pick<Fault, 'concerns' | 'line'> =>
  line === 0 ? { concerns: 'all' } : { concerns: 'row', line }

/** Addresses, and names of people who did not agree to be named, in texts that would be published. */
function identifiersIn(facts: object, line: number, names: NameIndex): Fault[] {
  const text = textsIn(facts).join('\n')
  const addresses = addressesIn(text).map(
    ({ text: address }): Fault => ({
      ...onLine(line),
      message: `An e-mail address stands in what would be published: "${masked(address)}".`,
      hint: 'take it out of the text',
    }),
  )
  const found = namesIn(text, names).map(
    (name): Fault => ({
      ...onLine(line),
      message: `${JSON.stringify(name)} stands in what would be published, and no day of consent to it is given.`,
      hint: 'take the name out of the text, or add the day on which this learner agreed to be named',
    }),
  )
  return [...addresses, ...found]
}

/** The same fault of what holds for all comes from every row. */
function withoutRepeats(faults: readonly Fault[]): Fault[] {
  const all = new Map(faults.filter(({ concerns }) => concerns === 'all').map((fault) => [fault.message, fault]))
  return [...all.values(), ...faults.filter(({ concerns }) => concerns === 'row')]
}

/**
 * Holds rows to the rules of content before anything of them is written: dates in order, results that the badge class knows,
 * evidence where it asks for some; and no address or unpublished name in any text.
 */
export function brokenRules(recipients: readonly Recipient[], order: Order, today: string): Fault[] {
  if (recipients.length === 0) return []
  const draft = draftOf(recipients, order)
  const problems = CHECKS.flatMap((check) => check(draft, today)).map(
    ({ line, message, hint }): Fault => ({ ...onLine(line), message, hint }),
  )
  const names = unpublishedNames(recipients)
  const identifiers = recipients.flatMap(({ facts, line }) => identifiersIn(facts, line, names))
  return withoutRepeats([...problems, ...identifiersIn(order.shared, 0, names), ...identifiers])
}
