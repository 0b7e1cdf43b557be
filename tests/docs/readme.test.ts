import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOW, runHere } from '../cli/in-process.ts'
import { problemsIn } from '../helpers/content.ts'
import { copySampleContent } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

/** An award of the sample content that has an end and stands. */
const EXPIRING = '7nmy4gea4ch4pryq'

const readme = readFileSync('README.md', 'utf8')
/** Code blocks of a language in a section. */
const blocks = (title: string, language: string) =>
  [
    ...readme
      .slice(readme.indexOf(`### ${title}`))
      .split(/^##+ /m)[1]!
      .matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g')),
  ].map(([, text]) => text!)

/** The words of a command line as README.md shows it. */
const wordsOf = (line: string) =>
  [
    ...line
      .replace(/^(?:npm run|npx badgewright) /, '')
      .replace(' -- ', ' ')
      .matchAll(/"([^"]*)"|\S+/g),
  ].map(([word, quoted]) => quoted ?? word)

describe('the ways to award somebody that README.md shows', () => {
  const [one, many] = blocks('Award somebody', 'sh').map((line) => wordsOf(line.trim()))

  it('award one learner, and a table of learners, and leave content in which nothing is wrong', async () => {
    const root = copySampleContent(temporaryFolder())
    writeFileSync(join(root, 'learners.csv'), blocks('Award somebody', 'csv')[0]!)
    expect(await runHere(root, ...one!)).toMatchObject({ code: 0, stderr: '' })
    const shown = await runHere(root, ...many!)
    expect(shown).toMatchObject({ code: 0, stderr: '' })
    expect(shown.stdout).toContain('this was a dry run')
    expect(await runHere(root, ...many!.filter((word) => word !== '--dry-run'))).toMatchObject({ code: 0, stderr: '' })
    expect(problemsIn(root, NOW.toISOString().slice(0, 10))).toEqual([])
  })
})

describe('the ways to change an award that README.md shows', () => {
  const [block = ''] = blocks('Revoke, correct, renew, erase', 'sh')

  it.each(block.trim().split('\n'))('%s', async (line) => {
    const root = copySampleContent(temporaryFolder())
    const words = wordsOf(line).map((word) => (word === '<award>' ? EXPIRING : word))
    expect(await runHere(root, ...words)).toMatchObject({ code: 0 })
    expect(problemsIn(root, NOW.toISOString().slice(0, 10))).toEqual([])
  })
})
