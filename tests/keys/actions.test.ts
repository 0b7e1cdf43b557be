import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { IssuerKeyFields } from '../../src/domain/issuer-key.ts'
import { readContent } from '../../src/intake/index.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { type Fetch, verify } from '../../src/verification/index.ts'
import { NOW, runHere, runWith } from '../cli/in-process.ts'
import { AWARD, AWARDS, addAwards, repository, SITE } from '../cli/repositories.ts'
import { digestsBelow, filesHolding } from '../helpers/folders.ts'
import { networkOf, publishedFrom } from '../helpers/published.ts'

const FOLDER = 'content/issuer/keys'
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const kids = (root: string) => readdirSync(join(root, FOLDER)).map((name) => name.replace('.json', ''))
const fieldsOf = (root: string, kid: string) =>
  JSON.parse(readFileSync(join(root, FOLDER, `${kid}.json`), 'utf8')) as IssuerKeyFields
const ofKind = (root: string, kty: 'OKP' | 'RSA', among = kids(root)) =>
  among.find((kid) => fieldsOf(root, kid).publicJwk.kty === kty)!

/** Takes the private keys away from where they were made, and gives them as the variables of the signing environment. */
function takeSecrets(root: string) {
  const away = join(root, 'safe.json')
  renameSync(join(root, 'signing-keys.json'), away)
  const { ed25519, rsa } = JSON.parse(readFileSync(away, 'utf8')) as { ed25519: object; rsa: object }
  return { BADGEWRIGHT_ED25519_KEY: JSON.stringify(ed25519), BADGEWRIGHT_RSA_KEY: JSON.stringify(rsa) }
}

/** A repository with keys that were made here; its awards are dated before them. */
async function withKeys() {
  const root = repository()
  expect((await runHere(root, 'keys', 'create')).code).toBe(0)
  return { root, env: takeSecrets(root) }
}

/** A word as it is typed: a key may begin with a hyphen. */
const typed = (kid: string) => (kid.startsWith('-') ? ['--', kid] : [kid])

async function publishedSite(root: string): Promise<Fetch> {
  const intake = readContent(root, { today: '2026-11-24' })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  return networkOf(await publishedFrom(intake.register, join(root, 'ledger')), SITE)
}
async function outcomeAt(fetch: Fetch, id: string, bytes?: Uint8Array) {
  const { bytes: published } = await fetch(`${SITE}awards/${id}/credential.json`)
  const report = await verify({ bytes: bytes ?? published }, { fetch, now: minutes(60) })
  return [report.outcome, ...report.warnings.map(({ warning }) => warning)].join(' ')
}

describe('keys create', () => {
  it('makes both keys, for the owner’s eyes only, and never overwrites any', async () => {
    const root = repository()
    const { code, stdout } = await runHere(root, 'keys', 'create')
    expect(code).toBe(0)
    expect(kids(root).length).toBe(2)
    expect(statSync(join(root, 'signing-keys.json')).mode & 0o777).toBe(0o600)
    expect(stdout).toContain('gh secret set BADGEWRIGHT_ED25519_KEY --env signing')
    const before = digestsBelow(root)
    expect(await runHere(root, 'keys', 'create')).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('keys rotate'),
    })
    expect(digestsBelow(root)).toEqual(before)
  })

  const publicPem = (kind: 'ed25519' | 'rsa' | 'x25519' | 'weak') => {
    const pair =
      kind === 'rsa' || kind === 'weak'
        ? generateKeyPairSync('rsa', { modulusLength: kind === 'weak' ? 1024 : 2048 })
        : kind === 'x25519'
          ? generateKeyPairSync('x25519')
          : generateKeyPairSync('ed25519')
    return pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  }

  it('publishes keys whose private halves lie elsewhere: PEM, a JWK, or what the AWS command line prints', async () => {
    const root = repository()
    writeFileSync(join(root, 'rsa.pem'), publicPem('rsa'))
    const der = publicPem('ed25519').split('\n').slice(1, -2).join('')
    writeFileSync(join(root, 'ed25519.b64'), `${der}\n`)
    const run = await runHere(root, 'keys', 'create', 'rsa.pem', 'ed25519.b64')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(
      kids(root)
        .map((kid) => fieldsOf(root, kid).publicJwk.kty)
        .sort(),
    ).toEqual(['OKP', 'RSA'])
    expect(existsSync(join(root, 'signing-keys.json'))).toBe(false)
    expect(run.stdout).not.toContain('gh secret')
    expect((await runHere(root, 'check')).code).toBe(0)
  })

  it('draws the other key when only one is given', async () => {
    const root = repository()
    const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
    writeFileSync(join(root, 'rsa.json'), JSON.stringify(jwk))
    expect((await runHere(root, 'keys', 'create', 'rsa.json')).code).toBe(0)
    expect(Object.keys(JSON.parse(readFileSync(join(root, 'signing-keys.json'), 'utf8')))).toEqual(['ed25519'])
  })

  it.each([
    [
      'a private key in PEM',
      () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
      'private key',
    ],
    [
      'a private JWK',
      () => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
      'private key',
    ],
    ['a key of another kind', () => publicPem('x25519'), 'no key to issue with'],
    ['an RSA key of 1024 bits', () => publicPem('weak'), 'no key to issue with'],
    ['nothing of the kind', () => 'hello', 'no public key'],
  ])('refuses %s, tells nothing of it and writes nothing', async (_, text, message) => {
    const root = repository()
    const given = String(text())
    writeFileSync(join(root, 'given'), given)
    const before = digestsBelow(root)
    const { code, stdout, stderr } = await runHere(root, 'keys', 'create', 'given')
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' })
    expect(stderr).toContain(message)
    for (const piece of given.match(/[\w+/-]{20}/g) ?? []) expect(stderr).not.toContain(piece)
    expect(digestsBelow(root)).toEqual(before)
  })
})

describe('keys rotate and retire', () => {
  it('rehearse: at no step does issuing fail, and every badge stays valid', async () => {
    const { root, env } = await withKeys()
    const old = kids(root)
    const issue = (with_: Readonly<Record<string, string>>, at: number) =>
      runWith({ env: with_, now: minutes(at) }, root, 'issue')
    expect((await issue(env, 1)).code).toBe(0)
    const holder = (await (await publishedSite(root))(`${SITE}awards/${AWARD}/credential.json`)).bytes

    const rotated = await runWith({ now: minutes(2) }, root, 'keys', 'rotate')
    for (const kid of old) expect(rotated.stdout).toContain(`badgewright keys retire ${typed(kid).join(' ')}\n`)
    expect(kids(root).length).toBe(4)
    const successors = takeSecrets(root)
    addAwards(root, [AWARDS.ofMia])
    expect(await issue(env, 3)).toMatchObject({ code: 0, stdout: expect.stringContaining('Issued') })

    addAwards(root, [AWARDS.expired])
    expect(await issue(successors, 4)).toMatchObject({ code: 0 })
    for (const kid of old)
      expect(await runWith({ now: minutes(5) }, root, 'keys', 'retire', ...typed(kid))).toMatchObject({ code: 0 })
    expect(await issue(successors, 6)).toMatchObject({ code: 0, stdout: 'Nothing to issue.\n' })
    expect(await issue(env, 6)).toMatchObject({ code: 5, stderr: expect.stringContaining('is retired') })
    const site = await publishedSite(root)
    expect(await outcomeAt(site, AWARD)).toBe('passed')
    expect(await outcomeAt(site, AWARD, holder)).toBe('passed')
    expect(await outcomeAt(site, AWARDS.ofMia)).toBe('passed')
    expect(await outcomeAt(site, AWARDS.expired)).toBe('passed expired')
  })

  it('refuse what would leave nobody to sign, a second rotation at once, and a key that is not there', async () => {
    const { root } = await withKeys()
    const [kid] = kids(root) as [string]
    const before = digestsBelow(root)
    const refused = async (message: string, ...words: readonly string[]) => {
      const { code, stderr } = await runHere(root, 'keys', ...words)
      expect(code).not.toBe(0)
      expect(stderr).toContain(message)
    }
    await refused('is the only current', 'retire', ...typed(kid))
    await refused('there is no key', 'retire', 'nokey')
    await refused('takes <kid>', 'retire')
    expect(digestsBelow(root)).toEqual(before)
    await runHere(root, 'keys', 'rotate')
    takeSecrets(root)
    await refused('a rotation is under way', 'rotate')
    expect((await runHere(root, 'keys', 'retire', ...typed(kid))).code).toBe(0)
    await refused('is retired already', 'retire', ...typed(kid))
    expect(await runHere(repository(), 'keys', 'rotate')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('keys create'),
    })
  })
})

describe('keys compromise', () => {
  it('rehearses: what was honest is signed again by the next run, and what may not be is listed and holds the rest up', async () => {
    const { root, env } = await withKeys()
    const stolen = kids(root)
    await runWith({ env, now: minutes(1) }, root, 'issue')
    const holder = (await (await publishedSite(root))(`${SITE}awards/${AWARD}/credential.json`)).bytes
    const position = String([...readEntries(join(root, 'ledger'))].length)
    addAwards(root)
    await runWith({ env, now: minutes(2) }, root, 'issue')
    await runHere(root, 'keys', 'rotate')
    const successors = takeSecrets(root)

    for (const kid of stolen) {
      const { code, stdout } = await runWith(
        { now: minutes(3) },
        root,
        'keys',
        'compromise',
        '--from',
        position,
        ...typed(kid),
      )
      expect(code).toBe(0)
      expect(stdout).toContain('1 award will be signed again')
      expect(stdout).toMatch(/ awards may not be yours\. Nothing is issued until/)
      expect(stdout).toContain('Others that do not ask again')
      expect(fieldsOf(root, kid)).toMatchObject({
        compromisedOn: '2026-11-24T10:18:03Z',
        compromisedFrom: Number(position),
      })
    }
    const doubtful = Object.values(AWARDS).filter((id) => id !== AWARDS.revoked)
    const blocked = await runWith({ env: successors, now: minutes(4) }, root, 'issue')
    expect(blocked.code).toBe(1)
    for (const id of doubtful) expect(blocked.stdout).toContain(`Award ${id} was signed with the key`)

    for (const id of doubtful) {
      const file = join(root, `content/awards/2026/03/${id}.yaml`)
      const text = readFileSync(file, 'utf8')
      writeFileSync(
        file,
        `${text.trimEnd()}\ncorrections: [{ on: 2026-11-24, reason: Confirmed by the minutes of the day. }]\n`,
      )
    }
    const plan = await runWith({ now: minutes(5) }, root, 'plan')
    expect(plan.stdout).toContain(`Will sign again with a good key 1:\n  ${AWARD}`)
    expect(await runWith({ env: successors, now: minutes(5) }, root, 'issue')).toMatchObject({ code: 0 })
    expect((await runWith({ env: successors, now: minutes(6) }, root, 'issue')).stdout).toBe('Nothing to issue.\n')
    const site = await publishedSite(root)
    expect(await outcomeAt(site, AWARD)).toBe('passed')
    expect(await outcomeAt(site, AWARD, holder)).toBe('passed key-replaced')
  })

  it.each([
    ['no position', [], 'compromise needs --from'],
    ['no number', ['--from', '1e3'], 'compromise needs --from'],
    ['a position that is not there', ['--from', '999'], 'the ledger has 4 entries'],
    ['a day of the future', ['--from', '0', '--on', '2027-01-01'], '--on is no day or moment of the past'],
    ['no day', ['--from', '0', '--on', 'yesterday'], '--on is no day or moment of the past'],
    ['a day before the key', ['--from', '0', '--on', '2020-01-01'], 'before the key was made'],
    ['another action’s flag', ['--json'], 'keys compromise has no flag --json'],
  ])('is refused with %s, and changes nothing', async (_, flags, message) => {
    const { root, env } = await withKeys()
    await runWith({ env }, root, 'issue')
    const before = digestsBelow(root)
    const run = await runHere(root, 'keys', 'compromise', ...flags, ...typed(kids(root)[0]!))
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) })
    expect(digestsBelow(root)).toEqual(before)
  })

  it('says that the ledger is not there to tell which awards are concerned', async () => {
    const { root } = await withKeys()
    const run = await runHere(root, 'keys', 'compromise', '--from', '12', ...typed(kids(root)[0]!))
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('There is no ledger/ here.') })
  })
})

describe('keys list and check', () => {
  it('lists what everybody may know, for people and for programs', async () => {
    const { root } = await withKeys()
    const [kid] = kids(root) as [string]
    await runHere(root, 'keys', 'compromise', '--from', '3', '--on', '2026-11-24T10:15:03Z', ...typed(kid))
    const { stdout } = await runHere(root, 'keys', 'list')
    expect(stdout).toContain(
      `${kid}  since 2026-11-24T10:15:03Z, compromised on 2026-11-24T10:15:03Z, from ledger position 3 on`,
    )
    const { keys } = JSON.parse((await runHere(root, 'keys', 'list', '--json')).stdout)
    expect(keys.map(({ state }: { state: string }) => state).sort()).toEqual(['compromised', 'current'])
  })

  it('says of each private key at hand whether it signs for a published current key', async () => {
    const { root, env } = await withKeys()
    const good = await runWith({ env }, root, 'keys', 'check')
    expect(good).toMatchObject({ code: 0, stderr: '' })
    expect(good.stdout).toBe(
      [
        `Ed25519  OK      ${ofKind(root, 'OKP')} from BADGEWRIGHT_ED25519_KEY: published, current, and signs`,
        `RSA      OK      ${ofKind(root, 'RSA')} from BADGEWRIGHT_RSA_KEY: published, current, and signs`,
        '',
      ].join('\n'),
    )
    const old = kids(root)
    await runHere(root, 'keys', 'rotate')
    const both = await runWith({ env: takeSecrets(root) }, root, 'keys', 'check')
    expect(both.stdout).toContain('Current too, and signing nothing here:')
    for (const kid of old) expect(both.stdout).toContain(`  ${kid}  since`)
  })

  it('says what is wrong with each, prints no part of a key, and ends with code 5', async () => {
    const { root, env } = await withKeys()
    const stranger = await withKeys()
    const run = await runWith(
      { env: { ...stranger.env, BADGEWRIGHT_RSA_KEY: env.BADGEWRIGHT_RSA_KEY.slice(0, -9) } },
      root,
      'keys',
      'check',
    )
    expect(run.code).toBe(5)
    expect(run.stdout).toMatch(/^Ed25519 {2}NOT OK {2}the signing key [\w-]{43} is not among content/m)
    expect(run.stdout).toMatch(/^RSA {6}NOT OK {2}BADGEWRIGHT_RSA_KEY is not a JSON object/m)
    const secrets = [env, stranger.env].flatMap((each) =>
      Object.values(each).map((text) => (JSON.parse(text) as { d: string }).d.slice(0, 16)),
    )
    for (const secret of secrets) expect(run.stdout + run.stderr).not.toContain(secret)
    expect(filesHolding(root, secrets)).toEqual(['safe.json'])
    expect(await runHere(root, 'keys', 'check')).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('there is none'),
    })
  })

  it('knows what was probably meant', async () => {
    const root = repository()
    expect(await runHere(root, 'keys', 'rotat')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean "rotate"?'),
    })
    expect(await runHere(root, 'keys')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('keys needs one word first'),
    })
    expect(await runHere(root, 'keys', 'list', 'all')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('takes no words'),
    })
  })
})
