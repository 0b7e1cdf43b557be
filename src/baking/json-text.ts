const quote = 0x22
const backslash = 0x5c
const openingBrace = 0x7b
const closingBrace = 0x7d

/**
 * Writes the braces inside the strings of a JSON text as `\u007b` and `\u007d`; every reader of JSON gets the same value.
 *
 * VerifierPlus reads a baked PNG as text and finds the end of the credential by counting braces, without regard to
 * strings: one `}` in a description ends the credential there. Braces outside strings always balance.
 *
 * @example
 * braceSafe('{"name":"a smile :}"}') // '{"name":"a smile :\\u007d"}'
 *
 * @param jsonText - Valid JSON, white space and key order as they are.
 */
export function braceSafe(jsonText: string): string {
  const parts: string[] = []
  let written = 0
  let inString = false
  for (let at = 0; at < jsonText.length; at += 1) {
    const code = jsonText.charCodeAt(at)
    if (code === quote) inString = !inString
    if (!inString) continue
    if (code === backslash) at += 1
    if (code !== openingBrace && code !== closingBrace) continue
    parts.push(jsonText.slice(written, at), unicodeEscape(jsonText.charAt(at)))
    written = at + 1
  }
  parts.push(jsonText.slice(written))
  return parts.join('')
}

/**
 * Writes as `\u` escapes what may stand in a JSON string and not in an XML CDATA section: `>` (so that `]]>` cannot occur)
 * and the characters that XML 1.0 or 1.1 forbids or rewrites. In valid JSON none of these stands outside a string.
 */
export function cdataSafe(jsonText: string): string {
  return escapeLoneSurrogates(jsonText).replace(/[>\u007f-\u009f\u2028\ufffe\uffff]/g, unicodeEscape)
}

/** Writes surrogates without their other half as `\u` escapes, since UTF-8 has no bytes for them. */
export function escapeLoneSurrogates(jsonText: string): string {
  return jsonText.isWellFormed() ? jsonText : jsonText.replace(/\p{Surrogate}/gu, unicodeEscape)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
