import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestsBelow } from '../helpers/folders.ts'
import { runCli, runCliWith } from '../helpers/run-cli.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { runHere } from './in-process.ts'
import { AWARD, repository, repositoryWithKeys } from './repositories.ts'

const COMMANDS = [
  ...['new', 'frameworks', 'award', 'correct', 'renew', 'revoke', 'suspend', 'reinstate', 'erase'],
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
  it('say in one line that all is well, and then what could be better, which fails nothing', async () => {
    expect(await runCli(repository(), 'check')).toEqual({
      code: 0,
      stdout: `No problems in 5 files.

Quality: 2 warnings and 2 pieces of advice for 1 badge class. Nothing fails by it.

first-aid
  warning  quality-criteria-concrete  content/badges/first-aid/index.md:5:1
    The criteria have 4 words: too few to tell what a learner must do.
    hint: write what the learner makes, does or shows, as a list with numbers: "1. Hand in a proposal of two pages"
  warning  quality-aligned  content/badges/first-aid/index.md:2:1
    It is aligned with no framework, and no pathway leads from it to a career.
    hint: add \`alignments\` with a competency of a framework that its field uses
  advice  quality-portable  content/badges/first-aid/index.md:2:1
    Nothing says what its picture shows.
    hint: add \`imageAlt\`, for those who cannot see it
  advice  quality-skills  content/badges/first-aid/index.md:2:1
    It names no skills.
    hint: add \`skills\` in the words of job advertisements

Reasons and examples stand under the name of each rule, such as content/QUALITY.md#quality-criteria-concrete
`,
      stderr: '',
    })
  })

  it('fail by a rule of quality that the site calls a problem, with its place, and tell the others all the same', async () => {
    const root = repository()
    const site = join(root, 'content/site.yaml')
    writeFileSync(site, `${readFileSync(site, 'utf8')}quality:\n  quality-aligned: problem\n`)
    const people = await runHere(root, 'check')
    expect(people.code).toBe(1)
    expect(people.stdout).toContain('content/badges/first-aid/index.md:2:1  quality-aligned\n')
    expect(people.stdout).toContain('1 problem in 1 of 5 files.')
    expect(people.stdout).toContain('Quality: 1 warning and 2 pieces of advice for 1 badge class.')
    const json = JSON.parse((await runHere(root, 'check', '--json')).stdout)
    expect(json.ok).toBe(false)
    expect(json.problems.map(({ rule }: { rule: string }) => rule)).toEqual(['quality-aligned'])
    expect(json.quality.map(({ rule }: { rule: string }) => rule)).toEqual([
      'quality-criteria-concrete',
      'quality-portable',
      'quality-skills',
    ])
    const github = (await runHere(root, 'check', '--github')).stdout
    expect(github).toMatch(/^::error file=[^\n]*title=quality-aligned[^\n]*\n$/)
  })

  it('print one JSON object and nothing else for programs', async () => {
    const root = repository()
    expect(JSON.parse((await runCli(root, 'check', '--json')).stdout)).toMatchObject({
      ok: true,
      files: 5,
      problems: [],
      quality: [{ rule: 'quality-criteria-concrete', level: 'warning', badge: 'first-aid' }, {}, {}, {}],
    })
    expect(JSON.parse((await runCli(root, 'plan', '--json')).stdout)).toEqual({
      ok: true,
      plan: {
        issue: [{ id: AWARD, badge: 'first-aid', awardedOn: '2026-03-02' }],
        automatic: [],
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
