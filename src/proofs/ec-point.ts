/** A curve of the shape y² = x³ − 3x + b over a field whose prime is 3 modulo 4 (SEC 2; FIPS 186-5). */
interface Curve {
  readonly prime: bigint
  readonly b: bigint
  /** Bytes of a coordinate. */
  readonly length: number
}

/** The curves of ECDSA keys. */
const CURVES: Readonly<Record<'P-256' | 'P-384', Curve>> = {
  'P-256': {
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    length: 32,
  },
  'P-384': {
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    length: 48,
  },
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

const numberOf = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

function bytesOf(value: bigint, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 0xffn))
}

/** y² for an x. */
const squareAt = ({ prime, b }: Curve, x: bigint) => (x ** 3n - 3n * x + b + 3n * prime) % prime

/**
 * The coordinates of a compressed point (SEC 1, section 2.3.4), which WebCrypto does not read everywhere.
 *
 * @param point - A first byte 2 or 3, which tells whether y is even, and x.
 * @returns undefined when it is no such point, or none of the curve.
 */
export function decompressPoint(
  curve: keyof typeof CURVES,
  point: Uint8Array,
): { x: Uint8Array<ArrayBuffer>; y: Uint8Array<ArrayBuffer> } | undefined {
  const { prime, length } = CURVES[curve]
  const [sign] = point
  const x = numberOf(point.subarray(1))
  if (point.length !== length + 1 || (sign !== 2 && sign !== 3) || x >= prime) return undefined
  const square = squareAt(CURVES[curve], x)
  const root = power(square, (prime + 1n) / 4n, prime)
  if ((root * root - square) % prime !== 0n) return undefined
  const y = (root & 1n) === BigInt(sign & 1) ? root : prime - root
  return { x: bytesOf(x, length), y: bytesOf(y, length) }
}

/** Whether coordinates are those of a point of the curve. */
export function isOnCurve(curve: keyof typeof CURVES, x: Uint8Array, y: Uint8Array): boolean {
  const { prime, length } = CURVES[curve]
  const [left, right] = [numberOf(x), numberOf(y)]
  if (x.length !== length || y.length !== length || left >= prime || right >= prime) return false
  return (right * right - squareAt(CURVES[curve], left)) % prime === 0n
}
