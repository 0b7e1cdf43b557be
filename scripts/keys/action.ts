import type { Register } from '../../src/domain/register.ts'
import type { Io } from '../io.ts'

/** What an action of `badgewright keys` is given. */
export interface KeyCall {
  readonly io: Io
  readonly register: Register
  /** Words after the action's name. */
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
}

/** One action of `badgewright keys`. */
export interface KeyAction {
  /** Words that it takes, as the help shows them. */
  readonly words: string
  readonly fewest: number
  readonly most: number
  /** Flags of the command that it takes. */
  readonly flags: readonly string[]
  /** One line: what it does. */
  readonly help: string
  /** Does it and returns the exit code. */
  run(call: KeyCall): Promise<number> | number
}
