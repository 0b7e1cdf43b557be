import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Changes, contentTree, problemsIn } from '../helpers/content.ts'
import { runHere } from './in-process.ts'

const FILE = 'content/programmes.yaml'

const LISTED = `# Ours.
published: true
courses:
  - name: Team Days # two of them
    code: T-1
    skills: [teamwork, listening]
    attendance: { 2025: 12 }
    recognisedBy: [teamwork]
`

/** Content with a table beside it. */
function setting(table: string | Uint8Array = '', changes: Changes = {}) {
  const root = contentTree(changes)
  writeFileSync(join(root, 'courses.csv'), table)
  const run = (...words: string[]) => runHere(root, 'programmes', ...words)
  return { root, run, text: () => readFileSync(join(root, FILE), 'utf8') }
}

describe('programmes with a table', () => {
  it('writes a list of courses from columns in any order, and says what comes next', async () => {
    const table =
      '\ufeffSkills;Course name;Learners 2025;Assessed by;HOURS;_mine\nteam work; Team Days ;12;Case study;7.5;x\na|b;B;;;;\n'
    const { root, run, text } = setting(table)
    const done = await run('courses.csv')
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(done.stdout).toContain('  2     Team Days        7.5    case-study  new')
    expect(done.stdout).toContain(`Wrote ${FILE}\nNext:`)
    expect(parse(text())).toEqual({
      courses: [
        { name: 'Team Days', hours: 7.5, skills: ['team work'], assessment: 'case-study', attendance: { 2025: 12 } },
        { name: 'B', skills: ['a', 'b'] },
      ],
    })
    expect(problemsIn(root)).toEqual([])
  })

  it('changes what a row says otherwise, adds what is new, and leaves all else as it stands', async () => {
    const table = 'name,code,skills,learners 2026\nTeam Days,t-1,teamwork,14\nTeam Nights,,,\n'
    const { run, text } = setting(table, { 'programmes.yaml': LISTED })
    const done = await run('courses.csv')
    expect(done).toMatchObject({ code: 0 })
    expect(done.stdout).toMatch(/2 +Team Days +t-1 +changes code, skills, learners 2026\n/)
    expect(text()).toBe(
      `${LISTED.replace('T-1', 't-1').replace('teamwork, listening', 'teamwork').replace('12 }', "12, '2026': 14 }")}  - name: Team Nights\n`,
    )
    expect(await run('courses.csv')).toMatchObject({ stdout: expect.stringContaining('Nothing to change') })
  })

  it('shows with --dry-run what would change, and writes nothing', async () => {
    const { root, run } = setting('name\nTeam Days\n')
    const shown = await run('courses.csv', '--dry-run')
    expect(shown).toMatchObject({ code: 0, stderr: 'Nothing was written: this was a dry run.\n' })
    expect(shown.stdout).toContain('+  - name: Team Days')
    expect(existsSync(join(root, FILE))).toBe(false)
  })

  it('tells each row that cannot be read by its line, and writes nothing', async () => {
    const table =
      'name,hours,assessment,url,learners 2025,recognised by,level\nA,-3,quizz,http://x,4.5,teamwrok,EQF 99\n,4,,,,,\nB,,,,,,,z\nC,,,,,,\nc,,,,,,\n'
    const { root, run } = setting(table)
    const done = await run('courses.csv')
    expect(done).toMatchObject({ code: 1, stderr: 'Nothing was written. Mend what is wrong above.\n' })
    for (const line of [
      'line 2, column "hours": "-3" is no number above 0.',
      'line 2, column "assessment": "quizz" is no kind of assessment.\n  hint: did you mean "quiz"?',
      'line 2, column "url": "http://x" is no whole https:// address.',
      'line 2, column "learners 2025": "4.5" is no number of learners.',
      'line 2, column "level": This cannot stand in a list of courses.\n  hint: it must be such as "EQF 5"',
      'line 2: There is no badge class "teamwrok".\n  hint: did you mean "teamwork"?',
      'line 3: This row has no name of a course.',
      'line 6: This course stands on line 5 already.',
    ])
      expect(done.stdout).toContain(line)
    expect(existsSync(join(root, FILE))).toBe(false)
  })

  it.each([
    ['an empty table', '', 'The table is empty.'],
    ['no names', 'code\nX\n', 'No column holds the names of the courses.'],
    ['an unknown column', 'name,adress\nA,b\n', 'There is no column "adress".'],
    ['learners of no year', 'name,learners\nA,3\n', 'The column "learners" does not say of which year.'],
    ['two columns for one thing', 'name,course\nA,B\n', 'The columns "name" and "course" mean the same.'],
    ['an open quotation mark', 'name\n"A\n', 'never closed'],
    ['bytes of another encoding', new Uint8Array([0x6e, 0xff, 0x0a]), 'This table is not UTF-8.'],
    ['a character that is not seen', 'name\nA\u202eB\n', 'It holds the character U+202E'],
  ])('refuses %s', async (_, table, message) => {
    const { root, run } = setting(table)
    const done = await run('courses.csv')
    expect(done.code).toBe(1)
    expect(done.stdout).toContain(message)
    expect(existsSync(join(root, FILE))).toBe(false)
  })

  it('keeps signs of YAML, of spreadsheets and of terminals what they are: text', async () => {
    const names = ['=cmd|x', 'a: b', '# c', '- d', '{e', '&f', '!!g', 'yes', '007', 'it\'s "q"']
    const table = `name\n${names.map((name) => `"${name.replaceAll('"', '""')}"`).join('\n')}\n`
    const { run, text } = setting(table)
    expect(await run('courses.csv')).toMatchObject({ code: 0 })
    expect((parse(text()) as { courses: { name: string }[] }).courses.map(({ name }) => name)).toEqual(names)
    const report = await run('--csv', '-')
    expect(report.stdout).toContain(",'=cmd|x,".slice(1))
    expect(report.stdout).not.toMatch(/(?:^|,)"?[=+@-]/m)
  })

  it('writes nothing that check refuses', async () => {
    const { root, run } = setting('name\nT\u0435amwork\n')
    const done = await run('courses.csv')
    expect(done).toMatchObject({ code: 1, stderr: 'Nothing was written.\n' })
    expect(done.stdout).toContain('name-script')
    expect(existsSync(join(root, FILE))).toBe(false)
  })
})

describe('programmes without a table', () => {
  it('prints the report, or writes it as a table', async () => {
    const { root, run } = setting('', { 'programmes.yaml': LISTED })
    expect((await run()).stdout).toContain(
      '- **Team Days** (T-1, 12 learners in 2025): The list of courses names “Teamwork”.',
    )
    expect(await run('--csv', 'report.csv')).toEqual({ code: 0, stdout: 'Wrote report.csv\n', stderr: '' })
    expect(readFileSync(join(root, 'report.csv'), 'utf8')).toBe((await run('--csv', '-')).stdout)
  })

  it('says how to begin when there is no list, and what it was asked wrongly', async () => {
    const { run } = setting('name\nA\n')
    expect(await run()).toMatchObject({ code: 3, stderr: expect.stringContaining('programmes <courses.csv>') })
    expect(await run('none.csv')).toMatchObject({ code: 3 })
    expect(await run('courses.csv', '--csv', 'x.csv')).toMatchObject({ code: 2 })
    expect(await run('courses.csv', 'more.csv')).toMatchObject({ code: 2 })
    expect(await run('--dry-run')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--dry-run needs a table'),
    })
    expect(await run('--csv', 'no/such/folder.csv')).toMatchObject({ code: 3 })
  })
})
