import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { AwardFile } from '../../src/domain/award.ts'
import { AWARD, award, badge, type Changes, contentTree, PATHWAY, pathway, yaml } from '../helpers/content.ts'
import { filesBelow, filesHolding } from '../helpers/folders.ts'
import { gitRepository } from '../helpers/git.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { runHere, runWith } from './in-process.ts'

const [KIM, SAM] = ['kim@x.example', 'sam@x.example']
const [P, Q] = ['pppppppppppppppp', 'qqqqqqqqqqqqqqqq']
const NOVEMBER = 'content/awards/2026/11'

/** A hashed address; a salt of its own for each award. */
function hashed(email: string, seed: string) {
  const salt = createHash('sha256').update(seed).digest('hex').slice(0, 32)
  const hash = createHash('sha256')
    .update(email + salt)
    .digest('hex')
  return { identities: [{ type: 'emailAddress', hash: `sha256$${hash}`, salt }] }
}

/** An award of teamwork, which is all that the pathway asks for. */
const teamwork = (id: string, recipient: object, fields: object = {}): Changes => ({
  [`awards/2026/03/${id}.yaml`]: award({ recipient, ...fields }, id),
})

const ids = { kim: 'kkkkkkkkkkkkkkkk', sam: 'ssssssssssssssss', wallet: 'wwwwwwwwwwwwwwww', third: 'tttttttttttttttt' }

/**
 * An award of which nobody knows whose it was: since all here met the pathway before it was erased, nothing is awarded by itself,
 * and everybody is left to people.
 */
const ERASED = {
  'awards/2026/03/eeeeeeeeeeeeeeee.yaml': yaml({ badge: 'leader', awardedOn: '2026-03-02', erasedOn: '2026-03-05' }),
}

const LEADER: Changes = {
  ...ERASED,
  'badges/leader/index.md': badge({ name: 'Leader' }),
  'badges/leader/badge.svg': readFileSync('content/badges/sql-for-beginners/badge.svg'),
  [PATHWAY]: pathway({ automatic: true }),
  [AWARD]: undefined,
  ...teamwork(ids.kim, hashed(KIM, 'kim'), { learner: P }),
  ...teamwork(ids.sam, hashed(SAM, 'sam'), { learner: Q }),
  ...teamwork(ids.wallet, { did: 'did:key:z6Mk' }),
  ...teamwork(ids.third, hashed('lee@x.example', 'lee')),
}

/** A record in which four people have met a pathway whose badge class has no assessment. */
function setting(changes: Changes = {}, list = `email\n${KIM}\n`) {
  const root = contentTree({ ...LEADER, ...changes }, temporaryFolder())
  writeFileSync(join(root, 'list.csv'), list)
  const due = (...words: string[]) => runHere(root, 'pathways', 'due', ...words)
  const written = () => filesBelow(root).filter((file) => file.startsWith(NOVEMBER) || file.startsWith('outbox/'))
  const read = (file: string) => parse(readFileSync(join(root, file), 'utf8')) as AwardFile
  return { root, due, written, read }
}

type Step = { readonly badge?: string; readonly reason?: string; readonly of?: readonly Step[] }
interface Told {
  readonly learner: {
    readonly pseudonyms: readonly string[]
    readonly lines: readonly number[]
    readonly dids: readonly string[]
  }
  readonly state: string
  readonly outcome: string
  readonly lost: readonly object[]
  readonly conflicts: readonly string[]
  readonly steps: readonly Step[]
}

/** What is told of each learner of the one pathway. */
async function told(due: (...words: string[]) => Promise<{ readonly stdout: string }>, ...words: string[]) {
  const { stdout } = await due('--json', ...words)
  return (JSON.parse(stdout) as { pathways: { learners: Told[] }[] }).pathways.flatMap(({ learners }) => learners)
}

describe('pathways due', () => {
  it('tells who has met a pathway, by pseudonym and DID, and how many awards nothing links to a person', async () => {
    const { due, written } = setting()
    const { code, stdout } = await due()
    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        'Leading (leading), which earns Leader',
        '  Met, and due (3)',
        ...[P, Q, 'did:key:z6Mk'].flatMap((who, i) => [
          `    ${who}`,
          '      met on 2026-03-01',
          `      Teamwork: 2026-03-01, award ${[ids.kim, ids.sam, ids.wallet][i]}`,
          '      not awarded by itself: an award of it was erased since this was met, and it may have been this learner’s',
        ]),
        '',
        '1 award of these badges is linked to nobody: --emails with a list of addresses finds whose.',
        'As of 2026-11-24.',
        '',
      ].join('\n'),
    )
    expect(written()).toEqual([])
  })

  it('knows people by a list of addresses too, and shows these to a person alone', async () => {
    const { root, due } = setting({}, `name,E-Mail,team\nKim,${KIM.toUpperCase()},a\nLee,lee@x.example,b\n`)
    const learners = await told(due, '--emails', 'list.csv')
    expect(learners.map(({ learner }) => [learner.pseudonyms[0], learner.lines])).toEqual([
      [P, [2]],
      [Q, []],
      [undefined, [3]],
      [undefined, []],
    ])
    const piped = await due('--emails', 'list.csv')
    expect(piped.stdout).toContain(`${P} = k…@`)
    expect(piped.stdout).not.toContain(KIM)
    const watched = await runWith({ isTTY: true }, root, 'pathways', 'due', '--emails', 'list.csv')
    expect(watched.stdout).toContain(`    ${P} = ${KIM}\n`)
  })

  it('looks at a list before anything else, and tells each fault of it', async () => {
    const { due } = setting({}, `email\n${KIM}\nnobody\n`)
    const { code, stdout } = await due('--emails', 'list.csv')
    expect([code, stdout]).toEqual([
      1,
      'line 3: "nobody" is no e-mail address.\n  hint: write it as name@example.org\n',
    ])
  })

  it('writes an award for each whom it can name, with the awards that met the steps, and says why not for others', async () => {
    const { root, due, written, read } = setting()
    const done = await due('leading', '--emails', 'list.csv', '--write')
    expect(done.code).toBe(0)
    expect(done.stdout).toContain(`leading: ${Q} is known by a pseudonym alone: a hash cannot be made from a hash`)
    const files = written()
    expect(files).toHaveLength(2)
    const [kim, wallet] = files
      .map(read)
      .toSorted((a, b) => (a.learner ?? '').localeCompare(b.learner ?? ''))
      .toReversed()
    expect(kim).toMatchObject({ badge: 'leader', awardedOn: '2026-11-24', learner: P, parts: [ids.kim] })
    const [identity] = kim!.recipient.identities!
    expect(identity!.hash).toBe(
      `sha256$${createHash('sha256')
        .update(KIM + identity!.salt)
        .digest('hex')}`,
    )
    expect(identity!.salt).not.toBe(hashed(KIM, 'kim').identities[0]!.salt)
    expect(wallet).toEqual({
      badge: 'leader',
      awardedOn: '2026-11-24',
      recipient: { did: 'did:key:z6Mk' },
      parts: [ids.wallet],
    })
    expect((await runHere(root, 'check')).code).toBe(0)
    expect(filesHolding(join(root, 'content'), [KIM])).toEqual([])
  })

  it('leaves to the issuing step what that awards by itself, and writes for those whom the list alone knows', async () => {
    const { due, written, read } = setting(
      { 'awards/2026/03/eeeeeeeeeeeeeeee.yaml': undefined },
      `${KIM}\nlee@x.example\n`,
    )
    const { stdout } = await due('--emails', 'list.csv', '--write')
    expect(stdout).toContain(
      `    ${Q}\n      met on 2026-03-01\n      Teamwork: 2026-03-01, award ${ids.sam}\n      the issuing step`,
    )
    expect(stdout).toContain('is awarded by the issuing step itself')
    expect(written().map((file) => read(file).parts)).toEqual([[ids.third]])
  })

  it('proposes nothing twice, whatever became of the award', async () => {
    for (const change of ['suspend', 'revoke']) {
      const { root, due, written } = setting()
      await due('--emails', 'list.csv', '--write')
      const files = written()
      for (const file of files) await runHere(root, change, file, '--reason', 'Looked into.')
      const again = await due('--emails', 'list.csv', '--write')
      expect(written()).toEqual(files)
      expect(again.stdout).toContain('Nothing to write')
      expect(again.stdout).toContain(change === 'revoke' ? 'it is never proposed again' : 'suspended since 2026-11-24')
    }
  })

  it('proposes once what two versions of a pathway earn', async () => {
    const { due, written, root } = setting({ 'pathways/leading-2025.md': pathway({ automatic: true }) })
    const { stdout } = await due('--emails', 'list.csv', '--write')
    expect(stdout).toContain('It is earned once, also by: leading-2025')
    expect(written()).toHaveLength(2)
    expect((await runHere(root, 'check')).code).toBe(0)
  })

  it('guesses nothing where pseudonyms and addresses contradict each other', async () => {
    const changes = teamwork(ids.third, hashed(SAM, 'third'), { learner: P })
    const { due, written } = setting(changes, `${KIM}\n${SAM}\n`)
    const { stdout } = await due('--emails', 'list.csv', '--write')
    expect(stdout).toContain('Several addresses of the list are of one pseudonym or DID')
    expect(stdout).toContain('These awards have several pseudonyms')
    expect(stdout).toContain('not clear who it is')
    expect(written()).toHaveLength(1)
  })

  it('shows with --dry-run what it would write, and commits to a branch without a name of anybody', async () => {
    const { root, due, written } = setting()
    const git = gitRepository(root)
    const dry = await due('--emails', 'list.csv', '--write', '--dry-run')
    expect(dry.stdout).toContain('+badge: leader')
    expect(written()).toEqual([])
    const done = await due('--emails', 'list.csv', '--write', '--branch', 'met')
    expect(done.code).toBe(0)
    expect(git('log', '-1', '--format=%B', 'met')).toBe('Award 2 pathways that were met')
    expect(git('diff', '--name-only', 'main', 'met').split('\n')).toHaveLength(2)
  })

  it('counts on the day that is asked about', async () => {
    const { due } = setting(teamwork(ids.kim, hashed(KIM, 'kim'), { learner: P, expires: '2026-06-01' }))
    const states = async (day: string) => (await told(due, '--on', day)).map(({ state }) => state)
    expect(await states('2026-02-28')).toEqual(['missing', 'missing', 'missing'])
    expect(await states('2026-05-31')).toEqual(['met', 'met', 'met'])
    expect(await states('2026-06-01')).toEqual(['missing', 'met', 'met'])
  })

  it('says of whom a pathway came too early or too late', async () => {
    const closed = setting({ [PATHWAY]: pathway({ automatic: true, closes: '2026-02-01' }) })
    expect((await closed.due()).stdout).toContain(
      `  Met too early or too late (3)\n    ${P}\n      met on 2026-03-01; it closed on 2026-02-01\n`,
    )
    const late = { automatic: true, steps: [{ badge: 'teamwork', within: 'P1M' }], closes: '2026-05-01' }
    expect((await setting({ [PATHWAY]: pathway(late) }).due()).stdout).toContain(
      `      it closed on 2026-05-01, before this was earned\n      Teamwork was too old from the day after 2026-04-01\n`,
    )
    const later = setting({ [PATHWAY]: pathway({ automatic: true, opens: '2027-01-01' }) })
    const { stdout } = await later.due('--emails', 'list.csv', '--write')
    expect(stdout).toContain('met on 2026-03-01; it opens on 2027-01-01')
    expect(later.written()).toEqual([])
  })

  it.each([
    [['paths'], 'pathways needs one word first: due'],
    [['due', 'leding'], 'there is no pathway "leding"'],
    [['due', 'leading', 'other'], 'pathways due takes one pathway at the most'],
    [['due', '--branch', 'x'], '--branch says how to write, and nothing is written without --write'],
    [['due', '--json', '--write'], '--json only shows'],
  ])('refuses %j', async (words, message) => {
    const { root } = setting()
    const { code, stderr } = await runHere(root, 'pathways', ...words)
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: ${message}`])
  })
})
