import { EMAIL_FLAG } from '../awards/email-given.ts'
import { registerOrProblems } from '../awards/find-awards.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { DELIVERY_FLAGS } from '../delivery/deliver.ts'
import { recogniseAgain } from '../recognise/again.ts'
import { recognise } from '../recognise/recognise.ts'
import { NETWORK_FLAGS, networkOf } from '../verifying/verifying.ts'

const USAGE = 'badgewright recognise <file|url> --email <address> --learner <pseudonym>'

export const command: Command = {
  name: 'recognise',
  summary: 'Verifies a credential of another issuer, so that it counts on pathways here.',
  words: '<file|url>',
  flags: {
    email: {
      ...EMAIL_FLAG,
      help: 'Whose it must be. It is hashed here with a new salt; - reads it from standard input.',
    },
    did: { type: 'string', value: 'did', help: 'Whose it must be, by the DID of their wallet.' },
    learner: { type: 'string', value: 'pseudonym', help: 'Puts it with the awards of a learner.' },
    'with-address': {
      type: 'boolean',
      help: 'Writes the credential’s address even when it leads to the learner’s name.',
    },
    again: {
      type: 'boolean',
      help: 'Verifies again what is recognised already: all of it, or the files that are named.',
    },
    ...NETWORK_FLAGS,
    ...DELIVERY_FLAGS,
  },
  details: [
    'It counts only when all of it passes: signature, issuer, dates, revocation, and that it is this person’s. What could not',
    'be checked stands against it. Then content/recognitions/<name>.yaml says so, and the steps that ask for it are told.',
    '',
    'With --again a credential that its issuer has revoked is marked "withdrawn", which pathways heed from that day on.',
    '',
    `  ${USAGE}`,
    '  badgewright recognise --again',
  ].join('\n'),
  async run({ flags, words }, io) {
    const isAgain = flags.again === true
    if (isAgain && (flags.did !== undefined || flags.learner !== undefined || flags['with-address'] !== undefined))
      throw usageError('--again keeps whose it is', 'badgewright recognise --again [--email <address>] [<name>...]')
    const [word, ...others] = words
    if (!isAgain && (word === undefined || others.length > 0))
      throw usageError('recognise takes one credential: each is somebody’s', USAGE)
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const call = { register, flags, fetch: networkOf(flags, io), io }
    return isAgain ? recogniseAgain(words, call) : recognise(word!, call)
  },
}
