import { ask, Unreachable } from '../fetch.ts'
import type { Session } from '../session.ts'
import { linkTarget } from './link.ts'
import { type Content, readInput } from './read.ts'
import { Unreadable } from './unreadable.ts'

/** A document to verify: the bytes of a file with its name for the report, or an address. */
export type Input = { readonly bytes: Uint8Array; readonly name?: string } | { readonly url: string }

/** What was opened, the bytes that it was read from, and the address that it was found at. */
export interface Opened extends Content {
  readonly bytes: Uint8Array
  readonly address?: string | undefined
}

/** From a page to its data, from a picture's address to the assertion: no honest way is longer. */
const MOST_STEPS = 4

async function at(session: Session, url: string): Promise<Opened> {
  try {
    const { bytes, url: final = url } = await ask(session.answer, url)
    return { ...(await readInput(bytes, final)), bytes, address: url }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    if (error.status === 410)
      throw new Unreadable('unreachable', `${url} answers that what was there is gone.`, { cause: error })
    throw new Unreadable(error.reason, `Nothing could be had there: ${error.message}.`, { cause: error })
  }
}

/** What a link carries itself, or the address that it is or names. */
function contentOf(link: string): string {
  const target = linkTarget(link)
  return target === undefined ? link : target.kind === 'address' ? target.url : target.text
}

/**
 * Has the document of an input, following addresses until there is one.
 *
 * @throws Unreadable
 */
export async function openInput(session: Session, input: Input): Promise<Opened> {
  const given = 'bytes' in input ? input.bytes : new TextEncoder().encode(contentOf(input.url))
  let opened: Opened = { ...(await readInput(given)), bytes: given }
  for (let step = 0; opened.document.kind === 'address'; step += 1) {
    if (step === MOST_STEPS) throw new Unreadable('too-deep', 'Addresses lead to addresses, and none to a credential.')
    const { picture } = opened
    opened = { ...(await at(session, opened.document.url)), ...(picture === undefined ? {} : { picture }) }
  }
  return opened
}
