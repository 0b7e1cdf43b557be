import { didYouMean } from '../../src/domain/nearest.ts'
import { registerOrProblems } from '../awards/find-awards.ts'
import type { Arguments, Command, Flag } from '../command.ts'
import { EXIT, usageError } from '../command.ts'
import { DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { type Io, note } from '../io.ts'
import { newBadge } from '../new/badge.ts'
import { newEndorsement } from '../new/endorsement.ts'
import type { Known, NewKind } from '../new/kind.ts'
import { newPathway } from '../new/pathway.ts'
import { type Answers, answersTo, Interrupted, type Question } from '../questions.ts'
import { readInputFile } from '../verifying/inputs.ts'

const KINDS: Readonly<Record<string, NewKind>> = { badge: newBadge, pathway: newPathway, endorsement: newEndorsement }

const NOTHING: Known = { badgeClasses: new Map(), pathways: new Map(), awards: new Map(), endorsements: [] }

const fileFlag = ({ flag }: Question) => `${flag}-file`

/** Every flag with the kinds that it is for; one that kinds share is explained in the words of the first. */
function flagsOf(kinds: Readonly<Record<string, NewKind>>): Record<string, Flag> {
  const flags: Record<string, Flag> = {}
  for (const [kind, { questions }] of Object.entries(kinds)) {
    const others = Object.entries(kinds).filter(([other]) => other !== kind)
    for (const question of questions(NOTHING)) {
      const { flag, value, help, fromFile = false } = question
      const sharing = others.filter(([, other]) => other.questions(NOTHING).some((one) => one.flag === flag))
      const prefix = [kind, ...sharing.map(([other]) => other)].join(', ')
      flags[flag] ??= { type: 'string', value, help: `${prefix}: ${help}` }
      if (fromFile)
        flags[fileFlag(question)] = {
          type: 'string',
          value: 'file',
          help: `${kind}: The same, as Markdown from a file.`,
        }
    }
  }
  return flags
}

async function givenAnswers(questions: readonly Question[], flags: Arguments['flags'], io: Io): Promise<Answers> {
  const given: Record<string, string | undefined> = {}
  for (const question of questions) {
    const file = question.fromFile === true ? flags[fileFlag(question)] : undefined
    const typed = flags[question.flag]
    if (typeof file === 'string' && typed !== undefined)
      throw usageError(`--${question.flag} and --${fileFlag(question)} say the same`, 'give one of them')
    given[question.flag] =
      typeof file === 'string' ? new TextDecoder().decode(await readInputFile(file, io)) : (typed as string | undefined)
  }
  return given
}

function checkFlags(kind: string, questions: readonly Question[], flags: Arguments['flags']): void {
  const known = new Set([
    ...Object.keys(DELIVERY_FLAGS),
    ...questions.flatMap((question) => [question.flag, fileFlag(question)]),
  ])
  const foreign = Object.keys(flags).find((name) => !known.has(name))
  if (foreign !== undefined) throw usageError(`new ${kind} has no flag --${foreign}`, 'badgewright new --help')
}

export const command: Command = {
  name: 'new',
  summary: 'Begins a badge class, a pathway or an endorsement: asks in a terminal, or takes flags.',
  words: 'badge|pathway|endorsement',
  flags: { ...flagsOf(KINDS), ...DELIVERY_FLAGS },
  details: [
    'What no flag says is asked, when there is a terminal. What may stay open stands in the file as a comment. A badge class',
    'gets a plain picture to start with, badge.svg.',
    '',
    '  badgewright new badge',
    '  badgewright new badge --name "Persuasive Business Writing" --description "Writes proposals that …" \\',
    '    --kind milestone --criteria "Hand in a proposal; revise it after feedback"',
  ].join('\n'),
  async run({ flags, words }, io) {
    const [name = '', ...others] = words
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
    if (kind === undefined || others.length > 0)
      throw usageError(
        'new needs one word: badge, pathway or endorsement',
        didYouMean(name, Object.keys(KINDS), 'badgewright new badge'),
      )
    checkFlags(name, kind.questions(NOTHING), flags)
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const questions = kind.questions(register)
    try {
      const answers = await answersTo(questions, await givenAnswers(questions, flags, io), io.terminal)
      return deliver(io, flags, kind.delivery(answers, io))
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error
      note(io, 'Nothing was written.')
      return EXIT.interrupted
    }
  },
}
