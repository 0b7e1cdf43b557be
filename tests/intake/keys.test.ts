import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KEY, KID, key, PUBLIC_JWK, problemsOf } from '../helpers/content.ts'

const ed25519 = generateKeyPairSync('ed25519').privateKey
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

/** Every way in which somebody might put a private key where the public one belongs. */
function mistakes(): [string, string][] {
  return [ed25519, rsa].flatMap((privateKey) => {
    const jwk = privateKey.export({ format: 'jwk' })
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    return [
      ['in the public JWK', key({ publicJwk: jwk })],
      ['beside the public JWK', key({ privateJwk: jwk })],
      ['as the whole file', JSON.stringify(jwk)],
      ['as PEM in a field', key({ publicJwk: pem })],
      ['as PEM in another field', key({ createdOn: pem })],
      ['as text of JSON', key({ publicJwk: JSON.stringify(jwk) })],
      ['in the place of the public part', key({ publicJwk: { ...PUBLIC_JWK, x: `${jwk.d}=` } })],
      ['as the kind of key', key({ publicJwk: { ...PUBLIC_JWK, kty: jwk.d } })],
      ['as PEM, the whole file', pem],
      ['in JSON that does not parse', `${key({ publicJwk: jwk })}}`],
      ['in a list', key({ publicJwk: [jwk.d] })],
    ] satisfies [string, string][]
  })
}

/** Whether any eight characters of the private parts stand in a text. */
function leaks(text: string): string[] {
  const secrets = [ed25519, rsa].flatMap((privateKey) => {
    const { d = '', p = '', q = '' } = privateKey.export({ format: 'jwk' })
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString().split('\n').slice(1, -2).join('')
    return [d, p, q, pem.slice(40)]
  })
  const pieces = secrets.flatMap((secret) => secret.match(/.{8}/g) ?? [])
  return pieces.filter((piece) => text.includes(piece))
}

describe('a key file', () => {
  it.each(mistakes())('with a private key %s is refused, and no part of it is printed', (_how, text) => {
    const lines = problemsOf({ [KEY]: text })
    expect(lines.length).toBeGreaterThan(0)
    expect(leaks(lines.join('\n'))).toEqual([])
  })

  it('would be seen to leak, were it printed', () => {
    expect(leaks(JSON.stringify(ed25519.export({ format: 'jwk' })))).not.toEqual([])
  })

  it('with a private key says what has happened', () => {
    expect(problemsOf({ [KEY]: key({ publicJwk: { ...PUBLIC_JWK, d: 'secret' } }) })).toEqual([
      `${KEY}:6:5 key-shape: This holds "d", a part of a private key. [whoever has seen this file can sign in your name: never use this key, and make a new one]`,
    ])
  })

  it('is named by the thumbprint of its key', () => {
    const other = 'A'.repeat(43)
    expect(problemsOf({ [KEY]: undefined, [`issuer/keys/${other}.json`]: key() })).toEqual([
      `issuer/keys/${other}.json:2:16 key-shape: This file is named "${other}", and the thumbprint of its key is "${KID}". [rename the file to ${KID}.json, or restore the key]`,
    ])
  })

  it('is JSON, not merely YAML', () => {
    expect(problemsOf({ [KEY]: 'publicJwk: { kty: OKP }\n' })).toEqual([
      `${KEY}:1:1 yaml-syntax: This is not JSON. [compare it with another key file]`,
    ])
    expect(problemsOf({ [KEY]: `${key().trimEnd()}}` })[0]).toMatch(/:8:2 yaml-syntax: This is not JSON from here on\./)
    expect(problemsOf({ [KEY]: key().slice(0, -2) })[0]).toMatch(/:\d:\d+ yaml-syntax: /)
    expect(problemsOf({ [KEY]: '' })[0]).toMatch(/:1:1 yaml-syntax: The JSON ends too early\./)
  })

  it('holds a field once only', () => {
    const twice = key().replace('{', '{ "createdOn": "2020-01-01",')
    expect(problemsOf({ [KEY]: twice }).map((line) => line.replace(/\. .*/, ''))).toEqual([
      `${KEY}:7:3 yaml-syntax: This field stands twice in one map`,
    ])
  })

  it('is refused with a key of another kind, or too short', () => {
    const publicJwk = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }
    expect(problemsOf({ [KEY]: key({ publicJwk }) }).length).toBeGreaterThan(0)
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' })
    expect(problemsOf({ [KEY]: key({ publicJwk: short }) })[0]).toMatch(/key-shape: n is a text of 171 characters/)
  })
})
