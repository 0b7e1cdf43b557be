import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { runWith } from '../cli/in-process.ts'
import { award, POLICIES, SITE, yaml } from '../helpers/content.ts'
import { folderOfSuite } from '../helpers/temporary.ts'
import { type Host, hostIn, TODAY } from './repository.ts'

const NEW = 'content/awards/2026/03/bbbbbbbbbbbbbbbb.yaml'

describe('plan --base', () => {
  const folder = folderOfSuite()
  let host: Host
  beforeAll(async () => {
    host = await hostIn(folder, { 'site.yaml': yaml({ ...SITE, policies: POLICIES }) })
    host.review({ [NEW]: award({}, 'new') }, { branch: 'award' })
    host.review({ 'content/x.mdx': '{process.env.KEY}', '.gitattributes': '* diff=evil\n' }, { branch: 'hostile' })
  })
  const plan = (...words: string[]) => runWith({ now: new Date(`${TODAY}T10:00:00Z`) }, host.root, 'plan', ...words)

  it('tells of a branch for people and as JSON that its schema describes, and leaves the folder as it is', async () => {
    const text = await plan('--base', 'main', '--head', 'award')
    expect(text).toMatchObject({ code: 0, stderr: '' })
    expect(text.stdout).toContain('Will issue 1:\n  bbbbbbbbbbbbbbbb Teamwork, awarded on 2026-03-01\n')
    expect(text.stdout).toContain('who approved is not known here')
    const { code, stdout } = await plan('--base', 'main', '--head', 'award', '--json')
    expect(code).toBe(0)
    const validate = new Ajv2020({ strict: true }).compile(
      JSON.parse(readFileSync('schemas/review.schema.json', 'utf8')),
    )
    expect(validate(JSON.parse(stdout)) || validate.errors).toBe(true)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, issue: [{ id: 'bbbbbbbbbbbbbbbb' }], waiting: 0 })
    expect(host.git('status', '--porcelain')).toBe('')
  })

  it('takes what the host says of the pull request, and refuses what is no such thing', async () => {
    const facts = join(host.root, 'ledger/facts.json')
    const head = host.git('rev-parse', 'award')
    const approvals = [{ by: 'bo-example', commit: head }]
    writeFileSync(facts, JSON.stringify({ number: 1, author: 'ada-example', head, approvals }))
    const good = await plan('--base', 'main', '--head', 'award', '--pull-request', facts, '--markdown')
    expect(good.stdout).toContain('approved by `bo-example`')
    writeFileSync(facts, JSON.stringify({ number: 1, author: '@ada', head, approvals }))
    const bad = await plan('--base', 'main', '--head', 'award', '--pull-request', facts)
    rmSync(facts)
    expect(bad).toMatchObject({ code: 3, stdout: '' })
    expect(bad.stderr).toContain('does not hold the facts of a pull request')
  })

  it('fails for a branch that breaks a rule, and runs nothing that the branch brings', async () => {
    const canary = join(host.root, 'ledger/canary')
    host.git('config', 'diff.evil.command', `touch ${canary}`)
    host.git('config', 'diff.evil.textconv', `touch ${canary}; cat`)
    host.git('config', 'core.fsmonitor', `touch ${canary}; false`)
    const { code, stdout } = await plan('--base', 'main', '--head', 'hostile')
    expect(code).toBe(1)
    expect(stdout).toContain('content/x.mdx:1 (file-kind)')
    expect(() => readFileSync(canary)).toThrow('ENOENT')
  })

  it('says of a commit that is not there, or of flags that need --base, what is wrong', async () => {
    expect(await plan('--base', 'nowhere')).toMatchObject({ code: 7, stdout: '' })
    expect(await plan('--base', '--output=x')).toMatchObject({ code: 2, stdout: '' })
    expect(await plan('--markdown')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--markdown needs --base'),
    })
    host.git('checkout', '--quiet', '--orphan', 'alone')
    host.git('commit', '--quiet', '--message=Alone')
    const { code, stderr } = await plan('--base', 'main')
    expect([code, stderr]).toEqual([7, expect.stringContaining('fetch the whole history')])
    host.git('checkout', '--quiet', '--force', 'main')
  })

  it('tells what all of content asks for when it has no base', async () => {
    expect(await plan()).toMatchObject({
      code: 0,
      stdout: 'Nothing to issue: the ledger says all that content says.\n',
    })
  })

  it('holds the ledger of another site against the change', async () => {
    const moved = { 'content/site.yaml': yaml({ ...SITE, policies: POLICIES, url: 'https://elsewhere.example/' }) }
    expect(host.review(moved).problems).toMatchObject([{ rule: 'site-shape', file: 'content/site.yaml' }])
  })
})
