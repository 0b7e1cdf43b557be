import type { AddressList } from '../../src/authoring/index.ts'
import { dayOf } from '../../src/completion/index.ts'
import type { Register } from '../../src/domain/register.ts'
import { awardText } from '../awards/edit-awards.ts'
import { registerOrProblems } from '../awards/find-awards.ts'
import { type Arguments, EXIT, usageError } from '../command.ts'
import { DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { checkOutbox, writePost } from '../delivery/outbox.ts'
import { type Io, note, say } from '../io.ts'
import { faultsText } from '../print/award.ts'
import { many } from '../print/many.ts'
import { dayGiven } from '../typed.ts'
import { type AllFound, findAll, pathwaysAsked } from './found.ts'
import { allFoundJson } from './json.ts'
import { learnerList } from './learner-list.ts'
import { foundText, whoText } from './print.ts'
import { type Proposals, proposalsFor, WITHHELD } from './proposals.ts'

/** Flags that say how what is written is delivered, and so need `--write`. */
const NEED_WRITE = Object.keys(DELIVERY_FLAGS)

function checkFlags(flags: Arguments['flags']): void {
  if (flags.json === true && flags.write === true) throw usageError('--json only shows', 'leave out --json or --write')
  const alone = NEED_WRITE.find((name) => flags[name] !== undefined)
  if (flags.write === true || alone === undefined) return
  throw usageError(`--${alone} says how to write, and nothing is written without --write`, 'add --write')
}

function tellWithheld({ withheld }: Proposals, io: Io): void {
  for (const { found, why } of withheld)
    say(io, `${found.pathway.slug}: ${whoText(found, io.stdout.isTTY)} is ${WITHHELD[why]}`)
}

/** Writes the tables for assessments. The result takes them away again. */
function writeTables({ tables }: Proposals, io: Io): () => void {
  for (const { post } of tables) checkOutbox(io.root, post)
  const undos = tables.map(({ post }) => writePost(io.root, post))
  return () => {
    for (const undo of undos) undo()
  }
}

function tellTables({ tables }: Proposals, io: Io, dryRun: boolean): void {
  for (const { badge, post, learners } of tables) {
    const file = `${post.folder}/learners.csv`
    say(io, `${dryRun ? 'Would write' : 'Wrote'} ${file}: ${many(learners, 'learner')} ready for ${badge.name}`)
    say(io, `  Fill in what the assessment found, then: badgewright award ${badge.slug} --csv ${file}`)
  }
}

/** Writes what is proposed, all or nothing. */
function write(all: AllFound, register: Register, flags: Arguments['flags'], io: Io): number {
  const proposals = proposalsFor(all, register, io.random)
  tellWithheld(proposals, io)
  const dryRun = flags['dry-run'] === true
  const undo = dryRun ? () => {} : writeTables(proposals, io)
  try {
    tellTables(proposals, io, dryRun)
    if (proposals.files.length === 0) {
      if (proposals.tables.length === 0) say(io, 'Nothing to write: nobody is due whom it can be written for.')
      return EXIT.ok
    }
    const code = deliver(io, flags, {
      changes: [
        ...proposals.files.map(({ file, text }) => ({ file, text })),
        ...proposals.parts.map((award) => ({ file: award.file, text: awardText(io, award) })),
      ],
      subject: `Award ${many(proposals.files.length, 'pathway')} that ${proposals.files.length === 1 ? 'was' : 'were'} met`,
    })
    if (code !== EXIT.ok) undo()
    return code
  } catch (error) {
    undo()
    throw error
  }
}

function faultsOf({ faults }: AddressList, io: Io): boolean {
  if (faults.length === 0) return false
  io.stdout.write(faultsText(faults, { rows: 'line', isTTY: io.stdout.isTTY }))
  note(io, 'The list cannot be read as it is. Mend what is wrong above.')
  return true
}

/** `badgewright pathways due`: who has met a pathway, who is near, and who has what it earns. */
export async function due({ flags }: Pick<Arguments, 'flags'>, words: readonly string[], io: Io): Promise<number> {
  checkFlags(flags)
  const day = dayOf(dayGiven(flags, io))
  const list = await learnerList(flags.emails as string | undefined, io)
  if (faultsOf(list, io)) return EXIT.failed
  const register = registerOrProblems(io)
  if (register === undefined) return EXIT.failed
  const all = findAll(register, { pathways: pathwaysAsked(words[0], register), list, day })
  if (flags.json === true) say(io, JSON.stringify({ ok: true, ...allFoundJson(all, list, register) }, null, 2))
  else io.stdout.write(foundText(all, register, { all: flags.all === true, isTTY: io.stdout.isTTY }))
  return flags.write === true ? write(all, register, flags, io) : EXIT.ok
}
