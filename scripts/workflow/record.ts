import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import type { Plan } from '../../src/ledger/plan.ts'
import type { Ledger } from '../../src/ledger/state.ts'
import { checkContent, ledgerFolder } from '../content.ts'
import type { Io } from '../io.ts'
import { ledgerOf } from '../issuing.ts'
import { printProblems } from '../print-problems.ts'

/** Content with the ledger of its branch, undefined when there is none, and what is not issued yet. */
export interface WorkflowRecord {
  readonly register: Register
  readonly ledger: Ledger | undefined
  readonly plan: Plan
}

/**
 * Reads content and ledger.
 *
 * @throws PublisherError ERR_USAGE when content has problems, which are printed
 */
export function recordOf(io: Io): WorkflowRecord {
  const checked = checkContent(io)
  if (checked.ok) {
    const { register, plan } = checked
    return { register, plan, ledger: ledgerOf(ledgerFolder(io.root), register.site.url, false) }
  }
  io.stdout.write(printProblems(checked.problems, checked.files, 'github'))
  throw new PublisherError('ERR_USAGE', 'content has problems', { hint: 'mend them: badgewright check' })
}
