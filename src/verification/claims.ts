import { asArray, isObject, type Json, type JsonObject } from '../domain/json.ts'
import type { Claims, Linked } from '../domain/report.ts'
import { idOf } from './fetch.ts'
import { identitiesOf } from './recipient.ts'

const LONGEST = 4000
const MOST = 50

function text(value: unknown, longest = LONGEST): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined
  return value.length > longest ? `${value.slice(0, longest)}…` : value
}

/** Members that are there, so that reports have no empty ones. */
function present<Given extends object>(object: Given): { [Key in keyof Given]: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never
}

const objectIn = (object: JsonObject, name: string): JsonObject => {
  const [first] = asArray(object[name])
  return isObject(first) ? first : {}
}

const http = (value: unknown): string | undefined => {
  const url = text(value, 2000)
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined
}

function linked(name: unknown, url: unknown, narrative: unknown): Linked[] {
  const entry = present({ name: text(name, 500), url: http(url), narrative: text(narrative) })
  return Object.keys(entry).length === 0 ? [] : [entry]
}

const each = (value: unknown, read: (object: JsonObject) => Linked[]): Linked[] =>
  asArray(value)
    .slice(0, MOST)
    .flatMap((item) =>
      isObject(item) ? read(item) : typeof item === 'string' ? linked(undefined, item, undefined) : [],
    )

const criteriaOf = (value: unknown): Linked | undefined =>
  isObject(value) ? linked(undefined, value.id, value.narrative)[0] : linked(undefined, value, undefined)[0]

const IDENTITY_WORDS: Readonly<Record<string, string>> = {
  emailAddress: 'e-mail address',
  url: 'web address',
  telephone: 'telephone number',
  id: 'identifier',
  name: 'name',
  userName: 'user name',
  accountId: 'account',
  sourcedId: 'student number',
}

/** How the recipient is known, without the hash, which nobody reads: `a hashed e-mail address`, or the plain value. */
function recipientIds(content: JsonObject): string[] {
  return identitiesOf(content)
    .slice(0, 10)
    .map(({ type, value, hashed }) => {
      const words = IDENTITY_WORDS[type] ?? 'identifier'
      return hashed ? `a hashed ${words}` : type === 'id' ? value.slice(0, 300) : `${words} ${value.slice(0, 300)}`
    })
}

/** A name that is told: the subject's own, or an identifier of the type name. */
function recipientName(content: JsonObject): string | undefined {
  const named = identitiesOf(content).find(({ type, hashed }) => type === 'name' && !hashed)
  return text(objectIn(content, 'credentialSubject').name, 300) ?? text(named?.value, 300)
}

function resultsOf(subject: JsonObject, achievement: JsonObject): Linked[] {
  const descriptions = asArray(achievement.resultDescription).filter(isObject)
  return each(subject.result, (result) => {
    const description = descriptions.find(({ id }) => id === result.resultDescription)
    const level = asArray(description?.rubricCriterionLevel).find(
      (item) => isObject(item) && item.id === result.achievedLevel,
    )
    const reached = isObject(level) ? level.name : (result.value ?? result.status)
    return linked(description?.name, undefined, reached)
  })
}

const alignmentsOf = (value: unknown) =>
  each(value, ({ targetName, targetUrl, targetDescription }) => linked(targetName, targetUrl, targetDescription))

const evidenceOf = (value: unknown) => each(value, ({ name, id, narrative }) => linked(name, id, narrative))

/** What a verifiable credential says, for its readers. Nothing of it is proven by being here. */
export function claimsOf(content: JsonObject): Claims {
  const subject = objectIn(content, 'credentialSubject')
  const achievement = objectIn(subject, 'achievement')
  const image = [subject.image, achievement.image, content.image].map(idOf).find((id) => id !== undefined)
  return present({
    id: text(content.id, 2000),
    name: text(achievement.name, 500) ?? text(content.name, 500) ?? 'Unnamed',
    achievement: text(achievement.id, 2000),
    description: text(achievement.description) ?? text(content.description),
    kind: text(achievement.achievementType, 100),
    criteria: criteriaOf(achievement.criteria),
    image: text(image, 2000),
    recipient: recipientName(content),
    recipientIds: recipientIds(content),
    awardedOn: text(content.awardedDate, 40),
    validFrom: text(content.validFrom ?? content.issuanceDate, 40),
    validUntil: text(content.validUntil ?? content.expirationDate, 40),
    narrative: text(subject.narrative),
    evidence: evidenceOf(content.evidence),
    results: resultsOf(subject, achievement),
    alignments: alignmentsOf(achievement.alignment),
    endorses: text(subject.endorsementComment) === undefined ? undefined : text(subject.id, 2000),
    comment: text(subject.endorsementComment),
  })
}

/** What an Open Badges 2.0 assertion says, with the badge class that it names. */
export function claimsOfAssertion(assertion: JsonObject, badgeClass: JsonObject): Claims {
  const claim = objectIn(assertion, 'claim')
  const criteria = badgeClass.criteria as Json | undefined
  return present({
    id: text(assertion.id, 2000),
    name: text(badgeClass.name, 500) ?? 'Unnamed',
    achievement: text(idOf(badgeClass) ?? idOf(assertion.badge), 2000),
    description: text(badgeClass.description),
    criteria: criteriaOf(criteria),
    image: text(idOf(assertion.image) ?? idOf(badgeClass.image), 2000),
    recipientIds: recipientIds(assertion),
    awardedOn: text(assertion.issuedOn, 40),
    validFrom: text(assertion.issuedOn, 40),
    validUntil: text(assertion.expires, 40),
    narrative: text(assertion.narrative),
    evidence: evidenceOf(assertion.evidence),
    results: [],
    alignments: alignmentsOf(badgeClass.alignment),
    endorses: text(claim.id, 2000),
    comment: text(claim.endorsementComment),
  })
}
