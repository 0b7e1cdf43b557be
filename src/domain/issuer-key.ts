import * as z from 'zod'
import { moment } from './moment.ts'
import { prose } from './text.ts'

const base64url = (pattern: RegExp) => z.string().regex(pattern, 'must be base64url without padding')

/** Public Ed25519 key (RFC 8037). Signs credentials with embedded proofs, and status lists. */
const ed25519Schema = z
  .strictObject({
    kty: z.literal('OKP').describe('Key type.'),
    crv: z.literal('Ed25519').describe('Curve.'),
    x: base64url(/^[A-Za-z0-9_-]{43}$/).describe('Public key, 32 bytes in base64url.'),
  })
  .describe('Public Ed25519 key.')

/** Public RSA key of 2048 bits or more (RFC 7518). Signs JWTs with RS256. */
const rsaSchema = z
  .strictObject({
    kty: z.literal('RSA').describe('Key type.'),
    n: base64url(/^[A-Za-z0-9_-]{342,}$/).describe('Modulus, 2048 bits or more in base64url.'),
    e: base64url(/^AQAB$/).describe('Exponent.'),
  })
  .describe('Public RSA key.')

/** `content/issuer/keys/<thumbprint>.json`. Files are never deleted: old awards are verified with old keys. */
export const issuerKeySchema = z
  .strictObject({
    publicJwk: z.union([ed25519Schema, rsaSchema]).describe('The public key as a JWK. Never a private one.'),
    createdOn: moment.describe('Since when it signs.'),
    retiredOn: moment.optional().describe('Since when it signs nothing new. What it signed before still holds.'),
    compromisedOn: moment
      .optional()
      .describe(
        'Since when others may have had the private key. Nothing that it signed counts any more: a thief can write any date.',
      ),
    compromisedFrom: z
      .int()
      .min(0)
      .optional()
      .describe(
        'Position in the ledger from which nobody can be sure who signed; 0 unless given. What the key signed before it is signed again by the issuing step; each award from it on needs a correction or a revocation. Goes with `compromisedOn`.',
      ),
    note: prose(1000).optional().describe('Why it was retired, or where it is kept.'),
  })
  .describe('A public key of the issuer, with its history.')

export type IssuerKeyFields = z.infer<typeof issuerKeySchema>
export type PublicJwk = IssuerKeyFields['publicJwk']

/** A public key of the issuer, with its history. */
export interface IssuerKey extends IssuerKeyFields {
  /** RFC 7638 SHA-256 thumbprint of the public key, in base64url: 43 characters. */
  readonly kid: string
}

/** Whether a key may sign: it is neither retired nor known to others. While keys are rotated, two of a kind may. */
export function isCurrent({ retiredOn, compromisedOn }: Pick<IssuerKey, 'retiredOn' | 'compromisedOn'>): boolean {
  return retiredOn === undefined && compromisedOn === undefined
}

/** Path of a key's file in the repository. */
export function keyFile(kid: string): string {
  return `content/issuer/keys/${kid}.json`
}
