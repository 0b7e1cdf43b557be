import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import { isMoment } from '../../src/domain/moment.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { withAutomatic } from '../../src/ledger/automatic.ts'
import { keyFinding } from '../../src/ledger/keys.ts'
import type { Ledger } from '../../src/ledger/state.ts'
import { EXIT, usageError } from '../command.ts'
import { LEDGER_FOLDER, ledgerFolder } from '../content.ts'
import { say } from '../io.ts'
import { ledgerOf } from '../issuing/issuing.ts'
import { many } from '../print/many.ts'
import type { KeyAction, KeyCall } from './action.ts'
import { changeKey, keyNamed, momentOf } from './key-files.ts'
import { ledgerKeys } from './signing-keys.ts'

/** What the flags say, or what is wrong with them. */
function fieldsOf({ io, flags }: KeyCall, key: IssuerKey, ledger: Ledger | undefined) {
  const { from, on = momentOf(io.now()) } = flags
  const compromisedFrom = typeof from === 'string' && /^\d{1,12}$/.test(from) ? Number(from) : undefined
  if (compromisedFrom === undefined)
    throw usageError(
      'compromise needs --from: the number ("seq") of the first ledger entry that may not be yours',
      'look into ledger/entries/, where each entry has its number and its time; --from 0 if nothing is certain',
    )
  if (ledger !== undefined && compromisedFrom > ledger.tip.entries)
    throw usageError(
      `--from is ${compromisedFrom}, and the ledger has ${many(ledger.tip.entries, 'entry', 'entries')}`,
      'give the "seq" of an entry',
    )
  if (typeof on !== 'string' || !isMoment(on) || Date.parse(on) > io.now().getTime())
    throw usageError('--on is no day or moment of the past', 'write it as 2026-05-01 or 2026-05-01T14:00:00Z')
  if (Date.parse(on) < Date.parse(key.createdOn))
    throw usageError(
      `--on is ${on}, before the key was made (${key.createdOn})`,
      'give the moment from which others may have had it',
    )
  return { compromisedOn: on, compromisedFrom }
}

/** What a compromised key means for the awards of the ledger. */
function consequences({ register }: KeyCall, changed: IssuerKey, ledger: Ledger) {
  const { awards, keys, site } = withAutomatic(register, ledger)
  const all = keys.map((key) => (key.kid === changed.kid ? changed : key))
  const findings = [...ledger.awards].flatMap(([id, issued]) => {
    const award = awards.get(id)
    return award === undefined ? [] : (keyFinding(award, issued, ledgerKeys(all, site.url)) ?? [])
  })
  const doubtful = findings.flatMap((finding) => ('problem' in finding ? [finding.problem] : []))
  return { doubtful, again: findings.length - doubtful.length }
}

const SHOWN = 50

function doubtfulText(problems: readonly Problem[]): string[] {
  if (problems.length === 0) return []
  const shown = problems.slice(0, SHOWN).map(({ file, message }) => `  ${file}: ${message}`)
  const more = problems.length - shown.length
  return [
    `${many(problems.length, 'award')} may not be yours. Nothing is issued until each is confirmed by a correction or revoked:`,
    ...shown,
    ...(more > 0 ? [`  ... and ${more} more: badgewright check`] : []),
    '',
  ]
}

function ledgerText(call: KeyCall, changed: IssuerKey, ledger: Ledger | undefined): string[] {
  if (ledger === undefined)
    return [
      `There is no ${LEDGER_FOLDER}/ here. Check it out and run "badgewright plan" to see which awards are concerned.`,
      '',
    ]
  const { doubtful, again } = consequences(call, changed, ledger)
  return [`${many(again, 'award')} will be signed again as they are, with a good key.`, '', ...doubtfulText(doubtful)]
}

/** What verifiers make of it (reference: Controlled Identifiers 1.0, revocation of verification methods). */
const VERIFIERS = [
  'What verifiers show of copies that the old key signed:',
  '  - This site’s verifier asks for each at its own address: an honest copy counts, as what is published there now says the',
  '    same under a good key; a forged one fails. Without a network neither can be checked.',
  '  - Others that ask for the issuer’s keys refuse both, until the holder fetches the new copy from the award’s page.',
  '  - Others that do not ask again, or take the key from the signature, accept both: a forged badge too.',
  '',
]

const NEXT = [
  'What to do, in this order:',
  '  1. Remove the old secret from the signing environment, so that nothing more is signed with it.',
  '  2. If no successor is published yet: badgewright keys rotate, and put the new secrets into the environment.',
  '  3. Confirm or revoke the awards above, if any, in the same pull request as this file.',
  '  4. Merge. The issuing step signs the others again; run it once more if it was stopped.',
  '  5. Tell holders to fetch their badges anew, and say publicly which ones are concerned. See .github/SECURITY.md.',
]

export const compromise: KeyAction = {
  words: '<kid>',
  fewest: 1,
  most: 1,
  flags: ['from', 'on'],
  help: 'Says that others may have a key. What it signed before --from is then signed again with a good key.',
  run(call) {
    const { io, register, words } = call
    const key = keyNamed(words[0]!, register.keys)
    const ledger = ledgerOf(ledgerFolder(io.root), register.site.url, false)
    const fields = fieldsOf(call, key, ledger)
    const text = ledgerText(call, { ...key, ...fields }, ledger)
    const file = changeKey(io.root, key, fields)
    say(io, [`Compromised, to be committed: ${file}`, '', ...text, ...VERIFIERS, ...NEXT].join('\n'))
    return EXIT.ok
  },
}
