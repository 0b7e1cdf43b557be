import type { IssuerReport, Kind, Report, Step, Warning } from '../domain/report.ts'
import { checkAgreement } from './agreement.ts'
import { claimsOf } from './claims.ts'
import { checkDates, standingOf } from './dates.ts'
import { checkEndorsements } from './endorsements.ts'
import { idOf } from './fetch.ts'
import { checkImage } from './image.ts'
import type { Secured } from './input/document.ts'
import { issuerReport } from './issuer/identity.ts'
import { lookalikeWarnings } from './lookalike.ts'
import { checkParts } from './parts.ts'
import { checkEmbeddedProofs } from './proof/embedded.ts'
import { type ProofFinding, together } from './proof/finding.ts'
import { checkToken } from './proof/token.ts'
import { checkRecipient } from './recipient.ts'
import { refreshed } from './refresh.ts'
import { readable, reportOf } from './report.ts'
import { republished } from './republished.ts'
import type { Session } from './session.ts'
import { checkCredentialForm, kindOf } from './shape/conforms.ts'
import { dataModel } from './shape/contexts.ts'
import { checkStatus } from './status/check.ts'
import type { Surroundings } from './surroundings.ts'

const KINDS: Readonly<Record<Kind, string>> = {
  'open-badge-3': 'an Open Badges 3.0 credential',
  'open-badge-2': 'an Open Badges 2.0 assertion',
  'open-badge-1': 'an assertion of Open Badges 1.1 or older',
  endorsement: 'an endorsement of Open Badges 3.0',
  clr: 'a Comprehensive Learner Record (CLR 2.0)',
  presentation: 'a verifiable presentation',
  unknown: 'a verifiable credential of another kind',
}

function formatOf(kind: Kind, { content, kind: form }: Secured): string {
  const secured = form === 'token' ? 'signed as a token (JWT)' : 'with its signature inside'
  return `${KINDS[kind]}, Verifiable Credentials ${dataModel(content)}, ${secured}`
}

/** The proofs of a credential. */
function proofsOf(session: Session, document: Secured): Promise<ProofFinding> {
  return document.kind === 'token' ? checkToken(session, document.jws) : checkEmbeddedProofs(session, document.content)
}

const NAMES_BY_KEY: Warning = {
  warning: 'identity-is-key',
  message: 'Its issuer is known by a key alone; nothing proves whose key it is.',
}

function issuerWarnings(issuer: IssuerReport | undefined, isProven: boolean, session: Session): Warning[] {
  const { trust } = session
  const isUnlisted = trust !== undefined && isProven && !trust.issuers.some(({ id }) => id.trim() === issuer?.id)
  const { claimedName, listedName } = issuer ?? {}
  const differs = claimedName !== undefined && listedName !== undefined && claimedName !== listedName
  return [
    ...(issuer?.provenAs === 'key' && listedName === undefined ? [NAMES_BY_KEY] : []),
    ...(isUnlisted
      ? [{ warning: 'issuer-unlisted' as const, message: 'Its issuer is not in the list of issuers that you gave.' }]
      : []),
    ...(differs
      ? [{ warning: 'name-differs' as const, message: `The list of issuers knows its issuer as ${listedName}.` }]
      : []),
    ...lookalikeWarnings(issuer, trust),
  ]
}

/** Suites by which a holder shows some of what was signed, and leaves out the rest. */
const SELECTIVE: readonly string[] = ['ecdsa-sd-2023']

const isShownInPart = ({ proofs }: ProofFinding) =>
  proofs.some(({ suite, outcome }) => outcome !== 'failed' && SELECTIVE.includes(suite))

const SHOWN_IN_PART: Warning = {
  warning: 'shown-in-part',
  message: 'Its holder chose which of its statements to show. Others, such as a last day, may be left out.',
}

/** The steps that are worth taking only when somebody has signed what is there. */
async function furtherSteps(session: Session, document: Secured, around: Surroundings, isPart: boolean) {
  const { content } = document
  const claims = claimsOf(content)
  const dates = checkDates(
    content.validFrom ?? content.issuanceDate,
    content.validUntil ?? content.expirationDate,
    session.now,
  )
  const status = await checkStatus(session, content, isPart)
  const image = around.picture === undefined ? [] : [await checkImage(session, around.picture, claims.image)]
  const recipient = session.recipient === undefined ? [] : [await checkRecipient(content, session.recipient)]
  const endorsed = await checkEndorsements(session, content, around)
  const held = await checkParts(session, content, around)
  const agreement = around.older === undefined ? [] : [checkAgreement(content, around.older, undefined)]
  const standing = standingOf(status.standing, dates.standing)
  const steps: Step[] = [
    dates.step,
    status.step,
    ...image,
    ...recipient,
    ...endorsed.steps,
    ...agreement,
    ...held.steps,
  ]
  return {
    claims,
    steps,
    standing,
    warnings: [...(isPart ? [SHOWN_IN_PART] : []), ...dates.warnings, ...status.warnings],
    endorsements: endorsed.reports,
    parts: held.reports,
  }
}

/** Whether an intact credential was signed with a key that its issuer has withdrawn, and nobody has asked its issuer yet. */
function isWithdrawn({ signature, issuer }: ProofFinding, { isRefreshed }: Surroundings): boolean {
  return signature.outcome === 'passed' && issuer.reason === 'key-withdrawn' && isRefreshed !== true
}

/** The report of a verifiable credential. When nobody has signed what it says, it says nothing of what it says. */
export async function credentialReport(session: Session, document: Secured, around: Surroundings): Promise<Report> {
  const { content } = document
  const found = await proofsOf(session, document)
  const published = isWithdrawn(found, around) ? await republished(session, document, around) : undefined
  if (published !== undefined && 'report' in published) return published.report
  const proof = { ...found, ...published }
  const kind = kindOf(content)
  const format = formatOf(kind, document)
  const form = await checkCredentialForm(content, proof.termsDefined)
  const outcome = together(proof.signature.outcome, proof.issuer.outcome)
  const isProven = outcome === 'passed'
  const issuer = issuerReport(content.issuer, isProven, session.trust)
  const base = {
    subject: idOf(content) ?? around.name,
    kind,
    format,
    proofs: proof.proofs,
    issuer,
    warnings: [...form.warnings, ...proof.warnings, ...issuerWarnings(issuer, isProven, session)],
  }
  const first = [readable(format), form.step, proof.signature]
  if (proof.signature.outcome === 'failed') return reportOf(session, { ...base, steps: first })
  if (proof.issuer.outcome === 'failed') return reportOf(session, { ...base, steps: [...first, proof.issuer] })
  const newer = isProven && around.isRefreshed !== true ? await refreshed(session, document, around) : undefined
  if (newer !== undefined && 'report' in newer) return newer.report
  const further = await furtherSteps(session, document, around, isShownInPart(proof))
  return reportOf(session, {
    ...base,
    ...further,
    steps: [...first, proof.issuer, ...further.steps],
    standing: isProven ? further.standing : 'unknown',
    warnings: [...base.warnings, ...(newer === undefined ? [] : [newer.warning]), ...further.warnings],
  })
}
