import { didYouMean } from '../../src/domain/nearest.ts'
import { EMAIL_FLAG } from '../awards/email-given.ts'
import { registerOrProblems } from '../awards/find-awards.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { DELIVERY_FLAGS } from '../delivery/deliver.ts'
import type { LearnerAction } from '../learner/action.ts'
import { link } from '../learner/link.ts'
import { begin } from '../learner/new.ts'
import { remove } from '../learner/remove.ts'

const ACTIONS: Readonly<Record<string, LearnerAction>> = { new: begin, link, remove }
const NAMES = Object.keys(ACTIONS)

function actionNamed(name: string, flags: Readonly<Record<string, unknown>>): LearnerAction {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name]! : undefined
  if (action === undefined)
    throw usageError(
      `learner needs one word first: ${NAMES.join(', ')}`,
      didYouMean(name, NAMES, 'badgewright learner --help'),
    )
  const foreign = Object.keys(flags).find(
    (flag) => !action.flags.includes(flag) && !Object.hasOwn(DELIVERY_FLAGS, flag),
  )
  if (foreign !== undefined) throw usageError(`learner ${name} has no flag --${foreign}`, 'badgewright learner --help')
  return action
}

export const command: Command = {
  name: 'learner',
  summary: 'Links the awards of a learner who asked for it by a pseudonym, with a page of their progress.',
  words: `${NAMES.join('|')} [<word>...]`,
  flags: {
    consent: { type: 'string', value: 'day', help: 'With new: day on which the learner agreed to the page.' },
    name: {
      type: 'string',
      value: 'name',
      help: 'With new: name to show on the page, when the learner agreed to that.',
    },
    pathways: { type: 'string', value: 'files', help: 'With new: pathways that the learner is on, divided by commas.' },
    email: { ...EMAIL_FLAG, help: 'With link: everything of this address; - reads it from standard input.' },
    'page-only': { type: 'boolean', help: 'With remove: leaves the pseudonym on the awards.' },
    ...DELIVERY_FLAGS,
  },
  details: [
    ...Object.entries(ACTIONS).map(([name, { words, help }]) => `  ${`${name} ${words}`.padEnd(36)}${help}`),
    '',
    'A pseudonym says to everybody who reads the repository which awards are of one person: write one only for a learner who',
    'asked for it. The page is in no list, and whoever has its address can read it. .github/PRIVACY.md says more.',
  ].join('\n'),
  async run({ flags, words }, io) {
    const [name = '', ...rest] = words
    const action = actionNamed(name, flags)
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    return action.run({ io, register, words: rest, flags })
  },
}
