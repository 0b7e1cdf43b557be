/** Types of packages that bring none; only what the tests call. */

declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<{ contextUrl: string | null; documentUrl: string; document: unknown }>
  export function issue(options: { credential: object; suite: object; documentLoader: Loader }): Promise<{
    proof: { created: string; proofValue: string; verificationMethod: string }
  }>
  export function derive(options: {
    verifiableCredential: object
    suite: object
    documentLoader: Loader
  }): Promise<object>
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

declare module '@digitalbazaar/citizenship-context' {
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/ecdsa-multikey' {
  export function generate(options: {
    id: string
    controller: string
    curve: string
  }): Promise<{ publicKeyMultibase: string; signer(): object }>
}

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}

declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): object
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[]; proofId?: string }): object
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { key: object; date: string })
  }
}

declare module '@digitalbazaar/ed25519-verification-key-2020' {
  export const Ed25519VerificationKey2020: {
    generate(options: { id: string; controller: string }): Promise<{ publicKeyMultibase: string }>
  }
}
