import { copyFileSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runHere } from '../cli/in-process.ts'
import { AWARDS, fileOf, publishedRepository } from '../cli/repositories.ts'
import { folderOfSuite } from '../helpers/temporary.ts'

const readme = readFileSync('README.md', 'utf8')
const section = readme.slice(readme.indexOf('## Verify anybody'), readme.indexOf('## What is kept where'))
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)![1]!
const commands = block('sh').trim().split('\n')
const root = folderOfSuite()

/** The words of a command as a shell hands them over, in the folder where the files are. */
const wordsOf = (command: string) =>
  command
    .split(' ')
    .slice(2)
    .flatMap((word) => (word.includes('*') ? globSync(word, { cwd: root }) : [word]))

beforeAll(async () => {
  await publishedRepository(root)
  copyFileSync(join(root, fileOf(AWARDS.ofMia, 'badge.png')), join(root, 'badge.png'))
  writeFileSync(join(root, 'issuers.json'), block('json'))
})

describe('the ways to verify that README.md shows', () => {
  it('are there', () => {
    expect(commands.length).toBeGreaterThan(4)
    expect(commands.filter((command) => !command.startsWith('npx badgewright '))).toEqual([])
  })

  it.each(commands)('hold for a badge that holds: %s', async (command) => {
    const { code, stdout, stderr } = await runHere(root, ...wordsOf(command), '--site', 'dist', '--offline')
    expect({ code, stderr, stdout: stdout.match(/could not/gi) }).toEqual({ code: 0, stderr: '', stdout: null })
  })
})
