import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import type { Step } from '../domain/report.ts'

const sameMoment = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'string' && typeof b === 'string' && Date.parse(a) === Date.parse(b))

const subjectOf = (credential: JsonObject): JsonObject =>
  isObject(credential.credentialSubject) ? credential.credentialSubject : {}

function hashes(credential: JsonObject): unknown[] {
  const subject = subjectOf(credential)
  return [
    subject.id,
    ...asArray(subject.identifier).map((identity) => (isObject(identity) ? identity.identityHash : undefined)),
  ]
}

function badgeClassIds(credential: JsonObject): unknown[] {
  const { achievement } = subjectOf(credential)
  const related = isObject(achievement) ? asArray(achievement.related) : []
  return related.map((each) => (isObject(each) ? each.id : undefined))
}

/**
 * Whether an Open Badges 2.0 assertion tells the same as an Open Badges 3.0 credential: whom, what, when, until when, and
 * whether it is withdrawn.
 *
 * @param withdrawn - Whether the credential's status lists say that it is revoked or suspended; undefined when the assertion
 * is an old copy, which cannot know.
 */
export function checkAgreement(credential: JsonObject, assertion: JsonObject, withdrawn: boolean | undefined): Step {
  const recipient = isObject(assertion.recipient) ? assertion.recipient.identity : undefined
  const differences = [
    hashes(credential).includes(recipient) ? '' : 'the recipient',
    badgeClassIds(credential).includes(assertion.badge) ? '' : 'the badge',
    sameMoment(credential.awardedDate, assertion.issuedOn) ? '' : 'the day of the award',
    sameMoment(credential.validUntil, assertion.expires) ? '' : 'the expiry date',
    withdrawn === undefined || (assertion.revoked === true) === withdrawn ? '' : 'whether it is withdrawn',
  ].filter((difference) => difference !== '')
  if (differences.length === 0)
    return { step: 'agreement', outcome: 'passed', message: 'Its Open Badges 2.0 assertion says the same.' }
  return {
    step: 'agreement',
    outcome: 'failed',
    reason: 'versions-differ',
    message: `Its Open Badges 2.0 assertion differs in ${differences.join(' and ')}.`,
  }
}
