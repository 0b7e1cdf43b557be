/** Letters of base58btc, in the order of their values (Multibase, draft 08, appendix D; as in Bitcoin). */
const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Writes digits of one base in another, the highest first. Takes time that grows with the square of their number. */
function convert(digits: Iterable<number>, from: number, to: number): number[] {
  const lowestFirst: number[] = []
  for (const digit of digits) {
    let carry = digit
    for (const [i, low] of lowestFirst.entries()) {
      carry += low * from
      lowestFirst[i] = carry % to
      carry = Math.floor(carry / to)
    }
    for (; carry > 0; carry = Math.floor(carry / to)) lowestFirst.push(carry % to)
  }
  return lowestFirst.reverse()
}

/** How many digits are zero before the first that is not: base58 keeps each as one letter "1". */
function leadingZeros(digits: readonly number[] | Uint8Array): number {
  const first = digits.findIndex((digit) => digit !== 0)
  return first < 0 ? digits.length : first
}

/** Encodes bytes as base58btc, without a multibase prefix. */
export function encodeBase58(bytes: Uint8Array): string {
  const digits = convert(bytes, 256, 58)
  return LETTERS[0]!.repeat(leadingZeros(bytes)) + digits.map((digit) => LETTERS[digit]).join('')
}

/**
 * Decodes base58btc without a multibase prefix. The caller bounds the length first, for it costs its square.
 *
 * @returns The bytes, or undefined when a character is not of the alphabet.
 */
export function decodeBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = Array.from(text, (letter) => LETTERS.indexOf(letter))
  if (digits.includes(-1)) return undefined
  return Uint8Array.from([...new Array<number>(leadingZeros(digits)).fill(0), ...convert(digits, 58, 256)])
}
