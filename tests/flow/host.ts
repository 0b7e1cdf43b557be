import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../helpers/temporary.ts'

/** Repository of the host. */
const REPOSITORY = 'academy/badges'

/** The token that the API takes. */
export const TOKEN = 'token-of-the-job'

/** Files by their path; `undefined` takes one away. */
export type Files = Readonly<Record<string, string | undefined>>

interface Pull {
  readonly number: number
  readonly branch: string
  /** Owner of the repository that the branch is in: the host's own, or a fork's. */
  readonly owner: string
  readonly author: string
  /** Its own commits, the newest last. */
  readonly commits: string[]
  sha: string
  reviews: { user: { login: string }; state: string; commit_id: string; author_association: string }[]
  merged?: { by: string; at: string; commit: string }
}

interface Comment {
  readonly id: number
  readonly issue: number
  readonly user: { login: string }
  body: string
}

interface Issue {
  readonly number: number
  readonly user: { login: string }
  readonly labels: readonly string[]
  title: string
  body: string
  state: 'open' | 'closed'
}

/** What the API was told. */
interface Told {
  readonly comments: Comment[]
  readonly issues: Issue[]
  readonly statuses: {
    readonly sha: string
    readonly state: string
    readonly context: string
    readonly description: string
  }[]
  readonly dispatched: { readonly workflow: string; readonly ref: string }[]
  readonly pulls: { readonly head: string; readonly base: string; readonly title: string; readonly body: string }[]
}

const BOT = { login: 'github-actions[bot]' }
/** When every pull request was merged. */
export const MERGED_AT = '2026-11-24T10:00:00Z'

const AUTHOR = ['-c', 'user.name=Robin', '-c', 'user.email=robin@example.org', '-c', 'commit.gpgSign=false']

/** Runs git in a folder, as somebody. */
export function git(folder: string, ...args: readonly string[]): string {
  return gitFed(folder, '', ...args)
}

/** The same with a text on its standard input. */
function gitFed(folder: string, input: string, ...args: readonly string[]): string {
  return execFileSync('git', [...AUTHOR, ...args], { cwd: folder, input, encoding: 'utf8', stdio: 'pipe' }).trimEnd()
}

/** A text in the stream of `git fast-import`. */
const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`

/** Changes of files in that stream. */
const fileLines = (files: Files) =>
  Object.entries(files).map(([path, text]) =>
    text === undefined ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`,
  )

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const part of request) text += String(part)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/**
 * A host as GitHub is one: a bare repository with branches and pull requests, and an API on this machine that tells of them.
 * What steps of workflows are given by GitHub, they are given by this.
 */
export class Host {
  readonly told: Told = { comments: [], issues: [], statuses: [], dispatched: [], pulls: [] }
  /** What the API answers to whoever would open a pull request; nothing where it lets it be opened. */
  refusesPulls: { readonly status: number; readonly text: string } | undefined
  readonly #root = temporaryFolder()
  readonly #pulls: Pull[] = []
  #api = ''

  static async with(files: Files): Promise<Host> {
    const host = new Host()
    mkdirSync(host.url, { recursive: true })
    git(host.url, 'init', '--quiet', '--bare', '--initial-branch=main')
    host.#write('refs/heads/main', 'Start', [], fileLines(files))
    await host.#serve()
    return host
  }

  /** The repository’s address for git. */
  get url(): string {
    return join(this.#root, REPOSITORY)
  }

  /** Commits to a ref of the host, without a folder of files. */
  #write(ref: string, message: string, parents: readonly string[], lines: readonly string[]): string {
    const [from, ...merged] = parents
    const stream = [
      `commit ${ref}\nmark :1\ncommitter Robin <robin@example.org> 1795514400 +0000\n${data(message)}`,
      ...(from === undefined ? [] : [`from ${from}\n`]),
      ...merged.map((parent) => `merge ${parent}\n`),
      ...lines,
      'get-mark :1\n',
    ]
    return gitFed(this.url, stream.join(''), '-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet')
  }

  /** Variables as Actions sets them, for a run on the newest commit of main. */
  variables(sha = this.head('main')): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      GITHUB_API_URL: this.#api,
      GITHUB_SERVER_URL: this.#root,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF_NAME: 'main',
      GITHUB_RUN_ID: '77',
      GITHUB_SHA: sha,
    }
  }

  branches(): string[] {
    return git(this.url, 'for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n')
  }

  /** Moves or deletes a branch, as only somebody with great rights can. */
  setBranch(branch: string, commit: string | undefined): void {
    const ref = `refs/heads/${branch}`
    if (commit === undefined) git(this.url, 'update-ref', '-d', ref)
    else git(this.url, 'update-ref', ref, commit)
  }

  /** The commit of a branch. */
  head(branch: string): string {
    return git(this.url, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}`)
  }

  /** Lets a pull request point to what its author changes, on top of a commit. */
  #propose(number: number, from: string, author: string, files: Files): string {
    return this.#write(`refs/pull/${number}/head`, `Change by ${author}`, [from], fileLines(files))
  }

  /** Commits to main, or another branch, without a pull request. */
  commit(message: string, files: Files, branch = 'main'): string {
    const parents = this.branches().includes(branch) ? [this.head(branch)] : []
    return this.#write(`refs/heads/${branch}`, message, parents, fileLines(files))
  }

  /** Opens a pull request from a branch off main; without files, from a branch that was pushed. */
  open(branch: string, author: string, files?: Files, owner = 'academy'): Pull {
    const number = this.#pulls.length + 1
    const sha = files === undefined ? this.head(branch) : this.#propose(number, this.head('main'), author, files)
    if (files === undefined) git(this.url, 'update-ref', `refs/pull/${number}/head`, sha)
    const pull: Pull = { number, branch, owner, author, commits: [sha], sha, reviews: [] }
    this.#pulls.push(pull)
    return pull
  }

  /** Pushes another commit to a pull request. */
  push(pull: Pull, files: Files): void {
    pull.sha = this.#propose(pull.number, pull.sha, pull.author, files)
    pull.commits.push(pull.sha)
  }

  review(pull: Pull, login: string, state = 'APPROVED', association = 'MEMBER'): void {
    pull.reviews.push({ user: { login }, state, commit_id: pull.sha, author_association: association })
  }

  /** Merges as GitHub does, with a merge commit. */
  merge(pull: Pull, by = 'robin'): string {
    const main = this.head('main')
    const tree = git(this.url, 'merge-tree', '--write-tree', main, pull.sha)
    const message = `Merge pull request #${pull.number}`
    const commit = this.#write('refs/heads/main', message, [main, pull.sha], [`M 040000 ${tree} \n`])
    pull.merged = { by, at: MERGED_AT, commit }
    return commit
  }

  /** Merges as GitHub does with "Squash and merge": one commit, of which the pull request's own are no part. */
  squash(pull: Pull, by = 'robin'): void {
    const main = this.head('main')
    const tree = git(this.url, 'merge-tree', '--write-tree', main, pull.sha)
    const commit = this.#write('refs/heads/main', `Change (#${pull.number})`, [main], [`M 040000 ${tree} \n`])
    pull.merged = { by, at: MERGED_AT, commit }
  }

  /** Merges as GitHub does with "Rebase and merge", a pull request that main has not left behind: its commits follow one by one. */
  rebase(pull: Pull, by = 'robin'): void {
    git(this.url, 'merge-base', '--is-ancestor', 'main', pull.sha)
    this.setBranch('main', pull.sha)
    pull.merged = { by, at: MERGED_AT, commit: pull.sha }
  }

  #pullJson({ number, author, branch, owner, sha, merged }: Pull) {
    return {
      number,
      user: { login: author },
      head: { sha, ref: branch, label: `${owner}:${branch}` },
      base: { ref: 'main' },
      merged_at: merged?.at ?? null,
      merged_by: merged === undefined ? null : { login: merged.by },
      merge_commit_sha: merged?.commit ?? null,
    }
  }

  /** Pull requests by which a commit came: the one it merges, or those that have it among their own. */
  #pullsOf(commit: string): Pull[] {
    return this.#pulls.filter((pull) => pull.merged?.commit === commit || pull.commits.includes(commit))
  }

  #list(path: string, query: URLSearchParams): readonly object[] | undefined {
    const reviews = /^pulls\/(\d+)\/reviews$/.exec(path)?.[1]
    const commit = /^commits\/(\w+)\/pulls$/.exec(path)?.[1]
    const commented = /^issues\/(\d+)\/comments$/.exec(path)?.[1]
    if (reviews !== undefined) return this.#pulls[Number(reviews) - 1]!.reviews
    if (commit !== undefined) return this.#pullsOf(commit).map((pull) => this.#pullJson(pull))
    if (commented !== undefined) return this.told.comments.filter(({ issue }) => issue === Number(commented))
    if (path === 'issues')
      return this.told.issues.filter(
        ({ state, labels }) => state === query.get('state') && labels.includes(query.get('labels') ?? ''),
      )
    if (path !== 'pulls') return undefined
    const open = this.#pulls.filter(
      ({ merged, owner, branch }) => !merged && `${owner}:${branch}` === query.get('head'),
    )
    return open.map((pull) => this.#pullJson(pull))
  }

  #get(path: string, query: URLSearchParams): object | undefined {
    const pull = /^pulls\/(\d+)$/.exec(path)?.[1]
    if (pull !== undefined) return this.#pullJson(this.#pulls[Number(pull) - 1]!)
    const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)]
    return this.#list(path, query)?.slice((page - 1) * size, page * size)
  }

  #put(path: string, body: Record<string, unknown>): object | undefined {
    const { comments, issues, statuses, dispatched, pulls } = this.told
    const [, comment] = /^issues\/comments\/(\d+)$/.exec(path) ?? []
    const [, issue] = /^issues\/(\d+)$/.exec(path) ?? []
    const [, commented] = /^issues\/(\d+)\/comments$/.exec(path) ?? []
    const [, sha] = /^statuses\/(\w+)$/.exec(path) ?? []
    const [, workflow] = /^actions\/workflows\/([\w.]+)\/dispatches$/.exec(path) ?? []
    if (comment !== undefined) return Object.assign(comments.find(({ id }) => id === Number(comment))!, body)
    if (issue !== undefined) return Object.assign(issues.find(({ number }) => number === Number(issue))!, body)
    if (commented !== undefined)
      comments.push({ id: comments.length + 1, issue: Number(commented), user: BOT, body: String(body.body) })
    else if (sha !== undefined) statuses.push({ sha, ...body } as Told['statuses'][number])
    else if (workflow !== undefined) dispatched.push({ workflow, ...body } as Told['dispatched'][number])
    else if (path === 'pulls') pulls.push(body as Told['pulls'][number])
    else if (path === 'issues')
      issues.push({ number: 900 + issues.length, user: BOT, state: 'open', ...body } as unknown as Issue)
    else return undefined
    return {}
  }

  async #serve(): Promise<void> {
    const server = createServer(async (request, response) => {
      // Git stops this process for seconds, in which a connection that is kept would run out unseen by who uses it next.
      response.setHeader('Connection', 'close')
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
      const path = pathname.replace(`/repos/${REPOSITORY}/`, '')
      const isKnown = request.headers.authorization === `Bearer ${TOKEN}`
      const body = await bodyOf(request)
      if (this.refusesPulls !== undefined && request.method === 'POST' && path === 'pulls') {
        response.writeHead(this.refusesPulls.status, { 'Content-Type': 'application/json' })
        response.end(this.refusesPulls.text)
        return
      }
      const answer = request.method === 'GET' ? this.#get(path, searchParams) : this.#put(path, body)
      response.writeHead(!isKnown ? 401 : answer === undefined ? 404 : 200, { 'Content-Type': 'application/json' })
      response.end(isKnown ? JSON.stringify(answer ?? {}) : '{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.#api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  }
}
