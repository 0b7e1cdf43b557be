import sharp, { type Raw, type Sharp } from 'sharp'
import { BakingError } from './baking-error.ts'
import { scanSvg } from './svg-scan.ts'

/** Pixels, across and down, beyond which nothing is drawn. */
const sizeLimit = 2048
/** Seconds after which drawing is given up. */
const patience = 20
/** Mean deviation per channel, of 255, up to which nobody sees that the colours were reduced; typical badges are below 1. */
const visibleDeviation = 2
const transparent = { r: 0, g: 0, b: 0, alpha: 0 }

/** Straight RGBA, 8 bits each. */
interface Pixels {
  readonly data: Uint8Array
  readonly raw: Raw
}

/**
 * Draws an SVG, given as bytes, into a square PNG without metadata; what is not square is centred on transparent ground.
 *
 * Nothing outside the bytes is loaded: no file, no address, no entity. The PNG has a palette where that is smaller and looks
 * the same. The same bytes and size give the same PNG with the same version of sharp; text in the SVG depends on the fonts of the
 * machine, so artwork should hold paths.
 *
 * @param size - Pixels across and down, 1 to 2048.
 * @throws ERR_RASTER_SIZE; ERR_RASTER_FAILED; or what {@link scanSvg} refuses.
 */
export async function rasterize(svg: Uint8Array, size = 600): Promise<Uint8Array<ArrayBuffer>> {
  checkSize(size)
  scanSvg(svg)
  try {
    return new Uint8Array(await smallest(await draw(svg, size)))
  } catch (cause) {
    throw new BakingError('ERR_RASTER_FAILED', `The SVG cannot be drawn: ${messageOf(cause)}`, {
      hint: `check that the SVG opens in a browser, and that its width and height are at most ${sizeLimit}`,
      cause,
    })
  }
}

function checkSize(size: number): void {
  if (Number.isInteger(size) && size >= 1 && size <= sizeLimit) return
  throw new BakingError('ERR_RASTER_SIZE', `An image of ${size} pixels across cannot be drawn.`, {
    hint: `give a whole number from 1 to ${sizeLimit}`,
  })
}

async function draw(svg: Uint8Array, size: number): Promise<Pixels> {
  const { data, info } = await sharp(svg, { limitInputPixels: sizeLimit * sizeLimit })
    .resize(size, size, { fit: 'contain', background: transparent })
    .timeout({ seconds: patience })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } }
}

async function smallest(pixels: Pixels): Promise<Uint8Array> {
  const trueColour = await open(pixels).png({ compressionLevel: 9, adaptiveFiltering: false }).toBuffer()
  const palette = await open(pixels).png({ compressionLevel: 9, palette: true, quality: 95, effort: 10 }).toBuffer()
  if (palette.length >= trueColour.length) return trueColour
  const reduced = await sharp(palette).ensureAlpha().raw().toBuffer()
  return deviation(pixels.data, reduced) <= visibleDeviation ? palette : trueColour
}

function open({ data, raw }: Pixels): Sharp {
  return sharp(data, { raw })
}

/** Root mean square of the differences, of 255; colours count by their opacity, since nobody sees those of clear pixels. */
function deviation(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 4) {
    const alphaA = a[at + 3]! / 255
    const alphaB = b[at + 3]! / 255
    for (let channel = at; channel < at + 3; channel += 1) sum += (a[channel]! * alphaA - b[channel]! * alphaB) ** 2
    sum += (a[at + 3]! - b[at + 3]!) ** 2
  }
  return Math.sqrt(sum / a.length)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
