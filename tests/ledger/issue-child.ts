/** Issues awards into a ledger in a process of its own, so that the test can kill it: `node issue-child.ts <ledger> <count>`. */
import { award, awardId, issueInto, register } from '../helpers/records.ts'

const [ledger, count] = process.argv.slice(2) as [string, string]
const revoked = { status: [{ change: 'revoke' as const, on: '2026-03-10', reason: 'Issued by mistake.' }] }
const awards = Array.from({ length: Number(count) }, (_, n) => {
  const made = n % 50 === 49 ? { parts: [awardId(n - 2), awardId(n - 1)] } : {}
  return award(awardId(n), n % 50 === 0 ? revoked : made)
})
await issueInto(ledger, await register(awards), { onSigned: () => process.stdout.write('.') })
