import { describe, expect, it } from 'vitest'
import { codeBlock, plainMarkdown } from '../../../scripts/proposals/markdown.ts'
import { renderMarkdown } from '../../../src/components/markdown.ts'

describe('a stranger’s text', () => {
  it('cannot leave its block of code', () => {
    const text = 'a\n```\n@everyone closes #1\n````\n<img src=x>'
    expect(codeBlock(text)).toBe(`\`\`\`\`\`text\n${text}\n\`\`\`\`\``)
  })
})

describe('a name of ours', () => {
  it('is shown as it is among Markdown', () => {
    const text = 'A *b* [c](d) <e> @f #1 `g` & co. ![h](i) _j_ ~~k~~ | l'
    const html = renderMarkdown(plainMarkdown(text), { headings: 2, prefix: '' })
    expect(html).toBe('<p>A *b* [c](d) &#x3C;e> @f #1 `g` &#x26; co. ![h](i) _j_ ~~k~~ | l</p>')
  })
})
