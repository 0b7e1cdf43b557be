/** Types of the Digital Bazaar packages, which bring none; only what the tests call. */

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
