import { PublisherError } from '../../src/domain/publisher-error.ts'
import { createVerifier, type Report, type Verifier } from '../../src/verification/index.ts'
import { type Arguments, type Command, EXIT, usageError } from '../command.ts'
import { type Io, say } from '../io.ts'
import { plainJson, plainText } from '../print/plain-text.ts'
import { reportText } from '../print/report.ts'
import { inputOf } from '../verifying/inputs.ts'
import {
  EXIT_OF_TONE,
  NETWORK_FLAGS,
  networkOf,
  paintFor,
  recipientOf,
  trustOf,
  worstOf,
} from '../verifying/verifying.ts'

const DETAILS = `Words: a .json, .jwt, .png, .svg or bundle file; the https:// address of one, or of an award's page; a link with
#vc= or ?vc= in it; or - for standard input. Several are verified one after another, whatever becomes of one.

Identifier types: emailAddress, telephone, url, name, studentId and others of Open Badges 3.0; any is tried when left out.
A list of issuers: { "issuers": [{ "id": "did:web:academy.example", "name": "Academy" }] }

Ends with 0 when everything holds and counts now, 1 when something does not (it was changed, revoked, suspended, has
expired, ...), 3 when a file cannot be read, 4 when something could not be checked. Of several the worst, in the order
1, 3, 4, 0.

  badgewright verify badge.png
  badgewright verify https://badges.example/awards/1/ --recipient mia@example.org
  badgewright verify --json --trust issuers.json *.json`

/** What became of a word: a report, or why there is none. */
type Outcome = Report | PublisherError

async function outcomeOf(word: string, verifier: Verifier, io: Io): Promise<Outcome> {
  try {
    return await verifier.verify(await inputOf(word, io))
  } catch (error) {
    if (error instanceof PublisherError) return error
    throw error
  }
}

function tellFault(fault: PublisherError, io: Io): void {
  io.stderr.write(`error: ${fault.message}\n${fault.hint === undefined ? '' : `hint: ${fault.hint}\n`}`)
}

/** A heading that says which of several words the report is about. */
const heading = (word: string) => `=== ${plainText(word === '-' ? 'standard input' : word, 300)} ===`

const isHashed = ({ claims }: Report) => claims?.recipientIds.some((id) => id.startsWith('a hashed ')) === true

/**
 * What to know beside the reports: how flags kept the network away, so that nobody takes an answer from a folder for one of
 * the issuer’s host; and how to ask whose it is, when that is told as a hash alone.
 */
function notes({ offline, site, recipient }: Arguments['flags'], reports: readonly Report[]): string[] {
  return [
    ...(site === undefined ? [] : [`The site’s own addresses were answered from the folder ${site} (--site).`]),
    ...(offline === true ? ['Nothing was asked on the network (--offline).'] : []),
    ...(recipient === undefined && reports.some(isHashed)
      ? ['To learn whether it was awarded to a certain person, add --recipient and their e-mail address.']
      : []),
  ]
}

/** Verifies words one after another, so that the same are told in the same order, and tells each as soon as it is known. */
async function verifyEach(
  words: readonly string[],
  verifier: Verifier,
  io: Io,
  tell: (word: string, report: Report) => void,
): Promise<{ reports: Report[]; code: number }> {
  const reports: Report[] = []
  const codes: number[] = []
  for (const word of words) {
    const outcome = await outcomeOf(word, verifier, io)
    if (outcome instanceof PublisherError) {
      tellFault(outcome, io)
      codes.push(EXIT.unreadable)
    } else {
      reports.push(outcome)
      codes.push(EXIT_OF_TONE[outcome.verdict.tone])
      tell(word, outcome)
    }
  }
  return { reports, code: worstOf(codes) }
}

export const command: Command = {
  name: 'verify',
  summary: 'Verifies anybody’s credentials: files, pictures that carry one, addresses.',
  words: '<file|url|->...',
  flags: {
    json: { type: 'boolean', help: 'Prints one JSON object: { ok, reports }. See schemas/report.schema.json.' },
    recipient: {
      type: 'string',
      value: 'identifier',
      help: 'Compares: is it this person’s? An e-mail address, a DID, ...',
    },
    'recipient-type': { type: 'string', value: 'type', help: 'Compares with identifiers of this type alone.' },
    trust: { type: 'string', value: 'file|url', help: 'A list of issuers that you know; others get a warning.' },
    ...NETWORK_FLAGS,
  },
  details: DETAILS,
  async run({ flags, words }, io) {
    if (words.length === 0) throw usageError('verify needs a file or an address', 'badgewright verify badge.png')
    if (words.filter((word) => word === '-').length > 1)
      throw usageError('standard input can be read only once', 'name - once')
    const recipient = recipientOf(flags)
    const fetch = networkOf(flags, io)
    const verifier = createVerifier({ fetch, now: io.now(), recipient, trust: await trustOf(flags, fetch, io) })
    const isJson = flags.json === true
    const paint = paintFor(io)
    const { reports, code } = await verifyEach(words, verifier, io, (word, report) => {
      if (isJson) return
      const text = reportText(report, paint)
      say(io, words.length === 1 ? text.trimEnd() : `${heading(word)}\n${text}`)
    })
    if (isJson) say(io, plainJson({ ok: code === EXIT.ok, reports }))
    else for (const line of notes(flags, reports)) say(io, line)
    return code
  },
}
