import { describe, expect, it } from 'vitest'
import { policiesSchema } from '../../src/domain/policy.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { type PullRequest, pullRequestSchema } from '../../src/domain/pull-request.ts'
import type { Change, FileChange } from '../../src/review/change.ts'
import { generatedProblems, keptProblems, mixedProblems } from '../../src/review/change-rules.ts'
import { fileProblems } from '../../src/review/file-rules.ts'
import { MOST_BYTES, newIdentifiers } from '../../src/review/identifiers.ts'
import { maintainerProblems, maintainerWarnings } from '../../src/review/maintainers.ts'
import { POLICIES } from '../helpers/content.ts'
import { award, awardId } from '../helpers/records.ts'

const ID = awardId(1)
const FILE = `content/awards/2026/03/${ID}.yaml`
const place = () => ({ file: FILE, line: 1, column: 1 })

const bytes = (text: string | Uint8Array | undefined) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text

/** A changed file: added when it was not there before. */
function file(path: string, after: string | Uint8Array = 'x', before?: string): FileChange {
  return {
    path,
    kind: before === undefined ? 'added' : 'changed',
    mode: '100644',
    size: bytes(after)!.length,
    before: () => bytes(before),
    after: () => bytes(after),
  }
}

const changeOf = (files: readonly FileChange[], fields: Partial<Change> = {}): Change => ({
  base: 'a'.repeat(40),
  head: undefined,
  branch: undefined,
  files,
  commits: [],
  paths: files.map(({ path }) => path),
  ...fields,
})

const lines = (problems: readonly Problem[]) => problems.map(({ rule, file, line }) => `${rule} ${file}:${line}`)

describe('change-mixed', () => {
  const owners = new Map([['.github/CODEOWNERS', undefined]])
  const mixed = (...paths: string[]) =>
    lines(
      mixedProblems(
        paths.map((path) => file(path)),
        owners,
      ),
    )

  it('refuses content and program in one change, the references being of the program', () => {
    expect(mixed('content/site.yaml', 'package.json')).toEqual(['change-mixed package.json:1'])
    expect(mixed('content/README.md', 'content/site.yaml')).toEqual(['change-mixed content/README.md:1'])
    expect(mixed('content/QUALITY.md', 'content/site.yaml')).toEqual(['change-mixed content/QUALITY.md:1'])
    expect(mixed('Content/x.md', 'content/site.yaml')).toEqual(['change-mixed Content/x.md:1'])
  })

  it('takes either of them, with files that are generated from content', () => {
    expect(mixed('content/site.yaml', '.github/CODEOWNERS')).toEqual([])
    expect(mixed('content/README.md', 'src/a.ts', '.github/workflows/x.yml')).toEqual([])
  })
})

describe('what only maintainers change', () => {
  const head = 'c'.repeat(40)
  const pullRequest = (fields: Partial<PullRequest>) =>
    pullRequestSchema.parse({ number: 1, author: 'stranger-example', head, approvals: [], ...fields })
  const problemsFor = (fields: Partial<PullRequest>, actual = 'as generated') =>
    lines(
      maintainerProblems(
        [file('.github/workflows/check.yml'), file('.github/CODEOWNERS')],
        policiesSchema.parse(POLICIES),
        {
          generated: new Map([['.github/CODEOWNERS', { expected: 'as generated', actual }]]),
          authority: new Set(),
          pullRequest: pullRequest(fields),
        },
      ),
    )

  it('refuses a workflow of anybody who is no maintainer, a program among them', () => {
    expect(problemsFor({})).toEqual(['change-workflow .github/workflows/check.yml:1'])
    expect(problemsFor({ author: 'dependabot[bot]' })).toEqual(['change-workflow .github/workflows/check.yml:1'])
    expect(problemsFor({}, 'otherwise')).toEqual(['change-workflow .github/workflows/check.yml:1'])
  })

  it('takes one that a maintainer proposed or approved as it is now', () => {
    expect(problemsFor({ author: 'MO-example' })).toEqual([])
    expect(problemsFor({ approvals: [{ by: 'mo-example', commit: head }] })).toEqual([])
    expect(problemsFor({ approvals: [{ by: 'mo-example', commit: 'd'.repeat(40) }] })).toHaveLength(1)
  })

  it('refuses the program, the site, the issuer and the keys likewise, under rules of their own', () => {
    const files = ['package.json', 'docs/a.md', 'content/README.md', 'content/site.yaml', 'content/issuer/keys/a.json']
    const others = ['content/badges/a/index.md', 'content/awards/2026/03/a.yaml', 'content/issuers.md']
    const changed = [...files, ...others].map((path) => file(path))
    const options = { generated: new Map(), authority: new Set<string>(), pullRequest: pullRequest({}) }
    expect(lines(maintainerProblems(changed, policiesSchema.parse(POLICIES), options))).toEqual([
      'change-program package.json:1',
      'change-issuer content/site.yaml:1',
    ])
  })

  it('is a warning where it is not known who proposes, the program aside', () => {
    const paths = ['.github/a.yml', '.github/b.yml', 'src/a.ts', 'content/issuer/index.md', 'content/site.yaml']
    const warnings = maintainerWarnings(
      paths.map((path) => file(path)),
      { generated: new Map(), authority: new Set() },
    )
    expect(warnings.map(({ warning, file }) => `${warning} ${file}`)).toEqual([
      'workflow-changed .github/a.yml',
      'issuer-changed content/issuer/index.md',
    ])
  })
})

describe('generated-current', () => {
  it('refuses a generated file that is missing or says something else, and not one that cannot be told', () => {
    const generated = new Map([
      ['a', { expected: 'x', actual: 'x' }],
      ['b', { expected: 'x', actual: 'y' }],
      ['c', { expected: 'x', actual: undefined }],
      ['d', undefined],
    ])
    expect(lines(generatedProblems(generated))).toEqual(['generated-current b:1', 'generated-current c:1'])
  })
})

describe('kinds and names of changed files', () => {
  it.each([
    'a:b',
    'a?',
    'COM1.txt',
    'docs/aux',
    'a.',
    'a ',
    '.GIT',
    'git~1',
    '..',
    'e\u0301',
    'a\u200b',
    'a\ufffd',
    'a\\b',
  ])('refuse %j', (path) => {
    expect(lines(fileProblems(changeOf([file(path)])))).toEqual([`file-name ${path}:1`])
  })

  it.each(['ledger/checkpoint.json', 'LEDGER/entries/x', 'outbox/a.eml', 'signing-keys.json'])(
    'refuse %j, which has its place outside of main',
    (path) => {
      expect(lines(fileProblems(changeOf([file(path)])))).toEqual([`file-place ${path}:1`])
    },
  )

  it.each([
    'src/ledger/a.ts',
    'tests/sites/x/ledger/a.json',
    '.gitignore',
    'docs/été.md',
    '.github/x.yml',
    'a-b_c.d',
    'console.ts',
    '日本.md',
  ])('take %j', (path) => {
    expect(fileProblems(changeOf([file(path)]))).toEqual([])
  })

  it('refuse a new name that some systems take for one that is there', () => {
    expect(lines(fileProblems(changeOf([file('Docs/A.md')], { paths: ['docs/a.md', 'Docs/A.md'] })))).toEqual([
      'file-name Docs/A.md:1',
    ])
  })

  it('say nothing of what is removed', () => {
    expect(fileProblems(changeOf([{ ...file('a:b'), kind: 'removed', mode: '' }]))).toEqual([])
  })
})

describe('plain-identifier over a change', () => {
  const found = (change: Change, own: readonly string[] = []) => lines(newIdentifiers(change, new Set(own)))
  const inFile = (...args: Parameters<typeof file>) => found(changeOf([file(...args)]))

  it('finds addresses that are new, at their line, however a table was saved', () => {
    const rows = 'name;mail\r\nMia;mia@example.org\r\nLee;lee@example.org\r\n'
    expect(inFile('learners.csv', rows)).toEqual(['plain-identifier learners.csv:2', 'plain-identifier learners.csv:3'])
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${rows}`, 'utf16le'))
    expect(inFile('learners.txt', utf16)).toHaveLength(2)
    expect(inFile('learners.csv', new Uint8Array(Buffer.from(`Ren\xe9;${rows}`, 'latin1')))).toHaveLength(2)
    expect(inFile('learners.csv', rows, 'Mia;mia@example.org')).toEqual(['plain-identifier learners.csv:3'])
  })

  it('leaves to organisations their own, and to the program names that nobody can have', () => {
    expect(inFile('content/issuer/index.md', '---\nemail: badges@example.org\n---\n')).toEqual([])
    expect(inFile('content/badges/a/index.md', 'Write to mia@example.org.')).toHaveLength(1)
    expect(found(changeOf([file('content/badges/a/index.md', 'Write to a@b.org.')]), ['a@b.org'])).toEqual([])
    expect(inFile('tests/a.test.ts', "'mia@example.org'")).toEqual([])
    expect(inFile('tests/a.test.ts', "'mia@learners.internal'")).toHaveLength(1)
    expect(inFile('.github/workflows/x.yml', '41898282+github-actions[bot]@users.noreply.github.com')).toEqual([])
  })

  it('refuses a file that is too large to be looked through', () => {
    expect(lines(newIdentifiers(changeOf([{ ...file('big.csv'), size: MOST_BYTES + 1 }]), new Set()))).toEqual([
      'file-size big.csv:1',
    ])
  })

  it('looks at names of files and branches and at messages, but for the names that people put under them', () => {
    const message =
      'Award mia@example.org\n\nSigned-off-by: Ada <ada@example.org>\nCo-authored-by: Bo <bo@example.org>\n'
    const change = changeOf([file('mia@example.org.txt')], {
      branch: 'award-mia@example.org',
      commits: [{ hash: 'abcdef0123456789', authors: [], message }],
    })
    expect(found(change)).toEqual([
      'plain-identifier mia@example.org.txt:1',
      'plain-identifier commit abcdef012345:1',
      'plain-identifier branch:1',
    ])
  })
})

describe('award-erased over a change', () => {
  it('refuses an erased award that comes back, also one that was never issued', () => {
    const at = { path: [], source: { file: FILE, placeOf: place, placeOfKey: place, placeOfBody: place } }
    const erased = [
      { ...at, value: { id: ID, file: FILE, badge: 'teamwork', awardedOn: '2026-03-01', erasedOn: '2026-03-02' } },
    ]
    const awards = new Map([[ID, award(ID, { file: FILE })]])
    const kept = (after: Parameters<typeof keptProblems>[2]) =>
      lines(keptProblems([file(FILE, 'new', 'old')], { awards: [], erased }, after))
    expect(kept({ awards, erased: new Map() })).toEqual([`award-erased ${FILE}:1`])
    expect(kept({ awards: new Map(), erased: new Map(erased.map(({ value }) => [value.id, value])) })).toEqual([])
  })
})
