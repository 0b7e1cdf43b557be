import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifySite } from '../../scripts/site/verify-site.ts'
import { writeFiles } from '../../scripts/site/write-files.ts'
import { bake } from '../../src/baking/bake.ts'
import type { Award } from '../../src/domain/award.ts'
import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import type { Register } from '../../src/domain/register.ts'
import { type Ledger, readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import { type KeyPair, keyPair, pairWith, signersOfPair } from '../helpers/keys.ts'
import { award, awardId, issueInto, register } from '../helpers/records.ts'
import { CHARTS, charts, SQL, sql, stack, WHOLE, whole as wholeAward } from '../helpers/stack.ts'
import { folderOfSuite, temporaryFolder } from '../helpers/temporary.ts'

const [VALID, REVOKED, SUSPENDED, OTHER] = [1, 2, 3, 4].map(awardId) as [string, string, string, string]
const change = (kind: 'revoke' | 'suspend') => ({ status: [{ change: kind, on: '2026-03-10', reason: 'Why.' }] })
const NOW = new Date('2026-06-01T00:00:00Z')

let record: Register
let ledger: Ledger
const whole = folderOfSuite()
const ledgerFolder = folderOfSuite()

beforeAll(async () => {
  record = await register([
    award(VALID),
    award(REVOKED, change('revoke')),
    award(SUSPENDED, change('suspend')),
    award(OTHER),
  ])
  await issueInto(ledgerFolder, record)
  ledger = readLedger(ledgerFolder)
  await writeFiles(whole, publish({ register: record, ledger }), () => {})
})

/** Verifies a copy of the site in which something was done. */
async function verifyAfter(harm: (site: string) => void): Promise<string> {
  const site = join(temporaryFolder(), 'site')
  cpSync(whole, site, { recursive: true })
  harm(site)
  return verifySite(site, record.site, ledger, { now: NOW }).then(
    (awards) => `${awards} awards verified`,
    (error: Error) => error.message,
  )
}

const edit = (path: string, change: (text: string) => string) => (site: string) =>
  writeFileSync(join(site, path), change(readFileSync(join(site, path), 'utf8')))
const remove = (path: string) => (site: string) => rmSync(join(site, path))
const copy = (from: string, to: string) => (site: string) => cpSync(join(site, from), join(site, to))

describe('verifying a built site from outside', () => {
  it('passes a site as it was published', async () => {
    expect(await verifyAfter(() => {})).toBe('4 awards verified')
  })

  it('passes a site whose key was compromised, where what was revoked is not signed again', async () => {
    const [old, good] = [await keyPair(), await keyPair('2026-04-02')]
    const [folder, site] = [temporaryFolder(), join(temporaryFolder(), 'site')]
    const issue = async (keys: readonly IssuerKey[], pair: KeyPair) => {
      const of = { ...record, keys }
      await issueInto(folder, of, { signers: await signersOfPair(pair, record.site.url), now: NOW })
      return of
    }
    await issue(old.keys, old)
    const compromised = pairWith(old, { compromisedOn: '2026-04-02', compromisedFrom: 100 })
    const register = await issue([...compromised, ...good.keys], good)
    await writeFiles(site, publish({ register, ledger: readLedger(folder) }), () => {})
    expect(await verifySite(site, record.site, readLedger(folder), { now: NOW })).toBe(4)
  })

  const of = (file: string) => `awards/${VALID}/${file}`
  it.each([
    [
      'a credential with one letter changed',
      edit(of('credential.json'), (text) => text.replace('SQL', 'sql')),
      of('credential.json'),
    ],
    [
      'a token with one letter changed',
      edit(of('credential.jwt'), (text) => text.replace(/.$/m, '')),
      of('credential.jwt'),
    ],
    [
      'an assertion with another day',
      edit(of('assertion.json'), (text) => text.replace('2026-03-01', '2025-03-01')),
      of('assertion.json'),
    ],
    [
      'an assertion that hides a revocation',
      edit(`awards/${REVOKED}/assertion.json`, (text) => text.replace('"revoked": true', '"revoked": false')),
      `awards/${REVOKED}/assertion.json`,
    ],
    ['a picture that carries another award', copy(`awards/${OTHER}/badge.png`, of('badge.png')), of('badge.png')],
    [
      'a picture that carries another award’s assertion beside its own credential',
      (site) => {
        const read = (path: string) => readFileSync(join(site, path), 'utf8')
        const baked = bake(
          new Uint8Array(readFileSync(join(site, of('badge.png')))),
          { openBadges3: read(of('credential.json')), openBadges2: read(`awards/${OTHER}/assertion.json`) },
          { replace: true },
        )
        writeFileSync(join(site, of('badge.png')), baked)
      },
      of('badge.png'),
    ],
    ['a drawing that carries another award', copy(`awards/${OTHER}/badge.svg`, of('badge.svg')), of('badge.svg')],
    ['a picture without a credential', copy('badges/sql-for-beginners/badge.png', of('badge.png')), of('badge.png')],
    ['a status list that is not there', remove('status/1.json'), 'status/1.json'],
    ['the status list of another purpose', copy('status/2.json', 'status/1.json'), of('credential.json')],
    [
      'a status list with bits cleared',
      edit('status/1.json', (text) =>
        text.replace(
          /"encodedList": "u[^"]*"/,
          '"encodedList": "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"',
        ),
      ),
      of('credential.json'),
    ],
    ['a DID document that is not there', remove('did.json'), 'did.json'],
    [
      'a DID document without the key',
      edit('did.json', (text) => text.replace(/#z6Mk\w+/g, '#z6Mkgone')),
      of('credential.json'),
    ],
    ['a missing file of an award', remove(of('assertion.json')), `${of('assertion.json')}: It is missing.`],
    ['a credential that is no JSON', edit(of('credential.json'), () => '<html>'), of('credential.json')],
  ])('refuses %s, and names it', async (_, harm, named) => {
    const message = await verifyAfter(harm)
    expect(message).toMatch(/^the built site does not verify:\n/)
    expect(message).toContain(named)
  })

  it('refuses the whole files of one award in the place of another’s', async () => {
    const message = await verifyAfter((site) =>
      cpSync(join(site, `awards/${OTHER}`), join(site, `awards/${VALID}`), { recursive: true }),
    )
    expect(message).toContain(`awards/${VALID}/credential.json: It is the credential of another address.`)
  })

  it('refuses the folder of an award that the ledger does not know', async () => {
    const message = await verifyAfter((site) => mkdirSync(join(site, 'awards/aaaaaaaaaaaaaaaa')))
    expect(message).toContain('awards/aaaaaaaaaaaaaaaa: The ledger knows no such award.')
  })
})

describe('verifying the record of an award and its parts', () => {
  const status = [{ change: 'revoke' as const, on: '2026-04-02', reason: 'Not their own work.' }]

  /** What comes of verifying the site of some awards in which something was done. */
  async function verified(awards: readonly Award[], harm: (site: string) => void = () => {}): Promise<string> {
    const [folder, site] = [temporaryFolder(), join(temporaryFolder(), 'site')]
    const of = await stack(awards)
    await issueInto(folder, of)
    await writeFiles(site, publish({ register: of, ledger: readLedger(folder) }), () => {})
    harm(site)
    return verifySite(site, of.site, readLedger(folder), { now: NOW }).then(
      (count) => `${count} awards verified`,
      (error: Error) => error.message,
    )
  }
  const all = [wholeAward(), sql(), charts()]
  const CLR = `awards/${WHOLE}/clr.json`

  it('passes, also when a part or the whole was revoked since', async () => {
    expect(await verified(all)).toBe('3 awards verified')
    expect(await verified([wholeAward(), sql({ status }), charts()])).toBe('3 awards verified')
    expect(await verified([wholeAward({ status: [{ ...status[0]!, change: 'suspend' }] }), sql(), charts()])).toBe(
      '3 awards verified',
    )
  })

  it('finds one that is missing, changed, of another award, or of an award that has none', async () => {
    expect(await verified(all, remove(CLR))).toContain(`${CLR}: It is missing.`)
    expect(
      await verified(
        all,
        edit(CLR, (text) => text.replace('isPartOf', 'isPeerOf')),
      ),
    ).toContain(`${CLR}: `)
    expect(await verified(all, copy(`awards/${SQL}/credential.json`, CLR))).toContain(`${CLR}: `)
    expect(await verified(all, copy(CLR, `awards/${CHARTS}/clr.json`))).toContain(
      `awards/${CHARTS}/clr.json: The ledger has no such record.`,
    )
  })

  it('finds one that holds a part as it was before a correction', async () => {
    const [folder, site] = [temporaryFolder(), join(temporaryFolder(), 'site')]
    const corrections = [{ on: '2026-03-25', reason: 'The role was missing.' }]
    await issueInto(folder, await stack(all))
    const old = readLedger(folder)
    const stale = old.securedClr(old.clrs.get(WHOLE)!)
    const of = await stack([wholeAward(), sql({ corrections, role: 'Analyst' }), charts()])
    await issueInto(folder, of)
    await writeFiles(site, publish({ register: of, ledger: readLedger(folder) }), () => {})
    writeFileSync(join(site, CLR), JSON.stringify(stale))
    await expect(verifySite(site, of.site, readLedger(folder), { now: NOW })).rejects.toThrow(
      `${CLR}: It does not hold the credential of ${SQL} that is published.`,
    )
  })
})
