import { describe, expect, it } from 'vitest'
import type { Award } from '../../src/domain/award.ts'
import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { type KeyPair, keyPair, pairWith, signersOfPair } from '../helpers/keys.ts'
import { award, awardId, badgeClass, issueInto, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const SITE = 'https://badges.example.org/open/'
const [old, good] = [await keyPair(), await keyPair('2026-05-01')]
const [A, B, C] = [2, 3, 4].map(awardId) as [string, string, string]

/** Issues into a ledger with some pair, at some moment, while the issuer publishes some keys. */
async function issue(folder: string, awards: readonly Award[], keys: readonly IssuerKey[], pair: KeyPair, at: string) {
  const record = await register(awards, {
    keys,
    badgeClasses: new Map([['sql-for-beginners', badgeClass({ name: `SQL as of ${at}` })]]),
  })
  return issueInto(folder, record, { signers: await signersOfPair(pair, SITE), now: new Date(at) })
}

/** A ledger of awards A and B, signed with the old pair: entries 1 and 2. */
async function twoAwards() {
  const folder = temporaryFolder()
  await issue(folder, [award(A), award(B)], old.keys, old, '2026-04-01T00:00:00Z')
  return folder
}

const compromised = (compromisedFrom: number | undefined, pair = old) =>
  pairWith(pair, { compromisedOn: '2026-05-01', ...(compromisedFrom === undefined ? {} : { compromisedFrom }) })
const told = (issued: Awaited<ReturnType<typeof issueInto>>) =>
  issued.ok ? [] : issued.problems.map(({ file, rule, message }) => `${file} ${rule}: ${message}`)
const JUNE = '2026-06-01T12:00:00Z'

describe('a compromised key', () => {
  it('has what it signed before the position signed again: the same facts as then, under good keys, and later', async () => {
    const folder = await twoAwards()
    const before = readLedger(folder)
    const issued = await issue(folder, [award(A), award(B)], [...compromised(3), ...good.keys], good, JUNE)
    expect(issued).toMatchObject({ ok: true, plan: { issue: [], reissue: [], resign: [{ award: A }, { award: B }] } })
    const after = readLedger(folder)
    for (const id of [A, B]) {
      const [first, again] = [before.awards.get(id)!, after.awards.get(id)!]
      const { proof: _p, validFrom: _v, ...facts } = before.secured(first).credential
      const { proof, validFrom, ...same } = after.secured(again).credential
      expect(same).toEqual(facts)
      expect(JSON.stringify(same)).toContain('SQL as of 2026-04-01')
      expect({ validFrom, proof }).toMatchObject({ validFrom: JUNE, proof: [{ created: JUNE }] })
      const { seq: _s, prev: _q, at: _a, type, compromised: names, ...entry } = again.entry
      expect({ type, names: names?.length }).toEqual({ type: 'reissue', names: 2 })
      expect(first.entry).toMatchObject(entry)
      expect(again.signings.at(-1)!.keys).not.toEqual(first.signings.at(-1)!.keys)
      expect(again.resignedAt).toEqual([JUNE])
    }
  })

  it('has the status lists signed again, and a second run finds nothing to do', async () => {
    const folder = await twoAwards()
    const keys = [...compromised(3), ...good.keys]
    await issue(folder, [award(A), award(B)], keys, good, JUNE)
    const types = [...readEntries(folder)].map(({ entry }) => entry.type).slice(5)
    expect(types).toEqual(['reissue', 'reissue', 'status-list', 'status-list'])
    expect(await issue(folder, [award(A), award(B)], keys, good, '2026-07-01T00:00:00Z')).toMatchObject({ entries: 0 })
  })

  it('signs again only what it signed, when it is one of the two', async () => {
    const folder = await twoAwards()
    const [ed25519, rsa] = old.keys
    const keys = [{ ...rsa, compromisedOn: '2026-05-01', compromisedFrom: 3 }, ed25519, good.keys[1]]
    const mixed = { secret: { ...old.secret, rsa: good.secret.rsa }, keys: [ed25519, good.keys[1]] } as const
    const issued = await issue(folder, [award(A), award(B)], keys, mixed, JUNE)
    expect(issued).toMatchObject({ ok: true, plan: { resign: [{ award: A }, { award: B }] } })
    expect([...readEntries(folder)].map(({ entry }) => entry.type).slice(5)).toEqual(['reissue', 'reissue'])
  })

  it('leaves what it signed from the position on to people: nothing is issued before each is confirmed or revoked', async () => {
    const folder = await twoAwards()
    await issue(folder, [award(A), award(B), award(C)], old.keys, old, '2026-04-20T00:00:00Z')
    const keys = [...compromised(2), ...good.keys]
    const entries = [...readEntries(folder)].length
    expect(told(await issue(folder, [award(A), award(B), award(C)], keys, good, JUNE))).toEqual([
      `content/awards/2026/03/${B}.yaml award-uncertain: Award ${B} was signed with the key ${old.keys[0].kid} at ledger position 2, and from 2 on others may have signed with it.`,
      `content/awards/2026/03/${C}.yaml award-uncertain: Award ${C} was signed with the key ${old.keys[0].kid} at ledger position 5, and from 2 on others may have signed with it.`,
    ])
    expect([...readEntries(folder)].length).toBe(entries)
    const corrections = [{ on: '2026-05-02', reason: 'Awarded by us, as the minutes of the day say.' }]
    const status = [{ change: 'revoke' as const, on: '2026-05-02', reason: 'Not awarded by us.' }]
    const settled = [award(A), award(B, { corrections }), award(C, { status })]
    expect(await issue(folder, settled, keys, good, JUNE)).toMatchObject({
      ok: true,
      plan: { reissue: [{ award: { id: B } }], resign: [{ award: A }], status: [{ award: C }] },
    })
    expect(await issue(folder, settled, keys, good, JUNE)).toMatchObject({ ok: true, entries: 0 })
  })

  it('makes everything that it signed uncertain when no position is given', async () => {
    const issued = await issue(
      await twoAwards(),
      [award(A), award(B)],
      [...compromised(undefined), ...good.keys],
      good,
      JUNE,
    )
    expect(told(issued).length).toBe(2)
  })

  it('makes an award doubtful again when the theft is found to be older than was thought', async () => {
    const folder = await twoAwards()
    await issue(folder, [award(A), award(B)], [...compromised(3), ...good.keys], good, JUNE)
    const issued = await issue(folder, [award(A), award(B)], [...compromised(2), ...good.keys], good, JUNE)
    expect(told(issued).map((line) => line.split(':')[0])).toEqual([`content/awards/2026/03/${B}.yaml award-uncertain`])
  })

  it('has awards signed again that its successor signed, when that is compromised in turn', async () => {
    const folder = await twoAwards()
    await issue(folder, [award(A), award(B)], [...compromised(3), ...good.keys], good, JUNE)
    const third = await keyPair('2026-07-01')
    const entries = [...readEntries(folder)].length
    const keys = [...compromised(3), ...compromised(entries, good), ...third.keys]
    expect(await issue(folder, [award(A), award(B)], keys, third, '2026-08-01T00:00:00Z')).toMatchObject({
      ok: true,
      plan: { resign: [{ award: A }, { award: B }] },
    })
    expect(readLedger(folder).awards.get(A)!.resignedAt).toEqual([JUNE, '2026-08-01T00:00:00Z'])
  })

  it('gives an award that has expired a later first day that is not after its last', async () => {
    const folder = temporaryFolder()
    const awards = [award(A, { expires: '2026-04-15' }), award(B, { awardedOn: '2026-06-02' })]
    await issue(folder, awards, old.keys, old, '2026-04-01T00:00:00Z')
    await issue(folder, awards, [...compromised(3), ...good.keys], good, JUNE)
    const { awards: issued, secured } = readLedger(folder)
    expect([A, B].map((id) => secured(issued.get(id)!).credential.validFrom)).toEqual([
      '2026-04-15T00:00:00Z',
      '2026-06-02T00:00:01Z',
    ])
  })

  it('lets a correction of the same day follow with a first day that is later still', async () => {
    const folder = await twoAwards()
    const keys = [...compromised(3), ...good.keys]
    await issue(folder, [award(A), award(B)], keys, good, JUNE)
    const corrections = [{ on: '2026-06-01', reason: 'The role was missing.' }]
    await issue(folder, [award(A, { corrections, role: 'Analyst' }), award(B)], keys, good, JUNE)
    const { awards, secured } = readLedger(folder)
    expect(secured(awards.get(A)!).credential).toMatchObject({ validFrom: '2026-06-01T12:00:01Z' })
  })
})

describe('a retired key', () => {
  it('may not be retired before the last award that it signed', async () => {
    const folder = await twoAwards()
    const keys = [...pairWith(old, { retiredOn: '2026-04-01' }), ...good.keys]
    expect(told(await issue(folder, [award(A), award(B)], keys, good, JUNE))).toEqual(
      [...old.keys]
        .map(
          ({ kid }) =>
            `content/issuer/keys/${kid}.json key-retired-early: retiredOn is 2026-04-01, and this key signed an award at 2026-04-01T00:00:00Z.`,
        )
        .sort(),
    )
    const later = [...pairWith(old, { retiredOn: '2026-04-01T00:00:01Z' }), ...good.keys]
    expect(await issue(folder, [award(A), award(B)], later, good, JUNE)).toMatchObject({
      ok: true,
      plan: { resign: [] },
    })
  })
})
