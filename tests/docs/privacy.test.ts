import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PRIVACY_PRESETS } from '../../src/domain/privacy.ts'
import { readEntries } from '../../src/ledger/read.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { award, awardId, issueInto, register } from '../helpers/records.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const RUNBOOK = readFileSync('.github/PRIVACY.md', 'utf8')
const [GONE, KEPT] = [awardId(2), awardId(3)] as [string, string]
const FILE = `content/awards/2026/03/${GONE}.yaml`
const SECRET = 'Jamie Invented'

/** The commands that the runbook shows under a heading. */
function commands(heading: string): string[] {
  const section = RUNBOOK.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!
  return [...section.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, , text]) => text!.replaceAll('<id>', GONE))
}

/** The settings of no machine, so that the runbook works on any. */
const ENV = {
  PATH: process.env.PATH,
  HOME: '/nowhere',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  FILTER_BRANCH_SQUELCH_WARNING: '1',
}

const run = (folder: string, script: string) =>
  execFileSync('sh', ['-ec', script], { cwd: folder, env: ENV, encoding: 'utf8', stdio: 'pipe' })

/** All that any commit of a repository holds. */
const everything = (repository: string) =>
  run(repository, 'git rev-list --all --objects | cut -d" " -f1 | git cat-file --batch --buffer')

const write = (folder: string, file: string, text: string) => {
  mkdirSync(join(folder, file, '..'), { recursive: true })
  writeFileSync(join(folder, file), text)
}

/** A host with a content branch and a ledger, in both of which an award was made, then erased. */
async function host(): Promise<string> {
  const [bare, clone] = [temporaryFolder(), temporaryFolder()]
  run(bare, 'git init --quiet --bare --initial-branch=main')
  run(clone, `git init --quiet --initial-branch=main && git remote add origin ${bare}`)
  const commit = (message: string) => run(clone, `git add . && git commit --quiet -m "${message}"`)
  write(clone, 'content/site.yaml', 'title: first\n')
  commit('Begin')
  write(clone, FILE, `name: ${SECRET}\n`)
  commit('Award')
  write(clone, 'content/site.yaml', 'title: second\n')
  commit('Go on')
  write(clone, FILE, 'erasedOn: 2026-05-01\n')
  commit('Erase an award')
  run(clone, 'git push --quiet origin main && git switch --quiet --orphan ledger')
  const named = award(GONE, { recipient: { did: 'did:key:z6MkInvented', name: SECRET, nameConsent: '2026-03-01' } })
  await issueInto(clone, await register([named, award(KEPT)]))
  commit('Issue')
  const erased = new Map([
    [GONE, { id: GONE, file: FILE, badge: 'sql-for-beginners', awardedOn: '2026-03-01', erasedOn: '2026-05-01' }],
  ])
  await issueInto(clone, await register([award(KEPT)], { erased }))
  commit('Erase')
  run(clone, 'git push --quiet origin ledger')
  return bare
}

describe('the privacy runbook', () => {
  it('tells of every preset', () => {
    for (const preset of Object.keys(PRIVACY_PRESETS)) expect(RUNBOOK).toContain(`\`${preset}\``)
  })

  it('purges content and ledger with the commands that it shows: nothing is left of the award but what stays', async () => {
    const bare = await host()
    expect(everything(bare)).toContain(SECRET)
    const clone = join(temporaryFolder(), 'fresh')
    run(bare, `git clone --quiet ${bare} ${clone}`)
    const shown = commands('Purge the history')
    expect(shown).toHaveLength(2)
    for (const script of shown) run(clone, script)
    const after = join(temporaryFolder(), 'after')
    run(bare, `git clone --quiet --no-local ${bare} ${after}`)
    expect(everything(after)).not.toContain(SECRET)
    expect(run(after, 'git log --format=%s').trim().split('\n')).toEqual(['Erase an award', 'Go on', 'Award', 'Begin'])
    expect(run(after, `git log -p --format= -- ${FILE}`)).toContain('+erasedOn: 2026-05-01')
    run(after, 'git switch --quiet ledger')
    expect(run(after, 'git rev-list --count HEAD').trim()).toBe('1')
    const ledger = readLedger(after)
    expect([[...ledger.awards.keys()], [...ledger.erased.keys()]]).toEqual([[KEPT], [GONE]])
    expect([...readEntries(after)]).toHaveLength(ledger.tip.entries)
  })

  it('names nobody in the branch and the commit that it proposes', () => {
    const [script] = commands('Erase an award')
    expect(script).toContain(`npx badgewright erase ${GONE}`)
    expect(script!.replaceAll(/^ *npx.*$/gm, '')).not.toContain(GONE)
  })
})
