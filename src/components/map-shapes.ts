/** One thing on a map: a box with a name. */
export interface MapNode {
  readonly name: string
  /** Short lines below the name. */
  readonly notes: readonly string[]
  readonly kind: 'own' | 'outside' | 'earned'
  readonly optional: boolean
  readonly href?: string | undefined
  /** Address of its picture. */
  readonly image?: string | undefined
  /** Language of its name, when it is not the page's. */
  readonly lang?: string | undefined
}

/** Several things: one after the other, or side by side. */
export interface MapGroup {
  readonly name?: string | undefined
  /** Short lines below the name, such as `Any 2 of 3`. */
  readonly notes: readonly string[]
  readonly optional: boolean
  /** Whether it reads from left to right; else its members stand one below the other. */
  readonly series: boolean
  /** Whether there is a frame around it. */
  readonly framed: boolean
  readonly members: readonly MapItem[]
}

export type MapItem = MapNode | MapGroup

/** A line of text where it stands; `y` is its base line. */
export interface PlacedLine {
  readonly x: number
  readonly y: number
  readonly text: string
}

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Texts of a box, in place. */
export interface Texts {
  readonly lines: readonly PlacedLine[]
  readonly notes: readonly PlacedLine[]
}

export type PlacedNode = Rectangle & Texts & { readonly node: MapNode; readonly picture: Rectangle }
export type PlacedFrame = Rectangle & Texts & { readonly optional: boolean }

/** A map ready to be drawn: from left to right, in units that are pixels at its natural size. */
export interface PathwayMap {
  readonly width: number
  readonly height: number
  readonly frames: readonly PlacedFrame[]
  readonly nodes: readonly PlacedNode[]
  /** Data of SVG paths. */
  readonly lines: readonly string[]
}
