import type { Input } from '../../verification/index.ts'
import { MOST_BYTES } from '../../verification/limits.ts'

/** Something to verify, how it is called on its card, and the file that it came in. */
export interface Item {
  readonly input: Input
  readonly name: string
  readonly file?: File
}

/** The beginning of a file: one byte beyond the most, by which the verifier sees that it is too large. */
export async function bytesOfFile(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer())
}

/** A file as something to verify. Rejects when it cannot be read, as a folder cannot. */
export async function fileItem(file: File): Promise<Item> {
  return { input: { bytes: await bytesOfFile(file), name: file.name }, name: file.name, file }
}

/** An address as something to verify. */
export function addressItem(url: string): Item {
  return { input: { url }, name: url }
}

/** A text as something to verify: its own content, or the address that it is or carries. */
export async function textItem(text: string, name: string): Promise<Item> {
  const { linkTarget } = await import('../../verification/index.ts')
  const target = linkTarget(text)
  if (target?.kind === 'address') return addressItem(target.url)
  return { input: { bytes: new TextEncoder().encode(target?.text ?? text), name }, name }
}

/** What somebody typed as an address, with the scheme that people leave out. */
export function asAddress(text: string): string {
  const trimmed = text.trim()
  return /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
}
