/** A dark and a light colour that stand out on light and on dark pages. */
const PALETTES = [
  ['#123a63', '#4f9bd9'],
  ['#14532d', '#4ea86b'],
  ['#5b2333', '#c9647f'],
  ['#4a3366', '#9a7cc4'],
  ['#5a3a12', '#c9913d'],
  ['#0f4c4c', '#46a6a0'],
] as const

const SIZE = 600
const CENTRE = SIZE / 2

/** A number of a text, the same on every machine (FNV-1a, 32 bits). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}

/** Points around the centre, the first at the top; every second one may lie further in. */
function ring(count: number, outer: number, inner = outer): string {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2
    const radius = i % 2 === 0 ? outer : inner
    return [angle, radius] as const
  })
    .map(([angle, radius]) =>
      [CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle)].map((at) => at.toFixed(1)).join(','),
    )
    .join(' ')
}

const escaped = (text: string) => text.replace(/[<>]/g, '').replaceAll('&', '&amp;')

/**
 * A plain picture to start with: a hexagon for a badge, a medal for a micro-credential, in a colour and with a star that
 * its folder’s name chooses. The same name gives the same bytes.
 */
export function startingImage({ slug, name, mastery }: { slug: string; name: string; mastery: boolean }): string {
  const number = numberOf(slug)
  const [dark, light] = PALETTES[number % PALETTES.length]!
  const rays = 5 + (Math.floor(number / PALETTES.length) % 5)
  const edge = mastery ? ring(24, 290, 258) : ring(6, 290)
  const field = mastery
    ? `<circle cx="${CENTRE}" cy="${CENTRE}" r="225" fill="${light}"/>`
    : `<polygon points="${ring(6, 245)}" fill="${light}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}" role="img">
  <title>${escaped(name)}</title>
  <polygon points="${edge}" fill="${dark}"/>
  ${field}
  <circle cx="${CENTRE}" cy="${CENTRE}" r="150" fill="${dark}"/>
  <polygon points="${ring(2 * rays, 120, 55)}" fill="#ffffff"/>
</svg>
`
}
