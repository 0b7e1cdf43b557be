import type { Register } from '../src/domain/register.ts'
import type { Plan } from '../src/ledger/plan.ts'

/** The content files that a plan would issue or record something from, each once, in order. */
export function filesOf({ issue, reissue, status }: Plan, { awards }: Pick<Register, 'awards'>): string[] {
  const files = [
    ...issue.map(({ file }) => file),
    ...reissue.map(({ award }) => award.file),
    ...status.map(({ award }) => awards.get(award)!.file),
  ]
  return [...new Set(files)].sort()
}
