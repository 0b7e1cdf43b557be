import { join } from 'node:path'
import { type AutomaticAwards, automaticAwards } from '../src/completion/automatic.ts'
import type { Problem } from '../src/domain/problem.ts'
import type { QualityFinding } from '../src/domain/quality-rules.ts'
import type { PlaceOf, Register } from '../src/domain/register.ts'
import { type Files, workingFolder } from '../src/intake/files.ts'
import { readContent } from '../src/intake/index.ts'
import { withAutomatic } from '../src/ledger/automatic.ts'
import { type Plan, planIssuing } from '../src/ledger/plan.ts'
import { ledgerExists } from '../src/ledger/read.ts'
import { type Io, today } from './io.ts'
import { ledgerOf } from './issuing/issuing.ts'
import { ledgerKeys } from './keys/signing-keys.ts'

/** Folder of the ledger: a checkout of its own branch, which the main branch ignores. */
export const LEDGER_FOLDER = 'ledger'

/** Where the ledger of a repository is. */
export function ledgerFolder(root: string): string {
  return join(root, LEDGER_FOLDER)
}

/** Content that holds, with what is to be issued; or every problem. What could be better is told of either. */
export type Checked = { readonly files: number; readonly findings: readonly QualityFinding[] } & (
  | {
      readonly ok: true
      /** With the awards that the issuing step made by itself. */
      readonly register: Register
      readonly plan: Plan
      /** What the issuing step would award by itself, beside the plan. */
      readonly automatic: AutomaticAwards
      readonly hasLedger: boolean
      readonly placeOf: PlaceOf
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }
)

/**
 * Reads content and holds it against the ledger, when there is one.
 *
 * @param content - Where content is read from; the working folder unless given.
 */
export function checkContent(io: Pick<Io, 'root' | 'now'>, content: Files = workingFolder(io.root)): Checked {
  const intake = readContent(content, { today: today(io) })
  if (!intake.ok) return intake
  const { files, findings, placeOf } = intake
  const folder = ledgerFolder(io.root)
  const ledger = ledgerOf(folder, intake.register.site.url, false)
  const register = withAutomatic(intake.register, ledger)
  const planned = planIssuing(register, ledger, ledgerKeys(register.keys, register.site.url))
  if (!planned.ok) return { ok: false, problems: planned.problems, files, findings }
  const automatic = automaticAwards(register, today(io))
  return {
    ok: true,
    register,
    plan: planned.plan,
    automatic,
    hasLedger: ledgerExists(folder),
    files,
    findings,
    placeOf,
  }
}
