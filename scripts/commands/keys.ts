import { didYouMean } from '../../src/domain/nearest.ts'
import { readContent } from '../../src/intake/index.ts'
import { type Arguments, type Command, EXIT, usageError } from '../command.ts'
import { today } from '../io.ts'
import type { KeyAction } from '../keys/action.ts'
import { check } from '../keys/check.ts'
import { compromise } from '../keys/compromise.ts'
import { list } from '../keys/list.ts'
import { create, rotate } from '../keys/make.ts'
import { retire } from '../keys/retire.ts'
import { KEY_FILE } from '../keys/sources.ts'
import { printProblems } from '../print/problems.ts'

const ACTIONS: Readonly<Record<string, KeyAction>> = { create, rotate, retire, compromise, list, check }
const NAMES = Object.keys(ACTIONS)

/** The action that was asked for, with no more and no fewer words and flags than it takes. */
function actionOf({ words: [name = '', ...words], flags }: Pick<Arguments, 'words' | 'flags'>): KeyAction {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name]! : undefined
  if (action === undefined)
    throw usageError(
      `keys needs one word first: ${NAMES.join(', ')}`,
      didYouMean(name, NAMES, 'badgewright keys --help'),
    )
  const usage = `badgewright keys ${name} ${action.words}`.trim()
  const flag = Object.keys(flags).find((given) => !action.flags.includes(given))
  if (flag !== undefined) throw usageError(`keys ${name} has no flag --${flag}`, usage)
  if (words.length < action.fewest || words.length > action.most)
    throw usageError(`keys ${name} takes ${action.words === '' ? 'no words' : action.words}`, usage)
  return action
}

export const command: Command = {
  name: 'keys',
  summary: 'Makes, rotates, retires, lists and checks the signing keys, or says that others may have one.',
  words: `${NAMES.join('|')} [<word>...]`,
  flags: {
    from: {
      type: 'string',
      value: 'position',
      help: 'With compromise: number of the first ledger entry that may not be yours.',
    },
    on: {
      type: 'string',
      value: 'moment',
      help: 'With compromise: since when others may have had it; now unless given.',
    },
    json: { type: 'boolean', help: 'With list: prints one JSON object, { keys }.' },
  },
  details: [
    ...Object.entries(ACTIONS).map(([name, { words, help }]) => `  ${`${name} ${words}`.padEnd(26)}${help}`),
    '',
    `Private halves that are made here are written to ${KEY_FILE}, which git ignores, and are never printed.`,
    'Where the private keys are is said as for "badgewright issue".',
  ].join('\n'),
  async run({ flags, words }, io) {
    const action = actionOf({ flags, words })
    const intake = readContent(io.root, { today: today(io) })
    if (!intake.ok) {
      io.stdout.write(printProblems(intake.problems, intake.files, 'people'))
      return EXIT.failed
    }
    return action.run({ io, register: intake.register, words: words.slice(1), flags })
  },
}
