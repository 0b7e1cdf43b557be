import { isAddressOf } from '../../src/authoring/address-list.ts'
import { editYaml, type YamlEdit } from '../../src/authoring/edit-yaml.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import type { Register } from '../../src/domain/register.ts'
import { createVerifier, type Known, type Report } from '../../src/verification/index.ts'
import { emailGiven } from '../awards/email-given.ts'
import { EXIT } from '../command.ts'
import { contentText, deliver } from '../delivery/deliver.ts'
import { say, today } from '../io.ts'
import { plainText } from '../print/plain-text.ts'
import { sha256 } from '../sha256.ts'
import { factsOf, faultsOf } from './facts.ts'
import { type Call, digestOf } from './recognise.ts'

/** What asking again came to. */
type Finding =
  | { readonly is: 'holds' | 'expired'; readonly digest: string; readonly expires: string | undefined }
  | { readonly is: 'gone' | 'unknown'; readonly why: string }

function named(slugs: readonly string[], { recognitions }: Register): Recognition[] {
  if (slugs.length === 0) return [...recognitions.values()]
  return slugs.map((slug) => {
    const one = recognitions.get(slug)
    if (one !== undefined) return one
    throw new PublisherError(
      'ERR_INPUT_UNREADABLE',
      `there is no recognised credential ${JSON.stringify(plainText(slug, 80))}`,
      {
        hint: didYouMean(slug, recognitions.keys(), 'name a file of content/recognitions, without .yaml'),
      },
    )
  })
}

/** Why another credential than the recognised one stands at the address; nothing when it is the same. */
function otherThan({ achievement, issuer, awardedOn }: Recognition, report: Report): string | undefined {
  const now = factsOf(report)
  const differing = Object.entries({ achievement, issuer, awardedOn }).filter(
    ([field, value]) => now[field as 'achievement'] !== value,
  )
  return differing.length === 0
    ? undefined
    : `its address gives another credential (${differing.map(([field]) => field).join(', ')})`
}

/** Steps of which a failure means that the issuer does not stand by the credential any more. */
const WITHDRAWING = ['signature', 'issuer', 'status', 'recipient']

function findingOf(one: Recognition, report: Report, bytes: Uint8Array | undefined, isCompared: boolean): Finding {
  const [fault] = faultsOf(report).filter((text) => isCompared || !text.startsWith('Recipient'))
  const failed = report.steps.find(({ outcome }) => outcome === 'failed')
  if (failed !== undefined) return { is: WITHDRAWING.includes(failed.step) ? 'gone' : 'unknown', why: fault! }
  const isExpired = report.standing === 'expired'
  if (bytes === undefined || (fault !== undefined && !isExpired))
    return { is: 'unknown', why: fault ?? report.verdict.text }
  const other = otherThan(one, report)
  if (other !== undefined) return { is: 'unknown', why: other }
  const digest = digestOf(bytes)
  // The same bytes name the same person; other ones must be held against somebody.
  if (digest !== one.digest && !isCompared)
    return { is: 'unknown', why: 'it was issued anew, so give --email to see that it is still theirs' }
  return { is: isExpired ? 'expired' : 'holds', digest, expires: factsOf(report).expires }
}

async function ask(one: Recognition, email: string | undefined, { fetch, io }: Call): Promise<Finding> {
  const { credential: url, recipient } = one
  if (url === undefined) return { is: 'unknown', why: 'no address of it is written down' }
  const value = email !== undefined && isAddressOf(recipient, email, sha256) ? email : recipient.did
  const known: Known | undefined = value === undefined ? undefined : { value }
  const verifier = createVerifier({ fetch, now: io.now(), recipient: known })
  const { report, bytes } = await verifier.verifyWithBytes({ url })
  return findingOf(one, report, bytes, known !== undefined)
}

const set = (field: string, value: string): YamlEdit => ({ kind: 'set', path: [field], value })

function editsFor(finding: Finding, day: string): YamlEdit[] {
  if ('why' in finding) return finding.is === 'gone' ? [set('withdrawn', day)] : []
  const { digest, expires } = finding
  const expiry: YamlEdit = expires === undefined ? { kind: 'remove', path: ['expires'] } : set('expires', expires)
  return [set('verifiedOn', day), set('digest', digest), expiry]
}

function told({ slug }: Recognition, finding: Finding): string {
  switch (finding.is) {
    case 'holds':
      return `${slug} holds.`
    case 'expired':
      return `${slug} holds no longer since ${finding.expires}: its last day is past.`
    case 'gone':
      return `${slug} is withdrawn from today on: ${finding.why}`
    case 'unknown':
      return `${slug} could not be verified again: ${finding.why}`
  }
}

/**
 * Verifies recognised credentials again at their addresses, and writes down what came of it. What was withdrawn stays so:
 * people decide whether it counts again.
 */
export async function recogniseAgain(slugs: readonly string[], call: Call): Promise<number> {
  const { register, flags, io } = call
  const typed = flags.email
  const email =
    typeof typed === 'string'
      ? await emailGiven(typed, 'badgewright recognise --again --email <address>', io)
      : undefined
  const all = named(slugs, register)
  for (const { slug } of all.filter(({ withdrawn }) => withdrawn !== undefined))
    say(io, `${slug} was withdrawn; to let it count again, take that line out by hand.`)
  const changes: { file: string; text: string }[] = []
  let isUnknown = false
  for (const one of all.filter(({ withdrawn }) => withdrawn === undefined)) {
    const finding = await ask(one, email, call)
    say(io, told(one, finding))
    isUnknown ||= finding.is === 'unknown'
    const file = `content/recognitions/${one.slug}.yaml`
    const edits = editsFor(finding, today(io))
    if (edits.length > 0) changes.push({ file, text: editYaml(contentText(io.root, file) ?? '', edits) })
  }
  const code = deliver(io, flags, { changes, subject: 'Verify recognised credentials again' })
  return code === EXIT.ok && isUnknown ? EXIT.unknown : code
}
