import { createHash, createPublicKey } from 'node:crypto'
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import type { KeyKind } from './kinds.ts'
import { type RemoteSign, signerFailed } from './remote-signer.ts'
import type { KeySource } from './sources.ts'

type KmsSource = Extract<KeySource, { readonly kind: 'kms' }>

/** How patient the client is: milliseconds for one answer, and how often it asks when KMS is busy or does not answer. */
export const KMS_PATIENCE = { answer: 10_000, attempts: 5 }

/**
 * How a message is handed to KMS. Ed25519 takes it as it is (RAW, the only way of ED25519_SHA_512); of an RSA message, which
 * may be longer than the 4,096 bytes that RAW allows, the digest is enough.
 */
const MESSAGES = {
  ed25519: (bytes: Uint8Array) => ({
    Message: bytes,
    MessageType: 'RAW' as const,
    SigningAlgorithm: 'ED25519_SHA_512' as const,
  }),
  rsa: (bytes: Uint8Array) => ({
    Message: new Uint8Array(createHash('sha256').update(bytes).digest()),
    MessageType: 'DIGEST' as const,
    SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_256' as const,
  }),
}

/** What to do about the errors that people meet, by the name that KMS or its client gives them. */
const HINTS: Readonly<Record<string, string>> = {
  AccessDeniedException: 'let this role call kms:GetPublicKey and kms:Sign on the key',
  NotFoundException: 'give the id, ARN or alias of a key in the region that is asked',
  DisabledException: 'the key is disabled',
  KMSInvalidStateException: 'the key is disabled, or about to be deleted',
  InvalidKeyUsageException: 'the key is to have the usage SIGN_VERIFY, and the kind ECC_NIST_EDWARDS25519 or RSA_2048',
  ThrottlingException: 'KMS is busy: run this again, or ask for a higher quota',
  CredentialsProviderError: 'give the credentials of a role that may sign, such as by OpenID Connect in the workflow',
  TimeoutError: 'see that KMS can be reached, and run this again',
}

/** Messages of KMS name accounts and roles, and those of the client hold requests, so only the error’s name is told. */
function refused(where: string, error: unknown): Error {
  const name = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'an unknown error'
  return signerFailed(where, `AWS KMS did not sign (${name})`, HINTS[name] ?? 'see the documentation of AWS KMS')
}

/** A key in AWS KMS. */
export interface KmsKey {
  /** Its public half as a JWK. */
  readonly publicJwk: object
  readonly sign: RemoteSign
}

/**
 * Opens a key in AWS KMS. Region, credentials and endpoint come from the places that the AWS SDK always looks at; an ARN brings
 * its own region.
 *
 * Rejects with ERR_SIGNER_FAILED.
 */
export async function openKmsKey(kind: KeyKind, { where, keyId }: KmsSource, patience = KMS_PATIENCE): Promise<KmsKey> {
  const region = /^arn:[^:]+:kms:([^:]+):/.exec(keyId)?.[1]
  const client = new KMSClient({
    ...(region === undefined ? {} : { region }),
    maxAttempts: patience.attempts,
    requestHandler: {
      connectionTimeout: patience.answer,
      requestTimeout: patience.answer,
      throwOnRequestTimeout: true,
    },
  })
  try {
    const { PublicKey: der = new Uint8Array() } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }))
    const key = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })
    const sign: RemoteSign = async (bytes) => {
      try {
        const { Signature } = await client.send(new SignCommand({ KeyId: keyId, ...MESSAGES[kind](bytes) }))
        return Signature ?? new Uint8Array()
      } catch (error) {
        throw refused(where, error)
      }
    }
    return { publicJwk: key.export({ format: 'jwk' }), sign }
  } catch (error) {
    throw refused(where, error)
  }
}
