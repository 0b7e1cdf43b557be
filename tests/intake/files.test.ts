import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContent } from '../../src/intake/index.ts'
import {
  AWARD,
  AWARD_ID,
  award,
  BADGE,
  badge,
  contentTree,
  problemsIn,
  problemsOf,
  recipient,
  SVG,
  TODAY,
  yaml,
} from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

describe('names of files and folders', () => {
  it.each([
    ['badges/Teamwork2/index.md', 'badges/Teamwork2'],
    ['badges/team_work/index.md', 'badges/team_work'],
    [`badges/${'x'.repeat(65)}/index.md`, `badges/${'x'.repeat(65)}`],
    ['badges/-team/index.md', 'badges/-team'],
    ['badges/con/index.md', 'badges/con'],
    ['badges/nul/index.md', 'badges/nul'],
    ['badges/été/index.md', 'badges/été'],
    ['pathways/Leading.md', 'pathways/Leading.md'],
    ['pathways/aux.md', 'pathways/aux.md'],
    ['awards/26/03/x.yaml', 'awards/26'],
    ['awards/2026/13/x.yaml', 'awards/2026/13'],
    ['awards/2026/3/x.yaml', 'awards/2026/3'],
    ['issuer/keys/mine.json', 'issuer/keys/mine.json'],
    ['endorsements/a b.yaml', 'endorsements/a b.yaml'],
  ])('refuse %s', (path, reported) => {
    const lines = problemsOf({ [path]: 'x' }).filter((line) => line.includes('file-name'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      /:1:1 file-name: The (?:file|folder)’s name is ".*", and must be .*\[rename the (?:file|folder)\]$/,
    )
    expect(lines[0]!.startsWith(`${reported}:`)).toBe(true)
  })

  it('may have 64 characters', () => {
    const slug = 'x'.repeat(64)
    expect(problemsOf({ [`badges/${slug}/index.md`]: badge(), [`badges/${slug}/badge.svg`]: SVG })).toEqual([])
  })

  it('show hidden characters as escapes, so that a name cannot forge a line of output', () => {
    const [line = ''] = problemsOf({ 'pathways/a\n::error::\u202egood.md': 'x' })
    expect(line).toContain('a\\u000a::error::\\u202egood.md')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
  })
})

describe('kinds of files', () => {
  it.each([
    'evil.js',
    'page.mdx',
    'config.ts',
    'page.html',
    'page.astro',
    'a.sh',
    'a.csv',
    'noending',
    '.env',
    'a.yaml~',
  ])('refuse %s anywhere in content', (name) => {
    for (const folder of ['', 'badges/teamwork/', 'pathways/', 'awards/2026/03/', 'issuer/keys/'])
      expect(problemsOf({ [folder + name]: 'x' }), folder).toEqual([
        `${folder}${name}:1:1 file-kind: A file "${name}" is of no kind that content has. [content is .md, .yaml, .json (keys only), .png and .svg]`,
      ])
  })

  it('say what a near ending should be', () => {
    const hint = (path: string) => /\[(.*)\]$/.exec(problemsOf({ [path]: 'x' })[0] ?? '')?.[1]
    expect(hint('pathways/a.yml')).toBe('rename it to .yaml')
    expect(hint('badges/teamwork/badge.PNG')).toBe('write its ending in lower case: .png')
    expect(hint('badges/teamwork/badge.jpeg')).toBe('save the image as .png')
  })
})

describe('places of files', () => {
  it('are the folders that the record has, and the nearest is suggested', () => {
    expect(problemsOf({ 'badgs/x/index.md': 'x' })).toEqual([
      'badgs:1:1 file-place: A folder "badgs" has no place here. [did you mean "badges"?]',
    ])
    expect(problemsOf({ 'badges/teamwork/indx.md': 'x' })).toEqual([
      'badges/teamwork/indx.md:1:1 file-place: A file "indx.md" has no place here. [did you mean "index.md"?]',
    ])
    expect(problemsOf({ 'badges/teamwork/extra.md': 'x' })).toEqual([
      'badges/teamwork/extra.md:1:1 file-place: A file "extra.md" has no place here. [this folder holds index.md, and badge.svg or badge.png]',
    ])
    expect(problemsOf({ 'awards/2026/award.yaml': 'x' })[0]).toMatch(/file-place: .*a folder for each month/)
    expect(problemsOf({ 'badges/teamwork/sub/x.md': 'x' })[0]).toMatch(/^badges\/teamwork\/sub:1:1 file-place/)
  })

  it('let a README stand in content, whatever is in it', () => {
    expect(problemsOf({ 'README.md': '<script>' })).toEqual([])
  })

  it('tell an image that no award names, but not while an award beside it does not parse', () => {
    expect(problemsOf({ 'awards/2026/03/party.png': SVG })).toEqual([
      'awards/2026/03/party.png:1:1 file-place: No award in this folder names the image "party.png". [write "image: party.png" in the award that it belongs to, or remove it]',
    ])
    expect(
      problemsOf({ 'awards/2026/03/party.png': SVG, [AWARD]: 'a: [' }).filter((line) => line.includes('place')),
    ).toEqual([])
  })
})

describe('modes of files', () => {
  it('refuse an executable file', () => {
    const root = contentTree()
    chmodSync(join(root, 'content/site.yaml'), 0o755)
    expect(problemsIn(root)).toEqual([
      'site.yaml:1:1 file-mode: This file is executable. [chmod a-x content/site.yaml]',
    ])
  })

  it('refuse a symbolic link, and say nothing more about what it stands for', () => {
    const root = contentTree({ [BADGE]: undefined })
    symlinkSync('/etc/passwd', join(root, 'content', BADGE))
    expect(problemsIn(root)).toEqual([
      `${BADGE}:1:1 file-mode: This is a symbolic link. [put a plain file in its place]`,
    ])
  })

  it('refuse content that is a file or a link, or is not there', () => {
    const root = contentTree()
    rmSync(join(root, 'content'), { recursive: true })
    writeFileSync(join(root, 'content'), 'x')
    expect(problemsIn(root)[0]).toBe(
      'content:1:1 file-mode: content is not a folder. [make it a plain folder of this repository]',
    )
    expect(problemsIn(temporaryFolder()).map((line) => line.split(' ', 2).join(' '))).toEqual([
      'issuer/index.md:1:1 file-missing:',
      'site.yaml:1:1 file-missing:',
    ])
  })
})

describe('sizes of files', () => {
  const padded = (text: string, bytes: number) => text + '#'.padEnd(bytes - text.length - 1, 'x').concat('\n')

  it('are 64 kB at the most for text', () => {
    const limit = 64 * 1024
    expect(problemsOf({ [AWARD]: padded(award(), limit) })).toEqual([])
    expect(problemsOf({ [AWARD]: padded(award(), limit + 1) })).toEqual([
      `${AWARD}:1:1 file-size: This file has 65537 bytes, and may have 65536 at the most. [shorten it; only a cohort may be larger]`,
    ])
    expect(problemsOf({ [BADGE]: `${badge()}${'x'.repeat(limit)}` })[0]).toMatch(/file-size: This file has \d+ bytes/)
  })

  it('are 1 MB at the most for a cohort', () => {
    const recipients = [{ id: 'bbbbbbbbbbbbbbbb', recipient: recipient('b') }]
    const cohort = yaml({ badge: 'teamwork', awardedOn: '2026-03-01', recipients })
    expect(problemsOf({ 'awards/2026/03/spring.yaml': padded(cohort, 1024 * 1024) })).toEqual([])
    expect(problemsOf({ 'awards/2026/03/spring.yaml': padded(cohort, 1024 * 1024 + 1) })[0]).toMatch(/file-size/)
  })

  it('are 512 kB at the most for an image', () => {
    expect(problemsOf({ 'badges/teamwork/badge.svg': SVG + ' '.repeat(512 * 1024) })).toEqual([
      `badges/teamwork/badge.svg:1:1 file-size: This file has ${512 * 1024 + SVG.length} bytes, and may have 524288 at the most. [make it smaller]`,
    ])
  })

  it('are looked at before a file is read', () => {
    const root = contentTree()
    truncateSync(join(root, 'content/site.yaml'), 3 * 1024 ** 3)
    expect(problemsIn(root)).toEqual([
      'site.yaml:1:1 file-size: This file has 3221225472 bytes, and may have 65536 at the most. [shorten it, or split it]',
    ])
  })
})

describe('encoding of files', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

  it('is UTF-8, and the place is where it stops being that', () => {
    expect(problemsOf({ 'site.yaml': bytes('url: x\ntitle: é', [0xff], 'y\n') })).toEqual([
      'site.yaml:2:9 file-encoding: This is not UTF-8. [save the file as UTF-8]',
    ])
    expect(problemsOf({ 'site.yaml': bytes('title: ', [0xe2, 0x82]) })[0]).toMatch(/^site\.yaml:1:8 file-encoding/)
    expect(problemsOf({ 'site.yaml': bytes([0xff, 0xfe], 'u', [0]) })[0]).toMatch(/^site\.yaml:1:1 file-encoding/)
    expect(problemsOf({ 'site.yaml': bytes('a: ', [0xed, 0xa0, 0x80]) })[0]).toMatch(/^site\.yaml:1:4 file-encoding/)
  })

  it.each([
    ['a NUL', '\u0000', 'U+0000'],
    ['an escape of a terminal', '\u001b', 'U+001B'],
    ['a right-to-left override', '\u202e', 'U+202E'],
    ['an isolate', '\u2066', 'U+2066'],
    ['a byte order mark inside', '\ufeff', 'U+FEFF'],
    ['a carriage return alone', '\r', 'U+000D'],
  ])('has no %s', (_what, character, name) => {
    expect(problemsOf({ [BADGE]: badge({}, `one\ntwo${character}x`) })).toEqual([
      `${BADGE}:7:4 file-encoding: The character ${name} stands here, which cannot be seen and can hide what a text says. [take it out; an editor that shows invisible characters helps]`,
    ])
  })

  it('may have any letters of any script, and emoji', () => {
    expect(problemsOf({ [BADGE]: badge({ name: 'Командна робота' }, 'עבודת צוות 👩‍🚀 团队') })).toEqual([])
  })
})

describe('a record', () => {
  it('is the same whichever way its folders are listed, with everything in order of its name', () => {
    const root = contentTree({
      'badges/alpha/index.md': badge(),
      'badges/alpha/badge.svg': SVG,
      'awards/2026/02/zzzzzzzzzzzzzzzz.yaml': award({ awardedOn: '2026-02-01' }, 'z'),
    })
    const intake = readContent(root, { today: TODAY })
    expect(intake.ok && [...intake.register.badgeClasses.keys()]).toEqual(['alpha', 'teamwork'])
    expect(intake.ok && [...intake.register.awards.keys()]).toEqual([AWARD_ID, 'zzzzzzzzzzzzzzzz'])
    const again = readContent(root, { today: TODAY })
    expect(again.ok && again.register).toEqual(intake.ok && intake.register)
  })

  it('lacks what a badge folder must have', () => {
    const root = contentTree()
    mkdirSync(join(root, 'content/badges/empty'))
    expect(problemsIn(root)).toEqual([
      'badges/empty/index.md:1:1 file-missing: This file is missing. [it says what can be earned: content/README.md#badge]',
    ])
    expect(problemsOf({ 'badges/teamwork/badge.svg': undefined })).toEqual([
      `${BADGE}:1:1 image-missing: The badge class "teamwork" has no image. [put a badge.svg or a badge.png beside index.md]`,
    ])
  })
})
