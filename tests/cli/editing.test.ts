import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLedger } from '../../src/ledger/state.ts'
import { copySampleContent, digestsBelow } from '../helpers/folders.ts'
import { gitRepository } from '../helpers/git.ts'
import { folderOfSuite } from '../helpers/temporary.ts'
import { runHere, runWith } from './in-process.ts'
import { AWARD, repository, repositoryWithKeys, SITE } from './repositories.ts'

const FILE = `content/awards/2026/03/${AWARD}.yaml`
const COHORT = 'content/awards/2026/03/cohort.yaml'
const IDS = ['cccccccccccccccc', 'dddddddddddddddd'] as const

/** A repository with one award and a cohort of two, whose file has comments and Windows line ends. */
function withCohort(): string {
  const root = repository()
  const text = [
    '# The evening course.',
    'badge: first-aid',
    'awardedOn: 2026-03-05',
    'expires: 2026-12-01   # agreed',
    'recipients:',
    `  - { id: ${IDS[0]}, recipient: { did: 'did:example:one' } } # first`,
    `  - id: ${IDS[1]}`,
    '    recipient: { did: "did:example:two" }',
    '# The end.',
  ].join('\r\n')
  mkdirSync(dirname(join(root, COHORT)), { recursive: true })
  writeFileSync(join(root, COHORT), text)
  return root
}

const textOf = (root: string, file: string) => readFileSync(join(root, file), 'utf8')

describe('revoke, suspend and reinstate', () => {
  it('add one entry to the file of the award, however the award is named, and say what comes next', async () => {
    for (const name of [AWARD, `${SITE}awards/${AWARD}/`, `${SITE}awards/${AWARD}/badge.png`, FILE, `./${FILE}`]) {
      const root = repository()
      const before = textOf(root, FILE)
      const { code, stdout } = await runHere(root, 'revoke', name, '--reason', 'Awarded twice: see the other.')
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: `Wrote ${FILE}\nNext: commit this and open a pull request; or undo it with git.\n`,
      })
      expect(textOf(root, FILE)).toBe(
        `${before}status:\n  - change: revoke\n    on: 2026-11-24\n    reason: 'Awarded twice: see the other.'\n`,
      )
    }
  })

  it('edit each recipient of a cohort where it stands, and leave all other bytes', async () => {
    const root = withCohort()
    const before = textOf(root, COHORT)
    expect(await runHere(root, 'suspend', COHORT, '--on', '2026-11-20', '--reason', 'Under review.')).toMatchObject({
      code: 0,
    })
    expect(textOf(root, COHORT)).toBe(
      before
        .replace(
          "'did:example:one' } }",
          "'did:example:one' }, status: [ { change: suspend, on: 2026-11-20, reason: Under review. } ] }",
        )
        .replace(
          '"did:example:two" }\r\n',
          '"did:example:two" }\r\n    status:\r\n      - change: suspend\r\n        on: 2026-11-20\r\n        reason: Under review.\r\n',
        ),
    )
    expect((await runHere(root, 'reinstate', IDS[0], '--reason', 'All is well.')).code).toBe(0)
    const standings = JSON.parse((await runHere(root, 'list', '--json')).stdout).awards
    expect(standings.map(({ id, standing }: { id: string; standing: string }) => [id, standing])).toEqual([
      [IDS[0], 'valid'],
      [IDS[1], 'suspended'],
      [AWARD, 'valid'],
    ])
  })

  it('write nothing that the check refuses, and nothing at all of several when one is refused', async () => {
    const root = withCohort()
    await runHere(root, 'revoke', AWARD, '--reason', 'Why.')
    const before = digestsBelow(root)
    const twice = await runHere(root, 'revoke', IDS[0], AWARD, '--reason', 'Again.')
    expect(twice).toMatchObject({ code: 1, stderr: 'Nothing was written.\n' })
    expect(twice.stdout).toContain('This award is revoked at this point')
    const address = await runHere(root, 'revoke', IDS[0], '--reason', 'Belongs to mia@example.org.')
    expect(address).toMatchObject({ code: 1 })
    expect(address.stdout).toContain('plain-identifier')
    expect(address.stdout).not.toContain('mia@')
    const future = await runHere(root, 'revoke', IDS[0], '--reason', 'Why.', '--on', '2027-01-01')
    expect(future.stdout).toContain('lies in the future')
    expect(digestsBelow(root)).toEqual(before)
  })

  it('say what was typed wrongly, with what was probably meant', async () => {
    const root = repository()
    const before = digestsBelow(root)
    const said = async (...words: string[]) => (await runHere(root, ...words)).stderr
    expect(await said('revoke', '--reason', 'x')).toContain('revoke needs the award that is meant')
    expect(await said('revoke', AWARD)).toContain('revoke needs a reason')
    expect(await said('revoke', AWARD, '--reason', 'two\nlines')).toContain('must be one line')
    expect(await said('revoke', AWARD, '--reason', 'x', '--on', '2026-02-30')).toContain('is not a day of the calendar')
    expect(
      await runHere(
        root,
        'revoke',
        AWARD.replace('b', 'x'),
        'https://other.example/awards/x/',
        '../x',
        '--reason',
        'x',
      ),
    ).toEqual({
      code: 3,
      stdout: '',
      stderr: [
        `error: there is no award "axcdefghijklmnop"; did you mean "${AWARD}"?`,
        `error: there is no award "https://other.example/awards/x/": addresses of awards here begin with ${SITE}awards/`,
        'error: there is no award "../x"',
        'hint: badgewright list shows all awards\n',
      ].join('\n'),
    })
    expect(digestsBelow(root)).toEqual(before)
  })

  it('show the difference in a dry run, and write nothing', async () => {
    const root = repository()
    const before = digestsBelow(root)
    const { code, stdout, stderr } = await runHere(root, 'revoke', AWARD, '--reason', 'Why.', '--dry-run')
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Nothing was written: this was a dry run.\n' })
    expect(stdout).toMatch(
      /^--- a\/content.*\n\+\+\+ b\/content.*\n@@ .*\n(?: .*\n){3}\+status:\n\+ {2}- change: revoke\n/,
    )
    expect(digestsBelow(root)).toEqual(before)
  })

  it('make the branch and the commit, and name the address at which the pull request is opened', async () => {
    const root = repository()
    const site = join(root, 'content/site.yaml')
    writeFileSync(site, `${readFileSync(site, 'utf8')}repository: https://github.com/example/badges\n`)
    const git = gitRepository(root)
    const words = ['revoke', AWARD, '--reason', 'Awarded twice.', '--branch', 'revoke/one']
    expect(await runWith({ env: { PATH: process.env.PATH ?? '' } }, root, ...words)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        `Wrote ${FILE}`,
        `Committed to revoke/one: Revoke ${AWARD}`,
        'Next:',
        '  git push --set-upstream origin revoke/one',
        '  https://github.com/example/badges/compare/revoke/one?expand=1\n',
      ].join('\n'),
    })
    expect(git('log', '--format=%B', '--max-count=1')).toBe(`Revoke ${AWARD}\n\nAwarded twice.`)
    expect(git('status', '--porcelain')).toBe('')
  })

  it('write nothing when there can be no commit', async () => {
    const root = repository()
    const before = digestsBelow(root)
    const env = { PATH: process.env.PATH ?? '', GIT_CEILING_DIRECTORIES: root }
    const { code, stderr } = await runWith({ env }, root, 'revoke', AWARD, '--reason', 'Why.', '--commit')
    expect({ code, stderr }).toEqual({ code: 7, stderr: expect.stringContaining('not a Git repository') })
    expect(digestsBelow(root)).toEqual(before)
  })
})

describe('correct and renew', () => {
  it('change the fields and record the correction, so that the award is issued again under its id', async () => {
    const { root, env } = await repositoryWithKeys()
    await runWith({ env, now: new Date('2026-04-01T00:00:00Z') }, root, 'issue')
    const words = ['--set', 'role=Lead', '--set', 'creditsEarned=2.5', '--set', 'evidence.0.url=https://work.example/1']
    expect(await runHere(root, 'correct', AWARD, ...words, '--reason', 'The role was missing.')).toMatchObject({
      code: 0,
    })
    expect(textOf(root, FILE)).toContain(
      'role: Lead\ncreditsEarned: 2.5\nevidence:\n  - url: https://work.example/1\ncorrections:\n  - on: 2026-11-24\n    reason: The role was missing.\n',
    )
    expect((await runHere(root, 'plan')).stdout).toBe(`Will reissue 1:\n  ${AWARD}  First Aid: The role was missing.\n`)
    expect((await runHere(root, 'correct', AWARD, '--unset', 'role', '--reason', 'It was wrong.')).code).toBe(0)
    expect(textOf(root, FILE)).not.toContain('role:')
    expect(textOf(root, FILE)).toContain('  - on: 2026-11-24T10:15:03Z\n    reason: It was wrong.\n')
  })

  it('record the correction alone for a file that was edited by hand, and commit both', async () => {
    const { root, env } = await repositoryWithKeys()
    await runWith({ env, now: new Date('2026-04-01T00:00:00Z') }, root, 'issue')
    const git = gitRepository(root)
    writeFileSync(join(root, FILE), textOf(root, FILE).replace('awardedOn', 'term: Spring\nawardedOn'))
    expect((await runHere(root, 'check')).stdout).toContain('award-changed-without-reason')
    const path = { PATH: process.env.PATH ?? '' }
    const words = ['correct', AWARD, '--reason', 'The term was missing.', '--commit']
    expect(await runWith({ env: path }, root, ...words)).toMatchObject({ code: 0 })
    expect((await runHere(root, 'check')).code).toBe(0)
    expect(git('show', '--format=', '--unified=0').match(/^\+ *[-\w].*$/gm)).toEqual([
      '+term: Spring',
      '+corrections:',
      '+  - on: 2026-11-24',
      '+    reason: The term was missing.',
    ])
  })

  it('tell which fields can be corrected', async () => {
    const root = withCohort()
    const before = digestsBelow(root)
    const said = async (id: string, ...words: string[]) =>
      (await runHere(root, 'correct', id, ...words, '--reason', 'x')).stderr
    expect(await said(AWARD, '--set', 'rloe=x')).toContain('did you mean "role"?')
    expect(await said(AWARD, '--set', 'role')).toContain('has no value')
    expect(await said(AWARD, '--set', 'status.0.change=revoke')).toContain('use revoke, suspend or reinstate')
    expect(await said(AWARD, '--set', '__proto__.x=1')).toContain('has no field "__proto__.x"')
    expect(await said(IDS[0], '--set', 'badge=other')).toContain('stands for the whole cohort')
    expect(await said(COHORT, '--set', 'role=x')).toContain('correct takes one award')
    expect((await runHere(root, 'correct', AWARD, '--set', 'results.0.result=x', '--reason', 'x')).stdout).toContain(
      'award-result-exists',
    )
    expect(digestsBelow(root)).toEqual(before)
  })

  it('renew from the end of the term, and the credential says so under the same id', async () => {
    const { root, env } = await repositoryWithKeys()
    writeFileSync(join(root, FILE), `${textOf(root, FILE)}expires: 2026-12-24 # two terms\n`)
    await runWith({ env, now: new Date('2026-04-01T00:00:00Z') }, root, 'issue')
    const before = readLedger(join(root, 'ledger'))
    expect((await runHere(root, 'renew', AWARD, '--for', 'P2Y', '--reason', 'Refresher passed.')).code).toBe(0)
    expect(textOf(root, FILE)).toContain('expires: 2028-12-24 # two terms\ncorrections:\n  - on: 2026-11-24\n')
    expect((await runHere(root, 'plan')).stdout).toContain(`Will reissue 1:\n  ${AWARD}  First Aid: Refresher passed.`)
    await runWith({ env }, root, 'issue')
    const after = readLedger(join(root, 'ledger'))
    const credential = (ledger: typeof after) => ledger.secured(ledger.awards.get(AWARD)!).credential
    expect(credential(before)).toMatchObject({ validFrom: '2026-03-02T00:00:00Z', validUntil: '2026-12-24T00:00:00Z' })
    expect(credential(after)).toMatchObject({
      id: credential(before).id,
      awardedDate: credential(before).awardedDate,
      validFrom: '2026-11-24T00:00:00Z',
      validUntil: '2028-12-24T00:00:00Z',
    })
  })

  it('renew what has ended from today, by the term of the badge class, for one recipient of a cohort alone', async () => {
    const root = withCohort()
    const badge = join(root, 'content/badges/first-aid/index.md')
    writeFileSync(badge, readFileSync(badge, 'utf8').replace('---\n', '---\nvalidFor: P1Y\n'))
    const before = textOf(root, COHORT)
    const now = new Date('2027-02-01T12:00:00Z')
    expect((await runWith({ now }, root, 'renew', IDS[1], '--reason', 'Renewed.')).code).toBe(0)
    expect(textOf(root, COHORT)).toBe(
      before.replace(
        '"did:example:two" }\r\n',
        '"did:example:two" }\r\n    expires: 2028-02-01\r\n    corrections:\r\n      - on: 2027-02-01\r\n        reason: Renewed.\r\n',
      ),
    )
  })

  it('do not renew what holds for ever, is withdrawn, or would hold for less', async () => {
    const root = withCohort()
    await runHere(root, 'revoke', IDS[1], '--reason', 'Why.')
    const before = digestsBelow(root)
    const { code, stderr } = await runHere(root, 'renew', AWARD, COHORT, '--until', '2026-11-30', '--reason', 'x')
    expect(code).toBe(2)
    expect(stderr).toContain(`award ${AWARD} holds for ever`)
    expect(stderr).toContain(`award ${IDS[0]} holds until 2026-12-01 already`)
    expect(stderr).toContain(`award ${IDS[1]} is revoked`)
    expect((await runHere(root, 'renew', IDS[0], '--reason', 'x')).stderr).toContain('needs --until or --for')
    expect(digestsBelow(root)).toEqual(before)
  })
})

describe('list, find and due', () => {
  const root = copySampleContent(folderOfSuite())

  it('list awards by badge class and by how they count today', async () => {
    expect((await runHere(root, 'list', '--standing', 'revoked')).stdout).toBe(
      '3hvgtuwuo6xdykrd  2025-09-25  revoked  SQL for Beginners\n1 award\n',
    )
    const { awards } = JSON.parse((await runHere(root, 'list', '--badge', 'open-data-day-2025', '--json')).stdout)
    expect(new Set(awards.map(({ file }: { file: string }) => file))).toEqual(
      new Set(['content/awards/2025/03/open-data-day-2025.yaml']),
    )
    expect((await runHere(root, 'list', '--standing', 'revokd')).stderr).toContain('did you mean "revoked"?')
    expect((await runHere(root, 'list', '--badge', 'sql-for-beginner')).stderr).toContain('did you mean "sql-for')
  })

  it('find the awards of a learner by an address, however it is written, and never print it', async () => {
    const { root, env } = await repositoryWithKeys()
    const hashed = (id: string, address: string, salt: string) => {
      const hash = createHash('sha256')
        .update(address + salt)
        .digest('hex')
      const identity = `{ type: emailAddress, hash: sha256$${hash}, salt: "${salt}" }`
      const text = `badge: first-aid\nawardedOn: 2026-03-03\nrecipient: { identities: [${identity}] }\n`
      writeFileSync(join(root, `content/awards/2026/03/${id}.yaml`), text)
    }
    hashed(IDS[0], 'kim@example.org', '0123456789abcdef0123456789abcdef')
    hashed(IDS[1], 'kim@example.org', '1123456789abcdef0123456789abcdef')
    const before = digestsBelow(root)
    const { code, stdout, stderr } = await runWith({ env }, root, 'find', '--email', ' Kim@Example.org')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(`${IDS.map((id) => `${id}  2026-03-03  valid  First Aid\n`).join('')}2 awards\n`)
    expect((await runHere(root, 'find', '--email', 'lee@example.org')).stdout).toBe('0 awards\n')
    const wrong = await runHere(root, 'find', '--email', 'kim example.org')
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.not.stringContaining('kim') })
    expect(digestsBelow(root)).toEqual(before)
  })

  it('show what waits for the issuer, with what to type', async () => {
    const root = withCohort()
    const badge = join(root, 'content/badges/first-aid/index.md')
    const assessment = 'assessment: { kind: project, description: A rescue plan. }'
    writeFileSync(badge, readFileSync(badge, 'utf8').replace('---\n', `---\n${assessment}\n`))
    await runHere(root, 'suspend', IDS[1], '--reason', 'Under review.')
    const due = async (now: string, ...words: string[]) =>
      (await runWith({ now: new Date(now) }, root, 'due', ...words)).stdout
    const soon = await due('2026-11-24T10:00:00Z')
    expect(soon).toContain(`End soon (1): badgewright renew`)
    expect(soon).toContain(`  ${IDS[0]}  2026-03-05  until 2026-12-01  First Aid\n`)
    expect(soon).toContain(`Suspended (1)`)
    expect(soon).toContain(`Without evidence (2)`)
    expect(await due('2026-11-24T10:00:00Z', '--within', 'P3D')).not.toContain('End soon')
    expect(await due('2027-01-10T00:00:00Z')).toContain(`Ended lately (1)`)
    const { due: later } = JSON.parse(await due('2028-01-10T00:00:00Z', '--json'))
    expect({ lapsed: later.lapsed, expiring: later.expiring, notIssued: later.notIssued }).toEqual({
      lapsed: [],
      expiring: [],
      notIssued: [],
    })
    expect(await runHere(root, 'due', '--within', '60')).toMatchObject({ code: 2 })
  })

  it('show what no issuing run has signed yet', async () => {
    const { root, env } = await repositoryWithKeys()
    await runWith({ env }, root, 'issue')
    expect((await runHere(root, 'due')).stdout).toBe('Nothing waits for you.\n')
    const text = `badge: first-aid\nawardedOn: 2026-03-03\nrecipient: { did: did:example:one }\n`
    writeFileSync(join(root, `content/awards/2026/03/${IDS[0]}.yaml`), text)
    expect((await runHere(root, 'due')).stdout).toContain(`Not yet issued (1): badgewright issue`)
  })
})
