import type { YamlEdit } from '../../src/authoring/edit-yaml.ts'
import type { Award } from '../../src/domain/award.ts'
import { addDuration, duration, moment, toUtc } from '../../src/domain/moment.ts'
import type { Register } from '../../src/domain/register.ts'
import { CORRECTED_ON_FLAG, correctionEdit } from '../awards/correction.ts'
import { type AwardEdits, editedFiles } from '../awards/edit-awards.ts'
import { awardsInWords, awardsNamed, NAMING_HELP, registerOrProblems, wordsOf } from '../awards/find-awards.ts'
import { asWritten, standingAt, termEnd } from '../awards/standing-now.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { flagValue, REASON_FLAG, reasonGiven } from '../typed.ts'

/** For how long, or until when, awards are to hold, and what is said of it. */
interface Renewal {
  readonly until?: string
  readonly span?: string
  readonly edit: (award: Award) => YamlEdit
}

type Renewed = AwardEdits | { readonly fault: string }

/** An award with its new end; or what speaks against it. */
function renewed(award: Award, register: Register, { until, span, edit }: Renewal, now: Date): Renewed {
  const fault = (what: string) => ({ fault: `award ${award.id} ${what}` })
  const standing = standingAt(award, register, now)
  if (standing === 'revoked' || standing === 'suspended') return fault(`is ${standing}`)
  const end = termEnd(award, register)
  if (end === undefined) return fault('holds for ever; "correct --set expires=…" ends it')
  const longer = span ?? register.badgeClasses.get(award.badge)?.validFor
  if (until === undefined && longer === undefined)
    return fault('needs --until or --for: its badge class has no `validFor`')
  // Whoever renews in time loses no day; whoever lapsed gets no day back.
  const start = [end, `${now.toISOString().slice(0, 10)}T00:00:00Z`].toSorted().at(-1)!
  const newEnd = toUtc(until ?? addDuration(start, longer!))
  if (newEnd <= end) return fault(`holds until ${asWritten(end)} already; "correct --set expires=…" shortens it`)
  return { award, edits: [{ kind: 'set', path: ['expires'], value: asWritten(newEnd) }, edit(award)] }
}

export const command: Command = {
  name: 'renew',
  summary: 'Lets awards hold longer, with a reason: they are issued again under their ids.',
  words: '<award>...',
  flags: {
    until: { type: 'string', value: 'day', help: 'Day from which they no longer hold.' },
    for: {
      type: 'string',
      value: 'P2Y',
      help: 'How much longer they hold; the badge class’s `validFor` unless given.',
    },
    reason: REASON_FLAG,
    on: CORRECTED_ON_FLAG,
    ...DELIVERY_FLAGS,
  },
  details: [
    NAMING_HELP,
    'A renewal is a correction that moves `expires`: the address, the id and the day of the award stay, the credential is',
    'signed again and counts from the day of the renewal. --for counts from the end of the present term, or from today when',
    'that has passed.',
    '',
    '  badgewright renew abcdefghijklmnop --for P2Y --reason "Refresher course passed."',
  ].join('\n'),
  async run({ flags, words }, io) {
    const names = wordsOf(command, words)
    const reason = reasonGiven(command, flags)
    const [until, span] = [flagValue(flags, 'until', moment), flagValue(flags, 'for', duration)]
    if (until !== undefined && span !== undefined)
      throw usageError('renew takes --until or --for, not both', 'badgewright renew --help')
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const awards = awardsNamed(names, register, io)
    const renewal = { until, span, edit: (award: Award) => correctionEdit(award, reason, flags, io) }
    const all = awards.map((award) => renewed(award, register, renewal, io.now()))
    const faults = all.flatMap((one) => ('fault' in one ? [one.fault] : []))
    if (faults.length > 0)
      throw usageError(faults.join('\nerror: '), 'nothing was written; leave these out, or mend them first')
    return deliver(io, flags, {
      changes: editedFiles(
        io,
        all.filter((one) => 'award' in one),
        register,
      ),
      subject: `Renew ${awardsInWords(awards, register)}`,
      body: reason,
    })
  },
}
