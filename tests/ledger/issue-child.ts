/** Issues awards into a ledger in a process of its own, so that the test can kill it: `node issue-child.ts <ledger> <count>`. */
import { award, awardId, issueInto, register } from '../helpers/records.ts'

const [ledger, count] = process.argv.slice(2) as [string, string]
const awards = Array.from({ length: Number(count) }, (_, n) =>
  award(
    awardId(n),
    n % 50 === 0 ? { status: [{ change: 'revoke', on: '2026-03-10', reason: 'Issued by mistake.' }] } : {},
  ),
)
await issueInto(ledger, await register(awards), { onSigned: () => process.stdout.write('.') })
