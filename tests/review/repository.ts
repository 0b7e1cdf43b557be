import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeowners } from '../../scripts/generated/codeowners.ts'
import type { Io } from '../../scripts/io.ts'
import { developmentIssuerKeys } from '../../scripts/issuing/development.ts'
import { reviewOf } from '../../scripts/reviewing.ts'
import type { PullRequest } from '../../src/domain/pull-request.ts'
import type { Review } from '../../src/domain/review.ts'
import { readContent } from '../../src/intake/index.ts'
import { type Changes, contentTree, KEY } from '../helpers/content.ts'
import { gitRepository, type RunGit } from '../helpers/git.ts'
import { issueInto } from '../helpers/records.ts'

export const TODAY = '2026-04-20'

/** Who writes commits, and when: the same hashes on every machine. */
const COMMITTER = {
  GIT_AUTHOR_NAME: 'Ada Example',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '2026-04-20T08:00:00Z',
  GIT_COMMITTER_NAME: 'Ada Example',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '2026-04-20T08:00:00Z',
}

/** What a branch changes: files by their path from the root; `undefined` removes one, `{ link }` makes a symbolic link. */
export type Branch = Readonly<Record<string, string | Uint8Array | { readonly link: string } | undefined>>

/** How a branch is looked at. */
export interface Circumstances {
  readonly message?: string
  readonly branch?: string
  /** Commit that the branch begins at; `main` unless given. */
  readonly from?: string
  readonly pullRequest?: Partial<PullRequest>
  /** Entries that no working folder could hold: mode and path. */
  readonly entries?: readonly (readonly [mode: string, path: string])[]
}

const io = (root: string, env: Io['env']) => ({
  root,
  env,
  stdout: { isTTY: false, write: () => {} },
  stderr: { isTTY: false, write: () => {} },
  now: () => new Date(`${TODAY}T10:00:00Z`),
  random: (): Uint8Array => {
    throw new Error('a review needs no randomness')
  },
})

function write(root: string, files: Branch): void {
  for (const [path, what] of Object.entries(files)) {
    const file = join(root, path)
    rmSync(file, { force: true })
    if (what === undefined) continue
    mkdirSync(dirname(file), { recursive: true })
    if (typeof what === 'object' && 'link' in what) symlinkSync(what.link, file)
    else writeFileSync(file, what)
  }
}

/** A repository on `main`, whose content is issued, and branches of it as pull requests. */
export class Host {
  readonly root: string
  readonly git: RunGit
  readonly #env: Io['env']

  constructor(root: string, env: Io['env']) {
    this.root = root
    this.#env = env
    this.git = gitRepository(root)
  }

  /** Reviews a branch that changes some files of `main`, as the commit that it ends with. */
  review(
    files: Branch,
    { message = 'Change', branch = 'change', from = 'main', pullRequest, entries = [] }: Circumstances = {},
  ): Review {
    const { git, root } = this
    git('checkout', '--quiet', '--force', '-B', branch, from)
    write(root, files)
    git('add', '--all', '.')
    for (const [mode, path] of entries)
      git('update-index', '--add', '--cacheinfo', `${mode},${this.#object(mode)},${path}`)
    git('commit', '--quiet', '--allow-empty', `--message=${message}`)
    const head = git('rev-parse', 'HEAD')
    git('checkout', '--quiet', '--force', 'main')
    const facts = pullRequest && { number: 7, author: 'ada-example', head, approvals: [], ...pullRequest }
    return reviewOf(io(root, this.#env), { base: 'main', head: branch, pullRequest: facts })
  }

  /** Changes some files of `main` itself. */
  commit(files: Branch): void {
    write(this.root, files)
    this.git('add', '--all', '.')
    this.git('commit', '--quiet', '--message=Change main')
  }

  /** Reviews the working folder with some files changed and not committed. */
  reviewFolder(files: Branch): Review {
    write(this.root, files)
    const review = reviewOf(io(this.root, this.#env), { base: 'main', head: undefined, pullRequest: undefined })
    this.git('checkout', '--quiet', '--force', 'main')
    this.git('clean', '--quiet', '--force', '-d')
    return review
  }

  #object(mode: string): string {
    return mode === '160000' ? this.git('rev-parse', 'main') : this.git('rev-parse', 'main:content/site.yaml')
  }
}

/**
 * Makes a folder such a repository, with the smallest content and some changes to it.
 *
 * @param env - What reviews have for their environment.
 */
export async function hostIn(
  folder: string,
  changes: Changes,
  others: Branch = {},
  env: Io['env'] = process.env,
): Promise<Host> {
  Object.assign(process.env, COMMITTER)
  const keys = await developmentIssuerKeys()
  const keyFiles = keys.map(({ kid, ...key }) => [`issuer/keys/${kid}.json`, JSON.stringify(key)] as const)
  const root = contentTree({ [KEY]: undefined, ...Object.fromEntries(keyFiles), ...changes }, folder)
  write(root, { '.gitignore': '/ledger/\n', ...others })
  const intake = readContent(root, { today: TODAY })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  write(root, { '.github/CODEOWNERS': codeowners(intake.register) })
  await issueInto(join(root, 'ledger'), intake.register, { now: new Date('2026-04-01T00:00:00Z') })
  return new Host(root, env)
}
