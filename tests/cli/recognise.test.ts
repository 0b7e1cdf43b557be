import { createHash, randomBytes } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { recogniseAgain } from '../../scripts/recognise/again.ts'
import { type Call, recognise } from '../../scripts/recognise/recognise.ts'
import type { Award } from '../../src/domain/award.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { recognitionSchema } from '../../src/domain/recognition.ts'
import type { Register } from '../../src/domain/register.ts'
import { readContent } from '../../src/intake/index.ts'
import type { Fetch } from '../../src/verification/index.ts'
import {
  AWARD as AWARD_FILE,
  award as awardText,
  type Changes,
  contentTree,
  PATHWAY,
  PSEUDONYM,
  pathway,
  recipient,
  SITE,
  WITH_PATHWAY,
  yaml,
} from '../helpers/content.ts'
import { networkOf, type Published, publishedSite } from '../helpers/published.ts'
import { award, badgeClass, register } from '../helpers/records.ts'
import { NOW, runHere } from './in-process.ts'

/** Another issuer, and its badge. */
const BASE = 'https://badges.example.org/open/'
const ISSUER = 'did:web:badges.example.org:open'
const ACHIEVEMENT = `${BASE}badges/sql-for-beginners/achievement.json`
const ID = 'vvvvvvvvvvvvvvvv'
const HOME = `${BASE}awards/${ID}/credential.json`

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

function hashed(email: string, seed = email): Award['recipient'] {
  const salt = sha256(seed).slice(0, 32)
  return { identities: [{ type: 'emailAddress', hash: `sha256$${sha256(email + salt)}`, salt }] }
}

/** The other issuer’s site, with one award of mia@example.org. */
async function otherSite(award_: Partial<Award> = {}, fields: Partial<Register> = {}): Promise<Published> {
  return publishedSite(await register([award(ID, { recipient: hashed('mia@example.org'), ...award_ })], fields))
}

let other: Published
beforeAll(async () => {
  other = await otherSite()
})

const step = { achievement: ACHIEVEMENT, name: 'Queries (SQL)', issuer: ISSUER }
const asking = (fields: object = {}): Changes => ({
  ...WITH_PATHWAY,
  [PATHWAY]: pathway({ steps: [{ badge: 'teamwork' }, { ...step, ...fields }] }),
})

/** A repository of another address than that issuer’s. */
const repository = (changes: Changes = {}) =>
  contentTree({ 'site.yaml': yaml({ ...SITE, url: 'https://ours.example/' }), ...changes })

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What a command does in a repository, with the network that is given. */
async function ran(
  root: string,
  fetch: Fetch,
  work: (call: Call) => Promise<number>,
  flags: object,
  now = NOW,
): Promise<Ran> {
  const texts = { stdout: '', stderr: '' }
  const writer = (name: keyof typeof texts) => ({
    isTTY: false,
    write(text: string) {
      texts[name] += text
    },
  })
  const io = { root, env: {}, stdout: writer('stdout'), stderr: writer('stderr'), now: () => now, random: randomBytes }
  const intake = readContent(root, { today: now.toISOString().slice(0, 10) })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  const code = await work({ register: intake.register, flags: { ...flags }, fetch, io })
  return { code, ...texts }
}

const run = (root: string, word: string, flags: object, site: Published = other) =>
  ran(root, networkOf(site, BASE), (call) => recognise(word, call), flags)
const runAgain = (root: string, site: Published, flags: object = {}, slugs: readonly string[] = []) =>
  ran(root, networkOf(site, BASE), (call) => recogniseAgain(slugs, call), flags)

const filesIn = (root: string) => globSync('content/recognitions/*', { cwd: root })
function written(root: string) {
  const [file = '', ...others] = filesIn(root)
  expect(others).toEqual([])
  return { file, ...recognitionSchema.parse(parse(readFileSync(join(root, file), 'utf8'))) }
}

const MIA = { email: 'mia@example.org' }

describe('recognise', () => {
  it('writes down a credential that holds and is theirs, in the words of the step that asks for it', async () => {
    const root = repository(asking())
    const { code, stdout } = await run(root, HOME, MIA)
    const { file, recipient: whose, ...fields } = written(root)
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Wrote ${file}\nNext: commit this and open a pull request; or undo it with git.\nIt meets the step “Queries (SQL)” of the pathway Leading (leading).\n`,
    })
    expect(file).toMatch(/^content\/recognitions\/queries-sql-[a-z2-7]{4}\.yaml$/)
    expect(fields).toEqual({
      achievement: ACHIEVEMENT,
      name: 'Queries (SQL)',
      issuer: ISSUER,
      credential: HOME,
      digest: sha256(other.get(`awards/${ID}/credential.json`)!),
      awardedOn: '2026-03-01',
      verifiedOn: '2026-11-24',
    })
    const [identity] = whose.identities!
    expect(identity!.hash).toBe(`sha256$${sha256(`mia@example.org${identity!.salt}`)}`)
    expect(identity!.salt).not.toBe(hashed('mia@example.org').identities![0]!.salt)
    expect(readFileSync(join(root, file), 'utf8')).not.toContain('mia@')
  })

  it('takes a file as well, finds where it can be verified again, and knows it the second time', async () => {
    const root = repository()
    writeFileSync(join(root, 'badge.png'), other.get(`awards/${ID}/badge.png`)!)
    const { code, stdout } = await run(root, 'badge.png', MIA)
    expect({ code, name: written(root).name, home: written(root).credential }).toEqual({
      code: 0,
      name: 'SQL for Beginners',
      home: HOME,
    })
    expect(stdout).toContain(`No pathway asks for ${ACHIEVEMENT}.`)
    expect((await run(root, 'badge.png', MIA)).stdout).toBe(`This is recognised already: ${written(root).file}\n`)
    expect((await run(root, HOME, MIA)).stdout).toContain('recognised already')
  })

  it('shows what it would write, and writes nothing, with --dry-run', async () => {
    const root = repository()
    const { code, stdout } = await run(root, HOME, { ...MIA, 'dry-run': true })
    expect({ code, files: filesIn(root) }).toEqual({ code: 0, files: [] })
    expect(stdout).toContain(`+issuer: ${ISSUER}`)
  })

  it('says when a pathway asks for it of another issuer', async () => {
    const { stdout } = await run(repository(asking({ issuer: 'did:web:else.example' })), HOME, MIA)
    expect(stdout).toContain(
      'It does not meet the step “Queries (SQL)” of the pathway Leading (leading), which asks for',
    )
  })

  const revoke = { change: 'revoke', on: '2026-03-05', reason: 'Awarded in error.' } as const
  const suspend = { change: 'suspend', on: '2026-03-05', reason: 'Under review.' } as const
  it.each([
    ['of another person', () => other, { email: 'leo@example.org' }, 1, 'Recipient failed'],
    ['that was revoked', () => otherSite({ status: [revoke] }), MIA, 1, 'Revocation failed'],
    ['that is suspended', () => otherSite({ status: [suspend] }), MIA, 1, 'Revocation failed'],
    ['that has expired', () => otherSite({ expires: '2026-05-01' }), MIA, 1, 'Expired'],
    [
      'that is no credential',
      async () => new Map([[`awards/${ID}/credential.json`, Buffer.from('{}')]]),
      MIA,
      1,
      'Document failed',
    ],
    ['that is not there', async () => new Map(), MIA, 4, 'Document could not be checked'],
  ] as const)('refuses one %s, says why, and writes nothing', async (_what, site, flags, code, words) => {
    const root = repository()
    const found = await run(root, HOME, flags, await site())
    expect({ code: found.code, files: filesIn(root) }).toEqual({ code, files: [] })
    expect(found.stdout).toContain(words)
    expect(found.stderr).toBe('Nothing was written.\n')
  })

  it('never takes what could not be checked for a pass: a status list without an answer', async () => {
    const root = repository()
    const silent = new Map([...other].filter(([path]) => !path.startsWith('status/')))
    const { code, stdout } = await run(root, HOME, MIA, silent)
    expect({ code, files: filesIn(root) }).toEqual({ code: 4, files: [] })
    expect(stdout).toContain('Revocation could not be checked')
  })

  it('refuses one that was changed, and tells nothing of what it says', async () => {
    const root = repository()
    const text = Buffer.from(other.get(`awards/${ID}/credential.json`)!)
      .toString()
      .replace('SQL for Beginners', 'Law')
    writeFileSync(join(root, 'changed.json'), text)
    const { code, stdout } = await run(root, 'changed.json', MIA)
    expect({ code, files: filesIn(root) }).toEqual({ code: 1, files: [] })
    expect(stdout).not.toContain('Law')
  })

  it('refuses an award of its own site, which counts as it is', async () => {
    const root = repository({ 'site.yaml': yaml({ ...SITE, url: BASE }) })
    const { code, stdout } = await run(root, HOME, MIA)
    expect({ code, files: filesIn(root) }).toEqual({ code: 1, files: [] })
    expect(stdout).toContain('It is an award of this site')
  })

  it('leaves the address out when it leads to the learner’s name, unless asked for it', async () => {
    const named = { ...hashed('mia@example.org'), name: 'Mia Invented', nameConsent: '2026-03-01' }
    const site = await otherSite({ recipient: named })
    const careful = repository()
    const { stderr } = await run(careful, HOME, MIA, site)
    expect(written(careful).credential).toBeUndefined()
    expect(stderr).toContain('--with-address')
    const agreed = repository()
    await run(agreed, HOME, { ...MIA, 'with-address': true }, site)
    expect(written(agreed).credential).toBe(HOME)
    for (const root of [careful, agreed])
      expect(readFileSync(join(root, written(root).file), 'utf8')).not.toContain('Mia')
  })
})

describe('recognise, of what a hostile issuer signed', () => {
  const named = async (name: string) =>
    otherSite({}, { badgeClasses: new Map([['sql-for-beginners', badgeClass({ name })]]) })

  it.each([
    ['control characters', 'SQL\u001b[2J', 'characters in it that cannot be seen'],
    ['an override of direction', 'SQL \u202Ereversed', 'characters in it that cannot be seen'],
    ['more letters than a name has', 'S'.repeat(400), 'must have 120 characters at the most'],
    ['an e-mail address', 'SQL by mia@example.org', 'plain-identifier'],
    ['letters of two scripts', 'SQL for Beg\u0456nners', 'name-script'],
  ])('refuses a name with %s, and writes nothing', async (_what, name, words) => {
    const root = repository()
    const { code, stdout } = await run(root, HOME, MIA, await named(name))
    expect({ code, files: filesIn(root) }).toEqual({ code: 1, files: [] })
    expect(stdout).toContain(words)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not reach a terminal
    expect(stdout).not.toMatch(/[\u001b\u202e]|mia@example/)
  })

  it('takes it all the same where a step gives the achievement a name of its own', async () => {
    const root = repository(asking())
    expect((await run(root, HOME, MIA, await named('SQL\u001b[2J'))).code).toBe(0)
    expect(written(root).name).toBe('Queries (SQL)')
  })

  it('puts a name that YAML could read as something else between quotes', async () => {
    const root = repository()
    await run(root, HOME, MIA, await named('a: !!js {b: "c"} # <script>'))
    expect(written(root).name).toBe('a: !!js {b: "c"} # <script>')
  })
})

describe('recognise, for a learner with a pseudonym', () => {
  const linked = (fields: object) => ({ [AWARD_FILE]: awardText({ learner: PSEUDONYM, ...fields }) })
  const ofMia = linked({ recipient: hashed('mia@example.org', 'ours') })

  it('puts it with their awards, and says so when the pseudonym was left out', async () => {
    const root = repository(ofMia)
    expect((await run(root, HOME, { ...MIA, 'dry-run': true })).stderr).toContain(`add --learner ${PSEUDONYM}`)
    await run(root, HOME, { ...MIA, learner: PSEUDONYM })
    expect(written(root).learner).toBe(PSEUDONYM)
  })

  it.each([
    [
      'an address that is not the one of their awards',
      linked({ recipient: hashed('leo@example.org', 'ours') }),
      MIA,
      'nothing of the learner',
    ],
    ['a pseudonym that nobody has', {}, MIA, 'nobody has the pseudonym'],
    ['hashes alone, and no address', ofMia, {}, 'by hashes alone'],
  ])('refuses %s', async (_what, changes, flags, words) => {
    const root = repository(changes)
    const attempt = run(root, HOME, { ...flags, learner: PSEUDONYM })
    await expect(attempt).rejects.toThrow(PublisherError)
    await expect(attempt).rejects.toThrow(words)
    expect(filesIn(root)).toEqual([])
  })

  it('needs no address when content knows the DID of their wallet', async () => {
    const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
    const root = repository(linked({ recipient: { did } }))
    await run(root, HOME, { learner: PSEUDONYM }, await otherSite({ recipient: { did } }))
    expect(written(root).recipient).toEqual({ did })
  })
})

describe('recognise --again', () => {
  const recognised = async (changes: Changes = {}, site: Published = other) => {
    const root = repository(changes)
    await run(root, HOME, MIA, site)
    const { file } = written(root)
    // As it was long ago.
    const text = readFileSync(join(root, file), 'utf8').replace('verifiedOn: 2026-11-24', 'verifiedOn: 2026-03-02')
    writeFileSync(join(root, file), `# Keep me.\n${text}`)
    return root
  }

  it('says of one that holds when that was seen last, and changes nothing else', async () => {
    const root = await recognised()
    const before = readFileSync(join(root, written(root).file), 'utf8')
    const { code, stdout } = await runAgain(root, other)
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: expect.stringMatching(/^sql-.* holds\.$/),
    })
    expect(readFileSync(join(root, written(root).file), 'utf8')).toBe(
      before.replace('verifiedOn: 2026-03-02', 'verifiedOn: 2026-11-24'),
    )
  })

  it('withdraws one that its issuer revoked, and never takes that back by itself', async () => {
    const root = await recognised()
    const revoked = await otherSite({ status: [{ change: 'revoke', on: '2026-03-05', reason: 'Awarded in error.' }] })
    const { code, stdout } = await runAgain(root, revoked)
    expect({ code, withdrawn: written(root).withdrawn, verifiedOn: written(root).verifiedOn }).toEqual({
      code: 0,
      withdrawn: '2026-11-24',
      verifiedOn: '2026-03-02',
    })
    expect(stdout).toContain('is withdrawn from today on: Revocation failed')
    expect((await runAgain(root, other)).stdout).toContain('was withdrawn; to let it count again')
    expect(written(root).withdrawn).toBe('2026-11-24')
  })

  it('changes nothing of one that cannot be had, and ends with 4', async () => {
    const root = await recognised()
    const { code, stdout } = await runAgain(root, new Map())
    expect({ code, verifiedOn: written(root).verifiedOn, withdrawn: written(root).withdrawn }).toEqual({
      code: 4,
      verifiedOn: '2026-03-02',
    })
    expect(stdout).toContain('could not be verified again: Document could not be checked')
  })

  it('takes one that was issued anew for theirs only when the address says so', async () => {
    const root = await recognised()
    const anew = await otherSite({ corrections: [{ on: '2026-03-10', reason: 'The role was missing.' }], role: 'Lead' })
    const { code, stdout } = await runAgain(root, anew)
    expect({ code, verifiedOn: written(root).verifiedOn }).toEqual({ code: 4, verifiedOn: '2026-03-02' })
    expect(stdout).toContain('give --email')
    expect((await runAgain(root, anew, MIA)).code).toBe(0)
    expect(written(root).digest).toBe(sha256(anew.get(`awards/${ID}/credential.json`)!))
  })

  it('writes down a last day that has passed, which pathways heed by themselves', async () => {
    const root = await recognised({}, await otherSite({ expires: '2027-05-01' }))
    const expired = await otherSite({ expires: '2026-05-01' })
    const { code } = await runAgain(root, expired, MIA)
    expect({ code, expires: written(root).expires, withdrawn: written(root).withdrawn }).toEqual({
      code: 0,
      expires: '2026-05-01',
    })
  })

  it('does not take another credential at the address for the one that was recognised', async () => {
    const root = await recognised()
    const { code, stdout } = await runAgain(root, await otherSite({ awardedOn: '2026-03-02' }), MIA)
    expect({ code, verifiedOn: written(root).verifiedOn }).toEqual({ code: 4, verifiedOn: '2026-03-02' })
    expect(stdout).toContain('gives another credential (awardedOn)')
  })

  it('names a near file for a mistyped one', async () => {
    const root = await recognised()
    const slug = written(root).file.slice('content/recognitions/'.length, -'.yaml'.length)
    await expect(runAgain(root, other, {}, [`${slug}x`])).rejects.toMatchObject({ hint: `did you mean "${slug}"?` })
  })
})

describe('recognise, as it is typed', () => {
  it.each([
    [['a.json'], 'recognise needs to know whose it is'],
    [['a.json', 'b.json', '--email', 'mia@example.org'], 'takes one credential'],
    [['a.json', '--email', 'mia'], 'that is no e-mail address'],
    [['a.json', '--email', 'mia@example.org', '--did', 'did:key:z6Mk'], 'both say who earned it'],
    [['a.json', '--did', 'z6Mk'], 'must be a DID'],
    [['--again', '--learner', PSEUDONYM], '--again keeps whose it is'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await runHere(repository(), 'recognise', ...words)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) })
  })

  it('asks nothing of private hosts, and nothing at all when it is offline', async () => {
    const root = repository({ [AWARD_FILE]: awardText({ recipient: recipient('a') }) })
    for (const words of [['http://127.0.0.1/x.json'], [HOME, '--offline']]) {
      const { code, stdout } = await runHere(root, 'recognise', ...words, '--email', 'mia@example.org')
      expect({ code, files: filesIn(root) }).toEqual({ code: 4, files: [] })
      expect(stdout).toContain('Document could not be checked')
    }
  })
})
