import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeFiles } from '../../scripts/site/write-files.ts'
import type { Report } from '../../src/domain/report.ts'
import { readContent } from '../../src/intake/index.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import { digestsBelow, filesHolding } from '../helpers/folders.ts'
import { gitRepository } from '../helpers/git.ts'
import { folderOfSuite, temporaryFolder } from '../helpers/temporary.ts'
import { NOW, runHere, runWith } from './in-process.ts'
import { AWARD, AWARDS, publishedRepository, repository, repositoryWithKeys } from './repositories.ts'

const original = folderOfSuite()
const published = publishedRepository(original)
const { env } = await repositoryWithKeys(folderOfSuite())

/** A published repository of its own. */
async function issued(): Promise<string> {
  await published
  const root = temporaryFolder()
  cpSync(original, root, { recursive: true })
  return root
}

/** What a command that wrote says last. */
const NEXT = 'Next: commit this and open a pull request; or undo it with git.'

const fileOf = (id: string) => `content/awards/2026/03/${id}.yaml`
const issue = (root: string) => runWith({ env }, root, 'issue')
const saltOf = (root: string, id: string) =>
  /salt: "([0-9a-f]+)"/.exec(readFileSync(join(root, fileOf(id)), 'utf8'))![1]!

/** Lets a partner endorse an award. */
function endorse(root: string, id: string): void {
  const text = `endorses: { award: "${id}" }\nby: { id: "https://partner.example/", name: Partner }\non: 2026-03-03\ncomment: Well done.\n`
  mkdirSync(join(root, 'content/endorsements'), { recursive: true })
  writeFileSync(join(root, 'content/endorsements/partner.yaml'), text)
}

async function republish(root: string): Promise<void> {
  const intake = readContent(root, { today: NOW.toISOString().slice(0, 10) })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  rmSync(join(root, 'dist'), { recursive: true })
  await writeFiles(
    join(root, 'dist'),
    publish({ register: intake.register, ledger: readLedger(join(root, 'ledger')) }),
    () => {},
  )
}

const reportsOf = async (root: string, ...files: readonly string[]) => {
  const { stdout } = await runHere(root, 'verify', ...files, '--json', '--site', 'dist', '--offline')
  return (JSON.parse(stdout) as { reports: Report[] }).reports
}

describe('erase', () => {
  it('leaves of an award what auditors need, and says what is planned, in words and for programs', async () => {
    const root = await issued()
    const { code, stdout, stderr } = await runHere(root, 'erase', AWARDS.revoked)
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Wrote ${fileOf(AWARDS.revoked)}\n${NEXT}\n` })
    expect(stderr).toContain('.github/PRIVACY.md')
    expect(readFileSync(join(root, fileOf(AWARDS.revoked)), 'utf8')).toBe(
      'badge: first-aid\nawardedOn: 2026-03-02\nerasedOn: 2026-11-24\nstatus:\n  - change: revoke\n    on: 2026-04-02\n',
    )
    expect((await runHere(root, 'plan')).stdout).toBe(
      `Will erase 1:\n  ${AWARDS.revoked}  First Aid: all but that it was issued\n`,
    )
    expect(JSON.parse((await runHere(root, 'plan', '--json')).stdout).plan).toEqual({
      issue: [],
      reissue: [],
      automatic: [],
      resign: [],
      status: [],
      erase: [{ id: AWARDS.revoked, badge: 'first-aid', erasedOn: '2026-11-24' }],
      clrs: [],
    })
  })

  it('ends with no file of content, ledger or site that holds the salt, and none of the award on the site', async () => {
    const root = await issued()
    const salts = [AWARDS.ofMia, AWARDS.revoked].map((id) => saltOf(root, id))
    expect(filesHolding(root, salts).length).toBeGreaterThan(10)
    await runHere(root, 'erase', AWARDS.ofMia, AWARDS.revoked)
    expect(await issue(root)).toMatchObject({
      code: 0,
      stdout: 'Issued 0, reissued 0, recorded 0 changes of standing. Erased 2. Added 2 entries to ledger/.\n',
    })
    await republish(root)
    expect(filesHolding(root, salts)).toEqual([])
    expect(readdirSync(join(root, 'dist/awards')).sort()).not.toContain(AWARDS.ofMia)
    expect(filesHolding(join(root, 'dist'), [AWARDS.ofMia])).toEqual([])
    expect(filesHolding(join(root, 'dist'), [AWARDS.revoked])).toEqual(['issuer/revocations.json'])
    expect((await runHere(root, 'check')).code).toBe(0)
    expect((await issue(root)).stdout).toBe('Nothing to issue.\n')
  })

  it('leaves the holder’s own copies to verify by key and status list, each as it stood', async () => {
    const root = await issued()
    for (const id of [AWARDS.ofMia, AWARDS.revoked])
      cpSync(join(root, `dist/awards/${id}`), join(root, `kept/${id}`), { recursive: true })
    await runHere(root, 'erase', AWARDS.ofMia, AWARDS.revoked)
    await issue(root)
    await republish(root)
    for (const form of ['credential.json', 'credential.jwt', 'badge.png', 'badge.svg']) {
      const [valid, revoked] = await reportsOf(root, `kept/${AWARDS.ofMia}/${form}`, `kept/${AWARDS.revoked}/${form}`)
      expect(valid, form).toMatchObject({ standing: 'valid' })
      const failed = valid!.steps.filter(({ outcome }) => outcome === 'failed')
      expect(failed, form).toEqual([])
      expect(
        valid!.steps.find(({ step }) => step === 'signature'),
        form,
      ).toMatchObject({ outcome: 'passed' })
      expect(
        valid!.steps.find(({ step }) => step === 'status'),
        form,
      ).toMatchObject({ outcome: 'passed' })
      expect(revoked, form).toMatchObject({ standing: 'revoked' })
    }
  })

  it('leaves an Open Badges 2.0 assertion that nobody can confirm any more, since that asks for its page', async () => {
    const root = await issued()
    cpSync(join(root, `dist/awards/${AWARDS.ofMia}/assertion.json`), join(root, 'kept.json'))
    await runHere(root, 'erase', AWARDS.ofMia)
    await issue(root)
    await republish(root)
    const [report] = await reportsOf(root, 'kept.json')
    expect(report!.verdict).not.toBe('valid')
  })

  it('does nothing to an award that was erased, and knows which one was probably meant', async () => {
    const root = await issued()
    await runHere(root, 'erase', AWARDS.ofMia)
    const before = digestsBelow(root)
    expect(await runHere(root, 'erase', AWARDS.ofMia)).toEqual({
      code: 0,
      stdout: '1 award erased already.\n',
      stderr: '',
    })
    expect(await runHere(root, 'erase', 'rrrrrrrrrrrrrrrs', AWARDS.expired)).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'error: there is no award "rrrrrrrrrrrrrrrs"; did you mean "rrrrrrrrrrrrrrrr"?\nhint: badgewright list shows all awards\n',
    })
    expect((await runHere(root, 'erase', '../../site')).code).toBe(3)
    expect((await runHere(root, 'erase')).code).toBe(2)
    expect(digestsBelow(root)).toEqual(before)
  })

  it('erases one of a cohort, with what endorses it and the picture that is its own, and keeps a picture that is shared', async () => {
    const root = repository()
    const folder = join(root, 'content/awards/2026/03')
    const [own, shared, other] = ['2222222222222222', '3333333333333333', '4444444444444444']
    const item = (id: string, image: string) =>
      `  # ${id}, a pupil\n  - id: "${id}"\n    recipient: { did: "did:web:w.example" }\n    image: ${image}\n`
    const cohort = `badge: first-aid\nawardedOn: 2026-03-02\nrecipients:\n${item(own!, 'own.svg')}${item(shared!, 'two.svg')}${item(other!, 'two.svg')}`
    writeFileSync(join(folder, 'class.yaml'), cohort)
    const picture = readFileSync(join(root, 'content/badges/first-aid/badge.svg'))
    for (const name of ['own.svg', 'two.svg']) writeFileSync(join(folder, name), picture)
    endorse(root, own!)
    const { code, stdout, stderr } = await runHere(root, 'erase', own!, shared!)
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        'Wrote content/awards/2026/03/class.yaml',
        'Removed content/awards/2026/03/own.svg',
        'Removed content/endorsements/partner.yaml',
        NEXT,
        '',
      ].join('\n'),
    })
    expect(stderr).toContain('Look through what is left in content/awards/2026/03/class.yaml')
    expect(existsSync(join(folder, 'two.svg'))).toBe(true)
    expect(readFileSync(join(folder, 'class.yaml'), 'utf8')).toBe(
      `badge: first-aid\nawardedOn: 2026-03-02\nrecipients:\n  - id: "${own}"\n    erasedOn: 2026-11-24\n  - id: "${shared}"\n    erasedOn: 2026-11-24\n${item(other!, 'two.svg')}`,
    )
  })

  it('commits what it wrote and removed to a branch, in words that name nobody', async () => {
    const root = repository()
    endorse(root, AWARD)
    const git = gitRepository(root)
    const { code, stdout } = await runHere(root, 'erase', AWARD, '--branch', 'erase')
    expect(code).toBe(0)
    expect(stdout).toContain('Committed to erase: Erase an award\n')
    expect(git('show', '--name-status', '--format=%s', 'HEAD')).toBe(
      `Erase an award\n\nM\tcontent/awards/2026/03/${AWARD}.yaml\nD\tcontent/endorsements/partner.yaml`,
    )
    expect(git('status', '--porcelain')).toBe('')
  })

  it('refuses content with problems, and writes nothing', async () => {
    const root = await issued()
    writeFileSync(join(root, 'content/site.yaml'), 'url: here\n')
    const before = digestsBelow(root)
    expect((await runHere(root, 'erase', AWARDS.ofMia)).code).toBe(1)
    expect(digestsBelow(root)).toEqual(before)
  })
})
