import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { readContent } from '../../src/intake/index.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { createKeys } from '../create-keys.ts'
import { say, today } from '../io.ts'
import { printProblems } from '../print-problems.ts'

const ACTIONS = ['create', 'list']

function keyLine({ kid, publicJwk, createdOn, retiredOn, compromisedOn }: IssuerKey): string {
  const kind = publicJwk.kty === 'OKP' ? 'Ed25519' : 'RSA    '
  const state = compromisedOn ? `compromised on ${compromisedOn}` : retiredOn ? `retired on ${retiredOn}` : 'current'
  return `${kind}  ${kid}  since ${createdOn}, ${state}`
}

export const command: Command = {
  name: 'keys',
  summary: 'Makes the signing keys, or lists the public ones.',
  words: 'create|list',
  flags: {
    rotate: {
      type: 'boolean',
      help: 'With create: retires the current keys. They stay published, so old awards still verify.',
    },
  },
  details: 'The private halves are written to signing-keys.json, which git ignores, and are never printed.',
  async run({ flags, words }, io) {
    const [action, ...rest] = words
    if (action === undefined || rest.length > 0 || !ACTIONS.includes(action)) {
      throw usageError(
        'keys needs one word: create or list',
        didYouMean(action ?? '', ACTIONS, 'badgewright keys create'),
      )
    }
    const intake = readContent(io.root, { today: today(io) })
    if (!intake.ok) {
      io.stdout.write(printProblems(intake.problems, intake.files, 'people'))
      return EXIT.failed
    }
    const { keys } = intake.register
    if (action === 'create')
      say(io, await createKeys(keys, { rotate: flags.rotate === true, root: io.root, now: io.now() }))
    else say(io, keys.length === 0 ? 'There are no keys yet: badgewright keys create' : keys.map(keyLine).join('\n'))
    return EXIT.ok
  },
}
