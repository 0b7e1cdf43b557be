import { PublisherError } from '../../src/domain/publisher-error.ts'
import { type PullRequest, pullRequestSchema } from '../../src/domain/pull-request.ts'
import { reviewComment } from '../../src/review/comment.ts'
import { reviewText } from '../../src/review/people.ts'
import { type Arguments, type Command, EXIT, usageError } from '../command.ts'
import { checkContent } from '../content.ts'
import type { Io } from '../io.ts'
import { plainJson } from '../print/plain-text.ts'
import { planJson, planText } from '../print/plan.ts'
import { printProblems } from '../print/problems.ts'
import { reviewOf } from '../reviewing.ts'
import { readInputFile } from '../verifying/inputs.ts'

/**
 * Reads what the host says of a pull request.
 *
 * @throws PublisherError ERR_INPUT_UNREADABLE when it is not what src/domain/pull-request.ts says.
 */
async function pullRequestIn(file: string, io: Io): Promise<PullRequest> {
  const text = new TextDecoder().decode(await readInputFile(file, io))
  try {
    return pullRequestSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new PublisherError('ERR_INPUT_UNREADABLE', `${file} does not hold the facts of a pull request`, {
      hint: 'a JSON object { number, author, head, approvals, merged? }, as src/domain/pull-request.ts says',
      cause,
    })
  }
}

/** What all of content asks the issuing step to do. */
function planAll({ flags }: Arguments, io: Io): number {
  const json = flags.json === true
  const checked = checkContent(io)
  if (!checked.ok) {
    io.stdout.write(printProblems(checked.problems, checked.files, json ? 'json' : 'people'))
    return EXIT.failed
  }
  io.stdout.write(
    json
      ? `${JSON.stringify({ ok: true, plan: planJson(checked.plan, checked.automatic) }, null, 2)}\n`
      : planText(checked.plan, checked.automatic, checked.register),
  )
  return EXIT.ok
}

/** What one change would do, and what stands against it. */
async function planChange(base: string, { flags }: Arguments, io: Io): Promise<number> {
  const file = flags['pull-request']
  const pullRequest = typeof file === 'string' ? await pullRequestIn(file, io) : undefined
  const head = typeof flags.head === 'string' ? flags.head : undefined
  const review = reviewOf(io, { base, head, pullRequest })
  const print =
    flags.json === true ? () => `${plainJson(review)}\n` : flags.markdown === true ? reviewComment : reviewText
  io.stdout.write(print(review))
  return review.ok ? EXIT.ok : EXIT.failed
}

export const command: Command = {
  name: 'plan',
  summary: 'Shows what "issue" would sign, or what a branch would change and what stands against it.',
  flags: {
    base: {
      type: 'string',
      value: 'ref',
      help: 'Tells only what changes since the last commit in common with this one.',
    },
    head: { type: 'string', value: 'ref', help: 'Looks at this commit, as data; the working folder unless given.' },
    'pull-request': { type: 'string', value: 'file', help: 'What the host says of the pull request, as JSON.' },
    json: {
      type: 'boolean',
      help: 'Prints one JSON object: { ok, plan }, { ok, files, problems }, or with --base a review.',
    },
    markdown: { type: 'boolean', help: 'Prints a comment for the pull request, with --base.' },
  },
  details: [
    'With --base, the policies of content/site.yaml count as they are at the base now, and nothing of the branch is executed.',
    'The JSON of a review is described in schemas/review.schema.json.',
  ].join('\n'),
  async run(args, io) {
    const { base, json, ...others } = args.flags
    if (typeof base === 'string') return planChange(base, args, io)
    const [needy] = Object.keys(others)
    if (needy !== undefined) throw usageError(`--${needy} needs --base`, 'badgewright plan --help')
    return planAll(args, io)
  },
}
