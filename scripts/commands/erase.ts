import { withoutAward } from '../../src/authoring/erased-text.ts'
import type { Award } from '../../src/domain/award.ts'
import type { Register } from '../../src/domain/register.ts'
import { awardText } from '../awards/edit-awards.ts'
import { awardsNamed, NAMING_HELP, registerOrProblems, wordsOf } from '../awards/find-awards.ts'
import { type Command, EXIT } from '../command.ts'
import { DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { type Io, note, say, today } from '../io.ts'
import { learnerFile } from '../learner/files.ts'
import { many } from '../print/many.ts'

const RUNBOOK = '.github/PRIVACY.md'

/** The new text of a file with some awards erased in it. */
function textWithout(io: Io, awards: readonly Award[]): string {
  const text = awardText(io, awards[0]!)
  return awards.reduce((rest, award) => withoutAward(rest, award, today(io)), text)
}

const imageOf = ({ file, image }: Award) => image && `${file.slice(0, file.lastIndexOf('/'))}/${image}`

/** Pages of learners of whom nothing is left: they would still say that somebody was here. */
function emptyPages(awards: readonly Award[], register: Register): string[] {
  const erased = new Set(awards)
  const left = [
    ...[...register.awards.values()].filter((award) => !erased.has(award)),
    ...register.recognitions.values(),
  ]
  const remaining = new Set(left.map(({ learner }) => learner))
  const pseudonyms = awards.flatMap(({ learner }) => learner ?? [])
  return pseudonyms.filter((one) => register.learners.has(one) && !remaining.has(one)).map(learnerFile)
}

/**
 * Files that speak of nothing but the awards: what endorses one, pictures that no other award has, and pages of learners who
 * have no other.
 */
function filesOf(awards: readonly Award[], register: Register): string[] {
  const erased = new Set(awards)
  const kept = new Set([...register.awards.values()].filter((award) => !erased.has(award)).map(imageOf))
  const images = awards.map(imageOf).filter((image) => image !== undefined && !kept.has(image))
  const ids = new Set(awards.map(({ id }) => id))
  const endorsements = register.endorsements
    .filter(({ endorses }) => typeof endorses === 'object' && 'award' in endorses && ids.has(endorses.award))
    .map(({ slug }) => `content/endorsements/${slug}.yaml`)
  return [...new Set([...images, ...endorsements, ...emptyPages(awards, register)])]
    .filter((file) => file !== undefined)
    .sort()
}

/** What else content holds of the same people, by their pseudonyms. */
function adviseOnOthers(io: Io, awards: readonly Award[], { recognitions }: Register): void {
  const pseudonyms = new Set(awards.flatMap(({ learner }) => learner ?? []))
  for (const { slug, learner } of recognitions.values())
    if (learner !== undefined && pseudonyms.has(learner))
      note(
        io,
        `content/recognitions/${slug}.yaml is of the same learner: remove that file too, when all of theirs is to go.`,
      )
}

function advise(io: Io, files: ReadonlyMap<string, readonly Award[]>): void {
  const cohorts = [...files].filter(([file, [first]]) => !file.endsWith(`/${first?.id}.yaml`)).map(([file]) => file)
  if (cohorts.length > 0)
    note(io, `Look through what is left in ${cohorts.join(', ')}: a comment or a shared text may tell of the person.`)
  note(io, 'Name nobody in the branch, the commit and the pull request; say "Erase an award" and no more.')
  note(io, `The ledger and the site follow when this is merged. What Git and others keep: ${RUNBOOK}`)
}

export const command: Command = {
  name: 'erase',
  summary: 'Takes all that an award says of its learner out of content/, for good.',
  words: '<award>...',
  flags: DELIVERY_FLAGS,
  details: [
    'What stays is the id, the badge class, the day and how the award stands: erasing neither revokes nor reinstates.',
    'The next "badgewright issue" takes it out of the ledger, and the next build out of the site. It cannot be undone.',
    'No reason is asked for: it would be a text about a person in a public file. Keep the request outside Git.',
    `Read ${RUNBOOK} first: it says who decides, and what erasing cannot reach.`,
    NAMING_HELP,
  ].join('\n'),
  async run({ words, flags }, io) {
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const left = wordsOf(command, words).filter((word) => !register.erased.has(word))
    if (left.length === 0) {
      say(io, `${many(words.length, 'award')} erased already.`)
      return EXIT.ok
    }
    const awards = awardsNamed(left, register, io)
    const byFile = Map.groupBy(awards, ({ file }) => file)
    const changes = [
      ...[...byFile].map(([file, some]) => ({ file, text: textWithout(io, some) })),
      ...filesOf(awards, register).map((file) => ({ file, text: undefined })),
    ]
    const subject = awards.length === 1 ? 'Erase an award' : `Erase ${awards.length} awards`
    const code = deliver(io, flags, { changes, subject })
    if (code !== EXIT.ok) return code
    adviseOnOthers(io, awards, register)
    advise(io, byFile)
    return code
  },
}
