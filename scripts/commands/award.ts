import {
  awardFiles,
  type Holder,
  holdersAmong,
  type ReadRecipients,
  type Recipient,
  readRecipients,
} from '../../src/authoring/index.ts'
import type { Message } from '../../src/domain/message.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { presetOf } from '../../src/domain/privacy.ts'
import type { Register } from '../../src/domain/register.ts'
import { readContent } from '../../src/intake/index.ts'
import { type AwardLanding, landAwards } from '../awards/award-landing.ts'
import { type Asked, askedFor } from '../awards/award-order.ts'
import { withLedger } from '../awards/find-awards.ts'
import { type Arguments, type Command, EXIT, usageError } from '../command.ts'
import { nextSteps } from '../delivery/deliver.ts'
import { postOf } from '../delivery/outbox.ts'
import { type Io, note, say, today } from '../io.ts'
import { faultsText, holdersText, type Outcome, outcomeJson, previewText, type Shown } from '../print/award.ts'
import { many } from '../print/many.ts'
import { printProblems } from '../print/problems.ts'
import { sha256 } from '../sha256.ts'

const DETAILS = `A table has one learner a row, and names its columns in the first line: email; and, if you like, name (or first name and
last name), name consent, awarded on, expires, evidence url, evidence name, evidence narrative, narrative, role, term,
licence number, credits earned, activity start, activity end, visibility, learner (the pseudonym of one who asked for it),
parts (what a micro-credential is made of: ids of awards), and result:<id> for each result of the badge class. Columns
whose names begin with "_" are left out. Addresses alone, one a line, will do too.

What is published holds no address: each is hashed with a random salt. A name is published only with the day on which its
owner agreed. What you need to tell the learners is written to outbox/, which Git ignores.`

const WHEN_TO_WRITE = 'Write to the learners once it is merged and published: before then the addresses answer nothing.'

function messageNamed(slug: string | undefined, { messages }: Register): Message | undefined {
  if (slug === undefined) return undefined
  const message = messages.get(slug)
  if (message !== undefined) return message
  const known = [...messages.keys()]
  const fallback = known.length === 0 ? 'write one in content/messages/' : `there are ${known.join(', ')}`
  throw usageError(`there is no message ${JSON.stringify(slug)}`, didYouMean(slug, known, fallback))
}

/** Whom the table names, who of them has the badge already, and who is to get it. */
interface Candidates {
  readonly read: ReadRecipients
  readonly holders: readonly Holder[]
  readonly recipients: readonly Recipient[]
}

function candidatesOf(
  { badge, order, table }: Asked,
  register: Register,
  options: { again: boolean; today: string },
): Candidates {
  const read = readRecipients(table, order, options.today)
  const holders = holdersAmong(read.recipients, register.awards.values(), { badge: badge.slug, sha256 })
  const left = new Set(options.again ? [] : holders.map(({ recipient }) => recipient))
  return { read, holders, recipients: read.recipients.filter((one) => !left.has(one)) }
}

/** Why nothing can be written, if so. What is wrong with a row keeps everything from being written, unless it may be left out. */
function obstacleOf({ read: { faults }, recipients }: Candidates, partial: boolean): string | undefined {
  if (faults.some(({ concerns }) => concerns === 'all')) return 'Mend what is wrong above.'
  if (faults.length > 0 && !partial) return 'Mend the table, or award the other rows with --partial.'
  return recipients.length === 0 ? 'Nobody is left to be awarded.' : undefined
}

function preview({ read, holders, recipients }: Candidates, again: boolean, shown: Shown): string {
  const table = recipients.length === 0 ? '' : previewText(recipients, shown)
  return table + holdersText(holders, again, shown) + faultsText(read.faults, shown)
}

function landedText({ files, post }: AwardLanding, steps: readonly string[], dryRun: boolean): string {
  const verb = dryRun ? 'Would write' : 'Wrote'
  const lines = [
    ...files.map(({ file, awards }) => `${verb} ${file}: ${many(awards.length, 'award')}`),
    `${verb} ${post.folder}/: ${many(post.files.length, 'file')} with plain addresses, for you alone`,
    ...(dryRun ? ['Nothing was written: this was a dry run.'] : steps),
  ]
  return `${lines.join('\n')}\n`
}

async function run(args: Arguments, io: Io): Promise<number> {
  const is = (flag: string) => args.flags[flag] === true
  const intake = readContent(io.root, { today: today(io) })
  if (!intake.ok) {
    io.stdout.write(printProblems(intake.problems, intake.files, is('json') ? 'json' : 'people'))
    return EXIT.failed
  }
  const register = withLedger(intake.register, io)
  const asked = await askedFor(args, register, io)
  const message = messageNamed(args.flags.message as string | undefined, register)
  const candidates = candidatesOf(asked, register, { again: is('again'), today: today(io) })
  const print = (text: string) => is('json') || io.stdout.write(text)
  const end = (outcome: Pick<Outcome, 'ok' | 'written' | 'files'>) => {
    if (is('json')) say(io, JSON.stringify(outcomeJson({ ...outcome, ...candidates }), null, 2))
    return outcome.ok ? EXIT.ok : EXIT.failed
  }
  print(preview(candidates, is('again'), { rows: asked.rows, isTTY: io.stdout.isTTY }))
  const obstacle = obstacleOf(candidates, is('partial'))
  if (obstacle !== undefined) {
    note(io, `Nothing was written. ${obstacle}`)
    return end({ ok: candidates.read.faults.length === 0, written: false, files: [] })
  }
  const { badge, order, cohort } = asked
  const files = awardFiles(candidates.recipients, order, { random: io.random, name: cohort })
  const { offersProfiles } = presetOf(register.site)
  const sender = { badge, issuerName: register.issuer.name, siteUrl: register.site.url, offersProfiles }
  const subject = `Award ${badge.name} to ${many(candidates.recipients.length, 'learner')}`
  const awards = { files, post: postOf(files, sender, message), subject }
  const landed = landAwards(io, args.flags, awards)
  if (!landed.ok) {
    note(io, `${printProblems(landed.problems, landed.files, 'people')}Nothing was written.`)
    return end({ ok: false, written: false, files: [] })
  }
  const steps = [...nextSteps(landed.branch, register.site), WHEN_TO_WRITE]
  print(landedText(awards, steps, is('dry-run')))
  return end({ ok: true, written: !is('dry-run'), files })
}

export const command: Command = {
  name: 'award',
  summary: 'Awards a badge to one learner or many; addresses are hashed before anything is written.',
  words: '<badge>',
  flags: {
    email: { type: 'string', many: true, value: 'address', help: 'Address of a learner; several times for several.' },
    csv: { type: 'string', value: 'file', help: 'A table of learners, from any spreadsheet; - reads standard input.' },
    on: { type: 'string', value: 'day', help: 'Day on which it was earned, YYYY-MM-DD; today.' },
    name: { type: 'string', value: 'name', help: 'Name of the one learner, for the letter.' },
    consent: { type: 'string', value: 'day', help: 'Day on which the learners agreed to be named in public.' },
    evidence: { type: 'string', value: 'url', help: 'Where the work of all of them can be seen.' },
    'evidence-name': { type: 'string', value: 'text', help: 'What that is called.' },
    narrative: { type: 'string', value: 'text', help: 'What all of them did to earn it, in Markdown.' },
    expires: { type: 'string', value: 'day', help: 'Day from which it no longer holds.' },
    visibility: { type: 'string', value: 'kind', help: 'unlisted, or public to list the pages of these awards.' },
    cohort: { type: 'string', value: 'name', help: 'Name of the file for a cohort, such as spring-2026.' },
    message: { type: 'string', value: 'name', help: 'Also drafts a letter to each, by content/messages/<name>.md.' },
    partial: { type: 'boolean', help: 'Awards the rows that are right, and leaves out the others.' },
    again: { type: 'boolean', help: 'Also awards those who have this badge already.' },
    'dry-run': { type: 'boolean', help: 'Shows what would be written, and writes nothing.' },
    branch: { type: 'string', value: 'name', help: 'Commits to a new branch of that name, for a pull request.' },
    commit: { type: 'boolean', help: 'Commits to the branch that is checked out.' },
    json: { type: 'boolean', help: 'Prints one JSON object: { ok, written, faults, holders, files }.' },
  },
  details: DETAILS,
  run,
}
