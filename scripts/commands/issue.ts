import { isEmptyPlan, type Plan } from '../../src/ledger/plan.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { checkContent, LEDGER_FOLDER, ledgerFolder } from '../content.ts'
import { note, say } from '../io.ts'
import { gateProblems } from '../issuing/gate.ts'
import { issueAwards, signingsIn } from '../issuing/issuing.ts'
import { openSigners } from '../keys/signing-keys.ts'
import { KEY_FILE, KEY_VARIABLES, keySources } from '../keys/sources.ts'
import { many } from '../print/many.ts'
import { automaticText, heldBackText } from '../print/plan.ts'
import { printProblems } from '../print/problems.ts'
import { progress } from '../print/progress.ts'

/** What an issuing run did, in one line. */
export function issuedText({ issue, reissue, resign, status, erase, clrs }: Plan): string {
  const erased = erase.length === 0 ? '' : ` Erased ${erase.length}.`
  const together = clrs.length === 0 ? '' : ` Signed ${many(clrs.length, 'record', 'records')} of parts.`
  return `Issued ${issue.length}, reissued ${reissue.length + resign.length}, recorded ${many(status.length, 'change', 'changes')} of standing.${together}${erased}`
}

/** The most days for which a status list is signed: what is never renewed is better without an end. */
const MOST_DAYS = 366

function daysOf(flag: string | boolean | undefined): number | undefined {
  if (flag === undefined) return undefined
  const days = Number(flag)
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days
  throw usageError(`--status-days takes a whole number from 1 to ${MOST_DAYS}`, '--status-days 45')
}

export const command: Command = {
  name: 'issue',
  summary: 'Signs what is newly awarded or corrected, and appends it to the ledger. Needs the keys.',
  flags: {
    merged: {
      type: 'string',
      value: 'file',
      help: 'By which pull requests the files came, and who approved: needed where content/site.yaml has policies.',
    },
    'status-days': {
      type: 'string',
      value: 'days',
      help: 'Signs status lists for so many days, and again when a third of them is over. Without an end unless given.',
    },
  },
  details: [
    'Where each private key is, one of these says:',
    `  ${KEY_VARIABLES.ed25519.jwk}, ${KEY_VARIABLES.rsa.jwk}: the key itself, as a JWK.`,
    `  ${KEY_VARIABLES.ed25519.command}, ${KEY_VARIABLES.rsa.command}: a program that reads bytes and writes their signature.`,
    `  ${KEY_VARIABLES.ed25519.kms}, ${KEY_VARIABLES.rsa.kms}: id, ARN or alias of a key in AWS KMS.`,
    `  ${KEY_FILE}: both keys, for local work.`,
    'Running it again issues nothing twice. It may be interrupted at any moment; running it again does the rest.',
  ].join('\n'),
  async run({ flags }, io) {
    const statusDays = daysOf(flags['status-days'])
    const sources = keySources(io)
    const checked = checkContent(io)
    if (!checked.ok) {
      io.stdout.write(printProblems(checked.problems, checked.files, 'people'))
      return EXIT.failed
    }
    const { register, plan } = checked
    const refused = gateProblems(checked, typeof flags.merged === 'string' ? flags.merged : undefined, io)
    if (refused.length > 0) {
      io.stdout.write(printProblems(refused, checked.files, 'people'))
      return EXIT.failed
    }
    const signers = await openSigners(sources, register.keys, register.site.url)
    const bar = progress(io, 'Signing', signingsIn(plan))
    const { now, random, root } = io
    const issued = await issueAwards({
      register,
      ledger: ledgerFolder(root),
      signers,
      development: false,
      now: now(),
      random,
      ...(statusDays === undefined ? {} : { statusDays }),
      onSigned: bar.tick,
    })
    bar.done()
    if (!issued.ok) {
      io.stdout.write(printProblems(issued.problems, checked.files, 'people'))
      return EXIT.failed
    }
    for (const line of heldBackText(checked.automatic)) note(io, line)
    for (const line of automaticText(issued.plan.issue, register)) say(io, line)
    const nothing = isEmptyPlan(issued.plan) && issued.entries === 0
    say(
      io,
      nothing
        ? 'Nothing to issue.'
        : `${issuedText(issued.plan)} Added ${many(issued.entries, 'entry', 'entries')} to ${LEDGER_FOLDER}/.`,
    )
    return EXIT.ok
  },
}
