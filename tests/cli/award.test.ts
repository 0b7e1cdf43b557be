import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { AwardFile } from '../../src/domain/award.ts'
import { readContent } from '../../src/intake/index.ts'
import {
  AWARD,
  award as awardText,
  BADGE,
  badge,
  type Changes,
  contentTree,
  MESSAGE,
  message,
} from '../helpers/content.ts'
import { digestsBelow, filesBelow, filesHolding } from '../helpers/folders.ts'
import { gitRepository } from '../helpers/git.ts'
import { runHere, runWith } from './in-process.ts'

const TODAY = '2026-11-24'
const NOVEMBER = 'content/awards/2026/11'

/** A record with a table beside it. */
function setting(table = '', changes: Changes = {}) {
  const root = contentTree(changes)
  writeFileSync(join(root, 'learners.csv'), table)
  const award = (...words: string[]) => runHere(root, 'award', 'teamwork', ...words)
  const written = () => filesBelow(root).filter((file) => file.startsWith(NOVEMBER) || file.startsWith('outbox/'))
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  return { root, award, written, read, csv: (...words: string[]) => award('--csv', 'learners.csv', ...words) }
}

const problems = (root: string) => {
  const intake = readContent(root, { today: TODAY })
  return intake.ok ? [] : intake.problems
}

describe('award', () => {
  it('writes one learner’s award, and to the outbox whom to tell, readable for its owner alone', async () => {
    const { root, award, written, read } = setting()
    const done = await award(
      '--email',
      ' Kim@Example.org',
      '--name',
      'Kim',
      '--on',
      '2026-11-20',
      '--narrative',
      'Led.',
    )
    expect(done).toMatchObject({ code: 0, stderr: '' })
    const [content, letters] = written()
    expect(content).toMatch(/^content\/awards\/2026\/11\/[a-z2-7]{16}\.yaml$/)
    const id = /([a-z2-7]{16})\.yaml$/.exec(content!)![1]!
    expect(letters).toBe(`outbox/2026-11-${id}/learners.csv`)
    const { recipient, ...fields } = parse(read(content!)) as AwardFile
    expect(fields).toEqual({ badge: 'teamwork', awardedOn: '2026-11-20', narrative: 'Led.' })
    expect(Object.keys(recipient)).toEqual(['identities'])
    expect(read(letters!)).toContain(
      `\r\nKim,Kim@Example.org,Teamwork,https://badges.example.org/awards/${id}/,https://www.`,
    )
    expect(statSync(join(root, letters!)).mode & 0o77).toBe(0)
    expect(statSync(join(root, `outbox/2026-11-${id}`)).mode & 0o77).toBe(0)
    expect(problems(root)).toEqual([])
    expect(filesHolding(join(root, 'content'), ['Kim', 'kim@'])).toEqual([])
  })

  it('takes several addresses, which become a cohort', async () => {
    const { root, award, written, read } = setting()
    expect(await award('--email', 'a@x.example', '--email', 'b@x.example', '--cohort', 'autumn')).toMatchObject({
      code: 0,
    })
    expect(written()).toEqual([`${NOVEMBER}/autumn.yaml`, 'outbox/2026-11-autumn/learners.csv'])
    expect((parse(read(`${NOVEMBER}/autumn.yaml`)) as { recipients: [] }).recipients).toHaveLength(2)
    expect(problems(root)).toEqual([])
  })

  it('shows each row and each fault with its line, and writes nothing unless all is right', async () => {
    const { root, csv } = setting('email,name,awarded on\nkim@x.example,Kim,\nsam@x,Sam,03/04/2026\n,Lee,\n')
    const before = digestsBelow(root)
    const refused = await csv()
    expect(refused.code).toBe(1)
    expect(refused.stdout).toBe(`  line  address       name                        awarded on
  2     k…@….example  Kim (for the letter alone)  2026-11-24
line 3, column "email": "sam@x" is no e-mail address.
  hint: write it as name@example.org
line 3, column "awarded on": "03/04/2026" is no day as YYYY-MM-DD.
  hint: it could mean either: write 2026-04-03 or 2026-03-04
line 4: This row has no e-mail address.
  hint: add it, or take the row out
`)
    expect(refused.stderr).toBe('Nothing was written. Mend the table, or award the other rows with --partial.\n')
    expect(digestsBelow(root)).toEqual(before)
  })

  it('awards the rows that are right with --partial, but never past a column that nobody knows', async () => {
    const rows = 'kim@x.example,1\nsam@x,1\nlee@x.example,1\n'
    const { csv, written, read, root } = setting(`email,_note\n${rows}`)
    expect(await csv('--partial', '--cohort', 'some')).toMatchObject({ code: 0 })
    expect((parse(read(`${NOVEMBER}/some.yaml`)) as { recipients: [] }).recipients).toHaveLength(2)
    expect(written()).toHaveLength(2)
    expect(problems(root)).toEqual([])
    const other = setting(`email,nmae\n${rows}`)
    const refused = await other.csv('--partial')
    expect(refused).toMatchObject({ code: 1, stderr: 'Nothing was written. Mend what is wrong above.\n' })
    expect(refused.stdout).toContain('There is no column "nmae".\n  hint: did you mean "name"?')
    expect(other.written()).toEqual([])
  })

  it('leaves out who has the badge already, however the address is typed, unless told --again', async () => {
    const { award, csv, written } = setting('email\nKIM@x.example\nlee@x.example\n')
    await award('--email', 'kim@x.example')
    const again = await csv('--cohort', 'new')
    expect(again.code).toBe(0)
    expect(again.stdout).toMatch(
      /line 2: K…@….example has this badge already: award [a-z2-7]{16} of 2026-11-24; left out/,
    )
    expect(again.stdout).toMatch(/new\.yaml: 1 award/)
    expect(await csv()).toMatchObject({ code: 0, stderr: 'Nothing was written. Nobody is left to be awarded.\n' })
    const before = written().length
    expect((await csv('--again', '--cohort', 'anew')).stdout).toMatch(/anew\.yaml: 2 awards/)
    expect(written().length).toBe(before + 2)
  })

  it('shows what it would do with --dry-run, and leaves everything as it was', async () => {
    const { root, csv } = setting('email\nkim@x.example\nlee@x.example\n')
    const before = digestsBelow(root)
    const shown = await csv('--dry-run', '--cohort', 'some')
    expect(shown).toMatchObject({ code: 0, stderr: '' })
    expect(shown.stdout).toContain(`Would write ${NOVEMBER}/some.yaml: 2 awards`)
    expect(shown.stdout).toContain('Nothing was written: this was a dry run.')
    expect(digestsBelow(root)).toEqual(before)
  })

  it('shows whole addresses to who watches a terminal, and to nobody else', async () => {
    const { root, csv } = setting(
      'email,narrative\nkim@x.example,\nlee@x.example,Ask sam@x.example.\n"<eve@x.example>",\n',
    )
    const watched = await runWith({ isTTY: true }, root, 'award', 'teamwork', '--csv', 'learners.csv')
    expect(watched.stdout).toContain('kim@x.example')
    expect(watched.stdout).toContain('"<eve@x.example>" is no e-mail address.')
    for (const { stdout, stderr } of [await csv(), await csv('--json'), await csv('--partial', '--json')])
      expect(stdout + stderr).not.toMatch(/(?:kim|lee|sam|eve)@/)
  })

  it('prints for programs what it wrote, by lines and ids', async () => {
    const { csv, written } = setting('email\nkim@x.example\nsam@x\n')
    const { stdout, code } = await csv('--json', '--partial')
    const outcome = JSON.parse(stdout) as { files: { file: string; awards: { id: string; line: number }[] }[] }
    expect(code).toBe(0)
    expect(outcome).toMatchObject({ ok: true, written: true, holders: [], faults: [{ concerns: 'row', line: 3 }] })
    expect(outcome.files[0]!.file).toBe(written()[0])
    expect(outcome.files[0]!.awards).toEqual([{ id: expect.stringMatching(/^[a-z2-7]{16}$/) as string, line: 2 }])
    expect(JSON.parse((await csv('--json')).stdout)).toMatchObject({ ok: false, written: false, files: [] })
  })

  it('drafts a letter to each learner by a message of the record', async () => {
    const texts = { [MESSAGE]: message('Hello {{name}}: {{awardUrl}}', { unnamed: 'there' }) }
    const { csv, read, root } = setting('email,name\nkim@x.example,Kim\nlee@x.example,\n', texts)
    expect(await csv('--message', 'awarded', '--cohort', 'some')).toMatchObject({ code: 0 })
    const drafts = readdirSync(join(root, 'outbox/2026-11-some')).filter((name) => name.endsWith('.eml'))
    const bodies = drafts.map((name) => {
      const text = read(`outbox/2026-11-some/${name}`)
      return Buffer.from(text.slice(text.indexOf('\r\n\r\n')), 'base64').toString()
    })
    const addressOf = (name: string) => `https://badges.example.org/awards/${name.replace('.eml', '')}/`
    expect(bodies.map((body) => body.split(':')[0]).sort()).toEqual(['Hello Kim', 'Hello there'])
    for (const [i, body] of bodies.entries()) expect(body).toContain(addressOf(drafts[i]!))
    expect((await csv('--message', 'awrded')).stderr).toContain('did you mean "awarded"?')
  })

  it('writes nothing when content would not hold, for a reason that no row tells', async () => {
    const { root, award } = setting()
    mkdirSync(join(root, NOVEMBER), { recursive: true })
    writeFileSync(join(root, NOVEMBER, 'picture.png'), 'x')
    const before = digestsBelow(root)
    expect(await award('--email', 'kim@x.example')).toMatchObject({ code: 1 })
    expect(digestsBelow(root)).toEqual(before)
  })

  it('holds what is typed for all to the rules of content before anything is written', async () => {
    const { award, written } = setting('', {
      [BADGE]: badge({ evidenceRequired: true }),
      [AWARD]: awardText({ evidence: [{ narrative: 'Led.' }] }),
    })
    const lacking = await award('--email', 'kim@x.example')
    expect(lacking.stdout).toContain('The badge class "teamwork" asks for evidence')
    expect(written()).toEqual([])
    const evidence = ['--evidence', 'https://work.example/kim']
    expect((await award('--email', 'kim@x.example', ...evidence, '--narrative', 'Ask kim@x.example')).code).toBe(1)
    expect(
      (await award('--email', 'kim@x.example', '--name', 'Kim Lee', ...evidence, '--narrative', 'Kim Lee led.')).code,
    ).toBe(1)
    expect(written()).toEqual([])
    expect((await award('--email', 'kim@x.example', '--name', 'Kim Lee', '--consent', TODAY, ...evidence)).code).toBe(0)
  })

  it('overwrites neither a cohort nor what is left to be sent, and writes through no link', async () => {
    const { root, award, csv } = setting('email\nkim@x.example\nlee@x.example\n')
    await csv('--cohort', 'some')
    const before = digestsBelow(root)
    expect(await csv('--again', '--cohort', 'some')).toMatchObject({ code: 2 })
    mkdirSync(join(root, 'outbox/2026-11-other'))
    expect((await csv('--again', '--cohort', 'other')).stderr).toContain('outbox/2026-11-other is there already')
    expect(digestsBelow(root)).toEqual(before)
    const linked = setting()
    symlinkSync(join(linked.root, 'content'), join(linked.root, 'outbox'))
    expect((await linked.award('--email', 'kim@x.example')).stderr).toContain('outbox is not a plain folder')
    expect(filesBelow(join(linked.root, 'content/awards'))).toEqual(['2026/03/aaaaaaaaaaaaaaaa.yaml'])
    expect((await award('--email', 'kim@x.example', '--cohort', '../../x')).code).toBe(2)
  })

  it('commits the award files alone to a branch, and nothing of the outbox', async () => {
    const { root, csv } = setting('email,name\nkim@x.example,Kim\nlee@x.example,\n')
    writeFileSync(join(root, '.gitignore'), '/outbox/\n/learners.csv\n')
    const git = gitRepository(root)
    const done = await csv('--branch', 'award/teamwork', '--cohort', 'some')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(done.stdout).toContain('git push --set-upstream origin award/teamwork')
    expect(git('show', '--name-only', '--format=%B', 'award/teamwork')).toBe(
      `Award Teamwork to 2 learners\n\n\n${NOVEMBER}/some.yaml`,
    )
    expect(git('status', '--porcelain')).toBe('')
  })

  it('leaves neither awards nor letters when the commit cannot be made', async () => {
    const { root, csv } = setting('email\nkim@x.example\nlee@x.example\n')
    const git = gitRepository(root)
    git('config', 'commit.gpgSign', 'true')
    git('config', 'gpg.program', 'false')
    const before = digestsBelow(join(root, 'content'))
    expect(await csv('--commit')).toMatchObject({ code: 7 })
    expect(digestsBelow(join(root, 'content'))).toEqual(before)
    expect(filesBelow(join(root, 'outbox'))).toEqual([])
  })

  it.each([
    [[], 'award needs either --email or --csv'],
    [['--email', 'a@x.example', '--csv', 'learners.csv'], 'award needs either --email or --csv'],
    [['--csv', 'learners.csv', '--name', 'Kim'], '--name is for one --email'],
    [['--email', 'a@x.example', '--cohort', 'Kim Lee'], '--cohort "Kim Lee" cannot be the name of a file'],
    [['--csv', 'none.csv'], 'none.csv is not there\nhint: name a CSV file of 5 MB at the most'],
    [['--email', 'a@x.example', '--on', '03/04/2026'], '--on: "03/04/2026" is no day as YYYY-MM-DD.'],
    [['--email', 'a@x.example', '--evidence', 'x', '--expires', 'y'], '--evidence: "x" is no whole https:// address.'],
    [['--emial', 'a@x.example'], 'did you mean "--email"?'],
  ])('says what is wrong with %j', async (words, text) => {
    const { root, award } = setting('email\na@x.example\n')
    const before = digestsBelow(root)
    const { code, stderr } = await award(...words)
    expect([2, 3]).toContain(code)
    expect(stderr).toContain(text)
    expect(digestsBelow(root)).toEqual(before)
  })

  it('names a near badge class for a mistyped one', async () => {
    const { root } = setting()
    const { code, stderr } = await runHere(root, 'award', 'teamwrok', '--email', 'a@x.example')
    expect([code, stderr]).toEqual([2, 'error: there is no badge class "teamwrok"\nhint: did you mean "teamwork"?\n'])
  })
})
