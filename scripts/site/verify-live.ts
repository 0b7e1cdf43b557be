import { didDocument } from '../../src/credentials/keys.ts'
import { type JsonObject, sameJson } from '../../src/domain/json.ts'
import type { Register } from '../../src/domain/register.ts'
import { didDocumentPath, paths, urlOf } from '../../src/domain/urls.ts'
import { type IssuedAward, type Ledger, type Standing, standingOf } from '../../src/ledger/state.ts'
import { publishedKey } from '../../src/publishing/issuer-files.ts'
import { createVerifier, type Fetch } from '../../src/verification/index.ts'
import { clrFaults, type Fault, reportFaults } from '../print/report-faults.ts'

/** What the live site is held against, and how it is asked. */
export interface LiveSite {
  readonly register: Register
  readonly ledger: Ledger
  readonly fetch: Fetch
  /** The moment at which all is to hold; one in the future tells what will lapse until then. */
  readonly now: Date
}

/** How many awards of each standing are verified: the first, which has the oldest key, and the newest. */
const NEWEST = 5

/** A sample of awards by their ids: enough to see every kind of fault that a deployment can have, few enough to ask a live host. */
function sampleOf({ awards }: Ledger): (readonly [string, IssuedAward])[] {
  const byTime = [...awards].sort(([, a], [, b]) => a.entry.seq - b.entry.seq)
  const standings: readonly Standing[] = ['valid', 'suspended', 'revoked']
  return standings.flatMap((standing) => {
    const own = byTime.filter(([, award]) => standingOf(award) === standing)
    return [...own.slice(0, 1), ...own.slice(1).slice(-NEWEST)]
  })
}

/** The documents of the issuer that must be live as they are here: how far the ledger has come, the keys, the status lists. */
function issuerDocuments({ register: { keys, site }, ledger }: LiveSite): (readonly [string, JsonObject])[] {
  return [
    [paths.ledger(), { ...ledger.tip }],
    [didDocumentPath(site.url), didDocument(keys.map(publishedKey), site)],
    ...[...ledger.statusLists.values()].map(
      ({ list, credential }) => [paths.statusList(list), credential] as [string, JsonObject],
    ),
  ]
}

async function documentFaults(live: LiveSite, path: string, expected: JsonObject): Promise<Fault[]> {
  try {
    const { status, bytes } = await live.fetch(urlOf(live.register.site.url, path))
    if (status !== 200) return [{ path, message: `It answers ${status}.` }]
    const isSame = sameJson(JSON.parse(Buffer.from(bytes).toString('utf8')), expected)
    return isSame ? [] : [{ path, message: 'It is not the one that was to be published.' }]
  } catch (error) {
    return [{ path, message: error instanceof SyntaxError ? 'It is not JSON.' : 'It gives no answer.' }]
  }
}

/** Verifies what an award has on the live site as a stranger would, by its addresses alone. */
async function awardFaults(live: LiveSite, id: string, award: IssuedAward): Promise<Fault[]> {
  const verifier = createVerifier({ fetch: live.fetch, now: live.now })
  const reportOf = (path: string) => verifier.verify({ url: urlOf(live.register.site.url, path) })
  const faults: Fault[] = []
  for (const path of [paths.credential(id), paths.credentialJwt(id), paths.assertion(id)])
    faults.push(...reportFaults(path, await reportOf(path), award))
  const clr = live.ledger.clrs.get(id)
  if (clr !== undefined) faults.push(...clrFaults(paths.clr(id), await reportOf(paths.clr(id)), clr, live.ledger))
  return faults
}

/** What does not hold on the live site: the issuer's documents, and a sample of awards through the verifier. */
export async function liveFaults(live: LiveSite): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [path, expected] of issuerDocuments(live)) faults.push(...(await documentFaults(live, path, expected)))
  for (const [id, award] of sampleOf(live.ledger)) faults.push(...(await awardFaults(live, id, award)))
  return faults
}
