import type { ErasedChange } from '../domain/award.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { isBefore } from './dates.ts'

/** An award, erased or not. */
type Changed = Sourced<{ readonly status?: readonly ErasedChange[] | undefined }>

type Standing = 'valid' | 'suspended' | 'revoked'

/** What each change leads to, and from where it may start. */
const CHANGES: Readonly<Record<ErasedChange['change'], { readonly from: readonly Standing[]; readonly to: Standing }>> =
  {
    revoke: { from: ['valid', 'suspended'], to: 'revoked' },
    suspend: { from: ['valid'], to: 'suspended' },
    reinstate: { from: ['suspended'], to: 'valid' },
  }

const HINTS: Readonly<Record<Standing, string>> = {
  revoked: 'a revocation is for good: make a new award with a new id',
  suspended: 'reinstate it first, or revoke it',
  valid: 'only a suspended award can be reinstated: take this change out',
}

function orderProblem(award: Changed, index: number, before: string): Problem {
  const on = award.value.status?.[index]?.on
  const message = `This change is dated ${on}, before the change above it (${before}).`
  return problemAt(award, ['status', index, 'on'], 'award-status', message, { hint: 'list changes oldest first' })
}

/** Follows the changes. The first one that cannot be ends it: what comes after would only echo it. */
function statusProblems(award: Changed): Problem[] {
  const changes = award.value.status ?? []
  let standing: Standing = 'valid'
  for (const [i, { change, on }] of changes.entries()) {
    const before = changes[i - 1]?.on
    if (before !== undefined && isBefore(on, before)) return [orderProblem(award, i, before)]
    const { from, to } = CHANGES[change]
    if (!from.includes(standing)) {
      const message = `This award is ${standing} at this point, so it cannot be changed by "${change}".`
      return [problemAt(award, ['status', i, 'change'], 'award-status', message, { hint: HINTS[standing] })]
    }
    standing = to
  }
  return []
}

/** Status changes follow each other sensibly: nothing after a revocation, reinstate only what is suspended. */
export const awardStatus: Check = ({ awards, erased }) => [...awards, ...erased].flatMap(statusProblems)
