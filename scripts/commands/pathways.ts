import { didYouMean } from '../../src/domain/nearest.ts'
import { type Arguments, type Command, usageError } from '../command.ts'
import { DELIVERY_FLAGS } from '../delivery/deliver.ts'
import type { Io } from '../io.ts'
import { due } from '../pathways/due.ts'

/** What can be asked about pathways. */
const ACTIONS: Readonly<Record<string, (args: Arguments, words: readonly string[], io: Io) => Promise<number>>> = {
  due,
}
const NAMES = Object.keys(ACTIONS)

export const command: Command = {
  name: 'pathways',
  summary: 'Shows who has met a pathway and why, and proposes what they have earned.',
  words: `${NAMES.join('|')} [<pathway>]`,
  flags: {
    emails: {
      type: 'string',
      value: 'file',
      help: 'A list of learners’ addresses, for comparison on this machine alone.',
    },
    on: { type: 'string', value: 'day', help: 'Day on which they must be met, YYYY-MM-DD; today.' },
    all: { type: 'boolean', help: 'Also shows learners who lack more than one badge.' },
    write: { type: 'boolean', help: 'Writes awards for those who are due, and tables for those to be assessed.' },
    ...DELIVERY_FLAGS,
    json: {
      type: 'boolean',
      help: 'Prints one JSON object: { ok, day, pathways, unlinked }, with every step of everybody.',
    },
  },
  details: `Awards belong to one learner when they have the same pseudonym ("learner"), the same DID, or a hash of the same address of
the list. The list is never written anywhere; on a screen addresses are shown, in a file or a pipe they are masked.

Nobody gets the same badge twice: who has it, had it, or lost it is told and not proposed. Where the badge class has no
assessment of its own, --write writes award files, with the awards that met the steps as "parts". Where it has one, it
writes a table to outbox/, which Git ignores, for "badgewright award <badge> --csv".`,
  async run(args, io) {
    const [name = '', ...words] = args.words
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name]! : undefined
    if (action === undefined)
      throw usageError(
        `pathways needs one word first: ${NAMES.join(', ')}`,
        didYouMean(name, NAMES, 'badgewright pathways --help'),
      )
    if (words.length > 1)
      throw usageError(`pathways ${name} takes one pathway at the most`, `badgewright pathways ${name} [<pathway>]`)
    return action(args, words, io)
  },
}
