import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { hashedEmail } from '../../src/credentials/identity.ts'
import { awardFileSchema, awardIdSchema } from '../../src/domain/award.ts'

const readme = readFileSync('README.md', 'utf8')
const section = readme.slice(readme.indexOf('### Award somebody'), readme.indexOf('## Commands'))
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)![1]!
const printed = () => execFileSync('bash', ['-c', block('sh')], { encoding: 'utf8' })

describe('the way to award somebody that README.md shows', () => {
  it('makes an id and a hash that awards take, others each time', () => {
    const [first, second] = [parse(printed()), parse(printed())] as [Record<string, string>, Record<string, string>]
    expect(awardIdSchema.safeParse(first.id).success).toBe(true)
    expect(hashedEmail('learner@example.org', first.salt!)).toEqual({
      type: 'emailAddress',
      hash: first.hash,
      salt: first.salt,
    })
    expect(Object.keys(first).filter((name) => first[name] === second[name])).toEqual([])
  })

  it('gives a whole award when these are put in', () => {
    const { hash, salt } = parse(printed()) as { hash: string; salt: string }
    const award = parse(block('yaml').replace('sha256$…', hash).replace('salt: "…"', `salt: "${salt}"`)) as unknown
    expect(awardFileSchema.safeParse(award).success).toBe(true)
  })
})
