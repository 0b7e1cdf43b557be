import { PublisherError } from '../../src/domain/publisher-error.ts'
import { isEmptyPlan } from '../../src/ledger/plan.ts'
import { type Command, EXIT } from '../command.ts'
import { checkContent, LEDGER_FOLDER, ledgerFolder } from '../content.ts'
import { note } from '../io.ts'
import { PROBLEM_FLAGS, printProblems, problemFormat } from '../print/problems.ts'
import { renderSite } from '../site/rendering.ts'

export const command: Command = {
  name: 'render',
  summary: 'Builds dist/ from content and the ledger, and verifies it. Needs no key.',
  flags: PROBLEM_FLAGS,
  details: 'Refuses when there is no ledger; "badgewright build" then makes a throw-away one.',
  async run({ flags }, io) {
    const checked = checkContent(io)
    if (!checked.ok) {
      io.stdout.write(printProblems(checked.problems, checked.files, problemFormat(flags)))
      return EXIT.failed
    }
    if (!checked.hasLedger) {
      throw new PublisherError('ERR_LEDGER_MISSING', `there is no ledger in ${LEDGER_FOLDER}/`, {
        hint: 'check it out from its branch, or run "badgewright issue" first; "badgewright build" makes a preview without one',
      })
    }
    if (!isEmptyPlan(checked.plan))
      note(io, 'Some changes of content are not issued yet and so not on the site; see "badgewright plan".')
    await renderSite({ register: checked.register, ledger: ledgerFolder(io.root) }, io)
    return EXIT.ok
  },
}
