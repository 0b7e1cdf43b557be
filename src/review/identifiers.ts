import { plainIdentifier } from '../checks/plain-identifier.ts'
import { plainPhone } from '../checks/plain-phone.ts'
import { type Finding, isLabelled, type PrivateKind, placesIn, problemOf } from '../checks/text-scan.ts'
import type { Problem } from '../domain/problem.ts'
import type { Change, Commit, FileChange } from './change.ts'
import { isAwardFile } from './parts.ts'

/** Findings of one text that are worth naming. */
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

/** What is looked for, and what of it is nobody’s. */
interface Sought {
  readonly kind: PrivateKind
  /** Whether it may stand anywhere but in content. */
  isNobodys(found: string): boolean
  /** Whether it may stand where the program lies. */
  isExample(found: string): boolean
}

const SOUGHT: readonly Sought[] = [
  {
    kind: plainIdentifier,
    isNobodys: (address) => NO_REPLY.test(address),
    isExample: (address) => RESERVED.test(address),
  },
  // Programs are full of numbers, and no address book.
  { kind: plainPhone, isNobodys: () => false, isExample: () => true },
]

function isAllowedIn(path: string, text: string, own: ReadonlySet<string>, { kind, ...sought }: Sought) {
  if (path.startsWith('content/')) return (found: Finding) => own.has(found.text) || isLabelled(kind, text, found)
  return ({ text: found }: Finding) =>
    own.has(found) || sought.isNobodys(found) || (PROGRAM.test(path) && sought.isExample(found))
}

/** Awards and endorsements are read whole by the check of content, which knows their fields. */
const isCheckedAlready = (path: string) => isAwardFile(path) || /^content\/endorsements\/.*\.yaml$/.test(path)

function textProblems(
  { path, text, before }: { readonly path: string; readonly text: string; before(): string },
  own: ReadonlySet<string>,
  sought: Sought,
): Problem[] {
  const { kind } = sought
  const found = kind.findIn(text)
  if (found.length === 0) return []
  const old = new Set(kind.findIn(before()).map((one) => one.text))
  const isAllowed = isAllowedIn(path, text, own, sought)
  const placeOf = placesIn(path, text)
  return found
    .filter((one) => !old.has(one.text) && !isAllowed(one))
    .slice(0, MOST)
    .map((one) => problemOf(kind, placeOf(one.start), one))
}

function fileProblems({ path, size, before, after }: FileChange, own: ReadonlySet<string>): Problem[] {
  if (isCheckedAlready(path)) return []
  if (size > MOST_BYTES) {
    const message = `This file has ${size} bytes, too many to be looked through for addresses and numbers of people.`
    const hint = `keep files below ${MOST_BYTES} bytes`
    return [{ file: path, line: 1, column: 1, rule: 'file-size', message, hint }]
  }
  const bytes = after()
  const text = bytes && textOf(bytes)
  if (text === undefined) return []
  const file = { path, text, before: () => textOf(before() ?? new Uint8Array()) ?? '' }
  return SOUGHT.flatMap((sought) => textProblems(file, own, sought))
}

/** Names of files are in every list of them. */
function pathProblems({ path, kind }: FileChange): Problem[] {
  if (kind === 'removed') return []
  const place = { file: path, line: 1, column: 1 }
  return SOUGHT.flatMap((sought) =>
    sought.kind
      .findIn(path)
      .slice(0, 1)
      .map((found) => problemOf(sought.kind, place, found)),
  )
}

/** Lines by which people put their own names under a commit. */
const TRAILER = /^[A-Za-z-]+-by:.*$/gm

/** A text that is in no file. It is kept by every clone, so what stands in it is as public as in a file. */
function wordsProblems(file: string, text: string, hint: string): Problem[] {
  const placeOf = placesIn(file, text)
  return SOUGHT.flatMap(({ kind, isNobodys }) =>
    kind
      .findIn(text)
      .filter((found) => !isNobodys(found.text))
      .slice(0, MOST)
      .map((found) => ({ ...problemOf(kind, placeOf(found.start), found), hint })),
  )
}

function commitProblems({ hash, message }: Commit): Problem[] {
  const own = message.replace(TRAILER, (line) => ' '.repeat(line.length))
  return wordsProblems(`commit ${hash.slice(0, 12)}`, own, 'write the message anew (git commit --amend, or git rebase)')
}

/**
 * Finds e-mail addresses and telephone numbers that a change brings: in any of its files, in the messages of its commits and in the name of its
 * branch. What was there before is not told again.
 *
 * @param own - Those of organisations, as {@link Finding.text} writes them.
 */
export function newIdentifiers({ files, commits, branch }: Change, own: ReadonlySet<string>): Problem[] {
  return [
    ...files.flatMap(pathProblems),
    ...files.flatMap((file) => fileProblems(file, own)),
    ...commits.flatMap(commitProblems),
    ...(branch === undefined ? [] : wordsProblems('branch', branch, 'push it under another name')),
  ]
}
