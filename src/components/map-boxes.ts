import type { MapGroup, MapNode, PathwayMap, Texts } from './map-shapes.ts'
import { wrapped } from './map-text.ts'

type Drawn = Pick<PathwayMap, 'frames' | 'nodes' | 'lines'>

/** Something with a size, and the heights at which the way comes in on its left and goes out on its right. */
export interface Box {
  readonly width: number
  readonly height: number
  readonly enter: number
  readonly leave: number
  draw(x: number, y: number): Drawn
}

const NODE = { width: 212, padding: 11, picture: 40, largePicture: 56, gap: 10 }
const TEXT = { size: 14, line: 18, noteSize: 12.5, noteLine: 16 }
/** Letters that are not bold need less room. */
const NOT_BOLD = 0.9
export const GROUP = { side: 28, padding: 14, between: 14 }
const SERIES = { between: 32, margin: 18, rows: 30 }
const HEAD = 6

const NOTHING: Drawn = { frames: [], nodes: [], lines: [] }

function merged(parts: readonly Drawn[]): Drawn {
  return {
    frames: parts.flatMap(({ frames }) => frames),
    nodes: parts.flatMap(({ nodes }) => nodes),
    lines: parts.flatMap(({ lines }) => lines),
  }
}

const stroke = (line: string): Drawn => ({ ...NOTHING, lines: [line] })

/** The point of an arrow that comes in from the left. */
const head = (x: number, y: number) => `M${x - HEAD} ${y - HEAD}L${x} ${y}L${x - HEAD} ${y + HEAD}`

const arrow = (path: string, x: number, y: number) => stroke(`${path}H${x}${head(x, y)}`)

/** A name with its notes as lines within a width. */
interface Written {
  readonly height: number
  at(x: number, y: number): Texts
}

function write(name: string | undefined, notes: readonly string[], width: number): Written {
  const lines = name === undefined ? [] : wrapped(name, width, TEXT.size)
  const small = notes.flatMap((note) => wrapped(note, width, TEXT.noteSize * NOT_BOLD))
  const ofName = lines.length * TEXT.line
  return {
    height: ofName + small.length * TEXT.noteLine,
    at: (x, y) => ({
      lines: lines.map((text, i) => ({ x, y: y + i * TEXT.line + TEXT.size - 1, text })),
      notes: small.map((text, i) => ({ x, y: y + ofName + i * TEXT.noteLine + TEXT.noteSize, text })),
    }),
  }
}

/** The box of one thing. */
export function nodeBox(node: MapNode): Box {
  const { width, padding, gap } = NODE
  const side = node.kind === 'earned' ? NODE.largePicture : NODE.picture
  const text = write(node.name, node.notes, width - 2 * padding - side - gap)
  const height = Math.max(side, text.height) + 2 * padding
  const middle = height / 2
  return {
    width,
    height,
    enter: middle,
    leave: middle,
    draw: (x, y) => ({
      ...NOTHING,
      nodes: [
        {
          node,
          ...{ x, y, width, height },
          picture: { x: x + padding, y: y + middle - side / 2, width: side, height: side },
          ...text.at(x + padding + side + gap, y + middle - text.height / 2 - 1),
        },
      ],
    }),
  }
}

/** Where boxes stand on one axis: the first at nought, each of the others as far from the one before it as given. */
function running(boxes: readonly Box[], distance: (before: Box, box: Box) => number): number[] {
  let at = 0
  return boxes.map((box, i) => {
    if (i > 0) at += distance(boxes[i - 1]!, box)
    return at
  })
}

/** Boxes next to each other, joined by arrows; each comes in where the one before it goes out. */
function row(boxes: readonly Box[]): Box {
  const tops = running(boxes, (before, box) => before.leave - box.enter)
  const highest = Math.min(...tops)
  const offsets = tops.map((top) => top - highest)
  const last = boxes.length - 1
  return {
    width: boxes.reduce((sum, box) => sum + box.width, last * SERIES.between),
    height: Math.max(...boxes.map((box, i) => offsets[i]! + box.height)),
    enter: offsets[0]! + boxes[0]!.enter,
    leave: offsets[last]! + boxes[last]!.leave,
    draw(x, y) {
      let left = x
      return merged(
        boxes.flatMap((box, i) => {
          const at = left
          const level = y + offsets[i]! + box.enter
          left += box.width + SERIES.between
          const link = i === 0 ? [] : [arrow(`M${at - SERIES.between} ${level}`, at, level)]
          return [...link, box.draw(at, y + offsets[i]!)]
        }),
      )
    },
  }
}

/** Boxes in rows that are no wider than given. */
function rowsOf(boxes: readonly Box[], width: number): Box[][] {
  const rows: Box[][] = []
  let used = 0
  for (const box of boxes) {
    const wanted = used + SERIES.between + box.width
    if (rows.length > 0 && wanted <= width) {
      rows.at(-1)!.push(box)
      used = wanted
    } else {
      rows.push([box])
      used = box.width
    }
  }
  return rows
}

/** One after the other; where a row ends, the way goes back and on below. Within a frame it begins and ends at its sides. */
export function series(boxes: readonly Box[], width: number, within: boolean): Box {
  const single = row(boxes)
  if (single.width <= width) return single
  const rows = rowsOf(boxes, width - 2 * SERIES.margin).map(row)
  const tops = running(rows, ({ height }) => height + SERIES.rows)
  const last = rows.length - 1
  const inner = Math.max(...rows.map((one) => one.width))
  const whole = inner + 2 * SERIES.margin
  return {
    width: whole,
    height: tops[last]! + rows[last]!.height,
    enter: rows[0]!.enter,
    leave: tops[last]! + rows[last]!.leave,
    draw(x, y) {
      const left = x + SERIES.margin
      const turns = rows.slice(1).map((next, i) => {
        const before = rows[i]!
        const between = y + tops[i + 1]! - SERIES.rows / 2
        const out = `M${left + before.width} ${y + tops[i]! + before.leave}H${left + inner + SERIES.margin / 2}`
        const level = y + tops[i + 1]! + next.enter
        return arrow(`${out}V${between}H${x + SERIES.margin / 2}V${level}`, left, level)
      })
      const end = y + tops[last]! + rows[last]!.leave
      const ends = [
        stroke(`M${x} ${y + rows[0]!.enter}H${left}`),
        stroke(`M${left + rows[last]!.width} ${end}H${x + whole}`),
      ]
      return merged([...(within ? ends : []), ...turns, ...rows.map((one, i) => one.draw(left, y + tops[i]!))])
    },
  }
}

/** One below the other: the way parts on the left and meets again on the right. */
export function stack(boxes: readonly Box[]): Box {
  const inner = Math.max(...boxes.map(({ width }) => width))
  const width = inner + 2 * GROUP.side
  const tops = running(boxes, ({ height }) => height + GROUP.between)
  const last = boxes.length - 1
  const enters = boxes.map((box, i) => tops[i]! + box.enter)
  const leaves = boxes.map((box, i) => tops[i]! + box.leave)
  const enter = (enters[0]! + enters[last]!) / 2
  const leave = (leaves[0]! + leaves[last]!) / 2
  return {
    width,
    height: tops[last]! + boxes[last]!.height,
    enter,
    leave,
    draw(x, y) {
      const [from, to] = [x + GROUP.side / 2, x + width - GROUP.side / 2]
      const trunks = [
        stroke(`M${x} ${y + enter}H${from}M${from} ${y + enters[0]!}V${y + enters[last]!}`),
        stroke(`M${to} ${y + leaves[0]!}V${y + leaves[last]!}M${to} ${y + leave}H${x + width}`),
      ]
      const branches = boxes.flatMap((box, i) => [
        stroke(`M${from} ${y + enters[i]!}H${x + GROUP.side}`),
        stroke(`M${x + GROUP.side + box.width} ${y + leaves[i]!}H${to}`),
      ])
      return merged([...trunks, ...branches, ...boxes.map((box, i) => box.draw(x + GROUP.side, y + tops[i]!))])
    },
  }
}

/** A frame with a name around a box. */
export function framed(box: Box, { name, notes, optional }: MapGroup, sides: number): Box {
  const width = box.width + 2 * sides
  const text = write(name, notes, width - 2 * GROUP.padding)
  const top = GROUP.padding + (text.height === 0 ? 0 : text.height + GROUP.padding - 4)
  return {
    width,
    height: top + box.height + GROUP.padding,
    enter: top + box.enter,
    leave: top + box.leave,
    draw(x, y) {
      const height = top + box.height + GROUP.padding
      const frame = { x, y, width, height, optional, ...text.at(x + GROUP.padding, y + GROUP.padding - 2) }
      const ends =
        sides === 0
          ? []
          : [
              stroke(`M${x} ${y + top + box.enter}H${x + sides}`),
              stroke(`M${x + width - sides} ${y + top + box.leave}H${x + width}`),
            ]
      return merged([{ ...NOTHING, frames: [frame] }, ...ends, box.draw(x + sides, y + top)])
    },
  }
}
