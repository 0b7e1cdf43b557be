import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commitFiles, commitOf, MOST_OF_A_FILE } from '../../scripts/git/tree.ts'
import { filesWhere } from '../../src/intake/files.ts'
import { readContent } from '../../src/intake/index.ts'
import { AWARD, award, badge, contentTree, lineOf, SVG, TODAY, WITH_PATHWAY } from '../helpers/content.ts'
import { gitRepository } from '../helpers/git.ts'

const at = (root: string) => ({ root, env: process.env })

/** The problems of a commit, one line for each. */
function problemsOf(root: string, commit: string): string[] {
  const intake = readContent(commitFiles(at(root), commit), { today: TODAY })
  return intake.ok ? [] : intake.problems.map(lineOf)
}

/** Commits the smallest content with entries that no working folder could or should hold: `mode path` to what is in it. */
function committed(entries: Readonly<Record<string, string>>) {
  const root = contentTree()
  const git = gitRepository(root)
  for (const [entry, text] of Object.entries(entries)) {
    const [mode, path] = entry.split(' ', 2) as [string, string]
    const object = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: root, input: text, encoding: 'utf8' })
    const hash = mode === '160000' ? git('rev-parse', 'HEAD') : object.trim()
    git('update-index', '--add', '--cacheinfo', `${mode},${hash},${path}`)
  }
  git('commit', '--quiet', '--message=Hostile')
  return { root, commit: git('rev-parse', 'HEAD') }
}

describe('the files of a commit', () => {
  it('are read as those of the folder that was committed, when the folder is long gone', () => {
    const root = contentTree({ ...WITH_PATHWAY, 'badges/teamwork/badge.png': undefined })
    const folder = readContent(root, { today: TODAY })
    const commit = gitRepository(root)('rev-parse', 'HEAD')
    rmSync(join(root, 'content'), { recursive: true })
    const read = readContent(commitFiles(at(root), commit), { today: TODAY })
    expect(read.ok && read.register).toEqual(folder.ok && folder.register)
    expect(read.files).toBe(folder.files)
  })

  it('have the problems of those of a folder, at the same places', () => {
    const root = contentTree({ [AWARD]: award({ awardedOn: '2031-01-01' }), 'pathways/x.mdx': '{1}' })
    const folder = readContent(root, { today: TODAY })
    const lines = problemsOf(root, gitRepository(root)('rev-parse', 'HEAD'))
    expect(lines).toHaveLength(2)
    expect(lines).toEqual(folder.ok || folder.problems.map(lineOf))
  })

  it('are refused when they are links, submodules or executables, and no link is followed', () => {
    const { root, commit } = committed({
      '120000 content/pathways/leak.md': '/etc/passwd',
      '120000 content/badges/linked': 'teamwork',
      '160000 content/badges/other': '',
      '100755 content/pathways/run.md': 'x',
    })
    expect(problemsOf(root, commit).filter((line) => line.includes('file-mode'))).toEqual([
      'badges/linked:1:1 file-mode: This is a symbolic link. [put a plain file in its place]',
      'badges/other:1:1 file-mode: Another repository lies in here. [take the submodule out; content is plain files]',
      'pathways/leak.md:1:1 file-mode: This is a symbolic link. [put a plain file in its place]',
      'pathways/run.md:1:1 file-mode: This file is executable. [chmod a-x content/pathways/run.md]',
    ])
  })

  it('are refused when content itself is a link', () => {
    const root = contentTree()
    const git = gitRepository(root)
    rmSync(join(root, 'content'), { recursive: true })
    execFileSync('ln', ['-s', '/etc', 'content'], { cwd: root })
    git('add', '.')
    git('commit', '--quiet', '--message=Link')
    expect(problemsOf(root, git('rev-parse', 'HEAD'))).toContain(
      'content:1:1 file-mode: content is not a folder. [make it a plain folder of this repository]',
    )
  })

  it('are refused by names that some systems take for one, or cannot have', () => {
    const { root, commit } = committed({
      '100644 content/badges/Teamwork/index.md': badge(),
      '100644 content/badges/Teamwork/badge.svg': SVG,
      '100644 content/badges/cafe\u0301/index.md': badge(),
      '100644 content/badges/con/index.md': badge(),
      '100644 content/pathways/lpt1.md': 'x',
    })
    expect(problemsOf(root, commit).map((line) => line.split(': ')[0])).toEqual([
      'badges/Teamwork:1:1 file-name',
      'badges/cafe\u0301:1:1 file-name',
      'badges/con:1:1 file-name',
      'pathways/lpt1.md:1:1 file-name',
    ])
  })

  it('are only those that are wanted', () => {
    const root = contentTree()
    const commit = gitRepository(root)('rev-parse', 'HEAD')
    const files = filesWhere(commitFiles(at(root), commit), (path) => path === 'content/site.yaml')
    expect(files.names('content')).toEqual(['site.yaml'])
    expect(files.entry('content/badges')).toBeUndefined()
  })

  it('are given whole, however many and whatever is in them, and the largest is not read', () => {
    const root = contentTree()
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256))
    for (let i = 0; i < 300; i++)
      writeFileSync(join(root, `f${i}`), Buffer.concat([bytes, Buffer.from(`${i} blob 5\n\0`)]))
    writeFileSync(join(root, 'large'), Buffer.alloc(MOST_OF_A_FILE + 1))
    const files = commitFiles(at(root), gitRepository(root)('rev-parse', 'HEAD'))
    for (const i of [0, 299, 17, 150, 0])
      expect(
        Buffer.from(files.bytes(`f${i}`))
          .subarray(70_000)
          .toString(),
      ).toBe(`${i} blob 5\n\0`)
    expect(files.entry('large')).toMatchObject({ kind: 'file', size: MOST_OF_A_FILE + 1 })
    expect(() => files.bytes('large')).toThrow('may be read')
  })
})

describe('the name of a commit', () => {
  it('is never taken for a flag, and an unknown one is told', () => {
    const root = contentTree()
    const git = gitRepository(root)
    expect(commitOf(at(root), 'main')).toBe(git('rev-parse', 'HEAD'))
    expect(() => commitOf(at(root), '--help')).toThrow('git rev-parse failed: fatal')
    expect(() => commitOf(at(root), 'nowhere')).toThrow('git rev-parse failed: fatal')
  })
})
