import { BakingError } from './baking-error.ts'
import { concat } from './bytes.ts'

/** Bytes that a compressed text may grow to: hundreds of times a credential, and far from filling memory. */
export const inflatedLimit = 1_048_576

/**
 * Decompresses the text of a chunk, and stops reading as soon as there is more than {@link inflatedLimit}.
 *
 * @throws ERR_PNG_TEXT_TOO_LARGE beyond the limit; ERR_PNG_TEXT_DAMAGED for anything but whole zlib data.
 */
export async function inflate(compressed: Uint8Array): Promise<Uint8Array> {
  const text = await inflateUpTo(inflatedLimit, compressed, 'deflate').catch((cause: unknown) => {
    throw new BakingError('ERR_PNG_TEXT_DAMAGED', 'The compressed text in the PNG cannot be decompressed.', { cause })
  })
  if (text === undefined) throw tooLarge()
  return text
}

/**
 * Decompresses; `undefined`, and no further reading, as soon as there are more than `limit` bytes.
 *
 * @param format - `deflate` means zlib data, as everywhere in the web platform.
 * @throws TypeError for anything but one whole piece of such data.
 */
export async function inflateUpTo(
  limit: number,
  compressed: Uint8Array,
  format: 'deflate' | 'gzip',
): Promise<Uint8Array | undefined> {
  const stream = new Blob([new Uint8Array(compressed)]).stream().pipeThrough(new DecompressionStream(format))
  const reader = stream.getReader()
  try {
    return await readUpTo(limit, reader)
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

async function readUpTo(
  limit: number,
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value)
    length += read.value.length
    if (length > limit) return undefined
  }
  return concat(parts)
}

function tooLarge(): BakingError {
  return new BakingError(
    'ERR_PNG_TEXT_TOO_LARGE',
    `The compressed text in the PNG grows beyond ${inflatedLimit} bytes; no credential is that large.`,
  )
}
