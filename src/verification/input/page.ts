/** Media types under which a page offers its credential as data, the best first. */
const TYPES = [
  'application/vc',
  'application/vc+ld+json',
  'application/vc+jwt',
  'application/ld+json',
  'application/json',
  'text/plain',
]

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: '’',
  lt: '<',
  gt: '>',
  '#38': '&',
  '#x26': '&',
}
const decoded = (text: string) =>
  text.replace(/&(amp|quot|lt|gt|#38|#x26);/gi, (all, name: string) => ENTITIES[name.toLowerCase()] ?? all)

/** The attributes of a tag, with names in lower case. */
function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = tag.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)
  return new Map([...found].map(([, name, a, b, c]) => [name!.toLowerCase(), decoded(a ?? b ?? c ?? '')]))
}

/** How much of a page is looked at, and how many links are followed. */
const LONGEST = 1_000_000
const MOST_LINKS = 4

/**
 * Addresses at which a page says that it has its content as data: `<link rel="alternate" type="application/json" href="…">`.
 * The page is read as text alone; nothing in it is run or shown.
 *
 * @param base - The address of the page, for links that are relative to it.
 */
export function alternates(html: string, base: string | undefined): string[] {
  const links = [...html.slice(0, LONGEST).matchAll(/<link\s[^<>]{1,2000}>/gi)].map(([tag]) => attributesOf(tag))
  const wanted = links.flatMap((link) => {
    const rank = TYPES.indexOf((link.get('type') ?? '').split(';')[0]!.trim().toLowerCase())
    const href = link.get('href') ?? ''
    const isAlternate = (link.get('rel') ?? '').toLowerCase().split(/\s+/).includes('alternate')
    return isAlternate && rank >= 0 && URL.canParse(href, base) ? [{ rank, url: new URL(href, base).href }] : []
  })
  const ordered = wanted.sort((a, b) => a.rank - b.rank).map(({ url }) => url)
  return [...new Set(ordered)].filter((url) => url.startsWith('https:') || url.startsWith('http:')).slice(0, MOST_LINKS)
}

/** Whether a text is a web page rather than a picture or another kind of XML. */
export function isPage(text: string): boolean {
  return /^(?:<!--[\s\S]{0,2000}?-->|\s)*<(?:!doctype html|html)\b/i.test(text.slice(0, 4000))
}
