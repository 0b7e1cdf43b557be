import { parse } from 'yaml'
import { editYaml } from '../../src/authoring/edit-yaml.ts'
import type { FieldPath } from '../../src/domain/problem.ts'
import type { Answers } from './answers.ts'
import { awardNamed, NO_AWARD } from './award.ts'
import { codeBlock } from './markdown.ts'
import { type Proposal, refusal, type Surroundings } from './proposal.ts'

/** Where an award stands in its file: at the top, or among the recipients of a cohort. */
function placeOf(id: string, text: string): FieldPath {
  const { recipients } = parse(text, { schema: 'core' }) as { recipients?: readonly { id: string }[] }
  return recipients === undefined ? [] : ['recipients', recipients.findIndex((recipient) => recipient.id === id)]
}

/** Makes a request for a revocation or a suspension the status change that would do it. */
export function proposeWithdrawal(answers: Answers<'withdrawal'>, around: Surroundings): Proposal {
  const award = awardNamed(answers.award, around.register)
  if (award === undefined) return refusal([NO_AWARD])
  const { change, reason } = answers
  const text = around.read(award.file)
  const path = [...placeOf(award.id, text), 'status']
  const value = { change, on: around.today, reason }
  return {
    draft: {
      changes: [{ file: award.file, text: editYaml(text, [{ kind: 'append', path, value }]) }],
      title: `${change === 'revoke' ? 'Revoke' : 'Suspend'} ${award.id}`,
      notes: `It would ${change} the award \`${award.id}\` of the badge \`${award.badge}\`, made on ${award.awardedOn}. This reason would be published:

${codeBlock(reason)}

- [ ] There is a case, and somebody looked into it.
- [ ] The learner was heard, or there is a reason not to.
- [ ] The reason names nobody and can stand in public for ever.`,
    },
  }
}
