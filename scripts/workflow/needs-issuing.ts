import type { Register } from '../../src/domain/register.ts'
import { didOf } from '../../src/domain/urls.ts'
import { isEmptyPlan } from '../../src/ledger/plan.ts'
import { multikeyOf } from '../../src/proofs/multikey.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { type Io, say } from '../io.ts'
import { dueStatusLists } from '../issuing/due-status-lists.ts'
import { setOutputs, variable } from './actions.ts'
import { recordOf, type WorkflowRecord } from './record.ts'

/** How the keys that may sign status lists today are named in proofs. */
function methodsOf({ keys, site }: Register): string[] {
  return keys
    .filter((key) => key.publicJwk.kty === 'OKP' && key.retiredOn === undefined && key.compromisedOn === undefined)
    .map(({ publicJwk }) => `${didOf(site.url)}#${multikeyOf(publicJwk)}`)
}

/** Why the key is needed, in words; undefined when nothing is to be signed. */
function reason(
  { register, ledger, plan, automatic }: WorkflowRecord,
  now: Date,
  statusDays: number,
): string | undefined {
  if (!isEmptyPlan(plan)) return 'content has what is not issued yet'
  if (automatic.due.length > 0) return 'somebody has met a pathway that awards by itself'
  if (ledger === undefined) return 'there is no ledger yet'
  if (ledger.unfinished.length > 0) return 'an erasure was interrupted'
  const terms = { methods: methodsOf(register), now, statusDays }
  return dueStatusLists(ledger, register.site, terms).length > 0 ? 'status lists are to be signed again' : undefined
}

/**
 * Tells whether the issuing step has anything to do, so that nobody is asked to let it near the key for nothing. Has no key.
 * Output `due`. Without public keys there is nothing to issue with.
 */
export async function needsIssuing(io: Io): Promise<number> {
  const record = recordOf(io)
  const hasKeys = record.register.keys.length > 0
  const why = hasKeys ? reason(record, io.now(), Number(variable(io, 'STATUS_DAYS'))) : undefined
  if (!hasKeys) say(io, '::notice::Nothing is issued yet, for the issuer has no keys. Run: npm run keys -- create')
  else say(io, why === undefined ? 'Nothing is to be signed.' : `To be signed: ${why}.`)
  setOutputs(io, { due: why !== undefined })
  return EXIT.ok
}

if (import.meta.main) await runProcess(needsIssuing)
