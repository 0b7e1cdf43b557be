import { usageError } from '../command.ts'
import type { Io } from '../io.ts'
import { readInputFile } from '../verifying/inputs.ts'

/** Flag of each command that is told a person by their address. */
export const EMAIL_FLAG = {
  type: 'string',
  value: 'address',
  help: 'The address; - reads it from standard input, so that no history of commands keeps it.',
} as const

/** The e-mail address that was typed, or that standard input holds. */
export async function emailGiven(typed: string, usage: string, io: Pick<Io, 'root'>): Promise<string> {
  const address = (typed === '-' ? new TextDecoder().decode(await readInputFile('-', io)) : typed).trim()
  if (!/^\S+@\S+$/u.test(address)) throw usageError('that is no e-mail address', usage)
  return address
}
