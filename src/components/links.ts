/** The address of a path of the site for links on its pages: below the site's base, wherever the page stands. */
export function link(path: string): string {
  return import.meta.env.BASE_URL + path
}

/** An outside address that may be linked: identifiers of organisations can also be DIDs and URNs, which lead nowhere. */
export function isLinkable(address: string): boolean {
  return address.startsWith('https://')
}

/** `rel` of every link to an outside address. */
export const OUTSIDE = 'nofollow noopener noreferrer'

/** The host of an address, as its short name. */
export function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '')
}
