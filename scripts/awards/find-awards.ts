import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Award } from '../../src/domain/award.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import { readContent } from '../../src/intake/index.ts'
import { withAutomatic } from '../../src/ledger/automatic.ts'
import { ledgerExists } from '../../src/ledger/read.ts'
import { type Command, usageError } from '../command.ts'
import { ledgerFolder } from '../content.ts'
import { type Io, today } from '../io.ts'
import { ledgerOf } from '../issuing/issuing.ts'
import { many } from '../print/many.ts'
import { plainText } from '../print/plain-text.ts'
import { printProblems } from '../print/problems.ts'

/** Help on the words that name awards. */
export const NAMING_HELP =
  'An award is named by its id, by the address of its page or of a file beside it, or by its content file; a cohort’s file\nnames all awards in it.'

/** Content with the awards that the issuing step made by itself, as far as the ledger is here. */
export function withLedger(register: Register, { root }: Pick<Io, 'root'>): Register {
  return withAutomatic(register, ledgerOf(ledgerFolder(root), register.site.url, false))
}

/** Content that holds, whatever else the ledger says of it; or nothing, when its problems were printed. */
export function registerOrProblems(io: Io): Register | undefined {
  const intake = readContent(io.root, { today: today(io) })
  if (intake.ok) return withLedger(intake.register, io)
  io.stdout.write(printProblems(intake.problems, intake.files, 'people'))
  return undefined
}

/** The id in the address of an award’s page, or of a file beside it. */
const inAddress = (word: string, site: string) =>
  word.startsWith(`${site}awards/`) ? word.slice(`${site}awards/`.length).split(/[/?#]/)[0] : undefined

/** A path as content files are named; of a path outside of the repository nothing. */
function contentPath(word: string, root: string): string | undefined {
  const path = relative(root, resolve(root, word))
  return path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/')
}

function named(word: string, { awards, site }: Register, byFile: ReadonlyMap<string, readonly Award[]>, root: string) {
  const award = awards.get(inAddress(word, site.url) ?? word)
  if (award !== undefined) return [award]
  return byFile.get(contentPath(word, root) ?? '')
}

/** Where else an award may stand when there is no ledger here to look into. */
const IN_LEDGER =
  'pathways award by themselves, and those awards stand in the ledger alone: get it with "git fetch origin ledger" and "git worktree add --detach ledger FETCH_HEAD"'

function unknown(word: string, { awards, site, pathways }: Register, hasLedger: boolean): string {
  const id = inAddress(word, site.url) ?? word
  const what = `there is no award ${JSON.stringify(plainText(word, 200))}`
  if (word.startsWith('https://') && id === word)
    return `${what}: addresses of awards here begin with ${site.url}awards/`
  const isElsewhere = !hasLedger && [...pathways.values()].some(({ automatic }) => automatic === true)
  const hint = didYouMean(id, awards.keys(), isElsewhere ? IN_LEDGER : '')
  return hint === '' ? what : `${what}; ${hint}`
}

/**
 * The awards that words name, each once, in the order of the words.
 *
 * @throws PublisherError ERR_INPUT_UNREADABLE with every word that names none.
 */
export function awardsNamed(words: readonly string[], register: Register, io: Pick<Io, 'root'>): readonly Award[] {
  const byFile = Map.groupBy(register.awards.values(), ({ file }) => file)
  const found = words.map((word) => ({ word, awards: named(word, register, byFile, io.root) }))
  const missing = found.filter(({ awards }) => awards === undefined)
  if (missing.length > 0)
    throw new PublisherError(
      'ERR_INPUT_UNREADABLE',
      missing.map(({ word }) => unknown(word, register, ledgerExists(ledgerFolder(io.root)))).join('\nerror: '),
      {
        hint: 'badgewright list shows all awards',
      },
    )
  return [...new Set(found.flatMap(({ awards }) => awards ?? []))]
}

/** The words that name awards; at least one. */
export function wordsOf(command: Pick<Command, 'name'>, words: readonly string[]): readonly string[] {
  if (words.length > 0) return words
  throw usageError(`${command.name} needs the award that is meant`, `badgewright ${command.name} --help`)
}

/** Awards in a few words without a person: `award abc…`, `3 awards of SQL for Beginners`. */
export function awardsInWords(awards: readonly Award[], { badgeClasses }: Register): string {
  const [first] = awards
  if (first === undefined || awards.length === 1) return first?.id ?? ''
  const badges = new Set(awards.map(({ badge }) => badge))
  const name = badges.size === 1 ? ` of ${badgeClasses.get(first.badge)?.name ?? first.badge}` : ''
  return `${many(awards.length, 'award')}${name}`
}
