import rehypeExternalLinks from 'rehype-external-links'
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** Where a piece of Markdown will stand. */
export interface Placement {
  /** Level of its highest heading, so that a page keeps one h1 and no level is skipped. */
  readonly headings: 2 | 3 | 4 | 5
  /** Start of every id in it; of its own for each piece on a page. */
  readonly prefix: string
}

/** The parts of an HTML syntax tree that the steps below look at. */
interface Node {
  readonly type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** What a contributor's text may become. Everything else goes, and only its text stays. */
const SCHEMA: Schema = {
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'em', 'strong', 'del', 'sup'],
    ...['ul', 'ol', 'li', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'section'],
  ],
  attributes: {
    a: ['href', 'id', 'ariaLabel', ['dataFootnoteRef', true, ''], ['dataFootnoteBackref', true, '']],
    li: ['id'],
    ol: ['start'],
    section: [['dataFootnotes', true, '']],
    td: [['align', 'left', 'right', 'center']],
    th: [['align', 'left', 'right', 'center']],
  },
  ancestors: { li: ['ol', 'ul'], td: ['table'], th: ['table'], tr: ['table'], thead: ['table'], tbody: ['table'] },
  protocols: { href: ['https', 'mailto'] },
  // Ids come from footnotes alone, since raw HTML is dropped, and have got their prefix already.
  clobber: [],
  strip: ['script', 'style', 'template', 'svg', 'math', 'iframe', 'object'],
}

/** Changes every node below a node, or replaces it by the node that is returned. */
function rewrite(node: Node, change: (node: Node) => Node): void {
  node.children = node.children?.map((child) => {
    const changed = change(child)
    rewrite(changed, change)
    return changed
  })
}

const text = (value: unknown): Node => ({ type: 'text', value: typeof value === 'string' ? value : '' })

/**
 * Puts words in place of what a page would have to fetch or could not label: pictures become their description, since they
 * would tell another host who reads the page; check boxes of task lists become characters.
 */
function inWords() {
  return (tree: Node) =>
    rewrite(tree, (node) => {
      if (node.tagName === 'img') return text(node.properties?.alt)
      if (node.tagName === 'input') return text(node.properties?.checked === true ? '☑' : '☐')
      return node
    })
}

/** Numbers headings anew from a level down, without gaps, whatever levels the author chose. */
function headingsFrom(first: number) {
  return (tree: Node) => {
    const open: number[] = []
    rewrite(tree, (node) => {
      const level = Number(/^h([1-6])$/.exec(node.tagName ?? '')?.[1] ?? 0)
      if (level === 0) return node
      while (open.length > 0 && open.at(-1)! >= level) open.pop()
      open.push(level)
      return { ...node, tagName: `h${Math.min(first + open.length - 1, 6)}` }
    })
  }
}

/** Whether a link leads somewhere from every page that shows the text: a relative address would mean another place on each. */
function leadsSomewhere(href: unknown, prefix: string): boolean {
  return typeof href === 'string' && (href.startsWith(`#${prefix}-`) || /^(?:https:\/\/|mailto:)/i.test(href))
}

/** Leaves the words of links that lead nowhere, and takes away the link. */
function absoluteLinks(prefix: string) {
  return (tree: Node) =>
    rewrite(tree, (node) =>
      node.tagName !== 'a' || leadsSomewhere(node.properties?.href, prefix)
        ? node
        : { ...node, tagName: 'span', properties: {} },
    )
}

function render(markdown: string, { headings, prefix }: Placement): string {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { clobberPrefix: `${prefix}-` })
    .use(inWords)
    .use(rehypeSanitize, SCHEMA)
    .use(headingsFrom, headings)
    .use(absoluteLinks, prefix)
    .use(rehypeExternalLinks, { rel: ['nofollow', 'noopener', 'noreferrer'], protocols: ['https'] })
    .use(rehypeStringify)
    .processSync(markdown)
    .toString()
}

const MOST_REMEMBERED = 500
const remembered = new Map<string, string>()

/**
 * Turns a contributor's Markdown into HTML that is safe to put into a page.
 *
 * Raw HTML is never read, what is left is held to an allow-list, links lead only to https and mailto addresses, and nothing
 * makes a browser fetch anything. The same text is rendered once: thousands of awards share their criteria.
 *
 * @example
 * renderMarkdown('# Show *that* you can', { headings: 3, prefix: 'criteria' })
 * // '<h3>Show <em>that</em> you can</h3>'
 */
export function renderMarkdown(markdown: string, placement: Placement): string {
  const key = `${placement.headings} ${placement.prefix} ${markdown}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const html = render(markdown, placement)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, html)
  return html
}
