import { BakingError } from './baking-error.ts'
import { escapeLoneSurrogates } from './json-text.ts'
import { type Version, versionNames, versions } from './versions.ts'

/** What to put into an image: a text for any of the {@link versions}. */
export interface BakePayloads {
  /** A secured Open Badges 3.0 credential: JSON text with an embedded proof, or a compact JWS (VC-JWT). */
  readonly openBadges3?: string
  /** An Open Badges 2.0 assertion: its JSON text (hosted), its compact JWS (signed), or its http(s) URL. */
  readonly openBadges2?: string
  /** A secured Comprehensive Learner Record 2.0: JSON text with an embedded proof, or a compact JWS (VC-JWT). */
  readonly clr?: string
}

/** A text whose form is known. */
export type Payload =
  | {
      readonly version: Version
      readonly form: 'json'
      /** Valid JSON, an object. */
      readonly text: string
      /** The document's `id`, where it is an http(s) URL. */
      readonly url: string | undefined
    }
  | { readonly version: Version; readonly form: 'jws' | 'url'; readonly text: string }

const compactJws = /^[\w-]+\.[\w-]+\.[\w-]+$/
const httpUrl = /^https?:\/\/[^\s"<>\\^`{|}\p{Control}\p{Surrogate}]+$/u

const expected: Readonly<Record<Version, string>> = {
  openBadges3: 'give a JSON object or a compact JWS',
  clr: 'give a JSON object or a compact JWS',
  openBadges2: 'give a JSON object, a compact JWS, or the http(s) URL of the assertion',
}

/**
 * Reads each given text once, in the order of {@link versionNames}, without its outer white space.
 *
 * @throws ERR_PAYLOAD_MISSING when none is given; ERR_PAYLOAD_INVALID for a text of no known form.
 */
export function parsePayloads(payloads: BakePayloads): Payload[] {
  const parsed = versionNames.flatMap((version) => {
    const text = payloads[version]
    return text === undefined ? [] : [parsePayload(version, text.trim())]
  })
  if (parsed.length === 0) {
    throw new BakingError('ERR_PAYLOAD_MISSING', 'There is nothing to put into the image.', {
      hint: 'give openBadges3, openBadges2, clr, or more than one of them',
    })
  }
  return parsed
}

function parsePayload(version: Version, text: string): Payload {
  if (text.startsWith('{')) return parseJson(version, text)
  if (compactJws.test(text)) return { version, form: 'jws', text }
  if (version === 'openBadges2' && httpUrl.test(text)) return { version, form: 'url', text }
  throw invalid(version, `begins with ${JSON.stringify(text.slice(0, 12))}`)
}

function parseJson(version: Version, text: string): Payload {
  try {
    const document: unknown = JSON.parse(text)
    return { version, form: 'json', text: escapeLoneSurrogates(text), url: urlOf(document) }
  } catch (cause) {
    throw invalid(version, 'begins like JSON and is not JSON', cause)
  }
}

function urlOf(document: unknown): string | undefined {
  const id = typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined
  return typeof id === 'string' && httpUrl.test(id) ? id : undefined
}

function invalid(version: Version, why: string, cause?: unknown): BakingError {
  return new BakingError('ERR_PAYLOAD_INVALID', `The text for ${versions[version].title} ${why}.`, {
    hint: expected[version],
    cause,
  })
}
