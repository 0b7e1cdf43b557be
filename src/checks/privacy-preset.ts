import type { Award } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import type { Endorsement } from '../domain/endorsement.ts'
import type { Learner } from '../domain/learner.ts'
import { presetOf } from '../domain/privacy.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { Check } from './check.ts'

/** Fields of an award that tell of its learner, and where that belongs instead. */
const TELLING: readonly (readonly [keyof Award, string])[] = [
  ['evidence', 'take it out, and keep it where only those who need it can see it'],
  ['narrative', 'take it out; what everybody did can stand in the criteria of the badge class'],
  ['results', 'take them out; for levels, make a badge class for each'],
  ['image', 'take it out; the badge class has a picture for all'],
  ['licenseNumber', 'take it out'],
]

/** Of what is hashed, the only kind that is not guessed by trying all of them. */
const HARDEST_TO_GUESS = 'emailAddress'

function fault(sourced: Sourced<unknown>, path: FieldPath, what: string, hint: string): Problem {
  return problemAt(sourced, path, 'privacy-preset', `${what}, and content/site.yaml says "privacy: minors".`, { hint })
}

function awardProblems(award: Sourced<Award>): Problem[] {
  const { recipient, visibility } = award.value
  const { id, name, identities = [] } = { ...recipient, id: award.value.id }
  const guessable = identities.flatMap(({ type }, i) => (type === HARDEST_TO_GUESS ? [] : [{ type, i }]))
  return [
    ...(name === undefined
      ? []
      : [fault(award, ['recipient', 'name'], `Award "${id}" names its learner`, 'take out the name and nameConsent')]),
    ...(visibility === 'public'
      ? [fault(award, ['visibility'], `Award "${id}" is to be listed in public`, 'take the line out')]
      : []),
    ...guessable.map(({ type, i }) =>
      fault(
        award,
        ['recipient', 'identities', i, 'type'],
        `Award "${id}" has the hash of "${type}", which is soon guessed`,
        'hash an e-mail address that tells nobody’s name, or give the DID of a wallet',
      ),
    ),
    ...TELLING.filter(([field]) => award.value[field] !== undefined).map(([field, hint]) =>
      fault(award, [field], `Award "${id}" has the field "${field}", which tells of its learner`, hint),
    ),
  ]
}

function badgeProblems(badge: Sourced<BadgeClass>): Problem[] {
  if (badge.value.evidenceRequired !== true) return []
  const what = `The badge class "${badge.value.slug}" asks for evidence on each award`
  return [fault(badge, ['evidenceRequired'], what, 'take the line out, and say in the criteria what must be shown')]
}

function endorsementProblems(endorsement: Sourced<Endorsement>): Problem[] {
  const { endorses } = endorsement.value
  if (endorses === 'issuer' || !('award' in endorses)) return []
  return [fault(endorsement, ['endorses'], 'This endorses the award of one learner', 'endorse the badge class instead')]
}

function recognitionProblems(recognition: Sourced<Recognition>): Problem[] {
  if (recognition.value.recipient.name === undefined) return []
  return [fault(recognition, ['recipient', 'name'], 'This names its learner', 'take out the name and nameConsent')]
}

/** A pseudonym links awards for the team that reads the repository; a page would link them for whoever has its address. */
function learnerProblems(learner: Sourced<Learner>): Problem[] {
  const hint = 'remove the file; the awards may keep the pseudonym, which no page shows then'
  return [fault(learner, [], 'This makes a page of all that one learner earned', hint)]
}

/** What the site's privacy preset rules out does not stand in content. */
export const privacyPreset: Check = (draft) => {
  const { site, awards, badgeClasses, endorsements, recognitions, learners } = draft
  if (site === undefined || presetOf(site.value).tellsOfLearners) return []
  return [
    ...awards.flatMap(awardProblems),
    ...badgeClasses.flatMap(badgeProblems),
    ...endorsements.flatMap(endorsementProblems),
    ...recognitions.flatMap(recognitionProblems),
    ...learners.flatMap(learnerProblems),
  ]
}
