import { didYouMean } from '../../src/domain/nearest.ts'
import { registerOrProblems } from '../awards/find-awards.ts'
import { STANDINGS } from '../awards/standing-now.ts'
import { type Arguments, type Command, EXIT, usageError } from '../command.ts'
import { awardRow, printAwards } from '../print/awards.ts'

/** The value of a flag, which must be one of those that are known. */
function oneOf(flags: Arguments['flags'], name: string, known: readonly string[]): string | undefined {
  const value = flags[name]
  if (typeof value !== 'string' || known.includes(value)) return value as string | undefined
  const hint = didYouMean(value, known, known.length > 20 ? 'see content/badges/' : `one of ${known.join(', ')}`)
  throw usageError(`there is no ${name} ${JSON.stringify(value)}`, hint)
}

export const command: Command = {
  name: 'list',
  summary: 'Lists awards: id, day, how each counts today, badge class.',
  flags: {
    badge: { type: 'string', value: 'badge', help: 'Only those of this badge class, by its folder’s name.' },
    standing: { type: 'string', value: 'standing', help: `Only those that are ${STANDINGS.join(', ')}.` },
    json: { type: 'boolean', help: 'Prints one JSON object: { ok, awards }.' },
  },
  details: 'Newest first. Names are those of learners who agreed to be named in public.',
  async run({ flags }, io) {
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const badge = oneOf(flags, 'badge', [...register.badgeClasses.keys()])
    const standing = oneOf(flags, 'standing', STANDINGS)
    const rows = [...register.awards.values()]
      .filter((award) => badge === undefined || award.badge === badge)
      .map((award) => awardRow(award, register, io.now()))
      .filter((row) => standing === undefined || row.standing === standing)
      .toSorted((a, b) => (a.awardedOn > b.awardedOn ? -1 : a.awardedOn < b.awardedOn ? 1 : 0))
    io.stdout.write(printAwards(rows, register, flags.json === true))
    return EXIT.ok
  },
}
