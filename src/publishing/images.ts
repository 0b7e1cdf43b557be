import { type PreparedImage, prepare } from '../baking/bake.ts'
import { rasterize } from '../baking/raster.ts'
import { stripMetadata } from '../baking/strip-metadata.ts'
import type { Images } from '../domain/badge-class.ts'
import type { PublishedFile } from './published-file.ts'

/** The PNG of an image: as given, without anything but its pixels, or drawn from the SVG. */
export async function pngOf({ png, svg }: Images): Promise<Uint8Array> {
  if (png !== undefined) return stripMetadata(png)
  if (svg !== undefined) return rasterize(svg)
  throw new Error('unchecked register: an image without bytes')
}

/** An image ready to be baked for many awards: a PNG always, an SVG when one was drawn. */
export interface AwardImages {
  /** The PNG without a credential. */
  readonly plain: Uint8Array
  readonly png: PreparedImage
  readonly svg?: PreparedImage
}

/** Reads an image once for all the awards that it is baked for. */
export async function awardImages(images: Images): Promise<AwardImages> {
  const plain = await pngOf(images)
  return { plain, png: prepare(plain), svg: images.svg && prepare(images.svg) }
}

/** The SVG as a file, when there is one. */
export function svgFile(path: string, svg: Uint8Array | undefined): PublishedFile[] {
  return svg === undefined ? [] : [{ path, mediaType: 'image/svg+xml', bytes: svg }]
}
