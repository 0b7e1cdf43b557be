import { isObject, type JsonObject } from '../../domain/json.ts'
import type { ProofReport, Step } from '../../domain/report.ts'
import { splitProofs } from '../../proofs/data-integrity.ts'
import type { VerificationKey } from '../../proofs/verification-key.ts'
import { verifyProof } from '../../proofs/verify-proof.ts'
import { idOf } from '../fetch.ts'
import { attribute } from '../issuer/attribution.ts'
import { methodOf } from '../issuer/controller.ts'
import { issuerIdOf } from '../issuer/identity.ts'
import { issuerStep, type Purpose } from '../issuer/method.ts'
import type { Session } from '../session.ts'
import { type ProofFinding, proofReport, REASON_OF, signatureStep, textIn, together, UNSIGNED } from './finding.ts'

/** A multibase key written into the id of its method, as `did:web:h#z6Mk…`: Ed25519, P-256 or P-384. */
const KEY_IN_ID = /#(z[1-9A-HJ-NP-Za-km-z]{40,80})$/

/** More proofs than this are not looked at one by one. */
const MOST_PROOFS = 10

interface OneProof {
  readonly signature: Step
  readonly issuer: Step
  readonly report: ProofReport
  readonly termsDefined: boolean
}

/** The key that a method's own document holds: a controller document that lists it, or the method by itself at its address. */
async function keyAt(session: Session, methodId: string): Promise<VerificationKey | undefined> {
  const owner = methodId.split('#')[0]!
  try {
    const { methods } = await session.controller(owner)
    // Some name the one key of a did:key by the identifier alone.
    const listed = methods.find(({ id }) => id === methodId || (methodId === owner && owner.startsWith('did:key:')))
    if (listed !== undefined) return listed.key
    if (!methodId.startsWith('https://')) return undefined
    const { object } = await session.object(owner)
    const none: ReadonlySet<unknown> = new Set()
    return methodOf(object, { assertion: none, authentication: none })?.key
  } catch {
    // Who the key belongs to is told by another step, which also says why it could not be had.
    return undefined
  }
}

/** The key of a proof: one written into the method's id needs no request, and shows whether the content is intact. */
async function keyOf(session: Session, signerId: string, methodId: string): Promise<VerificationKey | undefined> {
  const inId = KEY_IN_ID.exec(methodId)?.[1]
  if (inId !== undefined) return { publicKeyMultibase: inId }
  try {
    const listed = (await session.controller(signerId)).methods.find(({ id }) => id === methodId)
    if (listed !== undefined) return listed.key
  } catch {
    // As above.
  }
  return await keyAt(session, methodId)
}

/** A proof may have a last moment of its own (VC Data Integrity, section 2.1). */
function isOver({ expires }: JsonObject, now: Date): boolean {
  return expires !== undefined && !(Date.parse(String(expires)) > now.getTime())
}

async function checkSignature(
  document: JsonObject,
  proof: JsonObject,
  key: VerificationKey,
  { purpose, now }: { purpose: Purpose; now: Date },
): Promise<{ step: Step; termsDefined: boolean }> {
  const result = await verifyProof(document, proof, key, { purpose })
  const isRdf = textIn(proof, 'cryptosuite')?.includes('jcs') !== true
  if (result.outcome === 'passed') {
    const step = isOver(proof, now)
      ? signatureStep('failed', 'The signature itself has expired.', 'signature-expired')
      : signatureStep('passed', 'What it says is exactly what was signed.')
    return { step, termsDefined: isRdf }
  }
  const reason = REASON_OF[result.reason]
  const outcome = result.outcome === 'failed' ? 'failed' : 'not-checked'
  const termsDefined = isRdf && result.reason === 'signature'
  return { step: signatureStep(outcome, result.message, reason), termsDefined }
}

const KEYLESS = signatureStep(
  'not-checked',
  'The signature could not be checked, because the key could not be had.',
  'key-unavailable',
)

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i
const NAMELESS = signatureStep(
  'failed',
  'The signature does not name its key by an address or a DID.',
  'signature-malformed',
)

async function checkProof(
  session: Session,
  document: JsonObject,
  signerId: string,
  proof: JsonObject,
  purpose: Purpose,
): Promise<OneProof> {
  const named = idOf(proof.verificationMethod)
  // A name without a scheme is nobody's: whose it would be, the document's reader would have to guess.
  const methodId = named !== undefined && ABSOLUTE.test(named) ? named : undefined
  const created = textIn(proof, 'created')
  const about = {
    suite: textIn(proof, 'cryptosuite') ?? textIn(proof, 'type') ?? 'unknown',
    ...(methodId === undefined ? {} : { method: methodId }),
    ...(created === undefined ? {} : { created }),
  }
  const key = methodId === undefined ? undefined : await keyOf(session, signerId, methodId)
  const { step: signature, termsDefined } =
    key === undefined
      ? { step: named !== methodId ? NAMELESS : KEYLESS, termsDefined: false }
      : await checkSignature(document, proof, key, { purpose, now: session.now })
  // A signature that does not fit says nothing about the key that it names.
  const issuer =
    methodId === undefined
      ? issuerStep('not-checked', 'The signature does not say which key made it.', 'key-unavailable')
      : await attribute(
          session,
          signerId,
          { name: methodId, key: key ?? {} },
          { purpose, at: Date.parse(created ?? '') },
        )
  return { signature, issuer, report: proofReport(about, signature, issuer), termsDefined }
}

const RANK: readonly Step['outcome'][] = ['failed', 'not-checked', 'passed']

/** Of several proofs the one that decides. One good proof proves; one that does not fit is a reason not to trust the file. */
function deciding(proofs: readonly OneProof[]): OneProof {
  const rank = ({ report }: OneProof) => RANK.indexOf(report.outcome)
  const ordered = [...proofs].sort((a, b) => rank(a) - rank(b))
  const failed = ordered.find(({ report }) => report.outcome === 'failed')
  return failed ?? ordered.at(-1)!
}

const TOO_MANY: ProofFinding = {
  ...UNSIGNED,
  signature: signatureStep('failed', `It has more than ${MOST_PROOFS} signatures.`, 'signature-malformed'),
}

/**
 * Checks every embedded proof of a document.
 *
 * @param signerId - Whose signature it should be: the issuer of a credential, the holder of a presentation.
 */
export async function checkEmbeddedProofs(
  session: Session,
  document: JsonObject,
  signerId: string = issuerIdOf(document),
  purpose: Purpose = 'assertionMethod',
): Promise<ProofFinding> {
  const { proofs } = splitProofs(document)
  if (proofs.length === 0) return UNSIGNED
  if (proofs.length > MOST_PROOFS) return TOO_MANY
  const checked = await Promise.all(
    proofs.filter(isObject).map((proof) => checkProof(session, document, signerId, proof, purpose)),
  )
  const { signature, issuer } = deciding(checked)
  const others = checked.filter(({ report }) => report.outcome === 'not-checked')
  const isProven = together(signature.outcome, issuer.outcome) === 'passed'
  return {
    signature,
    issuer,
    proofs: checked.map(({ report }) => report),
    warnings: isProven
      ? others.map(({ report: { suite, message } }) => ({
          warning: 'another-proof' as const,
          message: `It carries a further signature (${suite}) that could not be checked: ${message}`,
        }))
      : [],
    termsDefined: checked.some(({ termsDefined }) => termsDefined),
  }
}
