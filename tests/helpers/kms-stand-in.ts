import { generateKeyPairSync, type KeyObject, privateEncrypt, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as KMS gets it. */
export interface KmsRequest {
  readonly target: string
  readonly body: Readonly<Record<string, string>>
  /** How many others were being answered. */
  readonly beside: number
}

/** What the stand-in does with a request instead of answering it: an error by its name, other bytes, or nothing at all. */
export type Instead =
  | { readonly error: string; readonly status: number }
  | { readonly signature: Uint8Array }
  | 'silence'
  | undefined

/** A server that speaks the protocol of AWS KMS (JSON 1.1), with keys of node:crypto. It knows `ed25519` and `rsa` by name or ARN. */
export interface KmsStandIn {
  readonly url: string
  readonly keys: Readonly<Record<'ed25519' | 'rsa', { readonly publicKey: KeyObject; readonly privateKey: KeyObject }>>
  readonly requests: KmsRequest[]
  /** Asked for each request, with how many of its kind came before. */
  instead: (target: string, before: number) => Instead
  close(): Promise<void>
}

const SIGNING = {
  ed25519: { algorithm: 'ED25519_SHA_512', type: 'RAW', spec: 'ECC_NIST_EDWARDS25519' },
  rsa: { algorithm: 'RSASSA_PKCS1_V1_5_SHA_256', type: 'DIGEST', spec: 'RSA_2048' },
} as const

/** The DER of DigestInfo for SHA-256 (RFC 8017, section 9.2), so that a digest can be signed that was computed elsewhere. */
const SHA_256 = Buffer.from('3031300d060960864801650304020105000420', 'hex')

function signatureOf(kind: 'ed25519' | 'rsa', key: KeyObject, message: Buffer): Buffer {
  if (kind === 'ed25519') return sign(null, message, key)
  return privateEncrypt(key, Buffer.concat([SHA_256, message]))
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, string>
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': 'stand-in' })
  response.end(JSON.stringify(body))
}

const refusal = (error: string) => ({
  __type: error,
  message: 'User: arn:aws:sts::111122223333:assumed-role/secret-role',
})

/** Starts a stand-in on a free port of this machine. */
export async function kmsStandIn(): Promise<KmsStandIn> {
  const requests: KmsRequest[] = []
  const keys = { ed25519: generateKeyPairSync('ed25519'), rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }) }
  let open = 0
  const answer = (
    target: string,
    body: Readonly<Record<string, string>>,
    instead: Instead,
    response: ServerResponse,
  ) => {
    const kind = (['ed25519', 'rsa'] as const).find((name) => body.KeyId?.split('/').at(-1) === name)
    if (instead !== undefined && instead !== 'silence' && 'error' in instead)
      return reply(response, instead.status, refusal(instead.error))
    if (kind === undefined) return reply(response, 400, refusal('NotFoundException'))
    if (target === 'TrentService.GetPublicKey') {
      const der = keys[kind].publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
      return reply(response, 200, {
        KeyId: body.KeyId,
        PublicKey: der,
        KeySpec: SIGNING[kind].spec,
        KeyUsage: 'SIGN_VERIFY',
      })
    }
    const { algorithm, type } = SIGNING[kind]
    if (body.SigningAlgorithm !== algorithm || body.MessageType !== type)
      return reply(response, 400, refusal('InvalidKeyUsageException'))
    const signature =
      instead === undefined || instead === 'silence'
        ? signatureOf(kind, keys[kind].privateKey, Buffer.from(body.Message ?? '', 'base64'))
        : instead.signature
    return reply(response, 200, { KeyId: body.KeyId, Signature: Buffer.from(signature).toString('base64') })
  }
  const server = createServer(async (request, response) => {
    open += 1
    const target = String(request.headers['x-amz-target'])
    const body = await bodyOf(request)
    const before = requests.filter((one) => one.target === target).length
    requests.push({ target, body, beside: open - 1 })
    // A signature takes its time, as over a network, so that requests meet.
    await new Promise((resolve) => setTimeout(resolve, 5))
    const instead = standIn.instead(target, before)
    if (instead !== 'silence') answer(target, body, instead, response)
    open -= 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: KmsStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    requests,
    instead: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return standIn
}
