import { yamlFile } from '../../src/authoring/content-file.ts'
import { randomId } from '../../src/authoring/random.ts'
import { learnerSchema } from '../../src/domain/learner.ts'
import { moment } from '../../src/domain/moment.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { EXIT, usageError } from '../command.ts'
import { deliver } from '../delivery/deliver.ts'
import { note, say } from '../io.ts'
import { listOf } from '../new/kind.ts'
import { flagValue } from '../typed.ts'
import type { LearnerAction, LearnerCall } from './action.ts'
import { learnerFile } from './files.ts'

const USAGE = 'badgewright learner new --consent <day>'

function pathwaysOf({ flags, register: { pathways } }: LearnerCall): string[] | undefined {
  const slugs = typeof flags.pathways === 'string' ? listOf(flags.pathways, /,/) : undefined
  const unknown = slugs?.find((slug) => !pathways.has(slug))
  if (unknown === undefined) return slugs
  throw usageError(
    `there is no pathway ${JSON.stringify(unknown)}`,
    didYouMean(unknown, pathways.keys(), 'badgewright new pathway'),
  )
}

export const begin: LearnerAction = {
  words: '',
  flags: ['name', 'consent', 'pathways'],
  help: 'Makes a pseudonym and, with the day of consent, the page of its learner.',
  run(call) {
    const { io, flags, words } = call
    if (words.length > 0) throw usageError('learner new takes no words: the pseudonym is made at random', USAGE)
    const consent = flagValue(flags, 'consent', moment)
    if (consent === undefined)
      throw usageError(
        'a page needs the day on which the learner agreed to it',
        `${USAGE}; without a page: badgewright learner link new …`,
      )
    const name = flags.name === undefined ? undefined : flagValue(flags, 'name', learnerSchema.shape.name.unwrap())
    const pseudonym = randomId(io.random)
    const pathways = pathwaysOf(call)
    const text = yamlFile({
      consent: { value: consent },
      name: name === undefined ? undefined : { value: name },
      pathways: pathways && { value: pathways },
    })
    const code = deliver(io, flags, {
      changes: [{ file: learnerFile(pseudonym), text }],
      subject: 'Add the page of a learner',
    })
    if (code !== EXIT.ok) return code
    say(io, `The pseudonym is ${pseudonym}`)
    note(io, `Their awards come onto the page with: badgewright learner link ${pseudonym} --email <address>`)
    return code
  },
}
