import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { copySampleContent, digestsBelow, filesBelow } from '../helpers/folders.ts'
import { runCli } from '../helpers/run-cli.ts'
import { folderOfSuite } from '../helpers/temporary.ts'

const pages = (dist: string) => filesBelow(dist).filter((path) => path.endsWith('.html'))
const textOf = (root: string, path: string) => readFileSync(join(root, path), 'utf8')

describe('building the sample content', () => {
  const first = copySampleContent(folderOfSuite())
  const second = copySampleContent(folderOfSuite())

  beforeAll(async () => {
    for (const root of [first, second]) {
      const { code, stderr } = await runCli(root, 'build')
      expect({ code, stderr }).toMatchObject({ code: 0 })
    }
  })

  it('gives the same bytes twice, in different folders', () => {
    expect(digestsBelow(join(second, 'dist'))).toEqual(digestsBelow(join(first, 'dist')))
  })

  it('publishes every file that the design lists', () => {
    const files = filesBelow(join(first, 'dist'))
    const award = filesBelow(join(first, 'dist/awards'))[0]!.split('/')[0]
    const badge = 'sql-for-beginners'
    expect(files).toEqual(
      expect.arrayContaining([
        'index.html',
        '404.html',
        'robots.txt',
        'sitemap.xml',
        'did.json',
        '.well-known/jwks.json',
        'issuer/index.html',
        'issuer/profile.json',
        'issuer/issuer.json',
        'issuer/revocations.json',
        'status/1.json',
        'status/2.json',
        `badges/${badge}/index.html`,
        `badges/${badge}/achievement.json`,
        `badges/${badge}/badgeclass.json`,
        `badges/${badge}/badge.png`,
        `badges/${badge}/badge.svg`,
        'pathways/business-data-analyst/index.html',
        `awards/${award}/index.html`,
        `awards/${award}/credential.json`,
        `awards/${award}/credential.jwt`,
        `awards/${award}/assertion.json`,
        `awards/${award}/badge.png`,
        `awards/${award}/badge.svg`,
      ]),
    )
  })

  it('marks every page as signed with a development key', () => {
    const dist = join(first, 'dist')
    expect(pages(dist).length).toBeGreaterThan(30)
    expect(pages(dist).filter((page) => !textOf(dist, page).includes('development key'))).toEqual([])
    expect(pages(dist).filter((page) => !/<meta name="robots" content="noindex/.test(textOf(dist, page)))).toEqual([])
  })

  it('leaves dist/ as it was when content gets a problem', async () => {
    const before = digestsBelow(join(second, 'dist'))
    mkdirSync(join(second, 'content/badges/unfinished'))
    const { code, stdout } = await runCli(second, 'build')
    expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('file-missing') })
    expect(digestsBelow(join(second, 'dist'))).toEqual(before)
  })
})

describe('issuing with one’s own keys', () => {
  const root = copySampleContent(folderOfSuite())

  beforeAll(async () => {
    // Somebody who issues alone at a desk has no policies: with them, the host of the repository is asked who approved.
    const site = join(root, 'content/site.yaml')
    writeFileSync(site, readFileSync(site, 'utf8').replace(/^policies:[\s\S]*/m, ''))
    for (const words of [['keys', 'create'], ['issue'], ['render']])
      expect(await runCli(root, ...words)).toMatchObject({ code: 0 })
  })

  it('says nothing of a development key, and leaves pages to search engines but for unlisted awards', () => {
    const dist = join(root, 'dist')
    expect(pages(dist).filter((page) => textOf(dist, page).includes('development key'))).toEqual([])
    const hidden = pages(dist).filter((page) => /<meta name="robots" content="noindex/.test(textOf(dist, page)))
    const listed = textOf(dist, 'sitemap.xml')
    expect(hidden.length).toBeGreaterThan(5)
    const unlisted = hidden.filter((page) => !page.startsWith('awards/'))
    const learners = ['learners/3il6sa6paomhlrxp/index.html', 'learners/vz34t45htvynlexu/index.html']
    expect(unlisted).toEqual(['404.html', 'issue/index.html', ...learners, 'programmes/index.html'])
    expect(hidden.filter((page) => listed.includes(page.replace('index.html', '')))).toEqual([])
  })

  it('issues nothing the second time, and renders the same bytes without a key', async () => {
    const [ledger, dist] = [digestsBelow(join(root, 'ledger')), digestsBelow(join(root, 'dist'))]
    expect(await runCli(root, 'issue')).toMatchObject({ code: 0, stdout: 'Nothing to issue.\n' })
    expect(digestsBelow(join(root, 'ledger'))).toEqual(ledger)
    writeFileSync(join(root, 'signing-keys.json'), '')
    expect(await runCli(root, 'render')).toMatchObject({ code: 0 })
    expect(digestsBelow(join(root, 'dist'))).toEqual(dist)
  })

  it('changes no issued credential when a badge class is edited', async () => {
    const credentials = () =>
      Object.entries(digestsBelow(join(root, 'dist'))).filter(([path]) =>
        /awards\/.*credential\.(json|jwt)$/.test(path),
      )
    const before = credentials()
    const file = join(root, 'content/badges/sql-for-beginners/index.md')
    writeFileSync(
      file,
      textOf(root, 'content/badges/sql-for-beginners/index.md').replace(/^name: .*$/m, 'name: SQL for Experts'),
    )
    expect(await runCli(root, 'render')).toMatchObject({ code: 0 })
    expect(textOf(root, 'dist/badges/sql-for-beginners/index.html')).toContain('SQL for Experts')
    expect(credentials()).toEqual(before)
  })
})
