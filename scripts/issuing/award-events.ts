import type { AwardFacts, Credential } from '../../src/credentials/facts.ts'
import { openBadge } from '../../src/credentials/open-badge.ts'
import { partsOf } from '../../src/credentials/parts.ts'
import type { Award, Correction } from '../../src/domain/award.ts'
import { type JsonObject, without } from '../../src/domain/json.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import type { StatusPosition } from '../../src/domain/status-list.ts'
import { automaticFields } from '../../src/ledger/automatic.ts'
import type { IssueEntry } from '../../src/ledger/entry.ts'
import type { Resigning } from '../../src/ledger/keys.ts'
import { factsDigest } from '../../src/ledger/plan.ts'
import type { Ledger } from '../../src/ledger/state.ts'
import { secure } from '../../src/proofs/data-integrity.ts'
import { detach, secureAsJwt } from '../../src/proofs/vc-jwt.ts'
import { laterVersion } from '../awards/later-version.ts'
import type { Signers } from '../keys/signing-keys.ts'

/** What signing an entry takes. */
export interface SigningStep {
  readonly register: Register
  readonly signers: Signers
  /** The moment of this run. */
  readonly now: Date
}

/** A moment as credentials state it: in UTC, with whole seconds. */
export const utc = (date: Date) => `${date.toISOString().slice(0, 19)}Z`

function factsOf(register: Register, award: Award): AwardFacts {
  const badgeClass = register.badgeClasses.get(award.badge)
  if (badgeClass === undefined) throw new Error(`unchecked register: no badge class ${award.badge}`)
  return { award, badgeClass, issuer: register.issuer, site: register.site, parts: partsOf(award, register) }
}

/** Runs what signs something of an award, and says of which when it cannot be signed. */
export async function signingOf<T>({ id, file }: Pick<Award, 'id' | 'file'>, sign: () => Promise<T>): Promise<T> {
  try {
    return await sign()
  } catch (cause) {
    if (cause instanceof PublisherError) throw cause
    const { message, hint } = cause as { message: string; hint?: string }
    throw new PublisherError('ERR_CREDENTIAL_INVALID', `${file}: award ${id} cannot be signed. ${message}`, {
      hint,
      cause,
    })
  }
}

/** Signs a credential with a proof inside. */
export async function embedded({ signers, now }: SigningStep, unsecured: Credential): Promise<Credential> {
  return (await secure(unsecured, signers.dataIntegrity, { created: utc(now) })) as Credential
}

/** Signs a credential in both ways. */
async function signed(
  issuing: SigningStep,
  award: Pick<Award, 'id' | 'file'>,
  unsecured: Credential,
): Promise<Pick<IssueEntry, 'credential' | 'jwt'>> {
  return signingOf(award, async () => ({
    credential: await embedded(issuing, unsecured),
    jwt: detach(await secureAsJwt(unsecured, issuing.signers.jwt)),
  }))
}

/** Signs an award as content has it now. */
export async function issueEvent(
  issuing: SigningStep,
  type: IssueEntry['type'],
  award: Award,
  status: StatusPosition,
  { corrections, before }: { readonly corrections?: readonly Correction[]; readonly before?: JsonObject },
): Promise<IssueEntry> {
  const { id, badge, file, automatic } = award
  const unsecured = openBadge(factsOf(issuing.register, award), status)
  return {
    type,
    award: id,
    badge,
    file,
    ...(automatic === undefined ? {} : { automatic: automaticFields(award, automatic) }),
    facts: factsDigest(award),
    status,
    corrections,
    ...(await signed(issuing, award, laterVersion(unsecured, before))),
  }
}

/**
 * Signs what an entry states once more, with a good key: the credential as it was signed then, not as content would have it
 * now, for the badge class may read differently today.
 */
export async function resignEvent(
  issuing: SigningStep,
  { award, compromised }: Resigning,
  ledger: Ledger,
): Promise<IssueEntry> {
  const issued = ledger.awards.get(award)!
  const { badge, file, automatic, facts, status } = issued.entry
  const { credential } = ledger.secured(issued)
  const unsecured = { ...without(credential, 'proof'), validFrom: utc(issuing.now) } as unknown as Credential
  const again = await signed(issuing, { id: award, file }, laterVersion(unsecured, credential))
  const kept = automatic === undefined ? {} : { automatic }
  return { type: 'reissue', award, badge, file, ...kept, facts, status, compromised, ...again }
}
