import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, runWith } from '../cli/in-process.ts'
import { AWARD, AWARDS, publishedRepository, repositoryWithKeys } from '../cli/repositories.ts'
import { filesBelow, filesHolding } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

const REPOSITORY = 'https://github.com/example-school/badges'

describe('the site of a school', () => {
  it('has no page of an erased award, no link to the repository and none to LinkedIn, and verifies', async () => {
    const root = await publishedRepository(temporaryFolder())
    const { env } = await repositoryWithKeys()
    expect((await runHere(root, 'erase', AWARD, AWARDS.ofMia)).code).toBe(0)
    appendFileSync(join(root, 'content/site.yaml'), `repository: ${REPOSITORY}\nprivacy: minors\n`)
    expect(await runWith({ env }, root, 'issue')).toMatchObject({ code: 0, stderr: '' })
    expect(await runHere(root, 'render')).toMatchObject({ code: 0 })
    const dist = join(root, 'dist')
    // Scripts are the same on every site: the letters of ids are in them, and how an address of LinkedIn is made.
    const holding = (...texts: string[]) => filesHolding(dist, texts).filter((file) => !file.startsWith('assets/'))
    expect(readdirSync(join(dist, 'awards')).sort()).toEqual([AWARDS.expired, AWARDS.revoked, AWARDS.suspended].sort())
    expect(holding(AWARD, AWARDS.ofMia)).toEqual([])
    const pages = filesBelow(dist).filter((file) => file.endsWith('.html'))
    expect(pages).toContain(`awards/${AWARDS.expired}/index.html`)
    expect(holding(REPOSITORY, 'linkedin.com', 'Add to LinkedIn')).toEqual([])
  })
})
