import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Input } from '../../src/verification/index.ts'
import { MOST_BYTES } from '../../src/verification/limits.ts'
import type { Io } from '../io.ts'
import { plainText } from '../print/plain-text.ts'

/** What a word of the command line means. */
export type Word = 'address' | 'standard input' | 'file'

/** Tells an address and `-` from the name of a file. */
export function wordKind(word: string): Word {
  if (word === '-') return 'standard input'
  return /^https?:\/\//i.test(word) ? 'address' : 'file'
}

/** The name of a file may be a stranger’s, as in a folder that was unpacked. */
const named = (word: string) => (word === '-' ? 'standard input' : plainText(word, 300))

/** What is wrong with a file, and what to do, by the system’s code. */
const FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['is not there', 'name a file, an https:// address, or - for standard input'],
  EISDIR: ['is a folder', 'name the files in it: .json, .jwt, .png or .svg'],
  EACCES: ['may not be read by you', 'look at its permissions'],
}
const OTHER_FAULT = ['cannot be read', 'name a .json, .jwt, .png or .svg file'] as const

function unreadable(word: string, cause: unknown): PublisherError {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  const [what, hint] = (Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined) ?? OTHER_FAULT
  return new PublisherError('ERR_INPUT_UNREADABLE', `${named(word)} ${what}`, { hint, cause })
}

/** What is read, with how large it can be. */
export interface InputKind {
  readonly mostMegabytes: number
  /** What to do about one that is larger. */
  readonly tooLarge: string
}

const CREDENTIAL: InputKind = {
  mostMegabytes: MOST_BYTES / 1_000_000,
  tooLarge: 'no credential is that large; name the file that the issuer sent',
}

async function bytesOf(stream: Readable, word: string, { mostMegabytes, tooLarge }: InputKind): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream as AsyncIterable<Uint8Array>) {
    length += part.length
    // An endless file must not fill the memory.
    if (length > mostMegabytes * 1_000_000)
      throw new PublisherError('ERR_INPUT_UNREADABLE', `${named(word)} is larger than ${mostMegabytes} MB`, {
        hint: tooLarge,
      })
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/**
 * Reads a file, or standard input when it is named `-`.
 *
 * @throws PublisherError ERR_INPUT_UNREADABLE
 */
export async function readInputFile(word: string, io: Pick<Io, 'root'>, kind = CREDENTIAL): Promise<Uint8Array> {
  try {
    return await bytesOf(word === '-' ? process.stdin : createReadStream(resolve(io.root, word)), word, kind)
  } catch (cause) {
    throw cause instanceof PublisherError ? cause : unreadable(word, cause)
  }
}

/** What a word names, for the verifier: it asks addresses itself. */
export async function inputOf(word: string, io: Pick<Io, 'root'>): Promise<Input> {
  const kind = wordKind(word)
  if (kind === 'address') return { url: word }
  return { bytes: await readInputFile(word, io), name: kind === 'file' ? word : kind }
}
