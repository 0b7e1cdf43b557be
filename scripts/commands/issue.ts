import { isEmptyPlan, type Plan } from '../../src/ledger/plan.ts'
import { type Command, EXIT } from '../command.ts'
import { checkContent, LEDGER_FOLDER, ledgerFolder } from '../content.ts'
import { say } from '../io.ts'
import { issueAwards } from '../issuing.ts'
import { KEY_FILE, KEY_VARIABLES, keySources } from '../keys/sources.ts'
import { many } from '../many.ts'
import { printProblems } from '../print-problems.ts'
import { progress } from '../progress.ts'
import { openSigners } from '../signing-keys.ts'

/** What an issuing run did, in one line. */
export function issuedText({ issue, reissue, resign, status }: Plan): string {
  return `Issued ${issue.length}, reissued ${reissue.length + resign.length}, recorded ${many(status.length, 'change', 'changes')} of standing.`
}

export const command: Command = {
  name: 'issue',
  summary: 'Signs what is newly awarded or corrected, and appends it to the ledger. Needs the keys.',
  flags: {},
  details: [
    'Where each private key is, one of these says:',
    `  ${KEY_VARIABLES.ed25519.jwk}, ${KEY_VARIABLES.rsa.jwk}: the key itself, as a JWK.`,
    `  ${KEY_VARIABLES.ed25519.command}, ${KEY_VARIABLES.rsa.command}: a program that reads bytes and writes their signature.`,
    `  ${KEY_VARIABLES.ed25519.kms}, ${KEY_VARIABLES.rsa.kms}: id, ARN or alias of a key in AWS KMS.`,
    `  ${KEY_FILE}: both keys, for local work.`,
    'Running it again issues nothing twice. It may be interrupted at any moment; running it again does the rest.',
  ].join('\n'),
  async run(_args, io) {
    const sources = keySources(io)
    const checked = checkContent(io)
    if (!checked.ok) {
      io.stdout.write(printProblems(checked.problems, checked.files, 'people'))
      return EXIT.failed
    }
    const { register, plan } = checked
    const signers = await openSigners(sources, register.keys, register.site.url)
    const bar = progress(io, 'Signing', plan.issue.length + plan.reissue.length + plan.resign.length)
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
