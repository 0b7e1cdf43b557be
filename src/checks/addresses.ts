import { mayHoldAddress, readingOf } from './text-reading.ts'
import type { Finding } from './text-scan.ts'

/** An e-mail address in a text, in lower case. */
export type Address = Finding

/** The longest that the two sides of an address may be (RFC 5321 section 4.5.3.1); what stands further away is not looked at. */
const LONGEST = { local: 64, domain: 255 } as const

/** What may stand before "@", up to it. The path of a URL may hold an "@" with nothing before it. */
const LOCAL = /(?:[^\s@/,;:<>()[\]{}=&?#|"'`]+|"[^"\n]+")$/u
const DOMAIN = /^(?:[\p{L}\p{M}\p{N}_-]+\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)/iu
/** A picture for fine screens is not an address: `logo@2x.png`. */
const PICTURE = /^[1-4]x\.(?:png|jpe?g|gif|webp|svg)/i

/** Finds every e-mail address, in whatever way it is written. Each "@" is looked at once, so time grows with the text alone. */
export function addressesIn(text: string): Address[] {
  if (!mayHoldAddress(text)) return []
  const reading = readingOf(text)
  const found: Address[] = []
  for (let at = reading.text.indexOf('@'); at >= 0; at = reading.text.indexOf('@', at + 1)) {
    const local = LOCAL.exec(reading.text.slice(Math.max(at - LONGEST.local, 0), at))?.[0]
    const after = reading.text.slice(at + 1, at + 1 + LONGEST.domain)
    const domain = DOMAIN.exec(after)?.[0]
    if (local === undefined || domain === undefined || PICTURE.test(after)) continue
    found.push({
      text: `${local}@${domain}`.toLowerCase(),
      start: reading.offsetOf(at - local.length),
      end: reading.offsetOf(at + 1 + domain.length),
    })
  }
  return found
}

/** An address as a message may show it: enough to find it by, too little to write to. */
export function masked(address: string): string {
  return `${[...address][0]}…@…${/\.[^.]*$/.exec(address)?.[0] ?? ''}`
}

/** A text with its addresses masked, for a message that quotes it. */
export function withoutAddresses(text: string): string {
  return addressesIn(text).reduceRight(
    (rest, { text: address, start, end }) => rest.slice(0, start) + masked(address) + rest.slice(end),
    text,
  )
}
