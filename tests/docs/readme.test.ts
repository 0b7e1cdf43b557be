import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOW, runHere } from '../cli/in-process.ts'
import { problemsIn } from '../helpers/content.ts'
import { copySampleContent } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const readme = readFileSync('README.md', 'utf8')
const section = readme.slice(readme.indexOf('### Award somebody'), readme.indexOf('## Commands'))
const blocks = (language: string) =>
  [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text!)

/** The words of a command line as README.md shows it. */
const wordsOf = (line: string) => /^npm run (.*)$/m.exec(line)![1]!.replace(' -- ', ' ').split(' ')

describe('the ways to award somebody that README.md shows', () => {
  const [one, many] = blocks('sh').map(wordsOf)

  it('award one learner, and a table of learners, and leave content in which nothing is wrong', async () => {
    const root = copySampleContent(temporaryFolder())
    writeFileSync(join(root, 'learners.csv'), blocks('csv')[0]!)
    expect(await runHere(root, ...one!)).toMatchObject({ code: 0, stderr: '' })
    const shown = await runHere(root, ...many!)
    expect(shown).toMatchObject({ code: 0, stderr: '' })
    expect(shown.stdout).toContain('this was a dry run')
    expect(await runHere(root, ...many!.filter((word) => word !== '--dry-run'))).toMatchObject({ code: 0, stderr: '' })
    expect(problemsIn(root, NOW.toISOString().slice(0, 10))).toEqual([])
  })
})
