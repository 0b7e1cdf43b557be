import { type JsonObject, sameJson } from '../../domain/json.ts'
import type { ProofReport, Step } from '../../domain/report.ts'
import { ask, idOf, parseObject, Unreachable } from '../fetch.ts'
import { hostOf } from '../issuer/identity.ts'
import { issuerStep } from '../issuer/method.ts'
import { NO_KEY, proofReport, signatureStep } from '../proof/finding.ts'
import type { Session } from '../session.ts'
import { type StatusFinding, unknown, withdrawn } from '../status/finding.ts'
import { type Chain, chainOf, isInScope } from './documents.ts'
import { checkList, ownWithdrawal } from './withdrawal.ts'

/** What was found out about an Open Badges 2.0 assertion, or another document of that version that is proven by its address. */
export interface HostedFinding {
  readonly signature: Step
  readonly issuer: Step
  readonly status: StatusFinding
  readonly proofs: readonly ProofReport[]
  /** The documents that it leads to, when they could be had. */
  readonly chain: Chain | undefined
}

/** What the issuer's site holds at the assertion's own address. */
type Hosted = { readonly object: JsonObject; readonly asOf: string | undefined } | 'gone'

async function hostedAt(session: Session, id: string): Promise<Hosted> {
  try {
    // Not remembered: no other document needs it, and a site has as many as awards.
    const { bytes, asOf } = await ask(session.answer, id)
    const parsed = parseObject(bytes)
    if ('problem' in parsed) throw new Unreachable(`what ${id} answered ${parsed.problem}`, { status: 200 })
    return { object: parsed.object, asOf }
  } catch (error) {
    if (error instanceof Unreachable && error.status === 410) return 'gone'
    throw error
  }
}

/** A withdrawn assertion may have shrunk to its id and the word that it is revoked. */
function saysTheSame(hosted: JsonObject, assertion: JsonObject): boolean {
  return sameJson(hosted, assertion) || (hosted.revoked === true && hosted.id === assertion.id)
}

function hostedStep(hosted: Hosted, assertion: JsonObject): Step {
  if (hosted === 'gone')
    return signatureStep('passed', 'The issuer’s site says that it held this assertion and withdrew it.')
  if (!saysTheSame(hosted.object, assertion))
    return signatureStep('failed', 'The issuer’s site says something else at its address.', 'hosted-differs')
  if (hosted.asOf !== undefined)
    return signatureStep(
      'not-checked',
      'The issuer’s site could not be asked; what the bundle says of it anybody could have written.',
      'key-from-bundle',
    )
  return signatureStep('passed', 'The issuer’s site holds the same assertion at its address.')
}

/** Whether the address of an assertion is one that its issuer issues from. */
export function scopeStep(id: string, { issuer, issuerUrl }: Pick<Chain, 'issuer' | 'issuerUrl'>): Step {
  if (issuer.id !== issuerUrl)
    return issuerStep('failed', 'The issuer’s document says that it is another.', 'issuer-mismatch')
  const host = hostOf(issuerUrl) ?? issuerUrl
  return isInScope(id, issuer, issuerUrl)
    ? issuerStep('passed', `Its address is within what ${host} issues from.`)
    : issuerStep('failed', `Its address is outside what ${host} issues from.`, 'out-of-scope')
}

function notHad(error: unknown): HostedFinding {
  const { message } = error as Error
  const reason = error instanceof Unreachable ? error.reason : ('unreachable' as const)
  const isMissing = error instanceof Unreachable && error.status === 404
  const signature = isMissing
    ? signatureStep('not-checked', `The issuer’s site does not hold it: ${message}.`, 'not-hosted')
    : signatureStep('not-checked', `Whether the issuer’s site holds it could not be checked: ${message}.`, reason)
  return finding(signature, NO_KEY, unknown(reason, `Whether it was revoked could not be checked: ${message}.`))
}

function finding(signature: Step, issuer: Step, status: StatusFinding, chain?: Chain): HostedFinding {
  return { signature, issuer, status, chain, proofs: [proofReport({ suite: 'hosted' }, signature, issuer)] }
}

/** What the assertion's own address says of it, which counts though nothing else can be had. */
function saidAtHome(hosted: Hosted, assertion: JsonObject): StatusFinding | undefined {
  if (hosted === 'gone')
    return withdrawn('revoked', 'The issuer has withdrawn it: its address answers that it is gone.')
  return ownWithdrawal(hosted.object) ?? ownWithdrawal(assertion)
}

async function withChain(
  session: Session,
  assertion: JsonObject,
  signature: Step,
  atHome: StatusFinding | undefined,
): Promise<HostedFinding> {
  const id = idOf(assertion) ?? ''
  try {
    const chain = await chainOf(session, assertion)
    const status = atHome ?? (await checkList(session, assertion, chain.issuer))
    return finding(signature, scopeStep(id, chain), status, chain)
  } catch (error) {
    const { message } = error as Error
    const reason = error instanceof Unreachable ? error.reason : ('unreachable' as const)
    const status = atHome ?? unknown(reason, `Whether it was revoked could not be checked: ${message}.`)
    return finding(signature, issuerStep('not-checked', `Its issuer could not be asked: ${message}.`, reason), status)
  }
}

/** Checks a hosted document of Open Badges 2.0: its copy on the issuer's site, the issuer's scope, withdrawal. */
export async function checkHosted(session: Session, assertion: JsonObject): Promise<HostedFinding> {
  const id = idOf(assertion)
  if (id === undefined || !/^https?:/.test(id) || !URL.canParse(id))
    return finding(
      signatureStep('failed', 'It is not signed, and names no address at which its issuer holds it.', 'unsigned'),
      NO_KEY,
      unknown('unreachable', 'Without an address nobody can be asked whether it was revoked.'),
    )
  let hosted: Hosted
  try {
    hosted = await hostedAt(session, id)
  } catch (error) {
    return notHad(error)
  }
  const signature = hostedStep(hosted, assertion)
  if (signature.outcome === 'failed') return finding(signature, NO_KEY, unknown('hosted-differs', signature.message))
  return await withChain(session, assertion, signature, saidAtHome(hosted, assertion))
}
