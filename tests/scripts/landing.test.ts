import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { landing } from '../../scripts/delivery/landing.ts'
import { AWARD as AWARD_PATH, award, contentTree, ENDORSEMENT, endorsement } from '../helpers/content.ts'
import { digestsBelow, filesBelow } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const AWARD = `content/${AWARD_PATH}`
const NEW = 'content/awards/2026/04/bbbbbbbbbbbbbbbb.yaml'
const now = () => new Date('2026-04-01T09:00:00Z')
const newAward = award({ awardedOn: '2026-04-01' }, 'another')

describe('landing', () => {
  it('keeps what holds, with the folders that it needs', () => {
    const root = contentTree()
    const checked = landing({ root, now }, [{ file: NEW, text: newAward }])
    expect(checked.ok && [...checked.register.awards.keys()]).toEqual(['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'])
    expect(readFileSync(join(root, NEW), 'utf8')).toBe(newAward)
  })

  it('writes nothing when one of several files does not hold', () => {
    const root = contentTree()
    const before = digestsBelow(root)
    const checked = landing({ root, now }, [
      { file: AWARD, text: `${award()}# A comment.\n` },
      { file: NEW, text: award({ badge: 'nothing' }, 'another') },
    ])
    expect(checked.ok ? [] : checked.problems.map(({ rule }) => rule)).toEqual(['award-badge-exists', 'award-folder'])
    expect(digestsBelow(root)).toEqual(before)
    expect(() => readFileSync(join(root, 'content/awards/2026/04'))).toThrow(/ENOENT/)
  })

  it('puts everything back when it only looks, and when what belongs to it throws', () => {
    const root = contentTree()
    const before = digestsBelow(root)
    const changes = [
      { file: AWARD, text: `${award()}# A comment.\n` },
      { file: NEW, text: newAward },
    ]
    const never = () => expect.unreachable()
    expect(landing({ root, now }, changes, { dryRun: true, afterwards: never }).ok).toBe(true)
    expect(digestsBelow(root)).toEqual(before)
    const afterwards = () => {
      expect(filesBelow(root)).toContain(NEW)
      throw new Error('no commit')
    }
    expect(() => landing({ root, now }, changes, { afterwards })).toThrow('no commit')
    expect(digestsBelow(root)).toEqual(before)
  })

  it('takes away a file that goes, and puts it back when what belongs to it throws', () => {
    const root = contentTree({ [ENDORSEMENT]: endorsement() })
    const before = digestsBelow(root)
    const changes = [{ file: `content/${ENDORSEMENT}`, text: undefined }]
    const afterwards = () => {
      throw new Error('no commit')
    }
    expect(() => landing({ root, now }, changes, { afterwards })).toThrow('no commit')
    expect(digestsBelow(root)).toEqual(before)
    const checked = landing({ root, now }, changes)
    expect(checked.ok && checked.register.endorsements).toEqual([])
    expect(filesBelow(root)).not.toContain(`content/${ENDORSEMENT}`)
    expect(landing({ root, now }, [{ file: 'content/badges/teamwork/index.md', text: undefined }]).ok).toBe(false)
  })

  it('writes through no link, and never outside of content', () => {
    const root = contentTree()
    const outside = temporaryFolder()
    writeFileSync(join(outside, 'file.yaml'), 'kept')
    mkdirSync(join(root, 'content/awards/2026/05'))
    symlinkSync(outside, join(root, 'content/awards/2026/04'))
    symlinkSync(join(outside, 'file.yaml'), join(root, 'content/awards/2026/05/cccccccccccccccc.yaml'))
    const land = (file: string) => landing({ root, now }, [{ file, text: newAward }])
    const links = ['content/awards/2026/04', 'content/awards/2026/05/cccccccccccccccc.yaml']
    for (const file of [NEW, links[1]!]) {
      const checked = land(file)
      const problems = checked.ok ? [] : checked.problems
      expect(problems.map((problem) => `${problem.file}: ${problem.rule}`)).toEqual(
        expect.arrayContaining(links.map((link) => `${link}: file-mode`)),
      )
    }
    expect(() => land('content/../README.md')).toThrow('not below content/')
    expect(filesBelow(outside)).toEqual(['file.yaml'])
    expect(readFileSync(join(outside, 'file.yaml'), 'utf8')).toBe('kept')
  })
})
