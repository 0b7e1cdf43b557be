import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../scripts/delivery/diff.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

describe('the difference between two texts', () => {
  it('shows what changed, and three lines around it', () => {
    expect(unifiedDiff('f', 'a\nb\nc\nd\ne\nf\ng\nh\n', 'a\nb\nc\nd\nE\nf\ng\nh\nnew')).toBe(
      [
        '--- a/f\n+++ b/f\n@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n+new',
        '\\ No newline at end of file\n',
      ].join('\n'),
    )
    expect(unifiedDiff('f', undefined, 'a\n')).toBe('--- /dev/null\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n')
    expect(unifiedDiff('f', 'a\n', 'a\n')).toBe('')
  })

  it('is what git makes the new text of', () => {
    const root = temporaryFolder()
    const file = join(root, 'f')
    const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n'), { maxLength: 25 }).map((l) => l.join(''))
    const end = fc.constantFrom('', 'x')
    fc.assert(
      fc.property(text, text, end, end, (one, two, endOne, endTwo) => {
        const [before, after] = [`${one}${endOne}`, `${two}${endTwo}`]
        fc.pre(before !== after && before !== '' && after !== '')
        writeFileSync(file, before)
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
          cwd: root,
          input: unifiedDiff('f', before, after),
        })
        expect(readFileSync(file, 'utf8')).toBe(after)
      }),
      { numRuns: 25 },
    )
  })

  it('of a large file, each part of which changed, is quick', () => {
    const part = (i: number, more = '') => `- id: ${i}\n  name: x\n${more}`
    const [before, after] = ['', '  added: x\n'].map((more) =>
      Array.from({ length: 10_000 }, (_, i) => part(i, more)).join(''),
    )
    const difference = unifiedDiff('f', before, after!)
    expect(difference.match(/^\+ {2}added: x$/gm)).toHaveLength(10_000)
    expect(difference.match(/^-(?!--)/gm)).toBeNull()
  })

  it('of texts that have nothing in common is all of both', () => {
    const [before, after] = ['x\n', 'y\n'].map((line) => line.repeat(10_000))
    expect(unifiedDiff('f', before, after!).match(/^[-+](?![-+]{2})/gm)).toHaveLength(20_000)
  })
})
