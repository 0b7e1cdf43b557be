import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import type { Step } from './report.ts'

const sameMoment = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'string' && typeof b === 'string' && Date.parse(a) === Date.parse(b))

function hashes(credential: JsonObject): unknown[] {
  const subject = isObject(credential.credentialSubject) ? credential.credentialSubject : {}
  return [
    subject.id,
    ...asArray(subject.identifier).map((identity) => (isObject(identity) ? identity.identityHash : undefined)),
  ]
}

function badgeClassIds(credential: JsonObject): unknown[] {
  const subject = isObject(credential.credentialSubject) ? credential.credentialSubject : {}
  const achievement = isObject(subject.achievement) ? subject.achievement : {}
  return asArray(achievement.related).map((related) => (isObject(related) ? related.id : undefined))
}

/**
 * Whether an Open Badges 2.0 assertion tells the same as an Open Badges 3.0 credential: whom, what, when, until when, and
 * whether it is withdrawn.
 *
 * @param withdrawn - Whether the credential's status lists say that it is revoked or suspended.
 */
export function checkAgreement(credential: JsonObject, assertion: JsonObject, withdrawn: boolean): Step {
  const recipient = isObject(assertion.recipient) ? assertion.recipient.identity : undefined
  const differences = [
    hashes(credential).includes(recipient) ? '' : 'the recipient',
    badgeClassIds(credential).includes(assertion.badge) ? '' : 'the badge',
    sameMoment(credential.awardedDate, assertion.issuedOn) ? '' : 'the day of the award',
    sameMoment(credential.validUntil, assertion.expires) ? '' : 'the expiry date',
    (assertion.revoked === true) === withdrawn ? '' : 'whether it is withdrawn',
  ].filter((difference) => difference !== '')
  if (differences.length === 0)
    return { step: 'agreement', outcome: 'passed', message: 'Its Open Badges 2.0 assertion says the same.' }
  return {
    step: 'agreement',
    outcome: 'failed',
    message: `Its Open Badges 2.0 assertion differs in ${differences.join(' and ')}.`,
  }
}
