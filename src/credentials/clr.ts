import { defined, isObject, type JsonObject } from '../domain/json.ts'
import type { Credential } from './facts.ts'

/** Contexts of a CLR 2.0 credential in VC 2.0 form, in the order that its validators ask for. */
const CLR_CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

/** How two achievements of a record belong together (CLR 2.0, AssociationType): of the many kinds those that are used here. */
export interface Association {
  readonly associationType: 'isPartOf' | 'precedes'
  /** Id of an achievement. */
  readonly sourceId: string
  readonly targetId: string
}

/** An award and its parts, as they were signed. */
export interface ClrFacts {
  /** URL of the record. */
  readonly id: string
  /** The signed credential of the award. */
  readonly whole: JsonObject
  /** The signed credentials of its parts, in order. */
  readonly parts: readonly JsonObject[]
  /** How many parts cannot be in it: of other issuers, or erased. */
  readonly missing: number
  readonly associations: readonly Association[]
}

const subjectOf = ({ credentialSubject }: JsonObject): JsonObject =>
  isObject(credentialSubject) ? credentialSubject : {}

/** Id of the achievement that a credential is of. */
export function achievementIdOf(credential: JsonObject): string {
  const { achievement } = subjectOf(credential)
  return isObject(achievement) ? String(achievement.id) : ''
}

/**
 * CLR 2.0 has `partial` for this in its data model, and its published context lacks the term: no signature would cover it,
 * and verifiers in safe mode would refuse the whole. So a record says it in words.
 */
function incompleteness(held: number, missing: number): string | undefined {
  if (missing === 0) return undefined
  return `It holds ${held} of ${held + missing} parts. The others are of other issuers, or were erased.`
}

/**
 * A micro-credential and the badges that it is made of, as one CLR 2.0 credential: what was signed before, whole and
 * unchanged, and how it belongs together. All that it says of its own it takes from the signed micro-credential, so that the
 * two cannot differ. It has the same position in the status lists and the same last day: it stands and falls with the
 * micro-credential, and with each part, of which it says nothing that the part does not say itself.
 *
 * The achievements stand in the credentials inside, so it lists none of its own.
 *
 * @see https://www.imsglobal.org/spec/clr/v2p0/ ClrCredential
 */
export function clr({ id, whole, parts, missing, associations }: ClrFacts): Credential {
  const { name, issuer, validFrom, validUntil, awardedDate, credentialStatus } = whole
  const subject = subjectOf(whole)
  return {
    '@context': [...CLR_CONTEXT],
    id,
    type: ['VerifiableCredential', 'ClrCredential'],
    ...defined({
      name,
      description: incompleteness(parts.length, missing),
      issuer,
      validFrom,
      validUntil,
      awardedDate,
      credentialSubject: defined({
        id: subject.id,
        type: ['ClrSubject'],
        identifier: subject.identifier,
        verifiableCredential: [...parts, whole],
        association: associations.map((association) => ({ type: 'Association', ...association })),
      }),
      credentialStatus,
    }),
  }
}
