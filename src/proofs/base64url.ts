import { base64url } from 'jose'

/** Encodes bytes as base64url without padding (RFC 7515, section 2). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return base64url.encode(bytes)
}

/**
 * Decodes base64url without padding. Strict: no padding, white space or stray bits, so that bytes have one spelling only.
 *
 * @returns The bytes, or undefined when the text is any other spelling.
 */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = new Uint8Array(base64url.decode(text))
    return base64url.encode(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}
