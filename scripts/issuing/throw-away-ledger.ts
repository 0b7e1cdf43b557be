import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Register } from '../../src/domain/register.ts'
import type { Io } from '../io.ts'
import { signersOf } from '../keys/signing-keys.ts'
import { progress } from '../print/progress.ts'
import type { SiteRecord } from '../site/rendering.ts'
import { contentClock, DEVELOPMENT_KEYS, repeatableRandom, withDevelopmentKeys } from './development.ts'
import { issueAwards } from './issuing.ts'

/**
 * Makes a ledger for looking only: signed with the development keys, at moments that content speaks of, the same on every
 * machine. It never stands where the real ledger does.
 */
export async function throwAwayRecord(register: Register, io: Io): Promise<SiteRecord> {
  const ledger = join(io.root, '.badgewright/throw-away-ledger')
  rmSync(ledger, { recursive: true, force: true })
  const development = await withDevelopmentKeys(register)
  const signers = await signersOf(DEVELOPMENT_KEYS, development.keys, register.site.url)
  const bar = progress(io, 'Signing', register.awards.size)
  const issued = await issueAwards({
    register: development,
    ledger,
    signers,
    development: true,
    now: contentClock(register),
    random: repeatableRandom(),
    onSigned: bar.tick,
  })
  bar.done()
  if (!issued.ok) throw new Error('an empty ledger cannot contradict content')
  return { register: development, ledger }
}
