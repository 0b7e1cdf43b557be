import type { Award, ErasedChange } from '../domain/award.ts'
import { didYouMean } from '../domain/nearest.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'
import type { Check } from './check.ts'
import { isBefore } from './dates.ts'
import { inCircles } from './part-circles.ts'

/** What a part is held to, wherever it comes from. */
interface Part {
  readonly awardedOn: string
  readonly learner?: string | undefined
  readonly did?: string | undefined
  /** From when it counts no more, and in which words. */
  readonly ended?: { readonly on: string; readonly how: string } | undefined
}

function revocationOf(status: readonly ErasedChange[] | undefined): Part['ended'] {
  const revoked = status?.find(({ change }) => change === 'revoke')
  return revoked && { on: revoked.on, how: 'revoked' }
}

function ofAward({ awardedOn, learner, recipient, status }: Award): Part {
  return { awardedOn, learner, did: recipient.did, ended: revocationOf(status) }
}

/**
 * Of an erased award nothing is left that could show anything, so it counts like one that was revoked that day. One that was
 * erased later stays where it is named: what was signed with it still stands.
 */
function erasureOf(erasedOn: string, status: readonly ErasedChange[] | undefined): Part['ended'] {
  const revoked = revocationOf(status)
  return revoked !== undefined && isBefore(revoked.on, erasedOn) ? revoked : { on: erasedOn, how: 'erased' }
}

/** All that can be a part, by the name that awards have for it. An award comes before a recognition of the same name. */
function partsThatThereAre({ awards, erased, recognitions }: RegisterDraft): Map<string, Part> {
  const all = new Map<string, Part>()
  for (const { value } of recognitions) {
    const { slug, awardedOn, learner, recipient, withdrawn: on } = value
    all.set(slug, { awardedOn, learner, did: recipient.did, ended: on === undefined ? on : { on, how: 'withdrawn' } })
  }
  for (const { value } of erased) {
    const { id, awardedOn, erasedOn, status } = value
    all.set(id, { awardedOn, ended: erasureOf(erasedOn, status) })
  }
  for (const { value } of awards) all.set(value.id, ofAward(value))
  return all
}

/** What is wrong, and the way out. */
type Finding = readonly [message: string, hint: string]

const ORDER = 'correct the date that is wrong, or take the part out'
const PERSON = 'name what the same person earned, or correct who it was awarded to'

/** What speaks against one part of an award, and the way out; undefined when nothing does. */
function fault(award: Award, name: string, part: Part): Finding | undefined {
  const { awardedOn, learner, recipient } = award
  const { ended } = part
  if (isBefore(awardedOn, part.awardedOn))
    return [`The part ${name} was awarded on ${part.awardedOn}, after this award (${awardedOn}).`, ORDER]
  if (ended !== undefined && isBefore(ended.on, awardedOn))
    return [
      `The part ${name} was ${ended.how} on ${ended.on}, before this award (${awardedOn}).`,
      'name a part that counted on the day of the award',
    ]
  if (learner !== undefined && part.learner !== undefined && learner !== part.learner)
    return [`The part ${name} has another learner than this award.`, PERSON]
  if (recipient.did !== undefined && part.did !== undefined && recipient.did !== part.did)
    return [`The part ${name} was awarded to another DID than this award.`, PERSON]
  return undefined
}

/** Names that stand in content though their files have mistakes: of those only their own mistakes are told. */
function isUnread(name: string, { present }: RegisterDraft): boolean {
  return present.awards.has(name) || present.recognitions.has(name) || !present.everyAward
}

/** What the parts of all awards are held against. */
interface Known {
  readonly draft: RegisterDraft
  readonly all: ReadonlyMap<string, Part>
  readonly circles: ReadonlySet<string>
}

/** A name is compared with those of recognitions alone: ids of awards are random, and there are very many. */
function missing(name: string, { present }: RegisterDraft): Finding {
  const hint = didYouMean(name, present.recognitions, 'name the id of an award, or a file of content/recognitions/')
  return [`There is neither an award nor a recognition "${name}".`, hint]
}

function finding(award: Award, i: number, { draft, all, circles }: Known): Finding | undefined {
  const { id, parts = [] } = award
  const name = parts[i]!
  if (name === id) return ['This award names itself as a part.', 'take it out']
  if (parts.indexOf(name) !== i) return [`The part ${name} stands here twice.`, 'take one of them out']
  const part = all.get(name)
  if (part === undefined) return isUnread(name, draft) ? undefined : missing(name, draft)
  if (circles.has(id) && circles.has(name))
    return [`The part ${name} is made of this award in turn.`, 'take one of the two out']
  return fault(award, name, part)
}

function problemsOf(award: Sourced<Award>, known: Known): Problem[] {
  return (award.value.parts ?? []).flatMap((_, i) => {
    const found = finding(award.value, i, known)
    return found === undefined ? [] : [problemAt(award, ['parts', i], 'award-parts', found[0], { hint: found[1] })]
  })
}

/** Each part of an award is there, was earned by then and by the same person as far as that can be told, and counted then. */
export const awardParts: Check = (draft) => {
  const made = draft.awards.filter(({ value }) => value.parts !== undefined)
  if (made.length === 0) return []
  const known = { draft, all: partsThatThereAre(draft), circles: inCircles(made.map(({ value }) => value)) }
  return made.flatMap((award) => problemsOf(award, known))
}
