import type { Change } from '../../src/intake/files.ts'
import { EXIT, usageError } from '../command.ts'
import { deliver } from '../delivery/deliver.ts'
import { note } from '../io.ts'
import { knownPseudonym } from '../recognise/person.ts'
import type { LearnerAction } from './action.ts'
import { editedHoldings, learnerFile, linkedBy } from './files.ts'

export const remove: LearnerAction = {
  words: '<pseudonym>',
  flags: ['page-only'],
  help: 'Takes a learner’s page away, and the pseudonym off all their awards.',
  run({ io, flags, register, words }) {
    const [typed, ...others] = words
    if (typed === undefined || others.length > 0)
      throw usageError('learner remove needs one pseudonym', 'badgewright learner remove <pseudonym>')
    const pseudonym = knownPseudonym(typed, register)
    const page: Change[] = register.learners.has(pseudonym) ? [{ file: learnerFile(pseudonym), text: undefined }] : []
    const links =
      flags['page-only'] === true
        ? []
        : editedHoldings(io, linkedBy(pseudonym, register), { kind: 'remove', path: ['learner'] }, register)
    const code = deliver(io, flags, { changes: [...page, ...links], subject: 'Remove the page of a learner' })
    if (code === EXIT.ok) note(io, 'The history of the repository still holds what was there: .github/PRIVACY.md')
    return code
  },
}
