import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LEARNER, PSEUDONYM, recognition, yaml } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { runFed, runHere } from './in-process.ts'
import { AWARD, AWARDS, addAwards, publishedRepository, repository } from './repositories.ts'

/** A repository with awards of mia@example.org, and further content. */
function withAwards(changes: Readonly<Record<string, string>> = {}): string {
  const root = repository()
  addAwards(root)
  for (const [path, text] of Object.entries(changes)) {
    mkdirSync(join(root, 'content', path, '..'), { recursive: true })
    writeFileSync(join(root, 'content', path), text)
  }
  return root
}

const fileOf = (id: string) => `content/awards/2026/03/${id}.yaml`
const textOf = (root: string, id: string) => readFileSync(join(root, fileOf(id)), 'utf8')
const OF_MIA = Object.values(AWARDS)
const PAGE = yaml({ consent: '2026-03-01' })
const learner = (root: string, ...words: readonly string[]) => runHere(root, 'learner', ...words)

describe('learner new', () => {
  it('makes a pseudonym and its page, of what was agreed to', async () => {
    const root = withAwards()
    const { code, stdout } = await learner(root, 'new', '--consent', '2026-03-01', '--name', 'Mia Invented')
    const [file = ''] = globSync('content/learners/*', { cwd: root })
    const pseudonym = file.slice('content/learners/'.length, -'.yaml'.length)
    expect({ code, text: readFileSync(join(root, file), 'utf8') }).toEqual({
      code: 0,
      text: 'consent: 2026-03-01\nname: Mia Invented\n',
    })
    expect(pseudonym).toMatch(/^[a-z2-7]{16}$/)
    expect(stdout).toContain(`The pseudonym is ${pseudonym}\n`)
  })

  it.each([
    [[], 'needs the day on which the learner agreed'],
    [['--consent', 'yesterday'], 'must be a day'],
    [['--consent', '2026-03-01', '--pathways', 'leading'], 'there is no pathway "leading"'],
    [['--consent', '2026-03-01', '--name', ''], 'must not be empty'],
    [['mia', '--consent', '2026-03-01'], 'the pseudonym is made at random'],
    [['--email', 'mia@example.org', '--consent', '2026-03-01'], 'learner new has no flag --email'],
  ])('refuses %j', async (words, message) => {
    const root = withAwards()
    const { code, stderr } = await learner(root, 'new', ...words)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) })
    expect(existsSync(join(root, 'content/learners'))).toBe(false)
  })

  it('writes no page of a day to come, nor of a name that holds an address', async () => {
    const root = withAwards()
    expect((await learner(root, 'new', '--consent', '2099-01-01')).stdout).toContain('learner-consent')
    const { code, stdout } = await learner(root, 'new', '--consent', '2026-03-01', '--name', 'mia@example.org')
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('plain-identifier') })
    expect(stdout).not.toContain('mia@example.org')
    expect(existsSync(join(root, 'content/learners'))).toBe(false)
  })
})

describe('learner link', () => {
  it('writes the pseudonym into everything of an address, and leaves the rest of each file as it was', async () => {
    const root = withAwards({ [LEARNER]: PAGE })
    const before = OF_MIA.map((id) => textOf(root, id))
    const other = textOf(root, AWARD)
    const { code, stdout } = await learner(root, 'link', PSEUDONYM, '--email', ' MIA@example.org')
    expect({ code, wrote: stdout.match(/^Wrote /gm)?.length }).toEqual({ code: 0, wrote: 4 })
    for (const [i, id] of OF_MIA.entries()) {
      const [lines, kept] = [textOf(root, id), before[i]!].map((text) => text.split('\n').filter((line) => line !== ''))
      expect(lines!.filter((line) => !kept!.includes(line))).toEqual([`learner: ${PSEUDONYM}`])
      expect(kept!.every((line) => lines!.includes(line))).toBe(true)
    }
    expect(textOf(root, AWARD)).toBe(other)
    expect((await learner(root, 'link', PSEUDONYM, '--email', 'mia@example.org')).stdout).toContain('Nothing to change')
  })

  it('needs no new signature: nothing that was signed has changed', async () => {
    const root = temporaryFolder()
    await publishedRepository(root)
    expect((await learner(root, 'link', 'new', AWARDS.ofMia)).code).toBe(0)
    const { plan } = JSON.parse((await runHere(root, 'plan', '--json')).stdout) as { plan: object }
    expect(Object.values(plan).flat()).toEqual([])
  })

  it('makes a pseudonym without a page, which later links find', async () => {
    const root = withAwards()
    const { stdout } = await learner(root, 'link', 'new', AWARDS.ofMia)
    const [, pseudonym = ''] = /The pseudonym is ([a-z2-7]{16})\n/.exec(stdout)!
    expect(textOf(root, AWARDS.ofMia)).toContain(`learner: ${pseudonym}\n`)
    expect(existsSync(join(root, 'content/learners'))).toBe(false)
    expect((await learner(root, 'link', pseudonym, AWARDS.expired)).code).toBe(0)
  })

  it('reads the address from standard input, so that no history of commands keeps it', () => {
    const root = withAwards({ [LEARNER]: PAGE })
    const { code, stdout, stderr } = runFed(
      root,
      Buffer.from('mia@example.org\n'),
      'learner',
      'link',
      PSEUDONYM,
      '--email',
      '-',
    )
    expect(code).toBe(0)
    expect(stdout + stderr).not.toContain('mia@')
  })

  it('links recognised credentials of the address as well', async () => {
    const root = withAwards({ [LEARNER]: PAGE })
    const [, theirs = ''] = /^(recipient: .*\n)/m.exec(textOf(root, AWARDS.ofMia))!
    rmSync(join(root, fileOf(AWARDS.ofMia)))
    mkdirSync(join(root, 'content/recognitions'))
    writeFileSync(join(root, 'content/recognitions/statistics.yaml'), recognition({ recipient: undefined }) + theirs)
    await learner(root, 'link', PSEUDONYM, '--email', 'mia@example.org')
    expect(readFileSync(join(root, 'content/recognitions/statistics.yaml'), 'utf8')).toContain(`learner: ${PSEUDONYM}`)
  })

  it.each([
    [['link'], 'needs a pseudonym'],
    [['link', PSEUDONYM], 'either --email or awards'],
    [['link', 'pppppppppppppppq', AWARDS.ofMia], 'did you mean "pppppppppppppppp"?'],
    [['link', 'Mia', AWARDS.ofMia], 'must be 16 to 32 random letters'],
    [['link', PSEUDONYM, '--email', 'leo@example.org'], 'nothing was awarded to that address'],
    [['link', PSEUDONYM, 'zzzzzzzzzzzzzzzz'], 'there is no award'],
    [['lnk', PSEUDONYM], 'did you mean "link"?'],
  ])('refuses %j, and changes nothing', async (words, message) => {
    const root = withAwards({ [LEARNER]: PAGE })
    const before = textOf(root, AWARDS.ofMia)
    const { code, stderr } = await learner(root, ...words)
    expect(code).not.toBe(0)
    expect(stderr).toContain(message)
    expect(textOf(root, AWARDS.ofMia)).toBe(before)
  })

  it('does not decide which of two pseudonyms is right', async () => {
    const root = withAwards({ [LEARNER]: PAGE, 'learners/qqqqqqqqqqqqqqqq.yaml': PAGE })
    await learner(root, 'link', 'qqqqqqqqqqqqqqqq', AWARDS.expired)
    const { code, stderr } = await learner(root, 'link', PSEUDONYM, '--email', 'mia@example.org')
    expect(code).toBe(2)
    expect(stderr).toContain(`linked to another pseudonym already: ${AWARDS.expired} (qqqqqqqqqqqqqqqq)`)
  })
})

describe('learner remove', () => {
  it('takes away the page and every link, or the page alone', async () => {
    const linked = async () => {
      const root = withAwards({ [LEARNER]: PAGE, 'recognitions/statistics.yaml': recognition({ learner: PSEUDONYM }) })
      await learner(root, 'link', PSEUDONYM, '--email', 'mia@example.org')
      return root
    }
    const namesLearner = (root: string) =>
      globSync('content/**/*.yaml', { cwd: root }).filter((file) =>
        readFileSync(join(root, file), 'utf8').includes(PSEUDONYM),
      )
    const all = await linked()
    expect(namesLearner(all)).toHaveLength(5)
    expect((await learner(all, 'remove', PSEUDONYM)).code).toBe(0)
    expect({ links: namesLearner(all), page: existsSync(join(all, 'content', LEARNER)) }).toEqual({
      links: [],
      page: false,
    })
    const page = await linked()
    await learner(page, 'remove', PSEUDONYM, '--page-only')
    expect({ links: namesLearner(page).length, page: existsSync(join(page, 'content', LEARNER)) }).toEqual({
      links: 5,
      page: false,
    })
  })
})

describe('erase, of a learner with a page', () => {
  it('takes the page with the last award, not before, and tells of what else there is', async () => {
    const root = withAwards({ [LEARNER]: PAGE })
    await learner(root, 'link', PSEUDONYM, AWARDS.ofMia, AWARDS.expired)
    await runHere(root, 'erase', AWARDS.expired)
    expect({ text: textOf(root, AWARDS.expired), page: existsSync(join(root, 'content', LEARNER)) }).toEqual({
      text: expect.not.stringContaining(PSEUDONYM),
      page: true,
    })
    await runHere(root, 'erase', AWARDS.ofMia)
    expect(existsSync(join(root, 'content', LEARNER))).toBe(false)
  })

  it('leaves the page while something of another issuer is on it, and says what', async () => {
    const root = withAwards({ [LEARNER]: PAGE, 'recognitions/statistics.yaml': recognition({ learner: PSEUDONYM }) })
    await learner(root, 'link', PSEUDONYM, AWARDS.ofMia)
    const { stderr } = await runHere(root, 'erase', AWARDS.ofMia)
    expect(stderr).toContain('content/recognitions/statistics.yaml is of the same learner')
    expect(existsSync(join(root, 'content', LEARNER))).toBe(true)
  })
})
