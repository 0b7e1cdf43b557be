import { isFuture } from '../checks/dates.ts'
import type { Award } from '../domain/award.ts'
import { addDuration, toUtc } from '../domain/moment.ts'
import { type Policies, policiesSchema } from '../domain/policy.ts'
import type { FieldPath } from '../domain/problem.ts'
import type { PlaceOf, Register } from '../domain/register.ts'
import type { ReviewWarning, ReviewWarningName } from '../domain/review.ts'
import { daysBetween } from './days.ts'
import { type Author, isAwardTo, isNamedLike } from './self-award.ts'

/** What new awards are looked at with. */
export interface WarningInput {
  readonly register: Register
  readonly placeOf: PlaceOf
  readonly authors: readonly Author[]
  /** The policies that count, whose breach is a problem rather than a warning. */
  readonly policies: Policies | undefined
  readonly today: string
}

/** Why an award is worth a look, or nothing. */
type Look = (award: Award, input: WarningInput) => string | undefined

const LIMITS = policiesSchema.shape
const MOST_AWARDS = LIMITS.mostAwards.parse(undefined)
const MOST_DAYS = LIMITS.mostDaysBackdated.parse(undefined)

const endOf = ({ expires, awardedOn, badge }: Award, { badgeClasses }: Register) => {
  const validFor = badgeClasses.get(badge)?.validFor
  return expires ?? (validFor && addDuration(toUtc(awardedOn), validFor))
}

/** Each warning about a single award: the field it stands at, and when it is given. */
const LOOKS: readonly (readonly [ReviewWarningName, FieldPath, Look])[] = [
  [
    'backdated',
    ['awardedOn'],
    ({ awardedOn }, { policies, today }) => {
      const days = daysBetween(awardedOn, today)
      return policies === undefined && days > MOST_DAYS ? `awardedOn is ${awardedOn}, ${days} days ago.` : undefined
    },
  ],
  [
    'self-award',
    ['recipient'],
    (award, { policies, authors }) =>
      policies === undefined &&
      isAwardTo(
        award,
        authors.map(({ email }) => email),
      )
        ? `Award ${award.id} is to somebody who wrote a commit of this change.`
        : undefined,
  ],
  [
    'named-like-author',
    ['recipient', 'name'],
    (award, { authors }) =>
      isNamedLike(award, authors) ? `Award ${award.id} names somebody like an author of this change.` : undefined,
  ],
  [
    'no-evidence',
    ['evidence'],
    ({ evidence, narrative }) =>
      evidence === undefined && narrative === undefined
        ? 'There is no evidence: a reader has the issuer’s word alone.'
        : undefined,
  ],
  [
    'expired-at-once',
    ['expires'],
    (award, { register, today }) => {
      const end = endOf(award, register)
      return end !== undefined && daysBetween(end, today) >= 0 ? `It expired on ${end.slice(0, 10)}.` : undefined
    },
  ],
  [
    'consent-to-come',
    ['recipient', 'nameConsent'],
    ({ recipient: { nameConsent } }, { today }) =>
      nameConsent !== undefined && daysBetween(today, nameConsent) > 0 && !isFuture(nameConsent, today)
        ? `nameConsent is ${nameConsent}, and today is ${today}.`
        : undefined,
  ],
]

function awardWarnings(award: Award, input: WarningInput): ReviewWarning[] {
  return LOOKS.flatMap(([warning, path, look]) => {
    const message = look(award, input)
    return message === undefined ? [] : [{ ...input.placeOf(award, path), warning, message }]
  })
}

/** Marks by which it can be told that two awards are to one person. Hashes have a salt of their own each, and tell nothing. */
function marksOf({ badge, recipient: { did, name } }: Award): string[] {
  return [did, name].filter((mark) => mark !== undefined).map((mark) => `${badge} ${mark}`)
}

function twiceWarnings(awards: readonly Award[], { placeOf }: WarningInput): ReviewWarning[] {
  const first = new Map<string, Award>()
  return awards.flatMap((award) => {
    const same = marksOf(award)
      .map((mark) => first.get(mark))
      .find((one) => one !== undefined)
    for (const mark of marksOf(award)) if (!first.has(mark)) first.set(mark, award)
    if (same === undefined) return []
    const message = `Award ${award.id} has the same name or DID as award ${same.id}, and the same badge class.`
    return [{ ...placeOf(award, ['recipient']), warning: 'same-recipient' as const, message }]
  })
}

function manyWarnings(awards: readonly Award[], { placeOf, policies }: WarningInput): ReviewWarning[] {
  const [first] = awards
  if (policies !== undefined || first === undefined || awards.length <= MOST_AWARDS) return []
  const message = `${awards.length} awards at once are unusually many.`
  return [{ ...placeOf(first, ['badge']), warning: 'many-awards', message }]
}

/** One warning for each file and kind: what is said of a cohort is said once. */
function onceEach(warnings: readonly ReviewWarning[]): ReviewWarning[] {
  const groups = Map.groupBy(warnings, ({ file, warning }) => `${warning} ${file}`)
  return [...groups.values()].map(([first, ...more]) => ({
    ...first!,
    message: more.length === 0 ? first!.message : `${first!.message} The same of ${more.length} more in this file.`,
  }))
}

/** What a reviewer should look at among new awards. */
export function warningsOf(awards: readonly Award[], input: WarningInput): ReviewWarning[] {
  return onceEach([
    ...manyWarnings(awards, input),
    ...awards.flatMap((award) => awardWarnings(award, input)),
    ...twiceWarnings(awards, input),
  ])
}
