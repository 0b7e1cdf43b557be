import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { AwardFile } from '../../src/domain/award.ts'
import { badge, type Changes, pathway, recipient, SVG, yaml } from '../helpers/content.ts'
import { filesBelow } from '../helpers/folders.ts'
import { NOW, runWith } from './in-process.ts'
import { repositoryWithKeys } from './repositories.ts'

const [FIRST, SECOND] = ['ffffffffffffffff', 'gggggggggggggggg']
const P = 'pppppppppppppppp'
const DAY = NOW.toISOString().slice(0, 10)
const REASON = ['--reason', 'Looked into.']

const part = (badgeOf: string, seed: string, fields: object = {}) =>
  yaml({
    badge: badgeOf,
    awardedOn: '2026-03-02',
    recipient: recipient(seed, { name: 'Mia', nameConsent: '2026-03-01' }),
    learner: P,
    ...fields,
  })

const MET: Changes = {
  'badges/leader/index.md': badge({ name: 'Leader' }),
  'badges/leader/badge.svg': SVG,
  'badges/teamwork/index.md': badge(),
  'badges/teamwork/badge.svg': SVG,
  'pathways/leading.md': pathway({ automatic: true, steps: [{ badge: 'first-aid' }, { badge: 'teamwork' }] }),
  [`awards/2026/03/${FIRST}.yaml`]: part('first-aid', 'first'),
  [`awards/2026/03/${SECOND}.yaml`]: part('teamwork', 'second', { awardedOn: '2026-03-09' }),
}

/** A repository in which somebody has met a pathway that awards by itself, and what happens in it on a day. */
async function setting(changes: Changes = {}) {
  const { root, env } = await repositoryWithKeys()
  for (const [path, text] of Object.entries({ ...MET, ...changes })) {
    if (text === undefined) continue
    mkdirSync(join(root, 'content', path, '..'), { recursive: true })
    writeFileSync(join(root, 'content', path), text)
  }
  const now = { at: NOW }
  const go = (...words: string[]) => runWith({ env, now: now.at }, root, ...words)
  const done = async (...words: string[]) => {
    const { code, stdout, stderr } = await go(...words)
    expect([code, code === 0 ? '' : stdout + stderr]).toEqual([0, ''])
    return stdout
  }
  const leaders = async () => {
    const { awards } = JSON.parse(await done('list', '--badge', 'leader', '--json')) as {
      awards: { id: string; standing: string }[]
    }
    return awards
  }
  return { root, now, go, done, leaders }
}

/** The same once it was issued, with the award that was made. */
async function issued(changes: Changes = {}) {
  const here = await setting(changes)
  await here.done('issue')
  const id = (await here.leaders())[0]!.id
  return { ...here, id, file: `content/awards/2026/11/${id}.yaml` }
}

describe('a pathway that awards by itself', () => {
  it('is planned, awarded once with its ground, rendered and verified, and no file of content comes of it', async () => {
    const { root, done, leaders } = await setting()
    const before = filesBelow(join(root, 'content'))
    expect(await done('plan')).toContain(
      `Will issue by itself 1:\n  Leader, by pathway leading, on ${DAY}, made of ${FIRST}, ${SECOND}\n`,
    )
    expect(JSON.parse(await done('plan', '--json'))).toMatchObject({
      plan: { automatic: [{ pathway: 'leading', badge: 'leader', awardedOn: DAY, metOn: '2026-03-09' }] },
    })
    expect(await done('pathways', 'due')).toContain('the issuing step awards it by itself')
    const told = await done('issue')
    const { id, standing } = (await leaders())[0]!
    expect(standing).toBe('valid')
    expect(told).toContain(`Awarded ${id}  Leader, by pathway leading, on ${DAY}, made of ${FIRST}, ${SECOND}\n`)
    expect(told).toContain('Issued 4,')
    expect(await done('issue')).toBe('Nothing to issue.\n')
    expect(await done('plan')).toContain('Nothing to issue')
    expect(await done('check')).not.toContain(id)
    expect(filesBelow(join(root, 'content'))).toEqual(before)
    expect(await done('render')).toContain('holds 4 verified awards')
    const page = readFileSync(join(root, `dist/awards/${id}/index.html`), 'utf8')
    for (const name of ['First', 'Teamwork']) expect(page).toContain(name)
    // The learner agreed to be named on the parts, each with all that it says, and on nothing else.
    expect(readFileSync(join(root, `dist/awards/${id}/credential.json`), 'utf8')).not.toContain('Mia')
    expect(await done('verify', `dist/awards/${id}/credential.json`, '--site', 'dist', '--offline')).toContain(id)
    expect(await done('pathways', 'due')).toContain(`holds it by award ${id} of ${DAY}`)
  })

  it.each<[string, Changes]>([
    [
      'was revoked',
      {
        [`awards/2026/03/${FIRST}.yaml`]: part('first-aid', 'first', {
          status: [{ change: 'revoke', on: '2026-04-01', reason: 'Copied.' }],
        }),
      },
    ],
    ['expired', { [`awards/2026/03/${FIRST}.yaml`]: part('first-aid', 'first', { expires: '2026-04-01' }) }],
    [
      'nothing links to the others',
      { [`awards/2026/03/${FIRST}.yaml`]: part('first-aid', 'first', { learner: undefined }) },
    ],
  ])('awards nothing when a part %s', async (_, changes) => {
    const { done, leaders } = await setting(changes)
    expect(await done('plan')).not.toContain('by itself')
    expect(await done('issue')).not.toContain('Leader')
    expect(await leaders()).toEqual([])
  })

  it.each([
    ['suspend', REASON, 'recorded 1 change', 'suspended'],
    ['revoke', REASON, 'recorded 1 change', 'revoked'],
    ['correct', ['--set', 'expires=2027-01-01', ...REASON], 'reissued 1', 'valid'],
  ])('lets %s write the file of its award, and what that says is issued', async (command, words, told, standing) => {
    const { root, done, go, leaders, id, file } = await issued()
    await done(command, id, ...words)
    const {
      status: _s,
      corrections: _c,
      expires: _e,
      ...fields
    } = parse(readFileSync(join(root, file), 'utf8')) as AwardFile
    expect(fields).toEqual({
      badge: 'leader',
      awardedOn: DAY,
      recipient: recipient('second'),
      parts: [FIRST, SECOND],
      learner: P,
    })
    expect(await done('issue')).toContain(told)
    expect((await leaders()).map((one) => one.standing)).toEqual([standing])
    expect(await done('issue')).toBe('Nothing to issue.\n')
    rmSync(join(root, file))
    expect((await go('check')).stdout).toMatch(/status-changed|award-removed/)
  })

  it('lets what it awards be renewed, and awards it not again when it has expired', async () => {
    const term = badge({ name: 'Leader', validFor: 'P1Y' })
    const { done, now, leaders, id } = await issued({ 'badges/leader/index.md': term })
    now.at = new Date('2028-01-01T00:00:00Z')
    expect(await done('issue')).toBe('Nothing to issue.\n')
    expect(await leaders()).toMatchObject([{ id, standing: 'expired' }])
    await done('renew', id, ...REASON)
    expect(await done('issue')).toContain('reissued 1')
    expect(await leaders()).toMatchObject([{ id, standing: 'valid' }])
  })

  it('lets what it awards be erased, and awards it not again, but says that people have to look', async () => {
    const { root, done, go, leaders, id, file } = await issued()
    await done('erase', id)
    expect(parse(readFileSync(join(root, file), 'utf8'))).toEqual({ badge: 'leader', awardedOn: DAY, erasedOn: DAY })
    expect(await done('issue')).toContain('Erased 1.')
    expect(await leaders()).toEqual([])
    const again = await go('issue')
    expect(again).toMatchObject({ code: 0, stdout: 'Nothing to issue.\n' })
    expect(again.stderr).toContain('Left to people: pathway leading')
    expect(await done('pathways', 'due')).toContain('not awarded by itself: an award of it was erased since')
  })

  it('keeps what it awarded when a part is revoked, says so, and awards it not again', async () => {
    const { done, leaders, id } = await issued()
    await done('revoke', FIRST, ...REASON)
    expect(await done('issue')).toContain('recorded 1 change')
    expect(await leaders()).toMatchObject([{ id, standing: 'valid' }])
    expect(await done('pathways', 'due')).toContain(`its part ${FIRST} (`)
  })

  it('says where its awards are when there is no ledger to look into', async () => {
    const { root, go, id } = await issued()
    rmSync(join(root, 'ledger'), { recursive: true })
    const { code, stderr } = await go('revoke', id, ...REASON)
    expect([code, stderr]).toEqual([3, expect.stringContaining('git fetch origin ledger')])
  })

  it('writes the files of what an award is made of with it, so that content names nothing that it lacks', async () => {
    const chief = pathway({ name: 'Chief', earns: 'chief', automatic: true, steps: [{ badge: 'leader' }] })
    const more = {
      'pathways/chief.md': chief,
      'badges/chief/index.md': badge({ name: 'Chief' }),
      'badges/chief/badge.svg': SVG,
    }
    const { root, done, id, file } = await issued(more)
    const { awards } = JSON.parse(await done('list', '--badge', 'chief', '--json')) as { awards: { id: string }[] }
    await done('revoke', awards[0]!.id, ...REASON)
    expect(parse(readFileSync(join(root, `content/awards/2026/11/${awards[0]!.id}.yaml`), 'utf8'))).toMatchObject({
      parts: [id],
    })
    expect(parse(readFileSync(join(root, file), 'utf8'))).toMatchObject({ parts: [FIRST, SECOND] })
    expect(await done('issue')).toContain('Issued 0, reissued 0, recorded 1 change')
  })
})
