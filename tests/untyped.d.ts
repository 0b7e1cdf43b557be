/** Types of packages that bring none; only what the tests call. */

declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<{ contextUrl: string | null; documentUrl: string; document: unknown }>
  export function issue(options: { credential: object; suite: object; documentLoader: Loader }): Promise<{
    proof: { created: string; proofValue: string; verificationMethod: string }
  }>
  export function verifyCredential(options: {
    credential: object
    suite: object
    documentLoader: Loader
    now: Date
    checkStatus: () => Promise<{ verified: boolean }>
  }): Promise<{ verified: boolean; error?: Error }>
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: string })
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function fromJwk(options: {
    jwk: object
    secretKey: boolean
    id: string
    controller: string
  }): Promise<{ publicKeyMultibase: string; signer(): object }>
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  type Loader = (url: string) => Promise<{ contextUrl: string | null; documentUrl: string; document: unknown }>
  export function checkStatus(options: { credential: object; suite: object; documentLoader: Loader }): Promise<{
    verified: boolean
    error?: Error
    results?: readonly { status: boolean; credentialStatus: { statusListCredential: string } }[]
  }>
}

declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number })
    readonly width: number
    readonly height: number
    readonly data: Buffer
    static readonly sync: { read(image: Buffer): PNG; write(png: PNG): Buffer }
  }
}
