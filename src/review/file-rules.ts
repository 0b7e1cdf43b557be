import type { Problem } from '../domain/problem.ts'
import type { Rule } from '../domain/rules.ts'
import type { Change, FileChange } from './change.ts'

function problem(file: string, rule: Rule, message: string, hint: string): Problem {
  return { file, line: 1, column: 1, rule, message, hint }
}

/** Modes of Git that are no plain file, in words. */
const NO_FILE: Readonly<Record<string, string>> = { '120000': 'a symbolic link', '160000': 'a submodule' }

function modeProblems({ path, mode }: FileChange): Problem[] {
  const what = NO_FILE[mode]
  if (what === undefined) return []
  const message = `This is ${what}: what stands there is decided elsewhere than in this repository.`
  return [problem(path, 'file-mode', message, 'put a plain file in its place')]
}

/** Characters that some system cannot have in a name, or that hide what a name is; U+FFFD stands for what is not UTF-8. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\\uFFFD]/u
/** Names that Windows gives to devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i
/** Names that are or become Git's own folder on some system (CVE-2014-9390 and later). */
const GIT_FOLDER = /^(?:\.git|git~\d+)[. ]*$/i

/** Why a name of a file or folder cannot be had on every system. */
function faultOf(name: string): string | undefined {
  if (FORBIDDEN.test(name)) return 'has a character that not every system can have in a name'
  if (DEVICE.test(name)) return 'is that of a device on Windows'
  if (/[. ]$/.test(name)) return 'ends with a dot or a space'
  if (GIT_FOLDER.test(name) || name === '..' || name === '.') return 'is one that Git or the system keeps for itself'
  if (name !== name.normalize('NFC')) return 'is not written in the composed form (NFC) of its letters'
  return undefined
}

function nameProblems({ path }: FileChange): Problem[] {
  const fault = path
    .split('/')
    .map(faultOf)
    .find((found) => found !== undefined)
  return fault === undefined ? [] : [problem(path, 'file-name', `A name in this path ${fault}.`, 'rename it')]
}

/** A path as a system sees it that tells no capitals apart. */
const folded = (path: string) => path.normalize('NFKC').toLowerCase()

/** Paths that some systems take for another path of the repository: one of the two would overwrite the other. */
function twinProblems({ files, paths }: Change): Problem[] {
  const there = files.filter(({ kind }) => kind !== 'removed').map(({ path }) => path)
  const wanted = new Set(there.map(folded))
  const twins = Map.groupBy(
    paths.filter((path) => wanted.has(folded(path))),
    folded,
  )
  return there.flatMap((path) => {
    const other = twins.get(folded(path))?.find((twin) => twin !== path)
    if (other === undefined) return []
    const message = `Some systems take this name and ${JSON.stringify(other)} for one.`
    return [problem(path, 'file-name', message, 'rename one of them')]
  })
}

/** What a working folder holds and no commit of the main branch may, by the beginning of its path, and why. */
const KEPT_OUT: readonly (readonly [beginning: string, why: string])[] = [
  ['ledger/', 'The ledger has a branch of its own, which only the issuing step writes'],
  ['outbox/', 'Messages to recipients are for nobody else'],
  ['signing-keys.json', 'Private keys lie here'],
]

function placeProblems({ path }: FileChange): Problem[] {
  const why = KEPT_OUT.find(([beginning]) => folded(path).startsWith(beginning))?.[1]
  if (why === undefined) return []
  return [
    problem(path, 'file-place', `${why}: it is never a part of a change.`, 'take it out of every commit of the branch'),
  ]
}

/** Holds the kinds and names of the changed files against what every system can have, and their places. Content has stricter rules of its own. */
export function fileProblems(change: Change): Problem[] {
  const there = change.files.filter(({ kind }) => kind !== 'removed')
  return [
    ...there.flatMap(modeProblems),
    ...there.flatMap(nameProblems),
    ...there.flatMap(placeProblems),
    ...twinProblems(change),
  ]
}
