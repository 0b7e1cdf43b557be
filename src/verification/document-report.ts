import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import type { Report, Step } from '../domain/report.ts'
import { claimsOfAssertion } from './claims.ts'
import { credentialReport } from './credential.ts'
import { checkDates, standingOf } from './dates.ts'
import { idOf } from './fetch.ts'
import { checkHosted, type HostedFinding } from './hosted/assertion.ts'
import { checkSigned } from './hosted/signed.ts'
import { checkImage } from './image.ts'
import { type Document, hasType, type Secured } from './input/document.ts'
import { Unreadable } from './input/unreadable.ts'
import { issuerReport } from './issuer/identity.ts'
import { lookalikeWarnings } from './lookalike.ts'
import { checkParts } from './parts.ts'
import { checkEmbeddedProofs } from './proof/embedded.ts'
import { checkToken } from './proof/token.ts'
import { checkRecipient } from './recipient.ts'
import { readable, reportOf } from './report.ts'
import type { Session } from './session.ts'
import { checkHostedForm } from './shape/conforms.ts'
import type { Surroundings } from './surroundings.ts'

type Older = Extract<Document, { readonly kind: 'hosted' | 'signed' }>

const FORMATS = {
  hosted: 'an Open Badges 2.0 assertion that its issuer hosts',
  signed: 'an Open Badges 2.0 assertion, signed as a token (JWS)',
} as const

const OLD_VERSION = {
  warning: 'old-version',
  message: 'It follows Open Badges 2.0; the current version is 3.0.',
} as const

async function optionalSteps(
  session: Session,
  content: JsonObject,
  around: Surroundings,
  image: string | undefined,
): Promise<Step[]> {
  const steps: Step[] = []
  if (around.picture !== undefined) steps.push(await checkImage(session, around.picture, image))
  if (session.recipient !== undefined) steps.push(await checkRecipient(content, session.recipient))
  return steps
}

/** The report of an Open Badges 2.0 assertion or endorsement. */
async function olderReport(session: Session, document: Older, around: Surroundings): Promise<Report> {
  const { content } = document
  const found: HostedFinding =
    document.kind === 'signed' ? await checkSigned(session, document.jws, content) : await checkHosted(session, content)
  const form = checkHostedForm(content, found.chain?.badgeClass)
  const isProven = found.signature.outcome === 'passed' && found.issuer.outcome === 'passed'
  const issuer = found.chain === undefined ? undefined : issuerReport(found.chain.issuer, isProven, session.trust)
  const base = {
    subject: idOf(content) ?? around.name,
    kind: 'open-badge-2' as const,
    format: FORMATS[document.kind],
    proofs: found.proofs,
    issuer,
    warnings: [OLD_VERSION, ...form.warnings, ...lookalikeWarnings(issuer, session.trust)],
  }
  const withdrawn = found.status.step.outcome === 'failed'
  const formStep = withdrawn ? [] : [form.step]
  const first = [readable(base.format), ...formStep, found.signature]
  if (found.signature.outcome === 'failed') return reportOf(session, { ...base, steps: first })
  if (found.issuer.outcome === 'failed') return reportOf(session, { ...base, steps: [...first, found.issuer] })
  const dates = checkDates(content.issuedOn, content.expires, session.now)
  const claims = claimsOfAssertion(content, found.chain?.badgeClass ?? {})
  const datesStep = withdrawn && content.issuedOn === undefined ? [] : [dates.step]
  return reportOf(session, {
    ...base,
    steps: [
      ...first,
      found.issuer,
      ...datesStep,
      found.status.step,
      ...(await optionalSteps(session, content, around, claims.image)),
    ],
    standing: isProven || withdrawn ? standingOf(found.status.standing, dates.standing) : 'unknown',
    claims,
    warnings: [...base.warnings, ...dates.warnings, ...found.status.warnings],
  })
}

/** A presentation is its holder's word that the parts are theirs; what counts for an employer is each part. */
async function presentationReport(session: Session, document: Secured, around: Surroundings): Promise<Report> {
  const { content } = document
  const format = `a verifiable presentation${document.kind === 'token' ? ', signed as a token (JWT)' : ''}`
  const holder = idOf(content.holder) ?? ''
  const isSigned = document.kind === 'token' || asArray(content.proof).length > 0
  const proof =
    document.kind === 'token'
      ? await checkToken(session, document.jws, { signerId: holder, purpose: 'authentication' })
      : isSigned
        ? await checkEmbeddedProofs(session, content, holder, 'authentication')
        : undefined
  const own = proof === undefined ? [] : [proof.signature, proof.issuer]
  const base = {
    subject: idOf(content) ?? around.name,
    kind: 'presentation' as const,
    format,
    proofs: proof?.proofs ?? [],
  }
  if (own.some(({ outcome }) => outcome === 'failed'))
    return reportOf(session, { ...base, steps: [readable(format), ...own] })
  const { steps, reports } = await checkParts(session, content, around)
  return reportOf(session, {
    ...base,
    steps: [readable(format), ...own, ...steps],
    parts: reports,
    standing: standingOfAll(reports),
  })
}

/** Parts that stand alike give the whole their standing. */
function standingOfAll(reports: readonly Report[]): Report['standing'] {
  const [first] = reports
  return first !== undefined && reports.every(({ standing }) => standing === first.standing)
    ? first.standing
    : 'unknown'
}

function versionOf(content: JsonObject): string {
  const { badge, verify } = content
  const version = isObject(badge) && typeof badge.version === 'string' ? badge.version : undefined
  return isObject(verify) ? '1.0 or 1.1' : (version ?? '0.5').slice(0, 10)
}

/** The report of one document, whatever its kind. */
export async function documentReport(session: Session, document: Document, around: Surroundings): Promise<Report> {
  switch (document.kind) {
    case 'embedded':
    case 'token':
      return hasType(document.content, 'VerifiablePresentation')
        ? await presentationReport(session, document, around)
        : await credentialReport(session, document, around)
    case 'hosted':
    case 'signed':
      return await olderReport(session, document, around)
    case 'older':
      return reportOf(session, {
        subject: idOf(document.content) ?? around.name,
        kind: 'open-badge-1',
        format: `an assertion of Open Badges ${versionOf(document.content)}`,
        steps: [
          {
            step: 'readable',
            outcome: 'not-checked',
            reason: 'older-standard',
            message: `It is an assertion of Open Badges ${versionOf(document.content)}, from before 2018. This verifier can name it and not verify it; ask its issuer for a newer one.`,
          },
        ],
      })
    case 'bundle':
    case 'address':
      throw new Unreadable('too-deep', 'It holds a document that leads to others.')
  }
}
