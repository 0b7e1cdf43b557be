/** The one namespace that an SVG of the record may name. */
export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

/** Elements that draw shapes, and no others: nothing here runs, loads, styles or writes text. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'path',
  'circle',
  'ellipse',
  'rect',
  'line',
  'polyline',
  'polygon',
  'defs',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'title',
  'desc',
])

/** Elements in which text may stand; it is never drawn. */
export const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['title', 'desc'])

// Each pattern reads a value in one way only: where two ways are open, a hostile value makes a matcher try them all.
const NUMBER = /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?(?:%|px|pt|em|mm|cm|in)?\s*$/i
const NUMBERS = /^[-+.\deE,%\s]*$/
const PATH = /^[MmZzLlHhVvCcSsQqTtAa\deE\s,.+-]*$/
const WORD = /^[a-zA-Z][a-zA-Z-]*$/
const COLOUR = /^(?:[a-zA-Z]+|#[\da-fA-F]{3,8}|(?:rgb|hsl)a?\([\d.,%\s/-]*\))$/
const TRANSFORM = /^\s*(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([-+.\deE,\s]*\)[\s,]*)*$/
const ID = /^[A-Za-z_][\w.-]{0,63}$/
const LOCAL = /^url\(#([A-Za-z_][\w.-]{0,63})\)$/
const RATIO = /^[a-zA-Z]+(?: (?:meet|slice))?$/
const TEXT = /^[^<>]*$/
const NAMESPACE = /^http:\/\/www\.w3\.org\/2000\/svg$/

const PAINT = new RegExp(`${COLOUR.source}|${LOCAL.source}`)

const groups: readonly (readonly [RegExp, string])[] = [
  [NUMBER, 'x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height offset pathLength'],
  [NUMBER, 'stroke-width stroke-miterlimit stroke-dashoffset opacity fill-opacity stroke-opacity stop-opacity'],
  [NUMBERS, 'viewBox points'],
  [/^(?:none|[-+.\deE,%\s]*)$/, 'stroke-dasharray'],
  [PATH, 'd'],
  [PAINT, 'fill stroke'],
  [COLOUR, 'stop-color color'],
  [WORD, 'fill-rule clip-rule stroke-linecap stroke-linejoin vector-effect paint-order shape-rendering visibility'],
  [WORD, 'display color-interpolation gradientUnits clipPathUnits spreadMethod role aria-hidden'],
  [TRANSFORM, 'transform gradientTransform'],
  [LOCAL, 'clip-path'],
  [ID, 'id'],
  [RATIO, 'preserveAspectRatio'],
  [/^1\.[0-2]$/, 'version'],
  [/^[\w.\s-]*$/, 'aria-labelledby aria-describedby'],
  [TEXT, 'aria-label'],
  [NAMESPACE, 'xmlns'],
]

/** Attributes, each with the whole of what its value may be. */
export const ATTRIBUTES: ReadonlyMap<string, RegExp> = new Map(
  groups.flatMap(([pattern, names]) => names.split(' ').map((name) => [name, pattern] as const)),
)

/** The id that a value refers to inside the same file. */
export function localReference(value: string): string | undefined {
  return LOCAL.exec(value)?.[1]
}

/** The five names that XML itself defines. */
export const ENTITIES: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])
