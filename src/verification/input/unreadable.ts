import type { Reason } from '../../domain/findings.ts'

/** Why nothing could be read, in words for people. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly reason: Reason

  constructor(reason: Reason, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.reason = reason
  }
}
