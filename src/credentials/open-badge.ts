import type { Award, Evidence } from '../domain/award.ts'
import { holdsUntil } from '../domain/calendar.ts'
import { defined, type JsonObject } from '../domain/json.ts'
import { toUtc } from '../domain/moment.ts'
import type { Recipient } from '../domain/recipient.ts'
import { type Result, resultStatuses } from '../domain/result.ts'
import type { Site } from '../domain/site.ts'
import type { StatusPosition } from '../domain/status-list.ts'
import { paths, urlOf } from '../domain/urls.ts'
import { achievement, alignments, levelId, resultId } from './achievement.ts'
import { type AwardFacts, type Credential, OPEN_BADGES_CONTEXT } from './facts.ts'
import { partEvidence } from './parts.ts'
import { issuerProfile, profile } from './profile.ts'
import { statusEntry } from './status-list.ts'

function identityObjects(recipient: Recipient): JsonObject[] | undefined {
  const hashed = (recipient.identities ?? []).map(({ type, hash, salt }) => ({
    type: 'IdentityObject',
    hashed: true,
    identityHash: hash,
    identityType: type,
    salt,
  }))
  const named =
    recipient.name === undefined
      ? []
      : [{ type: 'IdentityObject', hashed: false, identityHash: recipient.name, identityType: 'name' }]
  const all = [...named, ...hashed]
  return all.length === 0 ? undefined : all
}

function workEvidence({ url, name, description, narrative, genre, audience }: Evidence): JsonObject {
  return defined({ id: url, type: ['Evidence'], name, description, narrative, genre, audience })
}

/** Proof of the work, then what it is made of. */
function evidence({ award, parts = [] }: AwardFacts): JsonObject[] | undefined {
  const all = [...(award.evidence ?? []).map(workEvidence), ...parts.map(partEvidence)]
  return all.length === 0 ? undefined : all
}

function results(list: readonly Result[] | undefined, badge: string, site: Site): JsonObject[] | undefined {
  return list?.map((result) =>
    defined({
      type: ['Result'],
      resultDescription: resultId(site, badge, result.result),
      value: result.value,
      achievedLevel: result.level && levelId(site, badge, result.result, result.level),
      status: result.status && resultStatuses.toWire.get(result.status),
      alignment: alignments(result.alignments),
    }),
  )
}

/**
 * The subject's id: the learner's DID, else a URI made from the award's id. VC-JWT needs one (`sub`), and a random URI per
 * award says nothing about the person.
 */
function subjectId(award: Award, site: Site): string {
  return award.recipient.did ?? `${urlOf(site.url, paths.credential(award.id))}#recipient`
}

function subject({ award, badgeClass, site }: AwardFacts): JsonObject {
  return defined({
    id: subjectId(award, site),
    type: ['AchievementSubject'],
    identifier: identityObjects(award.recipient),
    achievement: achievement(badgeClass, site),
    activityStartDate: award.activityStart && toUtc(award.activityStart),
    activityEndDate: award.activityEnd && toUtc(award.activityEnd),
    creditsEarned: award.creditsEarned,
    image: award.image && { id: urlOf(site.url, paths.awardImage(award.id)), type: 'Image' },
    licenseNumber: award.licenseNumber,
    narrative: award.narrative,
    result: results(award.results, badgeClass.slug, site),
    role: award.role,
    source: award.source && profile(award.source),
    term: award.term,
  })
}

/** From when the credential as it stands counts: the award's day, or its last correction's. */
export function validFrom(award: Award): string {
  return toUtc(award.corrections?.at(-1)?.on ?? award.awardedOn)
}

/** Until when it counts; undefined means for ever. */
export function validUntil({ award, badgeClass }: Pick<AwardFacts, 'award' | 'badgeClass'>): string | undefined {
  return holdsUntil(award, badgeClass.validFor)
}

/**
 * Expresses one award as an Open Badges 3.0 credential in VC 2.0 form.
 *
 * Pure: every date comes from the award, none from the clock, so rebuilding never changes what was awarded. The result has
 * no proof yet.
 *
 * @param facts - An award with the badge class and issuer that it names; a Register hands them out together.
 * @param status - Its place in the status lists, chosen by the issuing step and kept in the ledger.
 * @see https://www.imsglobal.org/spec/ob/v3p0/ OpenBadgeCredential
 */
export function openBadge(facts: AwardFacts, status: StatusPosition): Credential {
  const { award, badgeClass, issuer, site } = facts
  return {
    '@context': [...OPEN_BADGES_CONTEXT],
    id: urlOf(site.url, paths.credential(award.id)),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    ...defined({
      name: badgeClass.name,
      issuer: issuerProfile(issuer, site),
      validFrom: validFrom(award),
      validUntil: validUntil(facts),
      awardedDate: toUtc(award.awardedOn),
      credentialSubject: subject(facts),
      evidence: evidence(facts),
      credentialStatus: statusEntry(status, site),
    }),
  }
}
