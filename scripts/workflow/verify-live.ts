import { setTimeout } from 'node:timers/promises'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Fetch } from '../../src/verification/fetch.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { type Io, note, say } from '../io.ts'
import { many } from '../print/many.ts'
import { liveFaults } from '../site/verify-live.ts'
import { faultsText } from '../site/verify-site.ts'
import { publicFetch } from '../verifying/public-fetch.ts'
import { recordOf } from './record.ts'

/** How long is waited for a deployment to be seen everywhere: ten minutes, for as long may a host's cache keep what was there. */
const ATTEMPTS = 21
const SECONDS = 30

/** What the step asks, and how it waits. */
export interface Surroundings {
  readonly fetch: Fetch
  readonly wait: (seconds: number) => Promise<unknown>
}

/**
 * Verifies the live site after it was deployed, until all of it is seen.
 *
 * @throws PublisherError ERR_SITE_NOT_VERIFIED
 */
export async function verifyLive(io: Io, { fetch, wait }: Surroundings): Promise<number> {
  const { register, ledger } = recordOf(io)
  if (ledger === undefined)
    throw new PublisherError('ERR_LEDGER_MISSING', 'there is no ledger to hold the live site against')
  for (let attempt = 1; ; attempt += 1) {
    const faults = await liveFaults({ register, ledger, fetch, now: io.now() })
    if (faults.length === 0) break
    if (attempt === ATTEMPTS)
      throw new PublisherError('ERR_SITE_NOT_VERIFIED', `the live site does not verify:\n${faultsText(faults)}`, {
        hint: 'run the workflow "publish" again; if it stays so, look at the address in content/site.yaml and at Settings → Pages',
      })
    note(io, `Not live yet: ${many(faults.length, 'fault')}, the first: ${faults[0]!.path}: ${faults[0]!.message}`)
    await wait(SECONDS)
  }
  say(io, `${register.site.url} shows what was issued, and it verifies.`)
  return EXIT.ok
}

if (import.meta.main)
  await runProcess((io) =>
    verifyLive(io, { fetch: publicFetch({ allowPrivate: false }), wait: (seconds) => setTimeout(seconds * 1000) }),
  )
