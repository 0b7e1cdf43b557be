/** A file of the site, as a value. Publishing makes them; the CLI writes them. */
export interface PublishedFile {
  /** Path under the site's base, with forward slashes. */
  readonly path: string
  /** What it is, for hosts that can be told. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const encoder = new TextEncoder()

/** A text file. */
export function textFile(path: string, mediaType: string, text: string): PublishedFile {
  return { path, mediaType, bytes: encoder.encode(text) }
}
