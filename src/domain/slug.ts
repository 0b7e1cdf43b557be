/** Longest slug that is made of a name: a number or some letters can follow. */
const LONGEST = 55

/**
 * A slug of a name: letters without their accents and in lower case, digits, and a hyphen for whatever else. Empty when a
 * name has none of them, as in another script.
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
}
