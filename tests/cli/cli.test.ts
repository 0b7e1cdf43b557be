import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestsBelow } from '../helpers/folders.ts'
import { runCli, runCliWith } from '../helpers/run-cli.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { runHere } from './in-process.ts'
import { AWARD, repository, repositoryWithKeys } from './repositories.ts'

const COMMANDS = [
  ...['new', 'award', 'correct', 'renew', 'revoke', 'suspend', 'reinstate', 'erase'],
  ...['check', 'plan', 'list', 'find', 'due', 'dev'],
  ...['build', 'issue', 'render', 'verify', 'bundle', 'keys'],
]

describe('the command line', () => {
  it('lists its commands and exit codes', async () => {
    const { code, stdout, stderr } = await runCli(temporaryFolder(), '--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
    expect(stdout).toContain('Exit codes:')
  })

  it.each(COMMANDS)('explains %s, with its flags', async (command) => {
    const { code, stdout } = await runHere(temporaryFolder(), command, '--help')
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: badgewright ${command}`, 'm'))
    expect(stdout).toContain('--help')
  })

  it('knows what was probably meant', async () => {
    const root = repository()
    expect(await runCli(root, 'chekc')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: there is no command "chekc"\nhint: did you mean "check"?\n',
    })
    expect(await runCli(root, 'check', '--jsno')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: check has no flag --jsno\nhint: did you mean "--json"?\n',
    })
    expect(await runCli(root, 'check', 'content')).toMatchObject({ code: 2, stdout: '' })
    expect(await runCli(root)).toMatchObject({ code: 2, stderr: '' })
  })
})

describe('check and plan', () => {
  it('say in one line that all is well', async () => {
    expect(await runCli(repository(), 'check')).toEqual({ code: 0, stdout: 'No problems in 5 files.\n', stderr: '' })
  })

  it('print one JSON object and nothing else for programs', async () => {
    const root = repository()
    expect(JSON.parse((await runCli(root, 'check', '--json')).stdout)).toEqual({ ok: true, files: 5, problems: [] })
    expect(JSON.parse((await runCli(root, 'plan', '--json')).stdout)).toEqual({
      ok: true,
      plan: {
        issue: [{ id: AWARD, badge: 'first-aid', awardedOn: '2026-03-02' }],
        reissue: [],
        resign: [],
        status: [],
        erase: [],
        clrs: [],
      },
    })
  })

  it('say that there is no content, where there is none', async () => {
    const { code, stdout } = await runCli(temporaryFolder(), 'check')
    expect(code).toBe(1)
    expect(stdout).toContain('content/site.yaml:1:1  file-missing')
  })
})

describe('issuing', () => {
  it('says where keys come from when there is none, and leaves nothing behind', async () => {
    const root = repository()
    const before = digestsBelow(root)
    const { code, stdout, stderr } = await runCli(root, 'issue')
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' })
    expect(stderr).toContain('badgewright keys create')
    expect(digestsBelow(root)).toEqual(before)
  })

  it('signs once, and then finds nothing to do', async () => {
    const { root, env } = await repositoryWithKeys()
    expect(await runCliWith(env, root, 'issue')).toMatchObject({ code: 0, stderr: '' })
    const ledger = digestsBelow(join(root, 'ledger'))
    expect(await runCliWith(env, root, 'issue')).toEqual({ code: 0, stdout: 'Nothing to issue.\n', stderr: '' })
    expect(digestsBelow(join(root, 'ledger'))).toEqual(ledger)
    expect(await runCli(root, 'plan')).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to issue') })
  })

  it('refuses a key that the issuer does not publish, and a half of a pair', async () => {
    const { root, env } = await repositoryWithKeys()
    expect(await runCliWith(env, repository(), 'issue')).toMatchObject({ code: 5, stdout: '' })
    const { BADGEWRIGHT_RSA_KEY: _, ...half } = env
    expect(await runCliWith(half, root, 'issue')).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('BADGEWRIGHT_RSA_KEY'),
    })
  })

  it('refuses a ledger that somebody edited, and names the line', async () => {
    const { root, env } = await repositoryWithKeys()
    await runCliWith(env, root, 'issue')
    const file = join(root, 'ledger/entries/000000000.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('First Aid', 'Last Aid'))
    expect(await runCliWith(env, root, 'issue')).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('entries/000000000.jsonl:2'),
    })
  })

  it('refuses to change an issued award without a reason', async () => {
    const { root, env } = await repositoryWithKeys()
    await runCliWith(env, root, 'issue')
    cpSync(join(root, 'ledger'), join(root, 'before'), { recursive: true })
    writeFileSync(
      join(root, `content/awards/2026/03/${AWARD}.yaml`),
      readFileSync(join(root, `content/awards/2026/03/${AWARD}.yaml`), 'utf8').replace('2026-03-02', '2026-03-03'),
    )
    expect(await runCli(root, 'check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('award-changed-without-reason'),
    })
    expect(digestsBelow(join(root, 'ledger'))).toEqual(digestsBelow(join(root, 'before')))
  })
})

describe('keys', () => {
  it('writes the public halves into content and the private ones where Git does not look, and prints none of these', async () => {
    const root = repository()
    const { code, stdout, stderr } = await runCli(root, 'keys', 'create')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const secret = JSON.parse(readFileSync(join(root, 'signing-keys.json'), 'utf8'))
    expect(readdirSync(join(root, 'content/issuer/keys')).length).toBe(2)
    for (const name of ['BADGEWRIGHT_ED25519_KEY', 'BADGEWRIGHT_RSA_KEY', 'signing-keys.json'])
      expect(stdout).toContain(name)
    for (const member of [secret.ed25519.d, secret.rsa.d, secret.rsa.p, secret.rsa.q])
      expect(stdout).not.toContain(member)
    expect(await runCli(root, 'check')).toMatchObject({ code: 0 })
  })

  it('never overwrites a key', async () => {
    const root = repository()
    await runCli(root, 'keys', 'create')
    const before = digestsBelow(root)
    expect(await runCli(root, 'keys', 'create')).toMatchObject({ code: 5, stdout: '' })
    expect(digestsBelow(root)).toEqual(before)
  })

  it('tells of the keys what everybody may know', async () => {
    const { root } = await repositoryWithKeys()
    const { stdout } = await runCli(root, 'keys', 'list')
    expect(stdout).toMatch(/^Ed25519 {2}[\w-]{43} {2}since 2000-01-01, current$/m)
    expect(await runCli(repository(), 'keys', 'list')).toMatchObject({ stdout: expect.stringContaining('no keys yet') })
  })
})
