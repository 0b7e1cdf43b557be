import type { Assessment, BadgeClass } from '../../domain/badge-class.ts'
import { paths } from '../../domain/urls.ts'
import type { ListedAward } from '../record.ts'
import { counted, dayInWords, durationInWords, kindInWords, listed, termInWords } from '../words.ts'

/** An answer that the example gives to one of the four questions. */
export type Question = 'who' | 'what' | 'proof' | 'holds'

/** A badge to learn reading by: a public award, else a badge class. */
export interface Example {
  readonly kind: string
  readonly name: string
  /** Whom it was awarded to; nothing when it is a badge class. */
  readonly holder?: string
  /** Page of it, and its picture, under the site's base. */
  readonly page: string
  readonly image: string
  readonly answers: Readonly<Record<Question, string>>
}

/** How it is assessed, by whom, and how much work it is, as far as the badge class says. */
function effort({ assessment, workload, criteria }: Pick<BadgeClass, 'assessment' | 'workload' | 'criteria'>): string {
  const parts = [
    workload?.hours === undefined ? undefined : `about ${counted(workload.hours, 'hour')} of work`,
    assessment && assessed(assessment),
  ].filter((part) => part !== undefined)
  if (parts.length === 0) return criteria === '' ? 'It does not say.' : 'Its criteria say what had to be done.'
  const text = parts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. The criteria say precisely what.`
}

function assessed({ kind, assessor, proctored }: Assessment): string {
  const by = assessor === undefined ? '' : `, judged by ${assessor}`
  return `assessed by ${termInWords(kind).toLowerCase()}${by}${proctored === true ? ', under supervision' : ''}`
}

function proofOf({ view: { evidence, results } }: ListedAward): string {
  const works = evidence.map(({ name, genre }) => name ?? genre).filter((name) => name !== undefined)
  const reached = results.map(({ name, reached }) => `${name}: ${reached}`)
  if (evidence.length === 0 && reached.length === 0) return 'It shows none. Ask for the work.'
  const shown =
    evidence.length === 0
      ? []
      : [
          works.length === 0
            ? counted(evidence.length, 'piece of work', 'pieces of work')
            : `the work: ${listed(works)}`,
        ]
  const text = [...shown, ...(reached.length === 0 ? [] : [`results: ${reached.join(', ')}`])].join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function termOf({ awardedOn, validUntil }: ListedAward['view']): string {
  const until = validUntil === undefined ? 'without an expiry date' : `it counts until ${dayInWords(validUntil)}`
  return `Awarded on ${dayInWords(awardedOn)}, ${until}. Whether it was revoked since only a check can tell.`
}

/** Proof and results make the best example; of the equally good the newest. */
const worth = ({ view: { evidence, results, badge } }: ListedAward) =>
  (evidence.length > 0 ? 4 : 0) + (results.length > 0 ? 2 : 0) + (badge.kind === 'Micro-credential' ? 1 : 0)

interface From {
  readonly badgeClasses: ReadonlyMap<string, BadgeClass>
  /** Newest first. */
  readonly awards: readonly ListedAward[]
  readonly issuer: { readonly name: string }
  /** Domain of the site. */
  readonly domain: string
}

function ofAward(award: ListedAward, { badgeClasses, domain }: From): Example {
  const { id, view } = award
  const badgeClass = badgeClasses.get(award.badge) ?? { criteria: view.badge.criteria }
  return {
    kind: view.badge.kind,
    name: view.badge.name,
    holder: view.holder ?? 'a holder who is not named',
    page: paths.award(id),
    image: paths.awardPng(id),
    answers: {
      who: `${view.issuer.name}, by its own word. What a check proves is the domain: ${domain}.`,
      what: effort(badgeClass),
      proof: proofOf(award),
      holds: termOf(view),
    },
  }
}

function ofBadgeClass(badgeClass: BadgeClass, { issuer, domain }: From): Example {
  const { slug, name, type, validFor, evidenceRequired } = badgeClass
  return {
    kind: kindInWords(type),
    name,
    page: paths.badge(slug),
    image: paths.badgePng(slug),
    answers: {
      who: `${issuer.name}, by its own word. What a check proves is the domain: ${domain}.`,
      what: effort(badgeClass),
      proof:
        evidenceRequired === true
          ? 'Each award of it carries the work.'
          : 'Look at the page of the award that you were given.',
      holds:
        validFor === undefined
          ? 'It has no expiry date. Whether an award was revoked only a check can tell.'
          : `It counts for ${durationInWords(validFor)}. Whether an award was revoked only a check can tell.`,
    },
  }
}

/** The badge by which the page teaches; nothing while there is none. */
export function exampleFrom(from: From): Example | undefined {
  const [award] = [...from.awards].sort((a, b) => worth(b) - worth(a))
  if (award !== undefined) return ofAward(award, from)
  const classes = [...from.badgeClasses.values()]
  const badgeClass = classes.find(({ type }) => type === 'micro-credential') ?? classes[0]
  return badgeClass && ofBadgeClass(badgeClass, from)
}
