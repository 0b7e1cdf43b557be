import { isAddressOf } from '../../src/authoring/address-list.ts'
import { randomId } from '../../src/authoring/random.ts'
import type { Award } from '../../src/domain/award.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import { emailGiven } from '../awards/email-given.ts'
import { awardsNamed } from '../awards/find-awards.ts'
import { EXIT, usageError } from '../command.ts'
import { deliver } from '../delivery/deliver.ts'
import { note, say } from '../io.ts'
import { many } from '../print/many.ts'
import { knownPseudonym } from '../recognise/person.ts'
import { sha256 } from '../sha256.ts'
import type { LearnerAction, LearnerCall } from './action.ts'
import { editedHoldings, type Holdings } from './files.ts'

const USAGE = 'badgewright learner link <pseudonym|new> --email <address>'

/** Everything of an address, or the awards that are named. */
async function meant({ words: [, ...awards], flags, register, io }: LearnerCall): Promise<Holdings> {
  const { email: typed } = flags
  if ((typed === undefined) === (awards.length === 0))
    throw usageError('learner link needs either --email or awards', USAGE)
  if (typeof typed !== 'string') return { awards: awardsNamed(awards, register, io), recognitions: [] }
  const email = await emailGiven(typed, USAGE, io)
  const isTheirs = ({ recipient }: Award | Recognition) => isAddressOf(recipient, email, sha256)
  const found = {
    awards: [...register.awards.values()].filter(isTheirs),
    recognitions: [...register.recognitions.values()].filter(isTheirs),
  }
  if (found.awards.length + found.recognitions.length > 0) return found
  throw new PublisherError('ERR_INPUT_UNREADABLE', 'nothing was awarded to that address', {
    hint: 'it is compared as it was hashed: try how it was spelled then',
  })
}

/** What has another pseudonym already: two pseudonyms of one person are for people to settle. */
function checkOthers({ awards, recognitions }: Holdings, pseudonym: string): void {
  const others = [...awards, ...recognitions].filter(({ learner }) => learner !== undefined && learner !== pseudonym)
  if (others.length === 0) return
  const names = others.map((one) => `${'id' in one ? one.id : one.slug} (${one.learner})`)
  throw new PublisherError('ERR_USAGE', `linked to another pseudonym already: ${names.join(', ')}`, {
    hint: 'is it one person? Then use that pseudonym, or take it off first: badgewright learner remove <pseudonym>',
  })
}

export const link: LearnerAction = {
  words: '<pseudonym|new> [<award>...]',
  flags: ['email'],
  help: 'Writes a pseudonym into the awards of a learner who agreed that they are linked.',
  async run(call) {
    const { io, flags, register, words } = call
    const [typed] = words
    if (typed === undefined) throw usageError('learner link needs a pseudonym, or "new" for a new one', USAGE)
    const pseudonym = typed === 'new' ? randomId(io.random) : knownPseudonym(typed, register)
    const found = await meant(call)
    checkOthers(found, pseudonym)
    const changes = editedHoldings(io, found, { kind: 'set', path: ['learner'], value: pseudonym }, register)
    const count = found.awards.length + found.recognitions.length
    const code = deliver(io, flags, { changes, subject: `Link ${many(count, 'award')} of one learner` })
    if (code !== EXIT.ok) return code
    if (typed === 'new') say(io, `The pseudonym is ${pseudonym}`)
    note(io, 'Whoever reads the repository can see now that these are of one person. That stays in its history.')
    return code
  },
}
