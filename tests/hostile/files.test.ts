import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  AWARD,
  AWARD_ID,
  award,
  BADGE,
  badge,
  contentTree,
  ENDORSEMENT,
  endorsement,
  PATHWAY,
  pathway,
  problemsIn,
  problemsOf,
  SVG,
  WITH_PATHWAY,
} from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const at = (root: string, path: string) => join(root, 'content', path)
const LINK = 'file-mode: This is a symbolic link. [put a plain file in its place]'

describe('hostile files', () => {
  it('cannot be links to a file of the system, whatever they stand for', () => {
    for (const path of ['site.yaml', 'issuer/index.md', BADGE, 'badges/teamwork/badge.svg', AWARD, ENDORSEMENT]) {
      const root = contentTree({ [ENDORSEMENT]: endorsement() })
      rmSync(at(root, path))
      symlinkSync('/etc/passwd', at(root, path))
      const lines = problemsIn(root)
      expect(lines, path).toEqual([`${path}:1:1 ${LINK}`])
      expect(lines.join()).not.toContain('root:')
    }
  })

  it('cannot be links to sound files outside of content, inside of it, or to nothing', () => {
    const outside = join(temporaryFolder(), 'secret.yaml')
    writeFileSync(outside, award())
    for (const target of [outside, `${AWARD_ID}.yaml`, 'nothing', 'bbbbbbbbbbbbbbbb.yaml']) {
      const root = contentTree()
      symlinkSync(target, at(root, 'awards/2026/03/bbbbbbbbbbbbbbbb.yaml'))
      expect(problemsIn(root), target).toEqual([`awards/2026/03/bbbbbbbbbbbbbbbb.yaml:1:1 ${LINK}`])
    }
  })

  it('cannot be folders that are links, to outside or in a circle', () => {
    const outside = contentTree({ 'badges/secret/index.md': badge(), 'badges/secret/badge.svg': SVG })
    for (const target of [join(outside, 'content/badges/secret'), '..', '/']) {
      const root = contentTree()
      symlinkSync(target, at(root, 'badges/linked'))
      expect(problemsIn(root)).toContain(`badges/linked:1:1 ${LINK}`)
      expect(problemsIn(root).join()).not.toContain('linked/')
    }
    const root = contentTree()
    rmSync(at(root, 'badges'), { recursive: true })
    symlinkSync(join(outside, 'content/badges'), at(root, 'badges'))
    expect(problemsIn(root)).toContain(`badges:1:1 ${LINK}`)
  })

  it('cannot be a link in the place of content itself', () => {
    const [outside, root] = [contentTree(), temporaryFolder()]
    symlinkSync(join(outside, 'content'), join(root, 'content'))
    expect(problemsIn(root)[0]).toMatch(/^content:1:1 file-mode: content is not a folder\./)
  })

  it('cannot be another repository or a submodule', () => {
    const root = contentTree()
    mkdirSync(at(root, 'badges/teamwork/.git'))
    writeFileSync(at(root, 'badges/teamwork/.git/config'), '[core]\nfsmonitor = touch /tmp/x\n')
    writeFileSync(at(root, 'pathways.git'), '')
    mkdirSync(at(root, 'endorsements'))
    writeFileSync(at(root, 'endorsements/.git'), 'gitdir: ../../..\n')
    const inside = 'file-mode: Another repository lies in here. [take the folder .git out; content is plain files]'
    const lines = problemsIn(root)
    expect(lines).toContain(`badges/teamwork/.git:1:1 ${inside}`)
    expect(lines).toContain(`endorsements/.git:1:1 ${inside}`)
    expect(lines).toHaveLength(3)
  })

  it('cannot be pipes, which would block whoever opens them', ({ skip }) => {
    const root = contentTree({ [AWARD]: undefined })
    if (spawnSync('mkfifo', [at(root, 'pipe.yaml')]).status !== 0) skip()
    mkdirSync(at(root, 'awards/2026/03'), { recursive: true })
    spawnSync('mkfifo', [at(root, AWARD), at(root, 'issuer/logo.svg')])
    expect(problemsIn(root)).toEqual([
      `${AWARD}:1:1 file-mode: This is not a plain file. [put a plain file in its place]`,
      'issuer/logo.svg:1:1 file-mode: This is not a plain file. [put a plain file in its place]',
      'pipe.yaml:1:1 file-mode: This is not a plain file. [put a plain file in its place]',
    ])
  })

  it('cannot be folders in the place of files', () => {
    const root = contentTree({ [BADGE]: undefined })
    mkdirSync(at(root, BADGE))
    expect(problemsIn(root).map((line) => line.split(' ', 2).join(' '))).toEqual([
      `${BADGE}:1:1 file-missing:`,
      `${BADGE}:1:1 file-place:`,
    ])
  })

  it.each([
    ['a line break', 'a\nb.md'],
    ['a carriage return', 'a\rb.md'],
    ['a right-to-left override', 'a\u202emd.gpj.md'],
    ['an escape of a terminal', 'a\u001b[2Jb.md'],
    ['a quote', 'a"b.md'],
    ['a backslash', '..\\..\\a.md'],
    ['dots', '...md'],
    ['a space', 'a .md'],
    ['capitals', 'A.md'],
    ['a device of Windows', 'com1.md'],
    ['letters that only look like others', 'аgile.md'],
    ['a letter in two parts', 'e\u0301.md'],
    ['a shell’s words', '$(touch x);`id`.md'],
    ['a word of the CI', '::set-output name=x::y.md'],
    ['a flag', '-rf.md'],
  ])('cannot have %s in their names, and the name is shown on one plain line', (_what, name) => {
    const lines = problemsOf({ ...WITH_PATHWAY, [`pathways/${name}`]: pathway() })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^pathways\/.*:1:1 file-name: The file’s name is ".*", and must be /)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
    expect(lines[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  })

  it('cannot be told apart by capitals alone, which many file systems do not', () => {
    const lines = problemsOf({ 'badges/Teamwork/index.md': badge(), 'badges/teamwork/INDEX.md': badge() })
    expect(lines.map((line) => line.split(' ', 2).join(' '))).toEqual([
      'badges/Teamwork:1:1 file-name:',
      'badges/teamwork/INDEX.md:1:1 file-place:',
    ])
  })

  it('cannot have names that are no text', () => {
    const root = contentTree()
    const folder = Buffer.from(`${at(root, 'badges')}/`)
    mkdirSync(Buffer.concat([folder, Buffer.from([0x61, 0xff, 0xfe])]))
    writeFileSync(Buffer.concat([folder, Buffer.from([0xc3, 0x28]), Buffer.from('.md')]), 'x')
    expect(problemsIn(root).every((line) => /file-(?:mode|name|place|missing)/.test(line))).toBe(true)
    expect(problemsIn(root).length).toBeGreaterThanOrEqual(2)
  })

  it.each(['../../etc', '/etc/passwd', '..', '.', 'a/b', 'a\\b', '%2e%2e', 'con/../x', 'Teamwork', '', 'a\nb'])(
    'cannot be reached by a badge class called %j',
    (slug) => {
      const lines = problemsOf({
        ...WITH_PATHWAY,
        [AWARD]: award({ badge: slug }),
        [PATHWAY]: pathway({ earns: slug, steps: [{ badge: slug }, { choose: 1, of: [slug] }] }),
        [ENDORSEMENT]: endorsement({ endorses: { badge: slug } }),
        [BADGE]: badge({ related: [{ badge: slug }] }),
      })
      expect(lines).toHaveLength(6)
      for (const line of lines) expect(line).toMatch(/-shape: .* must be lower-case letters, digits and hyphens/)
    },
  )
})
