import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from '../../src/intake/front-matter.ts'
import { BADGE, badge, problemsOf, read } from '../helpers/content.ts'

const HINT = 'begin with a line "---", then the fields as YAML, then a line "---", then the text'

describe('front matter', () => {
  it('is what stands between the first two lines "---", and the text is what follows, as written', () => {
    expect(splitFrontMatter('a.md', '---\na: 1\nb: "---"\n---\n\n\n  # Text\n\n---\n\nmore  \n\n')).toEqual({
      ok: true,
      parts: { yaml: 'a: 1\nb: "---"\n', linesBefore: 1, body: '  # Text\n\n---\n\nmore', bodyLine: 7 },
    })
  })

  it('may have the line ends of Windows, and an editor’s byte order mark', () => {
    const windows = badge().replaceAll('\n', '\r\n')
    const intake = read({ [BADGE]: `\ufeff${windows}` })
    expect(intake.ok && intake.register.badgeClasses.get('teamwork')).toMatchObject({
      name: 'Teamwork',
      criteria: 'Work in a team of three for a month.',
    })
  })

  it.each(['---js', '---javascript', '--- ', ' ---', '--- yaml', '----', '+++', ';;;', '---json', 'name: x'])(
    'is refused when the file begins with %j',
    (opening) => {
      expect(problemsOf({ [BADGE]: `${opening}\nname: x\n---\n` })).toEqual([
        `${BADGE}:1:1 front-matter: Line 1 is ${JSON.stringify(opening)}, and must be exactly "---" with nothing before or after it. [${HINT}]`,
      ])
    },
  )

  it('is refused when a blank line stands before it', () => {
    expect(problemsOf({ [BADGE]: `\n${badge()}` })[0]).toMatch(/:1:1 front-matter: Line 1 is ""/)
  })

  it('is refused when it never ends, or the file is empty', () => {
    expect(problemsOf({ [BADGE]: '---\nname: x\n' })).toEqual([
      `${BADGE}:1:1 front-matter: The front matter that begins here never ends. [write a line that is exactly "---" after the last field]`,
    ])
    expect(problemsOf({ [BADGE]: '' })).toEqual([`${BADGE}:1:1 front-matter: This file is empty. [${HINT}]`])
  })

  it('must be followed by the criteria in a badge class, and the place is the line where they lack', () => {
    expect(problemsOf({ [BADGE]: badge({}, '') })).toEqual([
      `${BADGE}:5:1 badge-shape: A badge class lacks its criteria: the text after the front matter. [write in Markdown what must be done to earn it]`,
    ])
  })

  it('counts lines from the top of the file', () => {
    expect(problemsOf({ [BADGE]: '---\nname: A\ndescription: B\ntags: none\n---\ntext' })).toEqual([
      `${BADGE}:4:7 badge-shape: tags is "none", which is text, and must be a list. [write each item on a line of its own, after "- "]`,
    ])
  })
})
