import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleName } from '../../scripts/site/bundle-file.ts'
import type { Report } from '../../src/domain/report.ts'
import { folderOfSuite } from '../helpers/temporary.ts'
import { runHere } from './in-process.ts'
import { AWARD, AWARDS, fileOf, publishedRepository, SITE } from './repositories.ts'

const root = folderOfSuite()
const LOCAL = ['--site', 'dist', '--offline']
const CREDENTIAL = fileOf(AWARD, 'credential.json')

beforeAll(() => publishedRepository(root))

const bundle = (...words: readonly string[]) => runHere(root, 'bundle', ...words)

describe('bundle', () => {
  it('writes the document with all that it needs, named after the award, and says what is in it', async () => {
    const { code, stdout, stderr } = await bundle(CREDENTIAL, ...LOCAL)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(`Verified
The issuer signed this, has not revoked it, and it counts now.

Wrote ${AWARD}.bundle.json, as of 24 November 2026 at 10:15:03 UTC. In it:
  the document itself
  ${SITE}.well-known/did.json
  ${SITE}status/1.json
  ${SITE}status/2.json
`)
  })

  it('can be verified where there is no network, and never says more than it knows', async () => {
    const { stdout } = await bundle(CREDENTIAL, '--out', '-', ...LOCAL)
    writeFileSync(join(root, 'kept.json'), stdout)
    const { code, stdout: text } = await runHere(root, 'verify', 'kept.json', '--offline')
    expect(code).toBe(4)
    expect(text).toContain('passed       Signature: ')
    expect(text).toContain('24 November 2026')
  })

  it('overwrites nothing but what is the same', async () => {
    const before = { code: 0, stderr: '' }
    expect(await bundle(CREDENTIAL, '--out', 'mine.json', ...LOCAL)).toMatchObject(before)
    expect(await bundle(CREDENTIAL, '--out', 'mine.json', ...LOCAL)).toMatchObject(before)
    writeFileSync(join(root, 'mine.json'), 'my own words')
    expect(await bundle(CREDENTIAL, '--out', 'mine.json', ...LOCAL)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('mine.json is there already and was left as it is\nhint: '),
    })
    expect(readFileSync(join(root, 'mine.json'), 'utf8')).toBe('my own words')
    expect(await bundle(CREDENTIAL, '--out', 'no/such/folder.json', ...LOCAL)).toMatchObject({ code: 2 })
  })

  it('keeps what is revoked too, with the exit code that says so, and says what could not be had', async () => {
    const revoked = await bundle(fileOf(AWARDS.revoked, 'credential.json'), ...LOCAL)
    expect(revoked).toMatchObject({ code: 1, stdout: expect.stringMatching(/^Revoked\n/) })
    expect(existsSync(join(root, `${AWARDS.revoked}.bundle.json`))).toBe(true)
    const alone = await bundle(CREDENTIAL, '--out', 'alone.json', '--offline')
    expect(alone.code).toBe(4)
    expect(alone.stdout).toContain(`Not in it:\n  ${SITE}.well-known/did.json (no answer)\n`)
  })

  it.each([
    ['content/site.yaml', 1],
    ['nowhere.json', 3],
    ['https://10.0.0.1/', 4],
  ])('writes nothing for what is no badge: %s', async (word, code) => {
    const before = readdirSync(root)
    expect(await bundle(word)).toMatchObject({ code })
    expect(readdirSync(root)).toEqual(before)
  })

  it('takes one input', async () => {
    expect(await bundle()).toMatchObject({ code: 2, stdout: '' })
    expect(await bundle('a.json', 'b.json')).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('the name of a bundle', () => {
  const named = (word: string, id?: string) =>
    bundleName(word, { subject: word, ...(id === undefined ? {} : { claims: { id } }) } as Report)

  it.each([
    ['badge.png', 'https://badges.example/awards/abc123/credential.json', 'abc123'],
    ['badge.png', 'https://api.badges.example/public/assertions/Xy-9_z', 'Xy-9_z'],
    ['badge.png', 'https://badges.example/ob/77.json?v=2', '77'],
    ['badge.png', 'urn:uuid:3c5d1a60-0000-4000-8000-000000000000', '3c5d1a60-0000-4000-8000-000000000000'],
    ['badge.png', 'https://badges.example/../..%2f..%2fetc/passwd', 'passwd'],
    ['badge.png', 'https://badges.example/%00-rf%20~', '00-rf-20'],
    ['https://badges.example/awards/abc123/', undefined, 'abc123'],
    ['folder/First aid.png', undefined, 'First-aid'],
    ['..', undefined, 'badge'],
    ['badge.png', undefined, 'badge'],
    ['-', undefined, 'badge'],
    ['badge.png', `urn:x:${'a'.repeat(500)}`, 'a'.repeat(64)],
  ])('of %s with the id %s is %s', (word, id, name) => {
    expect(named(word, id)).toBe(`${name}.bundle.json`)
  })
})
