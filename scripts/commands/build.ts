import { isEmptyPlan } from '../../src/ledger/plan.ts'
import { type Command, EXIT } from '../command.ts'
import { checkContent, ledgerFolder } from '../content.ts'
import { note } from '../io.ts'
import { throwAwayRecord } from '../issuing/throw-away-ledger.ts'
import { PROBLEM_FLAGS, printProblems, problemFormat } from '../print/problems.ts'
import { renderSite } from '../site/rendering.ts'

export const command: Command = {
  name: 'build',
  summary: 'Checks content and builds dist/. Without a ledger it signs with a development key, for looking only.',
  flags: PROBLEM_FLAGS,
  details: 'Needs no key and no configuration. With a ledger/ folder it does the same as "badgewright render".',
  async run({ flags }, io) {
    const checked = checkContent(io)
    if (!checked.ok) {
      io.stdout.write(printProblems(checked.problems, checked.files, problemFormat(flags)))
      return EXIT.failed
    }
    const { register, plan, hasLedger } = checked
    if (hasLedger && !isEmptyPlan(plan))
      note(io, 'Some changes of content are not issued yet and so not on the site; see "badgewright plan".')
    if (!hasLedger)
      note(io, 'There is no ledger, so everything is signed with the development key, and each page says so.')
    const record = hasLedger ? { register, ledger: ledgerFolder(io.root) } : await throwAwayRecord(register, io)
    await renderSite(record, io)
    return EXIT.ok
  },
}
