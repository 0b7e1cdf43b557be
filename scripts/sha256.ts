import { createHash } from 'node:crypto'

/** SHA-256 of a text in hex, as fast as Node has it. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
