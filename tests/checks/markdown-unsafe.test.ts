import { describe, expect, it } from 'vitest'
import { markdownFaults } from '../../src/checks/markdown-unsafe.ts'
import { AWARD, award, BADGE, badge, ENDORSEMENT, endorsement, problemsOf } from '../helpers/content.ts'

const messages = (text: string) => markdownFaults(text).map(({ offset, message }) => `${offset}: ${message}`)

describe('markdown-unsafe', () => {
  it.each([
    'A *b* **c** `<b>` and 1 < 2, a<b, <3.',
    '[a](https://a.example/ "b"), [b](mailto:me@a.example), <https://a.example/> <me@a.example>',
    'A note[^1].\n\n[^1]: Said by <https://a.example/>.',
    '[word]\n\n[word]: https://a.example/',
    '```html\n<script>alert(1)</script>\n![](x)\n```\n\nafter',
    '~~~\n[a](javascript:x)\n~~~',
    '``a ` <b> `` c',
    '- [x] done\n- [ ] open (later)',
    '[a](<https://a.example/b c>)',
  ])('leaves alone what pages show: %j', (text) => {
    expect(messages(text)).toEqual([])
  })

  it.each([
    [
      '<script>alert(1)</script>',
      ['0: HTML stands here: "<script". Pages leave it out.', '16: HTML stands here: "</script". Pages leave it out.'],
    ],
    ['a <img src=x onerror=alert(1)>', ['2: HTML stands here: "<img". Pages leave it out.']],
    ['<!-- hidden -->', ['0: HTML stands here: "<!--". Pages leave it out.']],
    ['<META http-equiv=refresh>', ['0: HTML stands here: "<META". Pages leave it out.']],
    [
      '![](../../../../x.png)',
      ['0: A picture stands here. Pages leave it out, since it would tell its host who reads them.'],
    ],
    [
      '[a](javascript:alert(1))',
      ['2: A link leads to "javascript:alert(1". Pages keep its words and take the link away.'],
    ],
    [
      '[a](&#106;avascript:x)',
      ['2: A link leads to "&#106;avascript:x". Pages keep its words and take the link away.'],
    ],
    [
      '[a]( <data:text/html,x>)',
      ['2: A link leads to "data:text/html,x". Pages keep its words and take the link away.'],
    ],
    ['[a](../up/)', ['2: A link leads to "../up/". Pages keep its words and take the link away.']],
    ['[a]\n\n[a]: vbscript:x', ['5: A link leads to "vbscript:x". Pages keep its words and take the link away.']],
    [
      '<javascript:alert(1)>',
      ['0: A link leads to "javascript:alert(1)". Pages keep its words and take the link away.'],
    ],
    ['`a` <b>', ['4: HTML stands here: "<b". Pages leave it out.']],
  ])('tells what pages would leave out of %j', (text, expected) => {
    expect(messages(text)).toEqual(expected)
  })

  it('says the line of a text below front matter, and the field of one inside', () => {
    expect(
      problemsOf({
        [BADGE]: badge({ assessment: { kind: 'quiz', description: '<b>x</b' } }, 'One.\n\n\nTwo <i>x'),
        [AWARD]: award({ narrative: '![](x)', evidence: [{ narrative: 'ok' }, { narrative: '[a](/b)' }] }),
        [ENDORSEMENT]: endorsement({ comment: '<style>' }),
      }).map((line) => line.split(' ', 2).join(' ')),
    ).toEqual([
      `${AWARD}:4:12 markdown-unsafe:`,
      `${AWARD}:5:44 markdown-unsafe:`,
      `${BADGE}:4:42 markdown-unsafe:`,
      `${BADGE}:10:5 markdown-unsafe:`,
      `${ENDORSEMENT}:4:10 markdown-unsafe:`,
    ])
  })

  it('reads every text of a badge class that becomes a part of the criteria', () => {
    const html = '<b>x</b'
    for (const fields of [
      { outcomes: ['Reads.', html] },
      { prerequisites: [html] },
      { modules: [{ name: 'One', description: html }] },
      { projects: [{ name: 'One', description: html }] },
      { qualityAssurance: { kind: 'internal', description: html } },
    ])
      expect(problemsOf({ [BADGE]: badge(fields) })).toEqual([expect.stringContaining(`${BADGE}:4:`)])
  })

  it('is quick with texts that are made to be slow', () => {
    for (const text of [
      '`'.repeat(9999),
      '['.repeat(9999),
      '!['.repeat(5000),
      '<'.repeat(9999),
      ']('.repeat(5000),
      '~~~\n'.repeat(2500),
      '[a'.repeat(5000),
    ])
      expect(markdownFaults(text).length).toBeLessThan(6000)
  })
})
