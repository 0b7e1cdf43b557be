import { editedFiles } from '../awards/edit-awards.ts'
import type { Answers } from './answers.ts'
import { awardNamed, NO_AWARD } from './award.ts'
import { codeBlock } from './markdown.ts'
import { type Proposal, refusal, type Surroundings } from './proposal.ts'

/** Makes a request for a revocation or a suspension the status change that would do it. */
export function proposeWithdrawal(answers: Answers<'withdrawal'>, around: Surroundings): Proposal {
  const award = awardNamed(answers.award, around.register)
  if (award === undefined) return refusal([NO_AWARD])
  const { change, reason } = answers
  const value = { change, on: around.today, reason }
  return {
    draft: {
      changes: editedFiles(around, [{ award, edits: [{ kind: 'append', path: ['status'], value }] }], around.register),
      title: `${change === 'revoke' ? 'Revoke' : 'Suspend'} ${award.id}`,
      notes: `It would ${change} the award \`${award.id}\` of the badge \`${award.badge}\`, made on ${award.awardedOn}. This reason would be published:

${codeBlock(reason)}

- [ ] There is a case, and somebody looked into it.
- [ ] The learner was heard, or there is a reason not to.
- [ ] The reason names nobody and can stand in public for ever.`,
    },
  }
}
