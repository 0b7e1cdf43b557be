import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Ledger } from '../../src/ledger/state.ts'
import { type Checked, checkContent, ledgerFolder } from '../content.ts'
import type { Io } from '../io.ts'
import { ledgerOf } from '../issuing/issuing.ts'
import { printProblems } from '../print/problems.ts'

/** Content that holds, what of it is not issued yet, and the ledger of its branch; undefined when there is none. */
export type WorkflowRecord = Extract<Checked, { ok: true }> & { readonly ledger: Ledger | undefined }

/**
 * Reads content and ledger.
 *
 * @throws PublisherError ERR_USAGE when content has problems, which are printed
 */
export function recordOf(io: Io): WorkflowRecord {
  const checked = checkContent(io)
  if (checked.ok) return { ...checked, ledger: ledgerOf(ledgerFolder(io.root), checked.register.site.url, false) }
  io.stdout.write(printProblems(checked.problems, checked.files, 'github'))
  throw new PublisherError('ERR_USAGE', 'content has problems', { hint: 'mend them: badgewright check' })
}
