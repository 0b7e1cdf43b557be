import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicKeyOf } from '../../scripts/keys/signing-keys.ts'
import { generateKeys } from '../../src/proofs/signer.ts'
import { filesHolding } from '../helpers/folders.ts'
import { type CliRun, runCliWith } from '../helpers/run-cli.ts'
import { folderOfSuite } from '../helpers/temporary.ts'

const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const
const root = folderOfSuite()
const keys = await generateKeys()

/** The beginning of every private member: a message may have been cut. */
const canaries = [keys.ed25519.d, ...PRIVATE.map((member) => keys.rsa[member])].map((secret) => secret.slice(0, 16))
const env = { BADGEWRIGHT_ED25519_KEY: JSON.stringify(keys.ed25519), BADGEWRIGHT_RSA_KEY: JSON.stringify(keys.rsa) }
const told = ({ stdout, stderr }: CliRun) => canaries.filter((canary) => (stdout + stderr).includes(canary))

beforeAll(async () => {
  cpSync('tests/sites/standing/content', join(root, 'content'), { recursive: true })
  mkdirSync(join(root, 'content/issuer/keys'))
  for (const key of Object.values(keys)) {
    const { kid, ...fields } = await publicKeyOf(key, '2026-01-01')
    writeFileSync(join(root, `content/issuer/keys/${kid}.json`), JSON.stringify(fields))
  }
})

describe('a private key', () => {
  it('reaches no output and no file when awards are issued and the site is built', async () => {
    for (const command of ['check', 'plan', 'issue', 'render', 'plan']) {
      const run = await runCliWith(env, root, command)
      expect({ command, code: run.code, told: told(run) }).toEqual({ command, code: 0, told: [] })
    }
    expect(canaries.length).toBe(7)
    expect(filesHolding(root, canaries)).toEqual([])
  })

  it('is in the one file that Git ignores, when it was made here', async () => {
    const run = await runCliWith({}, root, 'keys', 'rotate')
    const made = JSON.parse(readFileSync(join(root, 'signing-keys.json'), 'utf8')) as typeof keys
    expect(run.code).toBe(0)
    expect(filesHolding(root, [made.ed25519.d, made.rsa.d, made.rsa.p])).toEqual(['signing-keys.json'])
    expect([made.ed25519.d, made.rsa.d, made.rsa.p].filter((secret) => run.stdout.includes(secret))).toEqual([])
    const twice = await runCliWith(env, root, 'issue')
    expect({ code: twice.code, told: told(twice) }).toEqual({ code: 5, told: [] })
    expect(twice.stderr).toContain('BADGEWRIGHT_ED25519_KEY and signing-keys.json')
    rmSync(join(root, 'signing-keys.json'))
  })

  const { x: _x, ...withoutPublicHalf } = keys.ed25519
  it.each([
    ['text that is no JSON', `{"d":"${keys.ed25519.d}",`],
    ['a JSON text and more', `${env.BADGEWRIGHT_ED25519_KEY}${env.BADGEWRIGHT_ED25519_KEY}`],
    ['the bare key', keys.ed25519.d],
    ['a key without its public half', JSON.stringify(withoutPublicHalf)],
    ['a damaged key', JSON.stringify({ ...keys.ed25519, d: keys.ed25519.d.slice(0, -2) })],
    ['the halves of two keys', JSON.stringify({ ...keys.ed25519, x: 'A'.repeat(43) })],
    ['the other kind of key', env.BADGEWRIGHT_RSA_KEY],
    ['a list of keys', `[${env.BADGEWRIGHT_ED25519_KEY}]`],
    ['a PEM block', `-----BEGIN PRIVATE KEY-----\n${keys.ed25519.d}\n-----END PRIVATE KEY-----`],
  ])('is not told when it cannot be used: %s', async (_, text) => {
    const run = await runCliWith({ ...env, BADGEWRIGHT_ED25519_KEY: text }, root, 'issue')
    expect({ code: run.code, stdout: run.stdout, told: told(run) }).toEqual({ code: 5, stdout: '', told: [] })
    expect(run.stderr).toMatch(/^error: /)
    expect(run.stderr).not.toMatch(/^ +at /m)
  })

  it('is not told when somebody commits it among the public keys', async () => {
    const file = join(root, 'content/issuer/keys', `${keys.ed25519.kid}.json`)
    const fields = JSON.parse(readFileSync(file, 'utf8')) as object
    writeFileSync(file, JSON.stringify({ ...fields, publicJwk: keys.ed25519 }))
    for (const flag of [[], ['--json'], ['--github']]) {
      const run = await runCliWith({}, root, 'check', ...flag)
      expect({ code: run.code, told: told(run) }).toEqual({ code: 1, told: [] })
      expect(run.stdout).toContain('key-shape')
    }
  })
})
