import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { reporting } from '../../scripts/cli.ts'
import { propose } from '../../scripts/workflow/propose.ts'
import { repository } from '../cli/repositories.ts'
import { gitRepository, type RunGit } from '../helpers/git.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { BADGE, filledIn } from './proposals/filled.ts'

const NOW = new Date('2026-11-24T10:15:03Z')
const AUTHOR = {
  GIT_AUTHOR_NAME: 'bot',
  GIT_AUTHOR_EMAIL: 'bot@example.org',
  GIT_COMMITTER_NAME: 'bot',
  GIT_COMMITTER_EMAIL: 'bot@example.org',
}

const BODY = filledIn('badge', { ...BADGE, criteria: '::error::x\n::set-output name=x::y' })
const labelled = { action: 'labeled', label: { name: 'accepted' }, sender: { login: 'maintainer' } }
const issue = { number: 12, state: 'open', title: '$(touch /tmp/x)', body: BODY, user: { login: 'stranger' } }

/** Runs the script for an event, and gives all that came of it. */
async function proposed(root: string, event: unknown) {
  const outside = temporaryFolder()
  const folder = join(outside, 'proposal')
  const path = join(outside, 'event.json')
  writeFileSync(path, JSON.stringify(event))
  const printed: string[] = []
  const writer = { isTTY: false, write: (text: string) => void printed.push(text) }
  const env = { ...process.env, ...AUTHOR, GITHUB_EVENT_PATH: path, PROPOSAL: folder }
  const io = { root, env, stdout: writer, stderr: writer, now: () => NOW, random: () => new Uint8Array() }
  const code = await reporting(io, () => propose(io))
  const names = existsSync(folder) ? readdirSync(folder) : []
  const made = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  return { code, printed: printed.join(''), made, folder }
}

const stateOf = (git: RunGit) => [git('branch', '--format=%(refname:short)'), git('status', '--porcelain')]

/** The shell lines of the workflow’s last step, with a folder as the host and a `gh` that writes down its words. */
function publishing(root: string, folder: string, opensPullRequests: boolean) {
  const outside = temporaryFolder()
  const host = join(outside, 'owner/repo')
  mkdirSync(host, { recursive: true })
  execFileSync('git', ['init', '--quiet', '--bare', host])
  const lines = [
    '#!/bin/sh',
    `printf '%s\\n' "$*" >> ${outside}/words`,
    `[ "$1" != pr ] || exit ${+!opensPullRequests}`,
  ]
  writeFileSync(join(outside, 'gh'), lines.join('\n'))
  chmodSync(join(outside, 'gh'), 0o755)
  const { run } = parse(readFileSync('.github/workflows/propose.yml', 'utf8')).jobs.propose.steps.at(-1)
  const env = {
    ...process.env,
    PATH: `${outside}:${process.env.PATH}`,
    GITHUB_SERVER_URL: `file://${outside}`,
    GITHUB_REPOSITORY: 'owner/repo',
    PROPOSAL: folder,
    ISSUE: '12',
  }
  const start = () => execFileSync('bash', ['-e', '-c', run], { cwd: root, env, stdio: 'pipe' })
  const words = () => readFileSync(join(outside, 'words'), 'utf8').trimEnd().split('\n')
  return { start, words, host: (...args: string[]) => execFileSync('git', ['-C', host, ...args], { encoding: 'utf8' }) }
}

describe('an accepted issue', () => {
  it('becomes a commit on a branch of its own, and a pull request, in words of ours', async () => {
    const root = repository()
    const git = gitRepository(root)
    const { code, printed, made, folder } = await proposed(root, { ...labelled, issue })
    expect({ code, printed }).toEqual({ code: 0, printed: 'Committed on proposals/12.\n' })
    const badge = 'content/badges/writing-minutes-what-was-decided-why'
    expect(git('show', '--format=%an%n%B', '--name-status', 'proposals/12').replaceAll(/\n+/g, '\n')).toBe(
      `bot\nPropose the badge class writing-minutes-what-was-decided-why\nProposed in issue #12.\nA\t${badge}/badge.svg\nA\t${badge}/index.md`,
    )
    expect(made.body).toMatch(/^Closes #12,/)
    expect(made.body).toContain('close it and open it again')
    expect(made.body).not.toContain('::')

    const { start, words, host } = publishing(root, folder, true)
    start()
    expect(words()).toEqual([
      'auth setup-git',
      `pr create --repo owner/repo --base main --head proposals/12 --title ${made.title} --body-file ${folder}/body`,
    ])
    expect(host('log', '--format=%s', 'proposals/12')).toBe(`${made.title}\nStart\n`)
  })

  it('is answered with a link when workflows may open no pull request, and never overwrites what is there', async () => {
    const root = repository()
    const git = gitRepository(root)
    const { folder } = await proposed(root, { ...labelled, issue })
    const { start, words, host } = publishing(root, folder, false)
    start()
    expect(words().at(-1)).toBe(`issue comment 12 --repo owner/repo --body-file ${folder}/answer`)
    expect(readFileSync(join(folder, 'answer'), 'utf8')).toMatch(
      /owner\/repo\/compare\/main\.\.\.proposals\/12\?expand=1/,
    )

    const pushed = host('rev-parse', 'proposals/12')
    git('commit', '--quiet', '--amend', '--message=Another')
    execFileSync('rm', [join(folder, 'answer')])
    expect(start).toThrow(/rejected/)
    expect(host('rev-parse', 'proposals/12')).toBe(pushed)
  })

  it('is answered when it cannot be used, and leaves the repository as it was', async () => {
    const root = repository()
    const git = gitRepository(root)
    const bodies = {
      'one of the forms': null,
      'markdown-unsafe': filledIn('badge', { ...BADGE, criteria: '<script>alert(1)</script>' }),
      'badge-shape': filledIn('badge', { ...BADGE, skills: 'x'.repeat(81) }),
    }
    for (const [reason, body] of Object.entries(bodies)) {
      const { code, printed, made, folder } = await proposed(root, { ...labelled, issue: { ...issue, body } })
      expect({ code, printed }).toEqual({ code: 0, printed: 'There is an answer, and no pull request.\n' })
      expect(made).toEqual({ answer: expect.stringContaining(reason) })
      const { start, words } = publishing(root, folder, true)
      start()
      expect(words()).toEqual([`issue comment 12 --repo owner/repo --body-file ${folder}/answer`])
    }
    expect(stateOf(git)).toEqual(['main', ''])
  })
})

describe('what is no accepted issue', () => {
  it.each([
    ['another label', { ...labelled, label: { name: 'question' }, issue }],
    ['a closed issue', { ...labelled, issue: { ...issue, state: 'closed' } }],
    ['a pull request', { ...labelled, issue: { ...issue, pull_request: {} } }],
    ['an issue that was only opened', { ...labelled, action: 'opened', issue }],
    ['a number that is none', { ...labelled, issue: { ...issue, number: '1; id' } }],
    ['nothing', null],
  ])('is refused: %s', async (_, event) => {
    const { code, printed, made } = await proposed(repository(), event)
    expect({ code, made }).toEqual({ code: 2, made: {} })
    expect(printed).toBe(
      'error: this is not the event of an open issue that was labelled “accepted”\nhint: start the workflow by the label\n',
    )
  })
})
