import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandSign } from '../../scripts/keys/command-signer.ts'
import { signatureHolds } from '../../scripts/keys/remote-signer.ts'
import { openKey, openSigners } from '../../scripts/keys/signing-keys.ts'
import { type KeySource, keySources } from '../../scripts/keys/sources.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { keyPair, pairWith } from '../helpers/keys.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const SITE = 'https://badges.example.org/open/'
const pair = await keyPair()
const BYTES = new TextEncoder().encode('to be signed')

/** A program that reads its input, and then does something with it. */
function program(then: string, folder = temporaryFolder()): string {
  const file = join(folder, 'sign.mjs')
  const lines = [
    "import { createPrivateKey, sign } from 'node:crypto'",
    "import { readFileSync, writeFileSync } from 'node:fs'",
    'const bytes = readFileSync(0)',
    then,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  return `${process.execPath} ${file}`
}

/** A program that signs with one of the keys, as the client of a hardware module does. */
function signing(kind: 'ed25519' | 'rsa', secret = pair.secret): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'key.json'), JSON.stringify(secret[kind]))
  const key = `createPrivateKey({ key: JSON.parse(readFileSync(${JSON.stringify(join(folder, 'key.json'))})), format: 'jwk' })`
  return program(`process.stdout.write(sign(${kind === 'rsa' ? "'sha256'" : 'null'}, bytes, ${key}))`, folder)
}

const sourceOf = (command: string, env: Readonly<Record<string, string>> = {}) =>
  keySources({
    env: { ...env, BADGEWRIGHT_ED25519_COMMAND: command, BADGEWRIGHT_RSA_COMMAND: 'unused' },
    root: temporaryFolder(),
  }).ed25519 as KeySource & { kind: 'command' }
const open = (command: string, keys = [...pair.keys]) => openKey('ed25519', sourceOf(command), { keys, siteUrl: SITE })
async function faultOf(work: Promise<unknown>): Promise<PublisherError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof PublisherError) return error
  throw error ?? new Error('nothing was thrown')
}

describe('a key that a program has', () => {
  it('signs, and the published key that it belongs to is found by that, for both kinds', async () => {
    const env = { BADGEWRIGHT_ED25519_COMMAND: signing('ed25519'), BADGEWRIGHT_RSA_COMMAND: ` ${signing('rsa')}  ` }
    const successors = (await keyPair('2026-05-01')).keys
    const keys = [...successors, ...pair.keys]
    const { dataIntegrity, jwt } = await openSigners(keySources({ env, root: temporaryFolder() }), keys, SITE)
    expect(signatureHolds(pair.keys[0].publicJwk, BYTES, await dataIntegrity.sign(BYTES))).toBe(true)
    expect(signatureHolds(pair.keys[1].publicJwk, BYTES, await jwt.sign(BYTES))).toBe(true)
    expect(jwt.verificationMethod).toContain(pair.keys[1].kid)
  })

  it('must be of a published current key', async () => {
    const other = signing('ed25519', (await keyPair()).secret)
    const retired = pairWith(pair, { retiredOn: '2026-05-01' })
    for (const work of [() => open(other), () => open(signing('ed25519'), retired)])
      expect(await faultOf(work())).toMatchObject({
        code: 'ERR_SIGNER_FAILED',
        message: 'BADGEWRIGHT_ED25519_COMMAND: it gave 64 bytes, which are no signature by a current Ed25519 key',
      })
  })

  it('is held to every signature, not to the first alone', async () => {
    const folder = temporaryFolder()
    const count = JSON.stringify(join(folder, 'count'))
    const key = `createPrivateKey({ key: ${JSON.stringify(pair.secret.ed25519)}, format: 'jwk' })`
    const turncoat = program(
      `let first = true
       try { readFileSync(${count}); first = false } catch {}
       writeFileSync(${count}, '1')
       process.stdout.write(sign(null, first ? bytes : Buffer.from('another'), ${key}))`,
      folder,
    )
    const { signer } = await open(turncoat)
    expect(await faultOf(Promise.resolve(signer.sign(BYTES)))).toMatchObject({
      message: 'BADGEWRIGHT_ED25519_COMMAND: it gave a signature that the published key does not verify',
    })
  })

  it.each([
    ['ends with another code than 0', 'process.exitCode = 3', `${process.execPath} ended with 3`],
    ['is killed', "process.kill(process.pid, 'SIGTERM')", `${process.execPath} ended with SIGTERM`],
    [
      'gives more than any signature',
      'process.stdout.write(Buffer.alloc(1e6)); setTimeout(() => {}, 60_000)',
      `${process.execPath} gave more than 2048 bytes`,
    ],
    ['gives nothing', '', 'it gave 0 bytes, which are no signature by a current Ed25519 key'],
    [
      'gives a text',
      "process.stdout.write('c2lnbmF0dXJl')",
      'it gave 12 bytes, which are no signature by a current Ed25519 key',
    ],
  ])('fails when the program %s', async (_, then, message) => {
    expect(await faultOf(open(program(then)))).toMatchObject({
      code: 'ERR_SIGNER_FAILED',
      message: `BADGEWRIGHT_ED25519_COMMAND: ${message}`,
    })
  })

  it('fails when the program is not there, or takes too long, and stops it', async () => {
    expect(await faultOf(open('/nonexistent/sign --pin 0000'))).toMatchObject({
      message: 'BADGEWRIGHT_ED25519_COMMAND: /nonexistent/sign cannot be started (ENOENT)',
    })
    const slow = commandSign(sourceOf(program('setTimeout(() => {}, 60_000)')), 400)
    expect(await faultOf(slow(BYTES))).toMatchObject({
      message: `BADGEWRIGHT_ED25519_COMMAND: ${process.execPath} was stopped after 0.4 seconds`,
    })
  })

  it('tells nothing of the program’s words or of what it says, for they may hold a PIN', async () => {
    const said = program("console.error('canary-said'); console.log('canary-said'); process.exitCode = 1")
    const fault = await faultOf(open(`${said} --pin canary-pin`))
    expect(`${fault.message} ${fault.hint} ${fault.stack} ${String(fault.cause)}`).not.toContain('canary')
  })

  it('is found without a shell: what a shell would act on is a word like any other', async () => {
    const folder = temporaryFolder()
    const mark = join(folder, 'mark')
    const words = JSON.stringify(join(folder, 'words'))
    const listing = program(`writeFileSync(${words}, JSON.stringify(process.argv.slice(2)))`, folder)
    await faultOf(open(`${listing} $(touch\t${mark}) ; touch ${mark} \`touch\` | cat > ${mark} $HOME`))
    expect(existsSync(mark)).toBe(false)
    expect(JSON.parse(readFileSync(join(folder, 'words'), 'utf8'))).toEqual([
      '$(touch',
      `${mark})`,
      ';',
      'touch',
      mark,
      '`touch`',
      '|',
      'cat',
      '>',
      mark,
      '$HOME',
    ])
  })

  it('gets the environment without anything of ours, so not the other key', async () => {
    const folder = temporaryFolder()
    const seen = join(folder, 'seen')
    const env = {
      PKCS11_MODULE: '/usr/lib/module.so',
      BADGEWRIGHT_RSA_KEY: 'canary',
      badgewright_old_key: 'canary',
      BADGEWRIGHT_RSA_COMMAND: '',
    }
    const command = program(`writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env))`, folder)
    const root = temporaryFolder()
    const { ed25519 } = keySources({
      env: { ...env, BADGEWRIGHT_RSA_KEY: '{"d":"canary"}', BADGEWRIGHT_ED25519_COMMAND: command },
      root,
    })
    await faultOf(openKey('ed25519', ed25519, { keys: [...pair.keys], siteUrl: SITE }))
    expect(readFileSync(seen, 'utf8')).toContain('/usr/lib/module.so')
    expect(readFileSync(seen, 'utf8')).not.toMatch(/canary|badgewright_/i)
  })
})
