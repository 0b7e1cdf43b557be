import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withoutAward } from '../../src/authoring/erased-text.ts'
import type { Award } from '../../src/domain/award.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import type { Register } from '../../src/domain/register.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { checkContent } from '../content.ts'
import { type Io, note, say, today } from '../io.ts'
import { many } from '../many.ts'
import { printProblems } from '../print-problems.ts'

const RUNBOOK = '.github/PRIVACY.md'

/** The awards that are meant. One that was erased before is nothing to do. */
function awardsNamed(ids: readonly string[], { awards, erased }: Register): Award[] {
  if (ids.length === 0) throw usageError('erase needs the id of an award', 'badgewright erase --help')
  const unknown = ids.filter((id) => !awards.has(id) && !erased.has(id))
  if (unknown.length > 0)
    throw usageError(
      `content/awards/ has no award ${unknown.map((id) => JSON.stringify(id)).join(', ')}`,
      didYouMean(unknown[0]!, awards.keys(), 'name awards by their ids, which stand in the addresses of their pages'),
    )
  return [...new Set(ids)].flatMap((id) => awards.get(id) ?? [])
}

/** The new text of a file with some awards erased in it. */
function textWithout(io: Io, file: string, awards: readonly Award[]): string {
  const text = readFileSync(join(io.root, file), 'utf8')
  return awards.reduce((rest, award) => withoutAward(rest, award, today(io)), text)
}

const imageOf = ({ file, image }: Award) => image && `${file.slice(0, file.lastIndexOf('/'))}/${image}`

/** Files that speak of nothing but the awards: what endorses one, and pictures that no other award has. */
function filesOf(awards: readonly Award[], register: Register): string[] {
  const erased = new Set(awards)
  const kept = new Set([...register.awards.values()].filter((award) => !erased.has(award)).map(imageOf))
  const images = awards.map(imageOf).filter((image) => image !== undefined && !kept.has(image))
  const ids = new Set(awards.map(({ id }) => id))
  const endorsements = register.endorsements
    .filter(({ endorses }) => typeof endorses === 'object' && 'award' in endorses && ids.has(endorses.award))
    .map(({ slug }) => `content/endorsements/${slug}.yaml`)
  return [...new Set([...images, ...endorsements])].filter((file) => file !== undefined).sort()
}

function tell(io: Io, files: ReadonlyMap<string, readonly Award[]>, removed: readonly string[]): void {
  for (const [file, awards] of files) say(io, `${file}: erased ${awards.map(({ id }) => id).join(', ')}`)
  for (const file of removed) say(io, `${file}: removed`)
  const cohorts = [...files].filter(([file, [first]]) => !file.endsWith(`/${first?.id}.yaml`)).map(([file]) => file)
  if (cohorts.length > 0)
    note(io, `Look through what is left in ${cohorts.join(', ')}: a comment or a shared text may tell of the person.`)
  note(io, 'Name nobody in the branch, the commit and the pull request; say "Erase an award" and no more.')
  note(io, `The ledger and the site follow when this is merged. What Git and others keep: ${RUNBOOK}`)
}

export const command: Command = {
  name: 'erase',
  summary: 'Takes all that an award says of its learner out of content/, for good.',
  words: '<id>...',
  flags: {},
  details: [
    'What stays is the id, the badge class, the day and how the award stands: erasing neither revokes nor reinstates.',
    'The next "badgewright issue" takes it out of the ledger, and the next build out of the site. It cannot be undone.',
    'No reason is asked for: it would be a text about a person in a public file. Keep the request outside Git.',
    `Read ${RUNBOOK} first: it says who decides, and what erasing cannot reach.`,
  ].join('\n'),
  async run({ words }, io) {
    const before = checkContent(io)
    if (!before.ok) {
      io.stdout.write(printProblems(before.problems, before.files, 'people'))
      return EXIT.failed
    }
    const awards = awardsNamed(words, before.register)
    if (awards.length === 0) {
      say(io, `${many(words.length, 'award')} erased already.`)
      return EXIT.ok
    }
    const byFile = Map.groupBy(awards, ({ file }) => file)
    const texts = [...byFile].map(([file, some]) => [file, textWithout(io, file, some)] as const)
    const removed = filesOf(awards, before.register)
    for (const [file, text] of texts) writeFileSync(join(io.root, file), text)
    for (const file of removed) rmSync(join(io.root, file))
    tell(io, byFile, removed)
    const after = checkContent(io)
    if (!after.ok) io.stdout.write(printProblems(after.problems, after.files, 'people'))
    return after.ok ? EXIT.ok : EXIT.failed
  },
}
