import type * as z from 'zod'
import { moment } from '../src/domain/moment.ts'
import { line } from '../src/domain/text.ts'
import { type Arguments, type Command, usageError } from './command.ts'
import { type Io, today } from './io.ts'

/** Flag of each change that somebody answers for. */
export const REASON_FLAG = { type: 'string', value: 'text', help: 'Why, in one line; it is published.' } as const

/**
 * The value of a flag, held to the rule of the field that it goes to.
 *
 * @returns nothing when the flag was not given.
 */
export function flagValue(flags: Arguments['flags'], name: string, schema: z.ZodType<string>): string | undefined {
  const value = flags[name]
  if (value === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw usageError(
    `--${name} ${JSON.stringify(value)} ${parsed.error.issues[0]?.message}`,
    `change the value of --${name}`,
  )
}

/** The reason that was given; there must be one. */
export function reasonGiven({ name }: Pick<Command, 'name'>, flags: Arguments['flags']): string {
  const reason = flagValue(flags, 'reason', line(300))
  if (reason !== undefined) return reason
  throw usageError(`${name} needs a reason`, `badgewright ${name} … --reason "Why, in one line."`)
}

/** The day or moment that was given, else today. */
export function dayGiven(flags: Arguments['flags'], io: Pick<Io, 'now'>): string {
  return flagValue(flags, 'on', moment) ?? today(io)
}
