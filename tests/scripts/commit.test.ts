import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareUrl, readyToCommit } from '../../scripts/git/commit.ts'
import { gitIn } from '../../scripts/git/run.ts'
import { gitRepository } from '../helpers/git.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const FILES = ['content/a.yaml', 'content/new.yaml']

function setting() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'content'))
  const write = (file: string, text: string) => writeFileSync(join(root, file), text)
  write('content/a.yaml', 'a: 1\n')
  write('content/b.yaml', 'b: 1\n')
  const run = gitRepository(root)
  const git = gitIn({ root, env: process.env })
  return { root, write, run, git }
}

describe('git', () => {
  it('is handed no key: what it starts may be a program of somebody else', () => {
    const { root, run } = setting()
    run('config', 'alias.keys', '!env')
    const env = { ...process.env, BADGEWRIGHT_ED25519_KEY: 'canary', GIT_DIR: '/nowhere', HOME: root }
    const { stdout } = gitIn({ root, env })(['keys'])
    expect(stdout).toContain(`HOME=${root}`)
    expect(stdout).not.toContain('canary')
  })
})

describe('a commit', () => {
  it('goes to a new branch with the written files alone, and leaves what else is staged', () => {
    const { write, run, git } = setting()
    write('content/b.yaml', 'b: staged\n')
    run('add', 'content/b.yaml')
    const ready = readyToCommit(git, FILES, { branch: 'award/sql' })
    write('content/a.yaml', 'a: 2\n')
    write('content/new.yaml', 'new: 1\n')
    ready.commit('Award SQL for Beginners to 2 learners\n\n# a reason')
    expect(run('branch', '--show-current')).toBe('award/sql')
    expect(run('show', '--name-only', '--format=%B')).toBe(
      'Award SQL for Beginners to 2 learners\n\n# a reason\n\n\ncontent/a.yaml\ncontent/new.yaml',
    )
    expect(run('status', '--porcelain')).toBe('M  content/b.yaml')
    expect(run('rev-parse', 'HEAD^')).toBe(run('rev-parse', 'main'))
  })

  it('goes to the branch that is checked out when no other is named', () => {
    const { write, run, git } = setting()
    const ready = readyToCommit(git, ['content/a.yaml'], {})
    write('content/a.yaml', 'a: 2\n')
    ready.commit('Change a')
    expect(ready.branch).toBe('main')
    expect(run('log', '--format=%s', 'main')).toBe('Change a\nStart')
  })

  it('that fails leaves the branch, the index and other staged work as they were', () => {
    const { write, run, git } = setting()
    write('content/b.yaml', 'b: staged\n')
    run('add', 'content/b.yaml')
    run('config', 'commit.gpgSign', 'true')
    run('config', 'gpg.program', 'false')
    const ready = readyToCommit(git, FILES, { branch: 'broken' })
    write('content/a.yaml', 'a: 2\n')
    write('content/new.yaml', 'new: 1\n')
    expect(() => ready.commit('Never')).toThrow(/git commit failed/)
    expect(run('branch', '--format=%(refname:short)')).toBe('main')
    expect(run('branch', '--show-current')).toBe('main')
    expect(run('status', '--porcelain')).toBe(' M content/a.yaml\nM  content/b.yaml\n?? content/new.yaml')
  })

  it('runs no hook, since a hook may be a file of the branch that is checked out', () => {
    const { root, write, run, git } = setting()
    mkdirSync(join(root, 'hooks'))
    write('hooks/pre-commit', '#!/bin/sh\ntouch pwned\nexit 1\n')
    chmodSync(join(root, 'hooks/pre-commit'), 0o755)
    run('config', 'core.hooksPath', 'hooks')
    const ready = readyToCommit(git, ['content/a.yaml'], {})
    write('content/a.yaml', 'a: 2\n')
    ready.commit('Change a')
    expect(run('status', '--porcelain')).toBe('?? hooks/')
  })

  it('is made in the repository of the folder, whatever the environment says', () => {
    const { root, run } = setting()
    const other = setting()
    const git = gitIn({ root, env: { ...process.env, GIT_DIR: join(other.root, '.git'), GIT_WORK_TREE: other.root } })
    writeFileSync(join(root, 'content/a.yaml'), 'a: 2\n')
    readyToCommit(git, ['content/a.yaml'], { withEdits: true }).commit('Change a')
    expect(run('log', '--format=%s')).toBe('Change a\nStart')
    expect(other.run('log', '--format=%s')).toBe('Start')
  })

  it('is refused before anything is written when it cannot be made', () => {
    const { root, write, run, git } = setting()
    const refused = (target: Parameters<typeof readyToCommit>[2], files = ['content/a.yaml']) =>
      expect(() => readyToCommit(git, files, target))
    refused({ branch: 'main' }).toThrow('there is a branch main already')
    refused({ branch: '--force' }).toThrow('"--force" cannot be the name of a branch')
    refused({ branch: 'a b' }).toThrow('cannot be the name of a branch')
    refused({ branch: 'a;rm$IFS.' }).toThrow('cannot be the name of a branch')
    refused({ branch: 'a..b' }).toThrow('cannot be the name of a branch')
    refused({ branch: '@{-1}' }).toThrow('cannot be the name of a branch')
    write('.gitignore', '/content/ignored.yaml\n')
    refused({}, ['content/ignored.yaml']).toThrow('git ignores content/ignored.yaml')
    write('content/a.yaml', 'a: by hand\n')
    refused({}).toThrow('content/a.yaml has changes that are not committed')
    expect(readyToCommit(git, ['content/a.yaml'], { withEdits: true }).branch).toBe('main')
    run('checkout', '--quiet', 'content/a.yaml')
    run('switch', '--quiet', '--detach')
    refused({}).toThrow('no branch is checked out')
    execFileSync('git', ['update-ref', 'MERGE_HEAD', 'HEAD'], { cwd: root })
    refused({ branch: 'new' }).toThrow('a merge is under way')
    const outside = gitIn({ root: temporaryFolder(), env: process.env })
    expect(() => readyToCommit(outside, [], {})).toThrow('not a Git repository')
  })

  it('is offered for a pull request at the address at which its host compares branches', () => {
    expect(compareUrl('https://github.com/example/badges', 'award/sql')).toBe(
      'https://github.com/example/badges/compare/award/sql?expand=1',
    )
    expect(compareUrl('https://github.com/example/badges.git/', 'a&b')).toBe(
      'https://github.com/example/badges/compare/a%26b?expand=1',
    )
  })
})
