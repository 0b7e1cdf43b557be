import type { Register } from '../../src/domain/register.ts'
import type { Arguments } from '../command.ts'
import type { Io } from '../io.ts'

/** What an action of `badgewright learner` is given. */
export interface LearnerCall {
  readonly io: Io
  readonly register: Register
  /** Words after the action's name. */
  readonly words: readonly string[]
  readonly flags: Arguments['flags']
}

/** One action of `badgewright learner`. */
export interface LearnerAction {
  /** Words that it takes, as the help shows them. */
  readonly words: string
  /** Flags of its own. */
  readonly flags: readonly string[]
  /** One line: what it does. */
  readonly help: string
  /** Does it and returns the exit code. */
  run(call: LearnerCall): Promise<number> | number
}
