import { type Address, addressesIn } from '../checks/addresses.ts'
import { identifierProblem, isLabelledEmail, placesIn } from '../checks/plain-identifier.ts'
import type { Problem } from '../domain/problem.ts'
import type { Change, Commit, FileChange } from './change.ts'
import { isAwardFile } from './parts.ts'

/** Addresses of one text that are worth naming. */
const MOST = 20

/** The most bytes of a file that are looked at. */
export const MOST_BYTES = 4 * 1024 * 1024

/** Bytes as text, in whatever way a spreadsheet or an editor may have written it; undefined when they are no text. */
export function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return bytes.includes(0) ? undefined : new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Names that nobody can have (RFC 2606): tests and examples of the program use them. */
const RESERVED = /@(?:[^@]*\.)?(?:example|test|invalid|localhost|example\.(?:com|net|org))$/
/** Addresses that GitHub makes so that nobody needs to show an own one. */
const NO_REPLY = /@(?:users\.)?noreply\.github\.com$/
/** Where the program lies and is described. A list of learners does not belong here. */
const PROGRAM = /^(?:src|scripts|tests|schemas|\.github|\.ci)\/|^[^/]+\.(?:md|ts|json)$/

type Allowed = (address: Address) => boolean

function isAllowedIn(path: string, text: string, own: ReadonlySet<string>): Allowed {
  if (path.startsWith('content/')) return (address) => own.has(address.text) || isLabelledEmail(text, address)
  return ({ text: address }) =>
    own.has(address) || NO_REPLY.test(address) || (PROGRAM.test(path) && RESERVED.test(address))
}

/** Awards and endorsements are read whole by the check of content, which knows their fields. */
const isCheckedAlready = (path: string) => isAwardFile(path) || /^content\/endorsements\/.*\.yaml$/.test(path)

function fileProblems({ path, size, before, after }: FileChange, own: ReadonlySet<string>): Problem[] {
  if (isCheckedAlready(path)) return []
  if (size > MOST_BYTES) {
    const message = `This file has ${size} bytes, too many to be looked through for addresses of people.`
    const hint = `keep files below ${MOST_BYTES} bytes`
    return [{ file: path, line: 1, column: 1, rule: 'file-size', message, hint }]
  }
  const bytes = after()
  const text = bytes && textOf(bytes)
  if (text === undefined) return []
  const found = addressesIn(text)
  if (found.length === 0) return []
  const old = new Set(addressesIn(textOf(before() ?? new Uint8Array()) ?? '').map((address) => address.text))
  const isAllowed = isAllowedIn(path, text, own)
  const placeOf = placesIn(path, text)
  return found
    .filter((address) => !old.has(address.text) && !isAllowed(address))
    .slice(0, MOST)
    .map((address) => identifierProblem(placeOf(address.start), address))
}

/** Names of files are in every list of them. */
function pathProblems({ path, kind }: FileChange): Problem[] {
  const [address] = kind === 'removed' ? [] : addressesIn(path)
  return address === undefined ? [] : [identifierProblem({ file: path, line: 1, column: 1 }, address)]
}

/** Lines by which people put their own names under a commit. */
const TRAILER = /^[A-Za-z-]+-by:.*$/gm

/** A text that is in no file. It is kept by every clone, so an address in it is as public as one in a file. */
function wordsProblems(file: string, text: string, hint: string): Problem[] {
  const placeOf = placesIn(file, text)
  return addressesIn(text)
    .filter(({ text: address }) => !NO_REPLY.test(address))
    .slice(0, MOST)
    .map((address) => ({ ...identifierProblem(placeOf(address.start), address), hint }))
}

function commitProblems({ hash, message }: Commit): Problem[] {
  const own = message.replace(TRAILER, (line) => ' '.repeat(line.length))
  return wordsProblems(`commit ${hash.slice(0, 12)}`, own, 'write the message anew (git commit --amend, or git rebase)')
}

/**
 * Finds e-mail addresses that a change brings: in any of its files, in the messages of its commits and in the name of its
 * branch. What was there before is not told again.
 *
 * @param own - Addresses of organisations that content names, in lower case.
 */
export function newIdentifiers({ files, commits, branch }: Change, own: ReadonlySet<string>): Problem[] {
  return [
    ...files.flatMap(pathProblems),
    ...files.flatMap((file) => fileProblems(file, own)),
    ...commits.flatMap(commitProblems),
    ...(branch === undefined ? [] : wordsProblems('branch', branch, 'push it under another name')),
  ]
}
