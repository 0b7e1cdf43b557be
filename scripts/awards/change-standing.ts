import type { StatusChange } from '../../src/domain/award.ts'
import { type Command, EXIT } from '../command.ts'
import { DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { dayGiven, REASON_FLAG, reasonGiven } from '../typed.ts'
import { editedFiles } from './edit-awards.ts'
import { awardsInWords, awardsNamed, NAMING_HELP, registerOrProblems, wordsOf } from './find-awards.ts'

/** The command that adds one change of standing to awards. */
export function standingCommand(
  change: StatusChange['change'],
  { summary, example }: { readonly summary: string; readonly example: string },
): Command {
  const verb = `${change[0]?.toUpperCase()}${change.slice(1)}`
  return {
    name: change,
    summary,
    words: '<award>...',
    flags: {
      reason: REASON_FLAG,
      on: { type: 'string', value: 'day', help: 'When it took effect: YYYY-MM-DD, or a time with its zone; today.' },
      ...DELIVERY_FLAGS,
    },
    details: `${NAMING_HELP}\n\n  badgewright ${change} abcdefghijklmnop --reason "${example}"`,
    async run({ flags, words }, io) {
      const names = wordsOf({ name: change }, words)
      const entry: StatusChange = { change, on: dayGiven(flags, io), reason: reasonGiven({ name: change }, flags) }
      const register = registerOrProblems(io)
      if (register === undefined) return EXIT.failed
      const awards = awardsNamed(names, register, io)
      const edits = awards.map((award) => ({
        award,
        edits: [{ kind: 'append', path: ['status'], value: entry } as const],
      }))
      return deliver(io, flags, {
        changes: editedFiles(io, edits, register),
        subject: `${verb} ${awardsInWords(awards, register)}`,
        body: entry.reason,
      })
    },
  }
}
