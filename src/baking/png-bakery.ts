import type { Bakery } from './bakery.ts'
import { alreadyBaked, repeated, requireText } from './bakery.ts'
import { concat } from './bytes.ts'
import { braceSafe } from './json-text.ts'
import { type Payload, parsePayloads } from './payload.ts'
import { type Chunk, parsePng, requireChecksum, signature, splitPng } from './png.ts'
import { encodeText, keywordOf, readText } from './png-text.ts'
import { type Version, versionNames, versions } from './versions.ts'

/**
 * Bakes PNG by splicing: one iTXt chunk for each version, and every other byte as it was.
 *
 * The chunks stand right after IHDR, thus before IDAT and before any other text. VerifierPlus takes the first occurrence of
 * the keyword in the whole file, and there none can come earlier.
 */
export const pngBakery: Bakery = {
  prepare(image, { replace }) {
    const [header, ...others] = parsePng(image)
    const baked = others.find(versionOf)
    if (baked !== undefined && !replace) throw alreadyBaked(versionOf(baked)!)
    const head = concat([signature, header!.bytes])
    const tail = concat(others.filter((chunk) => versionOf(chunk) === undefined).map((chunk) => chunk.bytes))
    return {
      mediaType: 'image/png',
      bake: (payloads) => concat([head, ...parsePayloads(payloads).map(encodePayload), tail]),
    }
  },

  async extract(image) {
    const chunks = splitPng(image)
    const [openBadges3, openBadges2, clr] = await Promise.all(
      versionNames.map((version) => readVersion(chunks, version)),
    )
    return { mediaType: 'image/png', openBadges3, openBadges2, clr }
  },
}

function encodePayload(payload: Payload): Uint8Array {
  const text = payload.form === 'json' ? braceSafe(payload.text) : payload.text
  return encodeText(versions[payload.version].keyword, text)
}

async function readVersion(chunks: readonly Chunk[], version: Version): Promise<string | undefined> {
  const [found, another] = chunks.filter((chunk) => versionOf(chunk) === version)
  if (another !== undefined) throw repeated(version)
  if (found === undefined) return undefined
  requireChecksum(found)
  return requireText(version, await readText(found))
}

function versionOf(chunk: Chunk): Version | undefined {
  const keyword = keywordOf(chunk)
  return versionNames.find((version) => versions[version].keyword === keyword)
}
