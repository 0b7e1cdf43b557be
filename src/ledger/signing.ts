import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import type { IssueEntry, Link } from './entry.ts'

/** Who signed an entry. */
export interface Signing extends Pick<Link, 'seq' | 'at'> {
  /** Names of the keys as verifiers find them: `did:web:…#z6Mk…` of the proof, the `kid` of the token. */
  readonly keys: readonly string[]
}

/** A ledger names few keys in many entries, so each set of names is kept once. */
const known = new Map<string, readonly string[]>()

function namesIn(methods: readonly string[], header: string): readonly string[] {
  const text = [...methods, header].join('\n')
  const names = known.get(text)
  if (names !== undefined) return names
  const { kid = '' } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { kid?: string }
  const found = [...methods, kid]
  known.set(text, found)
  return found
}

const methodsOf = ({ proof }: JsonObject) =>
  asArray(proof).map((one) => (isObject(one) ? String(one.verificationMethod) : ''))

/** Who signed an entry. */
export function signingOf({ seq, at, credential, jwt }: Link & Pick<IssueEntry, 'credential' | 'jwt'>): Signing {
  return { seq, at, keys: namesIn(methodsOf(credential), jwt.split('.')[0]!) }
}

/** Who signed an entry that holds a credential alone, without a token. */
export function proofSigningOf({ seq, at }: Link, credential: JsonObject): Signing {
  return { seq, at, keys: methodsOf(credential) }
}
