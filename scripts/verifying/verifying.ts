import { resolve } from 'node:path'
import { styleText } from 'node:util'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { readContent } from '../../src/intake/index.ts'
import {
  type Fetch,
  type Known,
  readTrustList,
  type Tone,
  type TrustList,
  Unreadable,
} from '../../src/verification/index.ts'
import { type Arguments, EXIT, type Flag, usageError } from '../command.ts'
import { type Io, today } from '../io.ts'
import type { Paint, Style } from '../print/report.ts'
import { noNetwork, siteFolder } from '../site/site-folder.ts'
import { readInputFile, wordKind } from './inputs.ts'
import { publicFetch } from './public-fetch.ts'

/** Flags of commands that verify: which network they may ask. */
export const NETWORK_FLAGS = {
  offline: { type: 'boolean', help: 'Asks for nothing on the network.' },
  'allow-private': {
    type: 'boolean',
    help: 'Also asks http addresses and hosts of your own machine and network, for trying things out.',
  },
  site: {
    type: 'string',
    value: 'folder',
    help: 'Answers the addresses of this repository’s site from a folder, such as dist.',
  },
} as const satisfies Readonly<Record<string, Flag>>

/** The network that the flags allow, with this repository's own site answered from a folder when one is named. */
export function networkOf(flags: Arguments['flags'], io: Io): Fetch {
  const outside = flags.offline === true ? noNetwork : publicFetch({ allowPrivate: flags['allow-private'] === true })
  if (typeof flags.site !== 'string') return outside
  const intake = readContent(io.root, { today: today(io) })
  if (!intake.ok)
    throw usageError('--site needs content/ without problems, to know the site’s address', 'badgewright check')
  return siteFolder(resolve(io.root, flags.site), intake.register.site.url, outside)
}

/** Whom the flags ask about. */
export function recipientOf(flags: Arguments['flags']): Known | undefined {
  const { recipient, 'recipient-type': type } = flags
  if (typeof recipient !== 'string') {
    if (type !== undefined)
      throw usageError('--recipient-type needs --recipient', '--recipient <identifier> --recipient-type <type>')
    return undefined
  }
  if (recipient.trim() === '') throw usageError('--recipient is empty', '--recipient mia@example.org')
  return typeof type === 'string' ? { value: recipient, type } : { value: recipient }
}

async function trustBytes(word: string, fetch: Fetch, io: Io): Promise<Uint8Array> {
  if (wordKind(word) !== 'address') return await readInputFile(word, io)
  const { status, bytes } = await fetch(word)
  if (status !== 200) throw new Error(`it answered ${status}`)
  return bytes
}

/**
 * The list of issuers that the flags name, from a file or an address.
 *
 * @throws PublisherError ERR_INPUT_UNREADABLE
 */
export async function trustOf(flags: Arguments['flags'], fetch: Fetch, io: Io): Promise<TrustList | undefined> {
  if (typeof flags.trust !== 'string') return undefined
  try {
    return readTrustList(await trustBytes(flags.trust, fetch, io))
  } catch (cause) {
    if (cause instanceof PublisherError) throw cause
    const why = cause instanceof Unreadable || cause instanceof Error ? cause.message : String(cause)
    throw new PublisherError('ERR_INPUT_UNREADABLE', `the list of issuers ${flags.trust} cannot be used: ${why}`, {
      hint: 'it is a JSON file such as { "issuers": [{ "id": "did:web:academy.example", "name": "Academy" }] }',
      cause,
    })
  }
}

/** The exit code of a verdict. What no longer counts does not count, however honestly it was earned. */
export const EXIT_OF_TONE: Readonly<Record<Tone, number>> = {
  good: EXIT.ok,
  caution: EXIT.failed,
  bad: EXIT.failed,
  unknown: EXIT.unknown,
}

/** Exit codes of commands that verify, the worst first. */
const WORST_FIRST: readonly number[] = [EXIT.failed, EXIT.unreadable, EXIT.unknown, EXIT.ok]

/** Of several exit codes the worst. */
export function worstOf(codes: readonly number[]): number {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.ok
}

const FORMATS = {
  good: ['bold', 'green'],
  caution: ['bold', 'yellow'],
  bad: ['bold', 'red'],
  unknown: ['bold', 'magenta'],
  strong: 'bold',
} as const satisfies Readonly<Record<Style, unknown>>

/** Colours for a person at a terminal who wants them (NO_COLOR does not); else none. */
export function paintFor(io: Pick<Io, 'stdout'>): Paint {
  if (!io.stdout.isTTY) return (_, text) => text
  return (style, text) => styleText([...[FORMATS[style]].flat()], text, { stream: process.stdout })
}
