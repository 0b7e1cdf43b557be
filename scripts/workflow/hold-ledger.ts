import type { Fetch } from '../../src/verification/fetch.ts'
import { runProcess } from '../cli.ts'
import { EXIT } from '../command.ts'
import { ledgerFolder } from '../content.ts'
import { type Io, say } from '../io.ts'
import { publicFetch } from '../verifying/public-fetch.ts'
import { holdAgainstLive } from './live-ledger.ts'
import { recordOf } from './record.ts'

/** Holds the ledger that was fetched against the live site, before anything is signed or published. */
export async function holdLedger(io: Io, fetch: Fetch): Promise<number> {
  const { site } = recordOf(io).register
  await holdAgainstLive(ledgerFolder(io.root), site, fetch)
  say(io, `The ledger goes on from what ${site.url} shows.`)
  return EXIT.ok
}

if (import.meta.main) await runProcess((io) => holdLedger(io, publicFetch({ allowPrivate: false })))
