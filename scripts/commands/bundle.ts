import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { makeBundle, type Report, Unreadable } from '../../src/verification/index.ts'
import { type Arguments, type Command, EXIT, usageError } from '../command.ts'
import { type Io, note, say } from '../io.ts'
import { plainText } from '../print/plain-text.ts'
import { bundleContents, bundleName } from '../site/bundle-file.ts'
import { inputOf } from '../verifying/inputs.ts'
import { EXIT_OF_TONE, NETWORK_FLAGS, networkOf } from '../verifying/verifying.ts'

const DETAILS = `A bundle is one JSON file: the document, and every answer that verifying it needed (the issuer's keys, status lists),
with the moment at which they were had. "badgewright verify" reads it where there is no network, or when the issuer's
site is gone, and says as of when it knows what it says.

Ends with 0, 1 or 4 as "badgewright verify" does; the bundle is written all the same, unless there is no badge to write.

  badgewright bundle badge.png
  badgewright bundle https://badges.example/awards/1/ --out first-aid.bundle.json`

/** Writes a file that is not there yet, or holds the same. */
function writeOnce(path: string, text: string, io: Pick<Io, 'root'>): void {
  const file = resolve(io.root, path)
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code !== 'EEXIST')
      throw new PublisherError('ERR_USAGE', `${path} cannot be written`, { hint: '--out names another file', cause })
    if (readFileSync(file, 'utf8') === text) return
    throw new PublisherError('ERR_USAGE', `${path} is there already and was left as it is`, {
      hint: 'move it away, or name another file with --out',
      cause,
    })
  }
}

type Made = Awaited<ReturnType<typeof makeBundle>>

/** The bundle, or why there was nothing to put into one. */
async function madeOf(word: string, flags: Arguments['flags'], io: Io): Promise<Made | Unreadable> {
  try {
    return await makeBundle(await inputOf(word, io), { fetch: networkOf(flags, io), now: io.now() })
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}

/** Reasons that tell of an address, and nothing of what is there. */
const NOT_HAD: readonly string[] = ['unreachable', 'address-refused']

/** Only what could be read as some kind of badge is worth keeping. */
const isDocument = ({ steps }: Report) => steps.some(({ step, outcome }) => step === 'readable' && outcome === 'passed')

export const command: Command = {
  name: 'bundle',
  summary: 'Keeps a credential with all that verifying it needs, for where there is no network.',
  words: '<file|url|->',
  flags: {
    out: { type: 'string', value: 'file', help: 'Where to write it, or - for standard output.' },
    ...NETWORK_FLAGS,
  },
  details: DETAILS,
  async run({ flags, words }, io) {
    const [word, ...more] = words
    if (word === undefined || more.length > 0)
      throw usageError('bundle needs one file or address', 'badgewright bundle badge.png')
    const made = await madeOf(word, flags, io)
    if (made instanceof Unreadable) {
      note(io, `error: ${plainText(made.message, 600)}\nhint: name a badge: a file, or the address of one`)
      return NOT_HAD.includes(made.reason) ? EXIT.unknown : EXIT.failed
    }
    const { report, bundle } = made
    const toStandardOutput = flags.out === '-'
    const tell = (line: string) => (toStandardOutput ? note(io, line) : say(io, line))
    for (const line of [report.verdict.title, report.verdict.text]) tell(plainText(line, 600))
    if (!isDocument(report)) {
      for (const { message } of report.steps) tell(plainText(message, 600))
      tell('No bundle was written.')
      return EXIT_OF_TONE[report.verdict.tone]
    }
    const path = typeof flags.out === 'string' ? flags.out : bundleName(word, report)
    if (toStandardOutput) io.stdout.write(bundle)
    else writeOnce(path, bundle, io)
    tell('')
    for (const line of bundleContents(toStandardOutput ? 'standard output' : path, bundle, report)) tell(line)
    return EXIT_OF_TONE[report.verdict.tone]
  },
}
