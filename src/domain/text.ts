import * as z from 'zod'
import { HTTPS_URL, LINE, LONGEST_URL, SLUG } from './patterns.ts'

/** A line of plain text: not empty, no line breaks, trimmed. */
export const line = (max = 200) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must have ${max} characters at the most`)
    .regex(LINE, 'must be one line without spaces at its ends')

/** Plain text or Markdown of several lines. */
export const prose = (max = 10_000) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must have ${max} characters at the most`)

/** The name of a folder or file, and so part of a URL that stays for ever. */
export const slug = z
  .string()
  .regex(SLUG, 'must be lower-case letters, digits and hyphens, such as "data-literacy-basics"')

/** An absolute https URL. */
export const httpsUrl = z
  .string()
  .max(LONGEST_URL)
  .regex(HTTPS_URL, 'must be a whole https:// address')
  .refine((value) => URL.canParse(value), 'must be a whole https:// address')

/** An absolute URI of any scheme that names something: https, urn or did. */
export const uri = z
  .string()
  .max(2000)
  .regex(/^(?:https|urn|did):\S+$/u, 'must be an https:, urn: or did: URI')

/** An e-mail address of an organisation. Never of a recipient. */
export const email = z.email('must be an e-mail address')

/** A language tag as Open Badges 3.0 takes it (its `inLanguage` pattern): `en`, `en-US`, `zh-Hant-TW`. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, 'must be a language tag such as "en" or "en-US"')

/** `MicroCredential` to `micro-credential`: how the closed lists of Open Badges 3.0 are written in content. */
export function kebab(wireName: string): string {
  return wireName.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}

/** An enum in kebab case with its way back to the wire names. */
export function wireEnum<const T extends readonly string[]>(wireNames: T) {
  const toWire = new Map(wireNames.map((name) => [kebab(name), name]))
  return { schema: z.enum([...toWire.keys()] as [string, ...string[]]), toWire }
}
