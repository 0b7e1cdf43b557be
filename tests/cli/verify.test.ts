import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Report } from '../../src/domain/report.ts'
import { reportSchema } from '../../src/domain/report.ts'
import { runCli } from '../helpers/run-cli.ts'
import { folderOfSuite } from '../helpers/temporary.ts'
import { runFed, runHere, runWith } from './in-process.ts'
import { AWARD, AWARDS, fileOf, publishedRepository, SITE } from './repositories.ts'

const root = folderOfSuite()
const FORMS = ['credential.json', 'credential.jwt', 'assertion.json', 'badge.png', 'badge.svg']
const LOCAL = ['--site', 'dist', '--offline']
const CREDENTIAL = fileOf(AWARD, 'credential.json')

beforeAll(() => publishedRepository(root))

const verify = (...words: readonly string[]) => runHere(root, 'verify', ...words)
const write = (name: string, text: string) => {
  writeFileSync(join(root, name), text)
  return name
}
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const reportsIn = (stdout: string) => (JSON.parse(stdout) as { reports: Report[] }).reports
const changed = () => write('changed.json', read(CREDENTIAL).replace('First Aid', 'Last Aid'))

/** Serves texts by path on this machine; others are not there. */
async function server(texts: Readonly<Record<string, string>>): Promise<string> {
  const started = createServer(({ url = '' }, response) => {
    const text = texts[url]
    const isPage = text?.startsWith('<')
    response.writeHead(text === undefined ? 404 : 200, { 'Content-Type': isPage ? 'text/html' : 'application/json' })
    response.end(text)
  })
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void started.close())
  return `http://localhost:${(started.address() as AddressInfo).port}`
}

describe('verify', () => {
  it('passes each form of a credential, with the site answered from its folder', async () => {
    const files = FORMS.map((name) => fileOf(AWARD, name))
    const { code, stdout } = await runCli(root, 'verify', ...files, ...LOCAL)
    expect({ code, verified: stdout.match(/^Verified$/gm)?.length }).toEqual({ code: 0, verified: 5 })
  })

  it.each([
    ['revoked', 'Revoked', 'FAILED Revocation: The issuer has revoked it'],
    ['suspended', 'Suspended', 'has suspended it for now'],
    ['expired', 'Expired', 'its last day, which is past'],
  ] as const)('ends with 1 for one that is %s, and says so first', async (standing, title, words) => {
    const { code, stdout } = await verify(fileOf(AWARDS[standing], 'credential.json'), ...LOCAL)
    expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 1, first: title })
    expect(stdout.replace(/\s+/g, ' ')).toContain(words)
  })

  it('ends with 1 for one that was changed, and tells nothing of what it says', async () => {
    const { code, stdout } = await verify(changed(), ...LOCAL)
    expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 1, first: 'Not verified' })
    expect(stdout).toContain('FAILED       Signature:')
    expect(stdout).not.toContain('Last Aid')
  })

  it('ends with 4 when something could not be checked, and never takes that for a pass', async () => {
    const { code, stdout } = await verify(CREDENTIAL, '--offline')
    expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 4, first: 'Could not be checked' })
    expect(stdout).toContain('NOT CHECKED')
    expect(stdout).toContain('Nothing was asked on the network (--offline).')
    expect(stdout).not.toContain('Verified\n')
  })

  it('ends with 1 for a file that is no badge', async () => {
    expect(await verify('content/site.yaml')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^Not a badge\n/),
    })
  })

  it.each([
    ['nowhere.json', 'nowhere.json is not there'],
    ['content', 'content is a folder'],
    ['/dev/zero', '/dev/zero is larger than 5 MB'],
  ])('ends with 3 for %s, with the reason and a way to mend it', async (word, message) => {
    const { code, stdout, stderr } = await verify(word)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(/^error: .+\nhint: .+\n$/)
    expect(stderr).toContain(message)
  })

  it('verifies the others when a file is not there, and says which is which', async () => {
    const { code, stdout, stderr } = await verify(CREDENTIAL, 'nowhere.json', fileOf(AWARD, 'credential.jwt'), ...LOCAL)
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('nowhere.json') })
    expect(stdout.match(/^=== .+ ===\n.+$/gm)).toEqual([
      `=== ${CREDENTIAL} ===\nVerified`,
      `=== ${fileOf(AWARD, 'credential.jwt')} ===\nVerified`,
    ])
  })

  it('ends with the worst of several: 1 before 3 before 4 before 0', async () => {
    const bad = changed()
    const unknown = 'https://10.0.0.1/'
    const codes = async (...words: string[]) => (await verify(...words, ...LOCAL)).code
    expect(await codes(CREDENTIAL, CREDENTIAL)).toBe(0)
    expect(await codes(CREDENTIAL, 'content/nowhere.json', bad)).toBe(1)
    expect(await codes(unknown, CREDENTIAL)).toBe(4)
    expect(await codes(unknown, CREDENTIAL, 'content/nowhere.json')).toBe(3)
  })

  it('reads standard input once', async () => {
    const credential = readFileSync(join(root, CREDENTIAL))
    expect(runFed(root, credential, 'verify', '-', ...LOCAL)).toMatchObject({ code: 0, stderr: '' })
    expect(runFed(root, Buffer.from('x'), 'verify', '-')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Document     standard input'),
    })
    expect(await verify('-', '-')).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('verify, typed wrongly', () => {
  it.each([
    [[], 'needs a file or an address'],
    [['x.json', '--recipient-type', 'emailAddress'], '--recipient-type needs --recipient'],
    [['x.json', '--recipient', ' '], '--recipient is empty'],
    [['x.json', '--sit', 'dist'], 'has no flag --sit'],
  ])('ends with 2 and says how to type it: %j', async (words, message) => {
    const { code, stdout, stderr } = await verify(...words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain('hint: ')
  })
})

describe('verify --json', () => {
  it('prints one object and nothing else', async () => {
    const { code, stdout } = await verify(CREDENTIAL, fileOf(AWARDS.revoked, 'badge.png'), '--json', ...LOCAL)
    const printed = JSON.parse(stdout) as object
    expect(Object.keys(printed)).toEqual(['ok', 'reports'])
    expect(printed).toMatchObject({
      ok: false,
      reports: [
        {
          subject: `${SITE}awards/${AWARD}/credential.json`,
          verdict: { code: 'verified' },
          checkedAt: '2026-11-24T10:15:03.000Z',
        },
        { standing: 'revoked', verdict: { tone: 'bad' } },
      ],
    })
    expect(code).toBe(1)
  })

  it('says that all is well only when it is, and tells of missing files apart', async () => {
    expect(JSON.parse((await verify(CREDENTIAL, '--json', ...LOCAL)).stdout)).toMatchObject({ ok: true })
    const { code, stdout, stderr } = await verify('nowhere.json', '--json')
    expect({ code, printed: JSON.parse(stdout) }).toEqual({ code: 3, printed: { ok: false, reports: [] } })
    expect(stderr).toContain('nowhere.json is not there')
  })

  it('follows its schema, for every kind of finding', async () => {
    const validate = new Ajv2020({ strict: true }).compile(
      JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')),
    )
    const words = [
      ...FORMS.map((name) => fileOf(AWARD, name)),
      ...Object.values(AWARDS).map((id) => fileOf(id, 'badge.png')),
    ]
    const online = await verify(
      ...words,
      changed(),
      'content/site.yaml',
      '--json',
      '--recipient',
      'mia@example.org',
      ...LOCAL,
    )
    const offline = await verify(...words, 'https://10.0.0.1/', '--json', '--offline')
    const reports = [...reportsIn(online.stdout), ...reportsIn(offline.stdout)]
    expect(reports.length).toBe(21)
    for (const report of reports) {
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
      expect(reportSchema.safeParse(report).error).toBeUndefined()
    }
    expect(validate({ ...reports[0], standing: 'fine' })).toBe(false)
    expect(validate({ ...reports[0], parts: [{ ...reports[0], outcome: 'fine' }] })).toBe(false)
    expect(validate({ ...reports[0], addedLater: true })).toBe(true)
  })
})

describe('verify --recipient', () => {
  const ofMia = fileOf(AWARDS.ofMia, 'credential.json')

  it('passes for the person’s address, however it is written', async () => {
    const { code, stdout } = await verify(ofMia, '--recipient', ' Mia@Example.org', ...LOCAL)
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('passed       Recipient: ') })
  })

  it('is proposed where a hash alone tells whose it is, and only then', async () => {
    const tip = 'add --recipient and their e-mail address'
    expect((await verify(ofMia, ...LOCAL)).stdout).toContain(tip)
    expect((await verify(ofMia, '--recipient', 'mia@example.org', ...LOCAL)).stdout).not.toContain(tip)
    expect((await verify(changed(), ...LOCAL)).stdout).not.toContain(tip)
  })

  it('fails for somebody else’s, and for another type', async () => {
    const other = await verify(ofMia, '--recipient', 'leo@example.org', ...LOCAL)
    expect(other).toMatchObject({ code: 1, stdout: expect.stringContaining('FAILED       Recipient: ') })
    const typed = await verify(ofMia, '--recipient', 'mia@example.org', '--recipient-type', 'telephone', ...LOCAL)
    expect(typed.code).not.toBe(0)
  })
})

describe('verify --trust', () => {
  const issuer = `did:web:${new URL(SITE).host}`

  it('tells the name by which a list knows the issuer', async () => {
    const list = write('issuers.json', JSON.stringify({ issuers: [{ id: issuer, name: 'The Institute' }] }))
    const { code, stdout } = await verify(CREDENTIAL, '--trust', list, ...LOCAL)
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('On your list “The Institute”') })
  })

  it('warns of an issuer that is in no list', async () => {
    const list = write('others.json', JSON.stringify({ issuers: [{ id: 'did:web:academy.example' }] }))
    const { stdout } = await verify(CREDENTIAL, '--trust', list, '--json', ...LOCAL)
    expect(reportsIn(stdout)[0]!.warnings.map(({ warning }) => warning)).toContain('issuer-unlisted')
  })

  it('takes a list from an address', async () => {
    const origin = await server({ '/list.json': JSON.stringify({ issuers: [{ id: issuer, name: 'From afar' }] }) })
    const { stdout } = await verify(CREDENTIAL, '--trust', `${origin}/list.json`, '--site', 'dist', '--allow-private')
    expect(stdout).toContain('“From afar”')
    const missing = await verify(CREDENTIAL, '--trust', `${origin}/nowhere.json`, '--site', 'dist', '--allow-private')
    expect(missing).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('answered 404') })
    const refused = await verify(CREDENTIAL, '--trust', `${origin}/list.json`)
    expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('is not https') })
  })

  it.each([
    ['nowhere.json', 'is not there'],
    ['content/site.yaml', 'cannot be used'],
  ])('ends with 3 when there is no list in %s', async (list, message) => {
    expect(await verify(CREDENTIAL, '--trust', list)).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining(message),
    })
  })
})

describe('verify of an address', () => {
  const NEAR = ['--site', 'dist', '--allow-private']

  it('takes a credential, a page that names one, and a link with the address of one', async () => {
    const page = '<!doctype html><link rel="alternate" type="application/json" href="1.json">'
    const origin = await server({ '/1.json': read(CREDENTIAL), '/': page })
    for (const url of [
      `${origin}/1.json`,
      `${origin}/`,
      `https://verifier.example/#vc=${encodeURIComponent(`${origin}/1.json`)}`,
      `https://verifier.example/?vc=${encodeURIComponent(`${origin}/1.json`)}`,
    ]) {
      const { code, stdout } = await verify(url, ...NEAR)
      expect({ url, code, first: stdout.split('\n')[0] }).toEqual({ url, code: 0, first: 'Verified' })
      expect(stdout).toContain(`answer 200   ${origin}/1.json`)
    }
  })

  it('ends with 4 when it does not answer, or is not there', async () => {
    const origin = await server({})
    for (const url of [`${origin}/1.json`, 'http://127.0.0.1:1/'])
      expect({ url, ...(await verify(url, '--allow-private')) }).toMatchObject({ code: 4, stderr: '' })
  })

  it('refuses private addresses and http unless they are allowed, and asks nothing', async () => {
    let asked = 0
    const started = createServer((_, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void started.close())
    const { port } = started.address() as AddressInfo
    const urls = [`http://localhost:${port}/`, `https://127.0.0.1:${port}/`, `https://2130706433:${port}/`]
    const { code, stdout } = await verify(...urls, '--json')
    expect({ code, asked }).toEqual({ code: 4, asked: 0 })
    for (const { steps, requests } of reportsIn(stdout)) {
      expect(steps).toMatchObject([{ outcome: 'not-checked', reason: 'address-refused' }])
      expect(requests).toMatchObject([{ answer: 'refused' }])
    }
  })
})

describe('what verify prints', () => {
  it('does nothing on a terminal but be read, whatever the names of files and texts are', async () => {
    const name = 'evil\u001b]0;owned\u0007\u202e.json'
    symlinkSync(join(root, CREDENTIAL), join(root, name))
    const evil = write(
      'evil.json',
      JSON.stringify({ '@context': [], type: ['VerifiableCredential'], id: 'x\u001b[2J\r\n\u2028y' }),
    )
    const { stdout, stderr } = await verify(name, evil, `nowhere\u001b[31m`, ...LOCAL)
    const acts = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
    expect([...stdout, ...stderr].filter((letter) => acts.test(letter))).toEqual([])
  })

  it('has no colours where no terminal is', async () => {
    expect((await runWith({ isTTY: false }, root, 'verify', CREDENTIAL, ...LOCAL)).stdout).not.toContain('\u001b')
  })

  it('may be left unread, which changes nothing about the exit code', async () => {
    const words = Array(20).fill(CREDENTIAL).join(' ')
    const cli = `"${process.execPath}" "${join(import.meta.dirname, '../../scripts/cli.ts')}"`
    const script = `${cli} verify ${words} --site dist --offline | true; echo "${'$'}{PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' })
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' })
  })
})
