import type { JsonObject } from '../domain/json.ts'
import { checkDates } from './dates.ts'
import { checkEmbeddedProofs, type ProofFinding } from './embedded-proof.ts'
import { type Fetch, idOf } from './fetch.ts'
import { checkHostedAssertion } from './hosted-assertion.ts'
import { checkJwt } from './jwt-proof.ts'
import { type Document, readInput, Unreadable } from './read-input.ts'
import type { Outcome, Report, Standing, Step } from './report.ts'
import { type Memory, type Session, startSession } from './session.ts'
import { checkStatus } from './status.ts'

export { checkAgreement } from './agreement.ts'
export type { Fetch, Fetched } from './fetch.ts'
export { type Document, readInput, Unreadable } from './read-input.ts'
export { type Outcome, type Report, STEPS, type Standing, type Step, type StepName } from './report.ts'

/** A document to verify: the bytes of a file, and its name for the report. */
export interface Input {
  readonly bytes: Uint8Array
  readonly name?: string
}

/** The outside world of a verification. */
export interface Options {
  readonly fetch: Fetch
  readonly now: Date
}

/** Verifies many documents and asks each address once. */
export interface Verifier {
  verify(input: Input): Promise<Report>
}

/** The outcome of all steps together: one failure decides, then anything that could not be checked. */
export function outcomeOf(steps: readonly Step[]): Outcome {
  const outcomes = steps.map((step) => step.outcome)
  if (outcomes.includes('failed')) return 'failed'
  return outcomes.includes('not-checked') ? 'not-checked' : 'passed'
}

/** The verdict by the first step that decides. A table, so that the same findings are always told in the same words. */
const VERDICTS: Readonly<Record<Step['step'], Readonly<Record<Exclude<Outcome, 'passed'>, string>>>> = {
  readable: { failed: 'This is not a credential that can be read.', 'not-checked': 'This could not be read.' },
  signature: {
    failed: 'This does not match what an issuer signed.',
    'not-checked': 'Whether this is what the issuer signed could not be checked.',
  },
  issuer: {
    failed: 'This was not signed by the issuer that it names.',
    'not-checked': 'Whether the named issuer signed this could not be checked.',
  },
  dates: {
    failed: 'The issuer signed this, but it does not count at this moment.',
    'not-checked': 'Whether this counts at this moment could not be checked.',
  },
  status: {
    failed: 'The issuer signed this and has withdrawn it since.',
    'not-checked': 'The issuer signed this; whether it was withdrawn since could not be checked.',
  },
  agreement: {
    failed: 'The two versions of this badge do not say the same.',
    'not-checked': 'Whether the two versions of this badge say the same could not be checked.',
  },
}

const ORDER: readonly Step['step'][] = ['readable', 'signature', 'issuer', 'status', 'dates', 'agreement']

function verdictOf(steps: readonly Step[]): string {
  const outcome = outcomeOf(steps)
  if (outcome === 'passed') return 'This holds: the issuer signed it, and it counts now.'
  const deciding = ORDER.find((name) => steps.some((step) => step.step === name && step.outcome === outcome))
  return VERDICTS[deciding ?? 'readable'][outcome]
}

/** A report of the steps that were taken. */
export function reportOf(
  subject: string,
  steps: readonly Step[],
  standing: Standing,
  requests: readonly string[],
): Report {
  return { subject, outcome: outcomeOf(steps), verdict: verdictOf(steps), standing, steps, requests }
}

const READ: Step = { step: 'readable', outcome: 'passed', message: 'It is an Open Badges 3.0 credential.' }

async function credentialSteps(
  session: Session,
  credential: JsonObject,
  proof: ProofFinding,
): Promise<{ steps: Step[]; standing: Standing }> {
  const { signature, issuer } = proof
  const dates = checkDates(
    credential.validFrom ?? credential.issuanceDate,
    credential.validUntil ?? credential.expirationDate,
    session.now,
  )
  const status = await checkStatus(session, credential)
  const standing = status.standing === 'valid' ? dates.standing : status.standing
  return {
    steps: [READ, signature, issuer, dates.step, status.step],
    standing: signature.outcome === 'passed' && issuer.outcome === 'passed' ? standing : 'unknown',
  }
}

async function documentReport(session: Session, document: Document, name: string): Promise<Report> {
  switch (document.kind) {
    case 'open-badge-3': {
      const { credential } = document
      const { steps, standing } = await credentialSteps(
        session,
        credential,
        await checkEmbeddedProofs(session, credential),
      )
      return reportOf(idOf(credential) ?? name, steps, standing, [...session.requests])
    }
    case 'vc-jwt': {
      const finding = await checkJwt(session, document.jws)
      const { steps, standing } = await credentialSteps(session, finding.credential, finding)
      return reportOf(idOf(finding.credential) ?? name, steps, standing, [...session.requests])
    }
    case 'open-badge-2': {
      const { steps, standing } = await checkHostedAssertion(session, document.assertion)
      const read: Step = { ...READ, message: 'It is an Open Badges 2.0 assertion.' }
      return reportOf(idOf(document.assertion) ?? name, [read, ...steps], standing, [...session.requests])
    }
  }
}

/** Starts a verifier that remembers keys and status lists between documents. It may be asked for many at the same time. */
export function createVerifier({ fetch, now }: Options): Verifier {
  const memory: Memory = new Map()
  return {
    async verify({ bytes, name = 'this file' }) {
      const session = startSession(fetch, now, memory)
      try {
        return await documentReport(session, await readInput(bytes), name)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        return reportOf(name, [{ step: 'readable', outcome: 'failed', message: error.message }], 'unknown', [
          ...session.requests,
        ])
      }
    },
  }
}

/** Verifies one document. Never throws for what a document holds: a step that could not be taken says so. */
export function verify(input: Input, options: Options): Promise<Report> {
  return createVerifier(options).verify(input)
}
