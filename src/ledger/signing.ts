import { asArray, isObject } from '../domain/json.ts'
import type { IssueEntry, Link } from './entry.ts'

/** Who signed an entry. */
export interface Signing extends Pick<Link, 'seq' | 'at'> {
  /** Names of the keys as verifiers find them: `did:web:…#z6Mk…` of the proof, the `kid` of the token. */
  readonly keys: readonly string[]
}

/** Tokens of one key begin with the same header, so a ledger holds few of them. */
const kids = new Map<string, string>()

function kidOf(header: string): string {
  const known = kids.get(header)
  if (known !== undefined) return known
  const { kid = '' } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { kid?: string }
  kids.set(header, kid)
  return kid
}

/** Who signed an entry. */
export function signingOf({ seq, at, credential, jwt }: Link & Pick<IssueEntry, 'credential' | 'jwt'>): Signing {
  const ofProofs = asArray(credential.proof).map((proof) => (isObject(proof) ? String(proof.verificationMethod) : ''))
  return { seq, at, keys: [...ofProofs, kidOf(jwt.split('.')[0]!)] }
}
