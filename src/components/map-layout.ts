import { type Box, framed, GROUP, nodeBox, series, stack } from './map-boxes.ts'
import type { MapItem, PathwayMap } from './map-shapes.ts'

function boxOf(item: MapItem, width: number): Box {
  if (!('members' in item)) return nodeBox(item)
  const sides = item.series && item.framed ? GROUP.side / 2 : 0
  const inner = width - 2 * (item.series ? sides : GROUP.side)
  const boxes = item.members.map((member) => boxOf(member, inner))
  const box = item.series ? series(boxes, inner, item.framed) : stack(boxes)
  return item.framed ? framed(box, item, sides) : box
}

const MARGIN = 2

/** Lays a map out from left to right, in rows that are no wider than given. */
export function mapOf(item: MapItem, width: number): PathwayMap {
  const box = boxOf(item, width - 2 * MARGIN)
  return { width: box.width + 2 * MARGIN, height: box.height + 2 * MARGIN, ...box.draw(MARGIN, MARGIN) }
}
