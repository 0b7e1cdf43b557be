import { duration } from '../../src/domain/moment.ts'
import { type Due, dueAt } from '../awards/due.ts'
import { type Command, EXIT } from '../command.ts'
import { checkContent } from '../content.ts'
import { say } from '../io.ts'
import { awardLines } from '../print/awards.ts'
import { printProblems } from '../print/problems.ts'
import { flagValue } from '../typed.ts'

const WITHIN = 'P60D'

/** What each part is called, and what to do about it. */
const PARTS: readonly (readonly [part: keyof Due, title: string, toDo: string])[] = [
  ['notIssued', 'Not yet issued', 'badgewright issue, or look whether the issuing workflow ran'],
  ['expiring', 'End soon', 'badgewright renew <award> --reason …, or tell the learner'],
  ['lapsed', 'Ended lately', 'badgewright renew <award> --reason …, when the learner asks'],
  ['suspended', 'Suspended', 'settle it: badgewright reinstate or revoke <award> --reason …'],
  ['withoutEvidence', 'Without evidence', 'ask for it: badgewright correct <award> --set evidence.0.url=… --reason …'],
]

export const command: Command = {
  name: 'due',
  summary: 'Shows what waits for you: awards that end, are suspended, lack evidence or are not issued.',
  flags: {
    within: { type: 'string', value: WITHIN, help: `How far to look ahead and back; ${WITHIN} unless given.` },
    json: { type: 'boolean', help: 'Prints one JSON object: { ok, due }.' },
  },
  details:
    'Evidence is asked for where the badge class is a micro-credential or its assessment leaves something to show: an\nassignment, a project, a portfolio, a case study, a presentation.',
  async run({ flags }, io) {
    const within = flagValue(flags, 'within', duration) ?? WITHIN
    const checked = checkContent(io)
    const json = flags.json === true
    if (!checked.ok) {
      io.stdout.write(printProblems(checked.problems, checked.files, json ? 'json' : 'people'))
      return EXIT.failed
    }
    const { register, plan, hasLedger } = checked
    const due = dueAt(io.now(), register, { within, toIssue: hasLedger ? plan.issue : [] })
    if (json) {
      say(io, JSON.stringify({ ok: true, due }, null, 2))
      return EXIT.ok
    }
    const parts = PARTS.filter(([part]) => due[part].length > 0)
    for (const [part, title, toDo] of parts) {
      say(io, `${title} (${due[part].length}): ${toDo}`)
      for (const line of awardLines(due[part], register)) say(io, `  ${line}`)
      say(io, '')
    }
    say(io, parts.length === 0 ? 'Nothing waits for you.' : `Within ${within} of today.`)
    return EXIT.ok
  },
}
