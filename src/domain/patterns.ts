/**
 * What plain text of content looks like, apart from the schemas: the page on which awards are made needs these, and must not
 * load what schemas need.
 */

/** One line without spaces at its ends. */
export const LINE = /^\S(?:.*\S)?$/u

/** The name of a folder or file, and so part of a URL that stays for ever. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/

/** A random name of 80 bits or more in the letters of RFC 4648 base32: an award’s id, a learner’s pseudonym. */
export const RANDOM_NAME = /^[a-z2-7]{16,32}$/

/** The most parts that an award can be made of. */
export const MOST_PARTS = 100

/** What a whole https:// address begins with, without a user’s name in it; that the rest can be read is another question. */
export const HTTPS_URL = /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/u
/** Longest web address, in characters. */
export const LONGEST_URL = 2000

/** Whether a text is a whole https:// address. */
export function isHttpsUrl(text: string): boolean {
  return text.length <= LONGEST_URL && HTTPS_URL.test(text) && URL.canParse(text)
}
