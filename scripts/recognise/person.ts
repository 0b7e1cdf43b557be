import { isAddressOf } from '../../src/authoring/address-list.ts'
import { newIdentity } from '../../src/authoring/random.ts'
import { pseudonymSchema } from '../../src/domain/learner.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { type Recipient, recipientSchema } from '../../src/domain/recipient.ts'
import type { Register } from '../../src/domain/register.ts'
import type { Known } from '../../src/verification/index.ts'
import { emailGiven } from '../awards/email-given.ts'
import { type Arguments, usageError } from '../command.ts'
import type { Io } from '../io.ts'
import { sha256 } from '../sha256.ts'

/** Everything in content that has a recipient and may have a pseudonym. */
type Held = Pick<Register, 'awards' | 'recognitions' | 'learners'>

const holdings = ({ awards, recognitions }: Held) => [...awards.values(), ...recognitions.values()]

/** Every pseudonym that content knows: of a page, an award or a recognised credential. */
export function pseudonymsIn(register: Held): Set<string> {
  const given = holdings(register).flatMap(({ learner }) => learner ?? [])
  return new Set([...register.learners.keys(), ...given])
}

/**
 * Makes sure of a pseudonym that was typed: a mistyped one would be somebody whom nobody knows.
 *
 * @throws PublisherError ERR_USAGE
 */
export function knownPseudonym(typed: string, register: Held): string {
  const known = pseudonymsIn(register)
  if (known.has(typed)) return typed
  const { success, error } = pseudonymSchema.safeParse(typed)
  if (!success)
    throw usageError(`the pseudonym ${JSON.stringify(typed)} ${error.issues[0]?.message}`, 'badgewright learner --help')
  const hint = didYouMean(
    typed,
    known,
    'badgewright learner link new … makes one, as badgewright learner new does with a page',
  )
  throw usageError(`nobody has the pseudonym ${JSON.stringify(typed)}`, hint)
}

/** The pseudonyms on what is held by an address. */
export function pseudonymsOf(email: string, register: Held): string[] {
  const theirs = holdings(register).filter(({ recipient }) => isAddressOf(recipient, email, sha256))
  return [...new Set(theirs.flatMap(({ learner }) => learner ?? []))]
}

/** Whom a credential is held against, and how content will know them. */
export interface Person {
  readonly known: Known
  /** With a salt of its own each time. */
  recipient(): Recipient
  readonly learner: string | undefined
}

function checkAddress(email: string, learner: string, register: Held): void {
  const theirs = holdings(register).filter((one) => one.learner === learner && one.recipient.identities !== undefined)
  if (theirs.length === 0 || theirs.some(({ recipient }) => isAddressOf(recipient, email, sha256))) return
  throw usageError(
    `nothing of the learner ${learner} was awarded to that address`,
    'badgewright find --email <address> shows what was; link it first when both are one person',
  )
}

/** The only DID on what a learner has, by which a pseudonym alone is enough. */
function didOf(learner: string, register: Held): string {
  const theirs = holdings(register).filter((one) => one.learner === learner)
  const [did, ...others] = new Set(theirs.flatMap(({ recipient }) => recipient.did ?? []))
  if (did !== undefined && others.length === 0) return did
  throw usageError(
    did === undefined
      ? `content knows the learner ${learner} by hashes alone, which cannot be held against a credential`
      : `content knows the learner ${learner} by several DIDs`,
    'add --email <address> or --did <did>',
  )
}

/**
 * Whom the flags name.
 *
 * @throws PublisherError ERR_USAGE when they name nobody, or contradict content.
 */
export async function personOf(flags: Arguments['flags'], register: Held, io: Io): Promise<Person> {
  const { email: typed, did: given } = flags as Readonly<Record<string, string | undefined>>
  const learner = flags.learner === undefined ? undefined : knownPseudonym(String(flags.learner), register)
  if (typed !== undefined && given !== undefined)
    throw usageError('--email and --did both say who earned it', 'give that by which the credential names them')
  if (typed !== undefined) {
    const email = await emailGiven(typed, 'badgewright recognise <file|url> --email <address>', io)
    if (learner !== undefined) checkAddress(email, learner, register)
    return { known: { value: email }, recipient: () => ({ identities: [newIdentity(email, io.random)] }), learner }
  }
  if (given === undefined && learner === undefined)
    throw usageError(
      'recognise needs to know whose it is',
      'badgewright recognise <file|url> --email <address> [--learner <pseudonym>]',
    )
  const did = given ?? didOf(learner!, register)
  const { success, error } = recipientSchema.safeParse({ did })
  if (!success) throw usageError(`--did ${JSON.stringify(did)} ${error.issues[0]?.message}`, '--did did:key:z6Mk…')
  return { known: { value: did }, recipient: () => ({ did }), learner }
}
