import { isObject, type Json, type JsonObject } from '../domain/json.ts'
import { wireTermInWords } from './words.ts'

/** A link to an outside framework, as an issued credential states it. */
export interface IssuedAlignment {
  readonly name: string
  readonly url: string
  readonly framework?: string
  readonly code?: string
}

/** A piece of evidence of an issued credential. */
export interface IssuedEvidence {
  readonly url?: string
  readonly name?: string
  readonly description?: string
  readonly narrative?: string
  readonly genre?: string
  readonly audience?: string
}

/** A result of an issued credential, with the words of its badge class at the time. */
export interface IssuedResult {
  readonly name: string
  readonly kind: string
  /** What was reached. */
  readonly reached: string
  /** What the level that was reached means. */
  readonly meaning?: string
  /** What had to be reached. */
  readonly required?: string
  /** Levels of a rubric, from lowest to highest, with the one that was reached; none where there is no rubric. */
  readonly levels: readonly { readonly name: string; readonly isReached: boolean; readonly isRequired: boolean }[]
}

/** What an issued credential states, in the shape of its page. The ledger's credential is the only source. */
export interface IssuedView {
  readonly badge: {
    readonly name: string
    readonly kind: string
    readonly description: string
    readonly criteria: string
    readonly language?: string
    readonly version?: string
    readonly skills: readonly string[]
    readonly alignments: readonly IssuedAlignment[]
  }
  /** Name of the learner, who agreed to be named; absent for an anonymous holder. */
  readonly holder?: string
  /** DID of the learner's wallet. */
  readonly holderDid?: string
  readonly hasHashedIdentity: boolean
  readonly issuer: { readonly id: string; readonly name: string }
  readonly awardedOn: string
  readonly validFrom: string
  readonly validUntil?: string
  readonly evidence: readonly IssuedEvidence[]
  readonly results: readonly IssuedResult[]
  readonly narrative?: string
  /** Smaller facts, as names and values. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly activityStart?: string
  readonly activityEnd?: string
  readonly proof: { readonly suite?: string; readonly created?: string; readonly method?: string }
  readonly statusList?: string
  readonly statusIndex?: string
}

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** Objects of a member that may be absent, one or many: Open Badges writes all three. */
function objects(value: Json | undefined): JsonObject[] {
  const many: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value]
  return many.filter(isObject)
}

function alignment(from: JsonObject): IssuedAlignment {
  return {
    name: text(from.targetName) ?? '',
    url: text(from.targetUrl) ?? '',
    framework: text(from.targetFramework),
    code: text(from.targetCode),
  }
}

function evidence(from: JsonObject): IssuedEvidence {
  const { id, name, description, narrative, genre, audience } = from
  return {
    url: text(id),
    name: text(name),
    description: text(description),
    narrative: text(narrative),
    genre: text(genre),
    audience: text(audience),
  }
}

/** A result with what its badge class called it; ids of levels become their names. */
function result(from: JsonObject, descriptions: readonly JsonObject[]): IssuedResult {
  const described = descriptions.find(({ id }) => id === from.resultDescription) ?? {}
  const levels = objects(described.rubricCriterionLevel)
  const level = (id: Json | undefined) => levels.find((one) => one.id === id) ?? {}
  const achieved = level(from.achievedLevel)
  const state = text(from.status)
  return {
    name: text(described.name) ?? 'Result',
    kind: wireTermInWords(text(described.resultType) ?? 'Result'),
    reached: text(achieved.name) ?? text(from.value) ?? (state === undefined ? '' : wireTermInWords(state)),
    meaning: text(achieved.description),
    required: text(level(described.requiredLevel).name) ?? text(described.requiredValue),
    levels: (from.achievedLevel === undefined ? [] : levels).map(({ id, name }) => ({
      name: text(name) ?? '',
      isReached: id === from.achievedLevel,
      isRequired: id === described.requiredLevel,
    })),
  }
}

function badge(achievement: JsonObject): IssuedView['badge'] {
  return {
    name: text(achievement.name) ?? '',
    kind: wireTermInWords(text(achievement.achievementType) ?? 'Badge'),
    description: text(achievement.description) ?? '',
    criteria: text(object(achievement.criteria).narrative) ?? '',
    language: text(achievement.inLanguage),
    version: text(achievement.version),
    skills: Array.isArray(achievement.tag) ? achievement.tag.filter((tag) => typeof tag === 'string') : [],
    alignments: objects(achievement.alignment).map(alignment),
  }
}

function holder({ id, identifier }: JsonObject): Pick<IssuedView, 'holder' | 'holderDid' | 'hasHashedIdentity'> {
  const identities = objects(identifier)
  const named = identities.find((identity) => identity.identityType === 'name' && identity.hashed === false)
  const did = text(id)
  return {
    holder: text(named?.identityHash),
    holderDid: did?.startsWith('did:') === true ? did : undefined,
    hasHashedIdentity: identities.some((identity) => identity.hashed === true),
  }
}

function facts(subject: JsonObject): IssuedView['facts'] {
  const credits = typeof subject.creditsEarned === 'number' ? String(subject.creditsEarned) : undefined
  const named: readonly (readonly [string, string | undefined])[] = [
    ['Role', text(subject.role)],
    ['Term', text(subject.term)],
    ['Credits earned', credits],
    ['Licence number', text(subject.licenseNumber)],
    ['Assessed by', text(object(subject.source).name)],
  ]
  return named.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}

/**
 * Reads an issued credential into what its page shows. Pages show what was signed, not what content says today: a badge
 * class that is reworded later does not change what somebody was awarded.
 */
export function issuedView(credential: JsonObject): IssuedView {
  const subject = object(credential.credentialSubject)
  const achievement = object(subject.achievement)
  const issuer = object(credential.issuer)
  const [proof = {}] = objects(credential.proof)
  const [status = {}] = objects(credential.credentialStatus)
  return {
    badge: badge(achievement),
    ...holder(subject),
    issuer: { id: text(issuer.id) ?? '', name: text(issuer.name) ?? '' },
    awardedOn: text(credential.awardedDate) ?? text(credential.validFrom) ?? '',
    validFrom: text(credential.validFrom) ?? '',
    validUntil: text(credential.validUntil),
    evidence: objects(credential.evidence).map(evidence),
    results: objects(subject.result).map((one) => result(one, objects(achievement.resultDescription))),
    narrative: text(subject.narrative),
    facts: facts(subject),
    activityStart: text(subject.activityStartDate),
    activityEnd: text(subject.activityEndDate),
    proof: { suite: text(proof.cryptosuite), created: text(proof.created), method: text(proof.verificationMethod) },
    statusList: text(status.statusListCredential),
    statusIndex: text(status.statusListIndex),
  }
}
