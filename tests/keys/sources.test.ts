import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KEY_VARIABLES, keySources } from '../../scripts/keys/sources.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const CANARY = 'canary-of-a-private-key'
const KEY = JSON.stringify({ kty: 'OKP', d: CANARY })
const VALUES = { jwk: KEY, command: `sign --pin ${CANARY}`, kms: `alias/${CANARY}` }
const RSA = { BADGEWRIGHT_RSA_KEY: KEY }

function root(file?: object): string {
  const folder = temporaryFolder()
  if (file !== undefined) writeFileSync(join(folder, 'signing-keys.json'), JSON.stringify(file))
  return folder
}

function fault(env: Readonly<Record<string, string>>, folder = root()): { code: string; text: string } {
  try {
    keySources({ env, root: folder })
  } catch (error) {
    const { code, message, hint } = error as Error & { code: string; hint: string }
    return { code, text: `${message} [${hint}]` }
  }
  throw new Error('nothing was thrown')
}

describe('the place of a private key', () => {
  it.each(Object.entries(KEY_VARIABLES.ed25519))('is told by one variable: %s', (kind, name) => {
    const { ed25519 } = keySources({ env: { ...RSA, [name]: VALUES[kind as keyof typeof VALUES] }, root: root() })
    expect(ed25519).toMatchObject({ kind, where: name })
  })

  it('may differ between the two keys, and be a file for local work', () => {
    const { ed25519, rsa } = keySources({
      env: { BADGEWRIGHT_RSA_KMS: 'alias/a' },
      root: root({ ed25519: { d: 'x' } }),
    })
    expect([ed25519.where, rsa.where]).toEqual(['signing-keys.json', 'BADGEWRIGHT_RSA_KMS'])
  })

  it('is not told by a variable that is empty, as a workflow sets one for a secret that is not there', () => {
    const { ed25519 } = keySources({
      env: { ...RSA, BADGEWRIGHT_ED25519_KEY: '', BADGEWRIGHT_ED25519_KMS: 'a' },
      root: root(),
    })
    expect(ed25519.where).toBe('BADGEWRIGHT_ED25519_KMS')
  })

  const names = { ...KEY_VARIABLES.ed25519, file: 'signing-keys.json' }
  const kinds = Object.keys(names) as (keyof typeof names)[]
  const twos = kinds.flatMap((a, i) => kinds.slice(i + 1).map((b) => [a, b] as const))
  it.each(twos)('is refused when two tell it, and both are named: %s and %s', (a, b) => {
    const variables = [a, b].filter((kind) => kind !== 'file') as (keyof typeof VALUES)[]
    const env = Object.fromEntries(variables.map((kind) => [names[kind], VALUES[kind]]))
    const folder = root(b === 'file' ? { ed25519: { d: CANARY } } : undefined)
    const { code, text } = fault({ ...RSA, ...env }, folder)
    expect(code).toBe('ERR_SIGNING_KEY_AMBIGUOUS')
    expect(text).toContain(`there are 2 sources of the Ed25519 key: ${names[a]} and ${names[b]}`)
    expect(text).not.toContain(CANARY)
  })

  it('must be told for both kinds', () => {
    expect(fault({})).toMatchObject({
      code: 'ERR_SIGNING_KEY_MISSING',
      text: expect.stringContaining('no signing key'),
    })
    expect(fault(RSA).text).toContain('one is missing: BADGEWRIGHT_ED25519_KEY')
    expect(fault({ ...RSA, BADGEWRIGHT_ED25519_KEY: '  ' }).text).toContain('one is missing: BADGEWRIGHT_ED25519_KEY')
  })

  it.each([`{"d":"${CANARY}"`, CANARY, `["${CANARY}"]`, `"${CANARY}"`, 'null'])(
    'holds a JSON object, and nothing of it is told when it does not: %s',
    (text) => {
      const found = fault({ ...RSA, BADGEWRIGHT_ED25519_KEY: text })
      expect(found.code).toBe('ERR_SIGNING_KEY_INVALID')
      expect(found.text).not.toContain(CANARY)
    },
  )
})
