import type { Problem } from '../src/domain/problem.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import type { PullRequest } from '../src/domain/pull-request.ts'
import type { Review } from '../src/domain/review.ts'
import { type Files, filesWhere } from '../src/intake/files.ts'
import { type Intake, readContent, readUnchecked } from '../src/intake/index.ts'
import { withAutomatic } from '../src/ledger/automatic.ts'
import type { Ledger } from '../src/ledger/state.ts'
import type { FileChange } from '../src/review/change.ts'
import type { Head } from '../src/review/input.ts'
import { review } from '../src/review/review.ts'
import { ledgerFolder } from './content.ts'
import { generatedFrom } from './generated/generated.ts'
import { readChange } from './git/change.ts'
import { type Io, today } from './io.ts'
import { ledgerOf } from './issuing/issuing.ts'
import { ledgerKeys } from './keys/signing-keys.ts'

/** What is to be reviewed. */
export interface Reviewing {
  /** Branch or commit that the change is meant for. */
  readonly base: string
  /** Branch or commit that brings it; the working folder unless given. */
  readonly head: string | undefined
  readonly pullRequest: PullRequest | undefined
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

/** Whether a file says who may award what. */
const isAuthority = (path: string) => path === 'content/site.yaml' || path.startsWith('content/pathways/')

/**
 * The files of the base that a review needs: those that say who may award what, and those that change, with what lies beside them.
 * The rest is the same on both sides and need not be read twice.
 */
function neededOf(files: readonly FileChange[]): (path: string) => boolean {
  const changed = new Set(files.map(({ path }) => path))
  const folders = new Set([...changed].map(folderOf).filter((folder) => !folder.startsWith('content/awards/')))
  return (path) =>
    isAuthority(path) || changed.has(path) || (path.startsWith('content/') && folders.has(folderOf(path)))
}

/** Content with what the ledger has beyond it, and with the names by which the ledger has its keys. */
function headOf(intake: Intake, ledger: Ledger | undefined): Head {
  if (!intake.ok) return intake
  const { site, keys } = intake.register
  return { ...intake, register: withAutomatic(intake.register, ledger), keys: ledgerKeys(keys, site.url) }
}

/** The ledger, or why it cannot be held against this content. */
function ledgerFor(
  io: Io,
  head: Intake,
): { readonly ledger: Ledger | undefined; readonly problems: readonly Problem[] } {
  if (!head.ok) return { ledger: undefined, problems: [] }
  try {
    return { ledger: ledgerOf(ledgerFolder(io.root), head.register.site.url, false), problems: [] }
  } catch (error) {
    if (!(error instanceof PublisherError) || error.code !== 'ERR_LEDGER_FOREIGN') throw error
    const { message, hint } = error
    const at = { file: 'content/site.yaml', line: 1, column: 1 }
    return {
      ledger: undefined,
      problems: [{ ...at, rule: 'site-shape', message: `${message}.`, ...(hint && { hint }) }],
    }
  }
}

function textIn(files: Files, path: string): string | undefined {
  return files.entry(path)?.kind === 'file' ? new TextDecoder().decode(files.bytes(path)) : undefined
}

/**
 * Reviews a change of the repository: reads both sides as data, checks nothing out and writes nothing.
 *
 * @throws PublisherError ERR_GIT, or ERR_LEDGER_DAMAGED.
 */
export function reviewOf(io: Io, { base, head: name, pullRequest }: Reviewing): Review {
  const { change, before, after, current } = readChange(io, { base, head: name })
  const day = today(io)
  const intake = readContent(after, { today: day })
  const { ledger, problems } = ledgerFor(io, intake)
  const head = problems.length > 0 ? { ok: false as const, problems } : headOf(intake, ledger)
  return review({
    change: { ...change, branch: pullRequest?.branch ?? change.branch },
    base: readUnchecked(filesWhere(before, neededOf(change.files))),
    current: readUnchecked(filesWhere(current, isAuthority)),
    head,
    ledger,
    generated: generatedFrom(head.ok ? head.register : undefined, (path) => textIn(after, path)),
    pullRequest,
    today: day,
  })
}
