import { PublisherError } from '../../src/domain/publisher-error.ts'
import { isEmptyPlan, type Plan } from '../../src/ledger/plan.ts'
import { type Command, EXIT } from '../command.ts'
import { checkContent, LEDGER_FOLDER, ledgerFolder } from '../content.ts'
import { type Io, say } from '../io.ts'
import { issueAwards } from '../issuing.ts'
import { many } from '../many.ts'
import { printProblems } from '../print-problems.ts'
import { progress } from '../progress.ts'
import { KEY_FILE, KEY_VARIABLES, readPrivateKeys, signersOf } from '../signing-keys.ts'

function privateKeys(io: Io) {
  const keys = readPrivateKeys(io)
  if (keys !== undefined) return keys
  throw new PublisherError('ERR_SIGNING_KEY_MISSING', 'there is no signing key', {
    hint: `set ${KEY_VARIABLES.ed25519} and ${KEY_VARIABLES.rsa}, or make ${KEY_FILE} with "badgewright keys create"; "badgewright build" needs none`,
  })
}

/** What an issuing run did, in one line. */
export function issuedText({ issue, reissue, status, erase }: Plan): string {
  const erased = erase.length === 0 ? '' : ` Erased ${erase.length}.`
  return `Issued ${issue.length}, reissued ${reissue.length}, recorded ${many(status.length, 'change', 'changes')} of standing.${erased}`
}

export const command: Command = {
  name: 'issue',
  summary: 'Signs what is newly awarded or corrected, and appends it to the ledger. Needs the keys.',
  flags: {},
  details: [
    `Reads the private keys from ${KEY_VARIABLES.ed25519} and ${KEY_VARIABLES.rsa} (each a JWK), else from ${KEY_FILE}.`,
    'Running it again issues nothing twice. It may be interrupted at any moment; running it again does the rest.',
  ].join('\n'),
  async run(_args, io) {
    const secret = privateKeys(io)
    const checked = checkContent(io)
    if (!checked.ok) {
      io.stdout.write(printProblems(checked.problems, checked.files, 'people'))
      return EXIT.failed
    }
    const { register, plan } = checked
    const signers = await signersOf(secret, register.keys, register.site.url)
    const bar = progress(io, 'Signing', plan.issue.length + plan.reissue.length)
    const { now, random, root } = io
    const issued = await issueAwards({
      register,
      ledger: ledgerFolder(root),
      signers,
      development: false,
      now: now(),
      random,
      onSigned: bar.tick,
    })
    bar.done()
    if (!issued.ok) {
      io.stdout.write(printProblems(issued.problems, checked.files, 'people'))
      return EXIT.failed
    }
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
