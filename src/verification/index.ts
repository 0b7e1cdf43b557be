export {
  OUTCOMES,
  type Outcome,
  REASONS,
  type Reason,
  STEPS,
  type Standing,
  type StepName,
  type Tone,
  WARNINGS,
  type WarningName,
} from '../domain/findings.ts'
export type { Claims, IssuerReport, Report, Step, Verdict, Warning } from '../domain/report.ts'
export { loadRarelyUsed } from '../proofs/rarely-used.ts'
export { AddressRefused, addressFault } from './address.ts'
export { checkAgreement } from './agreement.ts'
export type { Fetch, Fetched } from './fetch.ts'
export type { Document } from './input/document.ts'
export { linkTarget } from './input/link.ts'
export type { Input } from './input/open.ts'
export { readInput } from './input/read.ts'
export { Unreadable } from './input/unreadable.ts'
export { readTrustList, type TrustList } from './issuer/trust.ts'
export type { Known, Options } from './session.ts'
export { createVerifier, makeBundle, type Verified, type Verifier, verify } from './verifier.ts'
