import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import type { Review } from '../../src/domain/review.ts'
import { codeSpan, reviewComment } from '../../src/review/comment.ts'
import { fieldChanges, lineChanges } from '../../src/review/differences.ts'
import { reviewText } from '../../src/review/people.ts'
import { visible } from '../../src/review/visible.ts'

interface Node {
  readonly type: string
  readonly children?: readonly Node[]
}

const markdown = unified().use(remarkParse).use(remarkGfm)

/** The kinds of nodes in a Markdown text. */
function kindsIn(text: string): Set<string> {
  const kinds = new Set<string>()
  const walk = (node: Node) => {
    kinds.add(node.type)
    node.children?.forEach(walk)
  }
  walk(markdown.parse(text) as Node)
  return kinds
}

/** Texts of those who want out of a code span. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '~~~',
        '\\',
        '\n',
        '\r',
        '\n\n',
        '- ',
        '# ',
        '> ',
        '|',
        '<img src=x>',
        '<!--',
        '-->',
        '</details>',
        '@core',
        '#1',
        '![a](b)',
        '[a](javascript:x)',
        'https://evil.example',
        '\u202e',
        '\u200b',
        '\u0000',
        '\u2028',
        '&lt;',
        '***',
        '    ',
        '\t',
        '[x]: y',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const award = { id: 'a'.repeat(16), badge: 'b', badgeName: 'B', file: 'content/awards/2026/03/a.yaml' }
const EMPTY: Review = {
  ok: true,
  base: 'a',
  files: 1,
  program: [],
  issue: [],
  automatic: [],
  reissue: [],
  status: [],
  edited: [],
  erase: [],
  resign: 0,
  clrs: 0,
  definitions: [],
  quality: [],
  waiting: 0,
  approvals: [],
  warnings: [],
  problems: [],
}

/** A review in which one text stands wherever a text of content can. */
function reviewSaying(text: string): Review {
  const at = { file: text, line: 1, column: 1 }
  const said = { ...award, badgeName: text, file: text }
  const fields = [{ field: text, before: text, after: text }]
  const changed = {
    name: text,
    title: text,
    change: 'changed' as const,
    fields,
    text: [{ line: 1, removed: [text], added: [text] }],
    images: [text],
  }
  return {
    ...EMPTY,
    ok: false,
    program: [text],
    issue: [{ ...said, awardedOn: text, name: text }],
    reissue: [{ ...said, reasons: [text], fields }],
    status: [{ ...said, change: 'revoke', on: text, reason: text }],
    edited: [{ ...said, fields }],
    definitions: [
      { what: 'badge-class', holders: 1, ...changed },
      { what: 'file', ...changed },
    ],
    waiting: 2,
    approvals: [{ badges: [text], team: text, needed: 1, given: [text] }],
    warnings: [{ ...at, warning: 'backdated', message: text }],
    problems: [{ ...at, rule: 'file-name', message: text, hint: text }],
  }
}

/** What our own words of a comment are made of. */
const OURS = ['root', 'paragraph', 'strong', 'text', 'heading', 'list', 'listItem', 'inlineCode', 'code']

describe('a comment', () => {
  it('holds any text in a code span that it cannot leave', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const span = codeSpan(text)
        expect(span).not.toMatch(/[\r\n]/)
        const [paragraph] = (markdown.parse(`x ${span} y`) as unknown as Node).children!
        const kinds = paragraph!.children!.map(({ type }) => type)
        expect(kinds).toEqual(span === '(nothing)' ? ['text'] : ['text', 'inlineCode', 'text'])
      }),
    )
  })

  it('is made of our own words and code alone, wherever a text stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect([...kindsIn(reviewComment(reviewSaying(text)))].filter((kind) => !OURS.includes(kind))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('has a bound, whatever it tells of, and says how much more there is', () => {
    const long = '`'.repeat(5000) + 'x'.repeat(5000)
    const one = reviewSaying(long)
    const many = <T>(items: readonly T[]) => Array.from({ length: 600 }, () => items[0]!)
    const comment = reviewComment({
      ...one,
      issue: many(one.issue),
      problems: many(one.problems),
      definitions: many(one.definitions),
    })
    expect(comment.length).toBeLessThan(65_000)
    expect(comment).toMatch(/and \d+ more/)
    expect(
      reviewComment({ ...EMPTY, issue: Array.from({ length: 500 }, () => ({ ...award, awardedOn: '2026-03-01' })) }),
    ).toContain('\n- and 488 more\n')
  })
})

describe('a review for a terminal', () => {
  it('tells all, and holds nothing that a terminal obeys or that hides', () => {
    const text = reviewText(reviewSaying('a\u001b[31m\u202eb\u200b\nc'))
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(text).toContain('a⟨U+001B⟩[31m⟨U+202E⟩b⟨U+200B⟩ c')
    const issue = Array.from({ length: 500 }, () => ({ ...award, awardedOn: '2026-03-01' }))
    expect(reviewText({ ...EMPTY, issue }).match(/awarded on/g)).toHaveLength(500)
  })

  it('says that nothing changes, or what waits', () => {
    expect(reviewText({ ...EMPTY, files: 0 })).toBe('Nothing changes.\n')
    expect(reviewText({ ...EMPTY, waiting: 1 })).toContain('1 award of earlier changes waits to be signed.')
  })
})

describe('differences', () => {
  it('of fields are told leaf by leaf, what came, went and changed', () => {
    const before = { name: 'A', tags: ['x', 'y'], results: [{ value: '1' }] }
    expect(fieldChanges(before, { name: 'A', tags: ['x'], results: [{ value: '2' }], code: 5 })).toEqual([
      { field: 'results[0].value', before: '1', after: '2' },
      { field: 'code', before: undefined, after: '5' },
      { field: 'tags[1]', before: 'y', after: undefined },
    ])
  })

  it('of lines lead from the one text to the other', () => {
    const text = fc.array(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rest = [...before]
        for (const { line, removed, added } of lineChanges(before.join('\n'), after.join('\n'))) {
          expect(rest.splice(line - 1, removed.length, ...added)).toEqual(removed)
        }
        expect(rest).toEqual(after)
      }),
    )
  })

  it('of very long texts cost no long time', () => {
    const lines = (letter: string) => Array.from({ length: 30_000 }, (_, i) => `${letter}${i}`).join('\n')
    expect(lineChanges(lines('a'), lines('b'))).toHaveLength(1)
  })
})

describe('what is visible', () => {
  it('is one line of a bounded length that hides nothing', () => {
    expect(visible(' a\n\tb\u00ad\u2066 ', 20)).toBe('a b⟨U+00AD⟩⟨U+2066⟩')
    expect(visible('x'.repeat(30), 5)).toBe('xxxxx…')
    fc.assert(
      fc.property(hostile, (text) => {
        expect([...visible(text, 20)].length).toBeLessThanOrEqual(21)
        expect(visible(text, 20)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u)
      }),
    )
  })
})
