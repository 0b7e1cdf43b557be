/** Shifts of the four rounds (RFC 1321, section 3.4). */
const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const
const SINES = Uint32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32))

/** The function and the word of each of the 64 steps. */
function stepOf(i: number, b: number, c: number, d: number): readonly [number, number] {
  switch (i >> 4) {
    case 0:
      return [(b & c) | (~b & d), i]
    case 1:
      return [(d & b) | (~d & c), (5 * i + 1) % 16]
    case 2:
      return [b ^ c ^ d, (3 * i + 5) % 16]
    default:
      return [c ^ (b | ~d), (7 * i) % 16]
  }
}

function padded(bytes: Uint8Array): DataView {
  const length = (((bytes.length + 8) >> 6) + 1) * 64
  const block = new Uint8Array(length)
  block.set(bytes)
  block[bytes.length] = 0x80
  const view = new DataView(block.buffer)
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n, true)
  return view
}

/**
 * MD5 as hexadecimal text (RFC 1321). Open Badges allows it for hashes of e-mail addresses, where old issuers used it, and
 * WebCrypto has none. It proves nothing here: it only tells whether a known address is the one that was meant.
 */
export function md5Hex(bytes: Uint8Array): string {
  const view = padded(bytes)
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  for (let at = 0; at < view.byteLength; at += 64) {
    let [a, b, c, d] = state as unknown as [number, number, number, number]
    for (let i = 0; i < 64; i += 1) {
      const [mixed, word] = stepOf(i, b, c, d)
      const sum = (a + mixed + SINES[i]! + view.getUint32(at + word * 4, true)) >>> 0
      const shift = SHIFTS[i >> 4]![i % 4]!
      const rotated = ((sum << shift) | (sum >>> (32 - shift))) >>> 0
      ;[a, d, c, b] = [d, c, b, (b + rotated) >>> 0]
    }
    for (const [i, value] of [a, b, c, d].entries()) state[i] = (state[i]! + value) >>> 0
  }
  return Array.from(new Uint8Array(state.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
