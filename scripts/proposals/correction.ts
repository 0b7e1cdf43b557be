import type { Answers } from './answers.ts'
import { awardNamed, NO_AWARD } from './award.ts'
import { type Proposal, refusal, type Surroundings } from './proposal.ts'

/** Where the name of a learner is wrong, nobody can say in public which is right. */
const NAME = `The right name does not belong in this issue. Ask the learner for it, and note the day on which they agreed to be named by it (\`recipient.nameConsent\`).`

/**
 * Says how a reported error is mended. What is right only people know, so there is no draft: a correction signs the award
 * anew, and stands in its history for ever.
 */
export function explainCorrection({ award: named, part }: Answers<'error'>, { register }: Surroundings): Proposal {
  const award = awardNamed(named, register)
  if (award === undefined) return refusal([NO_AWARD])
  const { repository } = register.site
  const inCohort = !award.file.endsWith(`/${award.id}.yaml`)
  const file =
    repository === undefined ? `\`${award.file}\`` : `[\`${award.file}\`](${repository}/edit/main/${award.file})`
  return {
    answer: `This is the award \`${award.id}\` of the badge \`${award.badge}\`, made on ${award.awardedOn}. It stands in ${file}.

Whoever finds the report to be right mends it in one of two ways:

- With a terminal: \`npm run -s badgewright -- correct ${award.id} --reason "what was wrong" --set ${part || 'field'}=value\`
- In the browser: edit the file, and add ${inCohort ? 'to the recipient with this id' : 'at its end'} what was wrong and is right now, below earlier corrections. The reason is published.

  \`\`\`yaml
  corrections:
    - on: YYYY-MM-DD
      reason: What was wrong and is right now.
  \`\`\`
${part === 'recipient.name' ? `\n${NAME}\n` : ''}
Nothing was changed by this answer.`,
  }
}
