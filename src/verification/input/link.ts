/** Where a link leads: to an address, or to content that it carries itself. */
export type LinkTarget =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'content'; readonly text: string }

const LONGEST = 100_000

/** The value of `vc` in a query, or in a fragment as `#vc=…` or `#verify?vc=…`. */
function carried(url: URL): string | undefined {
  const fragment = url.hash.slice(1)
  const parameters = fragment.includes('?') ? fragment.slice(fragment.indexOf('?') + 1) : fragment
  return url.searchParams.get('vc') ?? new URLSearchParams(parameters).get('vc') ?? undefined
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}

/**
 * Reads a link: an http(s) address as it is, or the credential that a verifier’s link names (`…#vc=<address>`,
 * `…?vc=<address>`, as VerifierPlus has them) or carries.
 *
 * @returns undefined when the text is no link.
 */
export function linkTarget(text: string): LinkTarget | undefined {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST || !isAddress(trimmed)) return undefined
  const inside = carried(new URL(trimmed))?.trim()
  if (inside === undefined || inside === '') return { kind: 'address', url: trimmed }
  return isAddress(inside) ? { kind: 'address', url: inside } : { kind: 'content', text: inside }
}
