import type { Images } from '../domain/badge-class.ts'
import type { Problem } from '../domain/problem.ts'
import { isPng, pngFault } from './png.ts'
import type { Reader } from './reader.ts'
import { svgProblems } from './svg.ts'
import { decodeText, placeInText } from './text.ts'
import type { ContentFile } from './tree.ts'

/** Baked credentials in an SVG (Open Badges 3.0 section 5.3.2.1, Open Badges 2.0 baking). */
const BAKED_SVG = /<\/?openbadges:|xmlns:openbadges\s*=/

function kindProblem(file: string, message: string): Problem {
  const hint = 'the ending of its name must tell what it is: .png or .svg'
  return { file, line: 1, column: 1, rule: 'image-kind', message, hint }
}

function pngProblems(file: string, bytes: Uint8Array): Problem[] {
  if (!isPng(bytes)) return [kindProblem(file, 'This is not a PNG: its first bytes are others.')]
  const fault = pngFault(bytes)
  return fault === undefined ? [] : [{ file, line: 1, column: 1, ...fault }]
}

function svgFileProblems(file: string, bytes: Uint8Array): Problem[] {
  if (isPng(bytes)) return [kindProblem(file, 'This is a PNG, whatever its name says.')]
  const decoded = decodeText(file, bytes)
  if (!decoded.ok) return [decoded.problem]
  const { text } = decoded
  if (!text.trimStart().startsWith('<')) return [kindProblem(file, 'This is not an SVG: it does not begin with "<".')]
  const baked = text.search(BAKED_SVG)
  if (baked < 0) return svgProblems(file, text)
  const message = 'A credential is baked into this image already (openbadges).'
  const hint = 'use the plain image, as the designer saved it'
  return [{ ...placeInText(file, text, baked), rule: 'image-baked', message, hint }]
}

/** Everything that is wrong with an image, by its bytes. */
export function imageProblems(file: string, ending: string, bytes: Uint8Array): Problem[] {
  if (bytes.length === 0) return [kindProblem(file, 'This file is empty.')]
  return ending === '.png' ? pngProblems(file, bytes) : svgFileProblems(file, bytes)
}

/** Reads images that belong together, each checked. A bad one is reported and its bytes are still handed on. */
export function readImages(reader: Reader, files: readonly ContentFile[]): Images {
  const images: { svg?: Uint8Array; png?: Uint8Array } = {}
  for (const file of files) {
    const bytes = reader.bytes(file)
    if (bytes === undefined) continue
    reader.report(...imageProblems(file.file, file.ending, bytes))
    images[file.ending === '.png' ? 'png' : 'svg'] = bytes
  }
  return images
}
