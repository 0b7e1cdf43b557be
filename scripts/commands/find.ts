import { isAddressOf } from '../../src/authoring/index.ts'
import { EMAIL_FLAG, emailGiven } from '../awards/email-given.ts'
import { registerOrProblems } from '../awards/find-awards.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { awardRow, printAwards } from '../print/awards.ts'
import { sha256 } from '../sha256.ts'

export const command: Command = {
  name: 'find',
  summary: 'Finds the awards of a learner by an e-mail address, which is hashed here and goes nowhere.',
  flags: {
    email: EMAIL_FLAG,
    json: { type: 'boolean', help: 'Prints one JSON object: { ok, awards }.' },
  },
  details: 'The address is tried with the salt of each award. It is not printed and not written anywhere.',
  async run({ flags }, io) {
    if (typeof flags.email !== 'string') throw usageError('find needs an address', 'badgewright find --email <address>')
    const address = await emailGiven(flags.email, 'badgewright find --email <address>', io)
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const rows = [...register.awards.values()]
      .filter((award) => isAddressOf(award.recipient, address, sha256))
      .map((award) => awardRow(award, register, io.now()))
    io.stdout.write(printAwards(rows, register, flags.json === true))
    return EXIT.ok
  },
}
