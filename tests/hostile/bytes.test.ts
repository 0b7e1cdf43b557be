import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readContent } from '../../src/intake/index.ts'
import { chunk, end, header, pixels, pngOf } from '../baking/images.ts'
import {
  AWARD,
  award,
  BADGE,
  badge,
  contentTree,
  ENDORSEMENT,
  endorsement,
  KEY,
  key,
  PATHWAY,
  pathway,
  SMALLEST,
  SVG,
  TODAY,
  WITH_PATHWAY,
} from '../helpers/content.ts'

const PNG = 'badges/teamwork/badge.png'
const COHORT = 'awards/2026/03/spring.yaml'

/** Sound files of every kind, to be damaged. */
const SOUND: Readonly<Record<string, Buffer>> = {
  'site.yaml': Buffer.from(SMALLEST['site.yaml'] as string),
  'issuer/index.md': Buffer.from(SMALLEST['issuer/index.md'] as string),
  [KEY]: Buffer.from(key()),
  [BADGE]: Buffer.from(badge({ results: [{ id: 'a', name: 'A', type: 'status' }] })),
  [AWARD]: Buffer.from(award({ results: [{ result: 'a', status: 'completed' }] })),
  [COHORT]: Buffer.from(award({ recipients: [{ id: 'bbbbbbbbbbbbbbbb' }] })),
  [PATHWAY]: Buffer.from(pathway()),
  [ENDORSEMENT]: Buffer.from(endorsement()),
  'badges/teamwork/badge.svg': Buffer.from(SVG),
  [PNG]: pngOf(header(96, 96), chunk('tEXt', 'Title\0x'), pixels(96, 96), end),
}

/** Words that mean something to one of the parsers. */
const WORDS = [
  '---\n',
  ': ',
  '- ',
  '&a',
  '*a',
  '!!',
  '<<',
  '"',
  "'",
  '[',
  '{',
  '}',
  '|\n',
  '>-',
  '%40',
  '@b.cc',
  '<',
  '<!--',
  '\u202e',
  '\\x00',
]

const anyBytes = fc.uint8Array({ maxLength: 300 })
const anyText = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary' })), { maxLength: 30 })
const anyNew = fc.oneof(
  anyBytes.map((bytes) => Buffer.from(bytes)),
  anyText.map((words) => Buffer.from(words.join(''))),
)

/** A sound file with a piece of it replaced. */
const damaged = (sound: Buffer) =>
  fc
    .tuple(fc.nat(sound.length), fc.nat(20), anyNew)
    .map(([start, gone, put]) => Buffer.concat([sound.subarray(0, start), put, sound.subarray(start + gone)]))

const anyFile = fc
  .constantFrom(...Object.keys(SOUND))
  .chain((path) => fc.tuple(fc.constant(path), fc.oneof(anyNew, damaged(SOUND[path]!))))

describe('any bytes at all', () => {
  it('in any file of content give problems with a place, and never throw', () => {
    const root = contentTree(WITH_PATHWAY)
    const write = (path: string, bytes: string | Uint8Array) => {
      mkdirSync(dirname(join(root, 'content', path)), { recursive: true })
      writeFileSync(join(root, 'content', path), bytes)
    }
    let refused = 0
    fc.assert(
      fc.property(anyFile, ([path, bytes]) => {
        write(path, bytes)
        const intake = readContent(root, { today: TODAY })
        write(path, SOUND[path]!)
        if (intake.ok) return
        refused++
        for (const { file, line, column, message, hint } of intake.problems) {
          expect(file).toMatch(/^content\//)
          expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
          expect(message).not.toBe('')
          expect(hint).toBeTruthy()
        }
      }),
      { numRuns: 800, seed: 20260401 },
    )
    expect(refused).toBeGreaterThan(400)
  }, 60_000)
})
