import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../src/components/markdown.ts'

const html = (markdown: string) => renderMarkdown(markdown, { headings: 3, prefix: 'note' })

describe('what a contributor’s Markdown becomes', () => {
  it('keeps paragraphs, lists, emphasis, code and tables', () => {
    expect(
      html('A *b* **c** ~~d~~ `e`\n\n1. one\n2. two\n\n> said\n\n```js\nx < y\n```\n\n|h|i|\n|:-|-:|\n|1|2|'),
    ).toBe(`<p>A <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>
<ol>
<li>one</li>
<li>two</li>
</ol>
<blockquote>
<p>said</p>
</blockquote>
<pre><code>x &#x3C; y
</code></pre>
<table>
<thead>
<tr>
<th align="left">h</th>
<th align="right">i</th>
</tr>
</thead>
<tbody>
<tr>
<td align="left">1</td>
<td align="right">2</td>
</tr>
</tbody>
</table>`)
  })

  it('starts headings below the section that they stand in, and skips no level', () => {
    expect(html('# A\n\n#### B\n\n## C\n\n# D')).toBe('<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n<h3>D</h3>')
    expect(renderMarkdown('## A\n\n### B', { headings: 5, prefix: 'note' })).toBe('<h5>A</h5>\n<h6>B</h6>')
  })

  it('links to https and mailto addresses, and tells search engines and other hosts nothing by it', () => {
    expect(html('[a](https://a.example/ "b") <me@b.example>')).toBe(
      '<p><a href="https://a.example/" rel="nofollow noopener noreferrer">a</a> <a href="mailto:me@b.example">me@b.example</a></p>',
    )
  })

  it('keeps the words of a picture and of a check box, and loads nothing', () => {
    expect(html('![A chart](https://tracker.example/p.png) ![](data:image/png;base64,AA==)')).toBe('<p>A chart </p>')
    expect(html('- [x] done\n- [ ] open')).toBe('<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>')
  })

  it('gives footnotes ids of their own for each text on a page', () => {
    const text = 'A[^1].\n\n[^1]: Note.'
    expect(html(text)).toContain('<a href="#note-fn-1" id="note-fnref-1"')
    expect(renderMarkdown(text, { headings: 3, prefix: 'other' })).toContain('<li id="other-fn-1">')
    expect(html(text)).toContain('<h3>Footnotes</h3>')
  })

  it('renders the same text for two places on its own terms', () => {
    expect(renderMarkdown('# A', { headings: 2, prefix: 'a' })).toBe('<h2>A</h2>')
    expect(renderMarkdown('# A', { headings: 4, prefix: 'a' })).toBe('<h4>A</h4>')
  })
})

describe('what a contributor’s Markdown cannot become', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a line', 'before <script>alert(1)</script> after'],
    ['a style sheet', '<style>body { display: none }</style>'],
    ['a frame', '<iframe src="https://evil.example/"></iframe>'],
    ['an object', '<object data="https://evil.example/"></object>\n\n<embed src="https://evil.example/">'],
    ['a drawing with a handler', '<svg onload="alert(1)"><circle r="1"/></svg>'],
    ['a formula with a link', '<math><mi xlink:href="javascript:alert(1)">x</mi></math>'],
    ['a picture with a handler', '<img src="x" onerror="alert(1)">'],
    ['an element with a handler', '<p onclick="alert(1)" style="position:fixed">x</p>'],
    ['a form', '<form id="location" action="https://evil.example/"><input name="attributes"></form>'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
    ['a base', '<base href="https://evil.example/">'],
    ['a template', '<template><script>alert(1)</script></template>'],
    ['a comment that opens a tag', '<!--><script>alert(1)</script>-->'],
    ['a name that hides the document’s own', '<a id="body" name="cookie"></a>'],
  ])('%s', (_what, markdown) => {
    const result = html(markdown)
    expect(result).not.toMatch(/<(?!\/?(?:p|em|strong)\b)/)
    expect(result).not.toMatch(/\s(?:on\w+|style|id|name|src|href)=/)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    '&#x6A;avascript&colon;alert(1)',
    'java&Tab;script:alert(1)',
    '%6Aavascript:alert(1)',
    '\\javascript:alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:x',
    'file:///etc/passwd',
    'http://plain.example/',
    '//evil.example/',
    '/elsewhere/',
    '../up/',
    '?query',
    '#main',
  ])('a link to %s', (address) => {
    expect(html(`[word](${address})`)).toBe('<p><span>word</span></p>')
  })

  it('a link by reference to a script', () => {
    expect(html('[word]\n\n[word]: javascript:alert(1)')).toBe('<p><span>word</span></p>')
    expect(html('<javascript:alert(1)>')).toBe('<p><span>javascript:alert(1)</span></p>')
  })

  it('an id that clashes with one of the page’s own', () => {
    expect(html('A[^main].\n\n[^main]: x')).not.toMatch(/id="(?!note-)/)
    expect(html('A[^"><script>].\n\n[^"><script>]: x')).not.toContain('<script')
  })
})
