import { fieldEdits } from '../awards/award-fields.ts'
import { CORRECTED_ON_FLAG, correctionEdit } from '../awards/correction.ts'
import { editedFiles } from '../awards/edit-awards.ts'
import { awardsNamed, NAMING_HELP, registerOrProblems, wordsOf } from '../awards/find-awards.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { REASON_FLAG, reasonGiven } from '../typed.ts'

export const command: Command = {
  name: 'correct',
  summary: 'Corrects an award, with a reason: it is issued again under the same id.',
  words: '<award>',
  flags: {
    set: {
      type: 'string',
      value: 'field=value',
      many: true,
      help: 'Gives a field a value: role=Lead, evidence.0.url=https://…',
    },
    unset: { type: 'string', value: 'field', many: true, help: 'Takes a field out.' },
    reason: REASON_FLAG,
    on: CORRECTED_ON_FLAG,
    ...DELIVERY_FLAGS,
  },
  details: [
    NAMING_HELP,
    'Without --set and --unset only the correction is recorded: for a file that you have edited by hand already.',
    '',
    '  badgewright correct abcdefghijklmnop --set role="Team lead" --reason "The role was missing."',
  ].join('\n'),
  async run({ flags, lists, words }, io) {
    const names = wordsOf(command, words)
    const reason = reasonGiven(command, flags)
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const [award, ...others] = awardsNamed(names, register, io)
    if (award === undefined || others.length > 0)
      throw usageError('correct takes one award: each has a mistake of its own', 'badgewright correct <award> …')
    const fields = fieldEdits(award, lists)
    return deliver(io, flags, {
      changes: editedFiles(io, [{ award, edits: [...fields, correctionEdit(award, reason, flags, io)] }], register),
      subject: `Correct ${award.id}`,
      body: reason,
      withEdits: fields.length === 0,
    })
  },
}
