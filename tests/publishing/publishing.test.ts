import { describe, expect, it } from 'vitest'
import { extract } from '../../src/baking/bake.ts'
import type { Award } from '../../src/domain/award.ts'
import { jsonText } from '../../src/domain/json.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { type PublishedFile, publish } from '../../src/publishing/index.ts'
import { award, awardId, badgeClass, issueInto, register, SVG } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const [VALID, REVOKED, SUSPENDED, REINSTATED, OWN] = [1, 2, 3, 4, 5].map(awardId) as [
  string,
  string,
  string,
  string,
  string,
]
const suspend = { change: 'suspend', on: '2026-03-10', reason: 'Under review.' } as const
const AWARDS: readonly Award[] = [
  award(VALID),
  award(REVOKED, { status: [{ change: 'revoke', on: '2026-03-10', reason: 'Issued by mistake.' }] }),
  award(SUSPENDED, { status: [suspend] }),
  award(REINSTATED, { status: [suspend, { change: 'reinstate', on: '2026-03-12', reason: 'Settled.' }] }),
  award(OWN, { image: 'own.svg', images: { svg: SVG } }),
]

async function published(awards: readonly Award[] = AWARDS, badge = badgeClass()) {
  const record = await register(awards, { badgeClasses: new Map([[badge.slug, badge]]) })
  const folder = temporaryFolder()
  await issueInto(folder, record)
  const ledger = readLedger(folder)
  const files: PublishedFile[] = []
  for await (const file of publish({ register: record, ledger })) files.push(file)
  const text = (path: string) => Buffer.from(files.find((file) => file.path === path)!.bytes).toString('utf8')
  return { files, ledger, text, json: (path: string) => JSON.parse(text(path)) }
}

describe('publishing', () => {
  it('makes the same files in the same order each time', async () => {
    expect((await published()).files).toEqual((await published()).files)
  })

  it('gives each file a path of its own below the site', async () => {
    const paths = (await published()).files.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => !/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.includes('..'))).toEqual([])
  })

  it('publishes the credential as it stands in the ledger, and pictures that carry exactly that', async () => {
    const { text, ledger, files } = await published()
    for (const [id, award] of ledger.awards) {
      const { credential } = ledger.secured(award)
      expect(text(`awards/${id}/credential.json`)).toBe(jsonText(credential))
      for (const name of ['badge.png', 'badge.svg']) {
        const picture = files.find(({ path }) => path === `awards/${id}/${name}`)!
        expect(JSON.parse((await extract(picture.bytes)).openBadges3!)).toEqual(credential)
      }
    }
  })

  it('tells in Open Badges 2.0 who is withdrawn and why, a suspension being for now', async () => {
    const { json } = await published()
    const told = [VALID, REVOKED, SUSPENDED, REINSTATED].map((id) => {
      const { revoked, revocationReason } = json(`awards/${id}/assertion.json`)
      return { revoked, revocationReason }
    })
    expect(told).toEqual([
      { revoked: undefined, revocationReason: undefined },
      { revoked: true, revocationReason: 'Issued by mistake.' },
      { revoked: true, revocationReason: 'Suspended for now: Under review.' },
      { revoked: undefined, revocationReason: undefined },
    ])
    const list = json('issuer/revocations.json').revokedAssertions.map(({ id }: { id: string }) => id.split('/').at(-2))
    expect(list).toEqual([REVOKED, SUSPENDED])
  })

  it('publishes the plain picture of an award that has one of its own', async () => {
    const paths = (await published()).files.map(({ path }) => path).filter((path) => path.endsWith('image.png'))
    expect(paths).toEqual([`awards/${OWN}/image.png`])
  })

  it('bakes no drawing where the badge class has only pixels', async () => {
    const { files } = await published([award(VALID)])
    const png = files.find(({ path }) => path === 'badges/sql-for-beginners/badge.png')!.bytes
    const paths = (await published([award(VALID)], badgeClass({ images: { png } }))).files.map(({ path }) => path)
    expect(paths.filter((path) => path.endsWith('.svg'))).toEqual([])
    expect(paths).toContain(`awards/${VALID}/badge.png`)
  })

  it('keeps a compromised key in the DID document alone, where it may assert nothing', async () => {
    const record = await register([award(VALID)])
    const folder = temporaryFolder()
    await issueInto(folder, record)
    const keys = record.keys.map((key) => ({ ...key, compromisedOn: '2026-05-01' }))
    const texts = new Map<string, string>()
    for await (const { path, bytes } of publish({ register: { ...record, keys }, ledger: readLedger(folder) }))
      texts.set(path, Buffer.from(bytes).toString('utf8'))
    expect([...texts.keys()].filter((path) => path.startsWith('keys/'))).toEqual([])
    expect(JSON.parse(texts.get('.well-known/jwks.json')!)).toEqual({ keys: [] })
    const did = JSON.parse(texts.get('did.json')!)
    expect([did.verificationMethod.length, did.assertionMethod]).toEqual([2, []])
  })

  it('publishes no part of a private key', async () => {
    const { files } = await published()
    const jwks = files.filter(({ path }) => /^(keys\/|\.well-known\/|did\.json)/.test(path))
    expect(jwks.length).toBe(4)
    for (const { bytes } of jwks) expect(Buffer.from(bytes).toString()).not.toMatch(/"(d|p|q|dp|dq|qi|k)"\s*:/)
  })
})
