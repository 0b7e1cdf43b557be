import { createHash } from 'node:crypto'
import { isHttpsUrl } from '../../src/domain/patterns.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import type { Register } from '../../src/domain/register.ts'
import { createVerifier, type Fetch, type Report, type Verifier } from '../../src/verification/index.ts'
import { type Arguments, EXIT } from '../command.ts'
import { deliver } from '../delivery/deliver.ts'
import { type Io, note, say, today } from '../io.ts'
import { plainText } from '../print/plain-text.ts'
import { inputOf, wordKind } from '../verifying/inputs.ts'
import { EXIT_OF_TONE } from '../verifying/verifying.ts'
import { askedText, stepsFor } from './asked.ts'
import { type Facts, factFaults, factsOf, faultsOf } from './facts.ts'
import { recognitionFile } from './file.ts'
import { type Person, personOf, pseudonymsOf } from './person.ts'

/** SHA-256 of a document in hex. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What `badgewright recognise` works with. */
export interface Call {
  readonly register: Register
  readonly flags: Arguments['flags']
  readonly fetch: Fetch
  readonly io: Io
}

/** A recognised credential that the same document, or the same address, made already. */
function madeBefore(digest: string, home: string | undefined, { recognitions }: Register): Recognition | undefined {
  const all = [...recognitions.values()]
  return all.find((one) => one.digest === digest) ?? all.find((one) => home !== undefined && one.credential === home)
}

/**
 * Where a credential can be verified again: at its own address, else where it was found, when that holds nothing beside a
 * path. Only an address that gives the same credential is one.
 */
async function homeOf({ claims }: Report, word: string, verifier: Verifier): Promise<string | undefined> {
  const found = wordKind(word) === 'address' && !/[?#]/.test(word) ? [word] : []
  for (const url of new Set([claims?.id ?? '', ...found].filter(isHttpsUrl))) {
    const again = await verifier.verify({ url })
    const isSame = again.claims?.id === claims?.id && again.claims?.achievement === claims?.achievement
    if (isSame && faultsOf(again).length === 0) return url
  }
  return undefined
}

function refuse(io: Io, what: string, faults: readonly string[], code: number): number {
  say(io, `${what} is not recognised:`)
  for (const fault of faults) say(io, `  ${fault}`)
  note(io, 'Nothing was written.')
  return code
}

/** The facts in the words of the step that asks for them, and what of them cannot stand in content. */
function factsFor(report: Report, { site, pathways }: Register) {
  const said = factsOf(report)
  const asked = stepsFor(said.achievement, pathways.values())
  const step = asked.find((one) => one.step.issuer === said.issuer)?.step
  const facts: Facts = { ...said, name: step?.name ?? said.name }
  const own = facts.achievement.startsWith(site.url)
    ? ['It is an award of this site, which counts on pathways without being recognised.']
    : []
  return { facts, asked, faults: own.length > 0 ? own : factFaults(facts) }
}

/** Advice on linking: what content knows of the person, and the command line does not say. */
function adviseOn({ known, learner }: Person, { register, io }: Call): void {
  if (learner !== undefined) return
  const [pseudonym] = known.value.includes('@') ? pseudonymsOf(known.value, register) : []
  if (pseudonym === undefined)
    note(io, 'No learner is named: it counts on pathways only where the address or DID is known.')
  else note(io, `This learner has a pseudonym: add --learner ${pseudonym} to put it with their awards.`)
}

/** The address that is written. One that leads to a name would say whose pseudonym it is. */
function addressFor(home: string | undefined, { claims }: Report, { flags, io }: Call): string | undefined {
  if (home === undefined || claims?.recipient === undefined || flags['with-address'] === true) return home
  note(
    io,
    'The credential tells the learner’s name, so its address was left out: --with-address writes it, if they agree.',
  )
  return undefined
}

/** Verifies a credential of another issuer, and writes down that it counts when everything of it holds. */
export async function recognise(word: string, call: Call): Promise<number> {
  const { register, flags, fetch, io } = call
  const person = await personOf(flags, register, io)
  const verifier = createVerifier({ fetch, now: io.now(), recipient: person.known })
  const { report, bytes } = await verifier.verifyWithBytes(await inputOf(word, io))
  const what = plainText(word, 200)
  const faults = faultsOf(report)
  if (faults.length > 0 || bytes === undefined)
    return refuse(io, what, faults, EXIT_OF_TONE[report.verdict.tone] || EXIT.failed)
  const { facts, asked, faults: unfit } = factsFor(report, register)
  if (unfit.length > 0) return refuse(io, what, unfit, EXIT.failed)
  const digest = digestOf(bytes)
  const home = await homeOf(report, word, verifier)
  const before = madeBefore(digest, home, register)
  if (before !== undefined) {
    say(io, `This is recognised already: content/recognitions/${before.slug}.yaml`)
    return EXIT.ok
  }
  const credential = addressFor(home, report, call)
  const { learner } = person
  const recipient = person.recipient()
  const fields = { ...facts, credential, digest, verifiedOn: today(io), learner, recipient }
  const change = recognitionFile(fields, io)
  const code = deliver(io, flags, { changes: [change], subject: `Recognise ${facts.name}, of another issuer` })
  if (code !== EXIT.ok) return code
  for (const line of askedText(facts, asked)) say(io, line)
  for (const { message } of report.warnings) note(io, plainText(message, 300))
  adviseOn(person, call)
  return code
}
