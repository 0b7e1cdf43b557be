import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainJson } from '../../scripts/print/plain-text.ts'
import { reviewComment } from '../../src/review/comment.ts'
import { reviewText } from '../../src/review/people.ts'
import { award, POLICIES, SITE, yaml } from '../helpers/content.ts'
import { filesHolding } from '../helpers/folders.ts'
import { folderOfSuite } from '../helpers/temporary.ts'
import { CANARY_FILE, HOSTILE_BRANCHES, ISSUED, NEW, PROGRAM, SHELL } from './hostile-branches.ts'
import { type Host, hostIn } from './repository.ts'

/** What stands for a private key in every place in which one may lie. */
const SECRET = 'canary-of-a-private-key'

const STRANGER = { author: 'stranger-example' }

describe('a stranger’s hostile branch', () => {
  const [folder, tools] = [folderOfSuite(), folderOfSuite()]
  const canary = join(tools, 'canary')
  const environments = join(tools, 'environments')
  let host: Host

  beforeAll(async () => {
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
    writeFileSync(join(tools, 'git'), `#!/bin/sh\nenv >> '${environments}'\nexec '${git}' "$@"\n`)
    chmodSync(join(tools, 'git'), 0o755)
    const env = {
      ...process.env,
      PATH: `${tools}:${process.env.PATH}`,
      [CANARY_FILE]: canary,
      BADGEWRIGHT_ED25519_KEY: SECRET,
      BADGEWRIGHT_RSA_KEY: SECRET,
    }
    const issued = Object.entries(ISSUED).map(([path, file]) => [path.replace('content/', ''), file])
    host = await hostIn(
      folder,
      { 'site.yaml': yaml({ ...SITE, policies: POLICIES }), ...Object.fromEntries(issued) },
      { '.gitignore': '/ledger/\n/signing-keys.json\n' },
      env,
    )
    host.git('config', 'diff.evil.command', `env > ${canary}`)
    host.git('config', 'diff.evil.textconv', `env > ${canary}; cat`)
  })

  // Some branches bring a file of this name.
  beforeEach(() => writeFileSync(join(folder, 'signing-keys.json'), SECRET))

  it('would write its canary if it were run, so that the other tests can fail', () => {
    const env = { ...process.env, [CANARY_FILE]: canary }
    for (const [program, ...args] of [[process.execPath, '-e', PROGRAM] as const, ['sh', '-c', SHELL] as const]) {
      execFileSync(program, args, { env })
      expect(existsSync(canary)).toBe(true)
      rmSync(canary)
    }
  })

  it.each(Object.entries(HOSTILE_BRANCHES))(
    'is told of with file and line, and runs nothing: %s',
    async (name, row) => {
      rmSync(environments, { force: true })
      const { files, refused, stoppedBy, ...circumstances } = row
      const review = host.review(files, { ...circumstances, pullRequest: STRANGER })
      const comment = reviewComment(review)
      const found = review.problems.map(
        ({ rule, file, line }) => `${rule} ${file.replace(/^commit .*/, 'commit')}:${line}`,
      )
      expect([...new Set(found)]).toEqual(refused)
      expect(review.ok).toBe(stoppedBy !== undefined)
      expect(existsSync(canary)).toBe(false)
      const told = [comment, reviewText(review), plainJson(review), readFileSync(environments, 'utf8')]
      expect(told.filter((text) => text.includes(SECRET))).toEqual([])
      await expect(comment).toMatchFileSnapshot(`strangers/${name}.md`)
    },
  )

  it('leaves the key where it was, and nowhere else', () => {
    expect(filesHolding(folder, [SECRET])).toEqual(['signing-keys.json'])
  })

  it('is not looked at when its history is one of its own', () => {
    const alone = host.git('commit-tree', '-m', 'Alone', 'main^{tree}')
    expect(() => host.review({}, { from: alone, pullRequest: STRANGER })).toThrow('have no commit in common here')
  })

  it('does not get around a policy by beginning before it', () => {
    const from = host.git('rev-parse', 'main')
    const policies = { ...POLICIES, maintainers: 'badge-office', mostDaysBackdated: 5 }
    writeFileSync(join(folder, 'content/site.yaml'), yaml({ ...SITE, policies }))
    host.git('commit', '--quiet', '--all', '--message=Ask for more')
    const rules = (files: object, author: string) =>
      host.review({ ...files }, { from, pullRequest: { author } }).problems.map(({ rule }) => rule)
    expect(rules({ [NEW]: award({}, 'new') }, 'bo-example')).toEqual(['policy-backdating'])
    expect(rules({ 'scripts/x.ts': '' }, 'mo-example')).toEqual(['change-program'])
    expect(rules({ 'scripts/x.ts': '' }, 'bo-example')).toEqual([])
  })
})
