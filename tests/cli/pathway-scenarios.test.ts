import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readTable } from '../../src/authoring/index.ts'
import type { AwardFile } from '../../src/domain/award.ts'
import { writeTable } from '../../src/domain/csv-text.ts'
import { copySampleContent, filesBelow } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { runHere } from './in-process.ts'

/** The two ways through the sample content, each by a learner who has met every step and awaits the assessment. */
const SCENARIOS = [
  {
    pathway: 'business-data-analyst',
    email: 'noor@learners.harbourlight.example',
    learner: '6vpbpaz4od4nyil5',
    /** A day on which the last step was still to come, and what is said of it. */
    before: ['2026-03-11', 'Building Charts was never earned'],
    badges: ['data-literacy-basics', 'sql-for-beginners', 'building-charts'],
    assessed: { 'result:analysis': 'Proficient', 'result:recommendation': 'Advanced', 'result:examination': '77' },
    lost: 'sql-for-beginners',
  },
  {
    pathway: 'agile-project-leadership',
    email: 'dalia@learners.harbourlight.example',
    learner: 'c5er6px726ptjdgs',
    before: ['2026-05-13', 'Sprint Planning in Practice was never earned'],
    badges: ['agile-fundamentals', 'agile-sprint-planning', 'persuasive-business-writing'],
    assessed: { 'result:case-study': 'Proficient', 'result:written-assessment': '71' },
    lost: 'agile-fundamentals',
  },
] as const

interface Step {
  readonly badge?: string
  readonly reason?: string
  readonly of?: readonly Step[]
}
interface Told {
  readonly learner: { readonly pseudonyms: readonly string[] }
  readonly state: string
  readonly outcome: string
  readonly award?: string
  readonly lost: readonly { readonly name: string; readonly standing: string; readonly since: string }[]
  readonly steps: readonly Step[]
}

const leaves = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step) => (step.of === undefined ? [step] : leaves(step.of)))

describe.each(SCENARIOS)('from badges to $pathway', ({ pathway, email, learner, before, badges, assessed, lost }) => {
  const folder = () => {
    const root = copySampleContent(temporaryFolder())
    writeFileSync(join(root, 'list.csv'), `email\n${email}\n`)
    const due = (...words: string[]) => runHere(root, 'pathways', 'due', pathway, ...words)
    const told = async (...words: string[]): Promise<Told> => {
      const { pathways } = JSON.parse((await due('--json', ...words)).stdout) as { pathways: { learners: Told[] }[] }
      return pathways[0]!.learners.find((one) => one.learner.pseudonyms.includes(learner))!
    }
    return { root, due, told }
  }
  const outboxOf = (root: string) => filesBelow(root).filter((file) => file.startsWith('outbox/ready-'))

  it('goes from partial progress to the award with its parts, which a later revocation of a part does not repeat', async () => {
    const { root, due, told } = folder()
    const early = await told('--on', before[0])
    expect([early.state, early.outcome]).toEqual(['missing', 'not-yet'])
    expect((await due('--on', before[0])).stdout).toContain(before[1])
    expect(await told()).toMatchObject({ state: 'met', outcome: 'due' })

    // The badge class has an assessment, so what is written is a table for those who assess.
    const proposed = await due('--emails', 'list.csv', '--write')
    const [table = ''] = outboxOf(root)
    expect(proposed.stdout).toContain(`badgewright award ${pathway} --csv ${table}`)
    expect(filesBelow(join(root, 'content'))).toEqual(filesBelow('content'))
    const [head, row] = readTable(readFileSync(join(root, table))).records
    const filled: Readonly<Record<string, string>> = {
      ...assessed,
      'evidence url': 'https://portfolios.harbourlight.example/x1y2/work',
    }
    writeFileSync(
      join(root, table),
      writeTable([head!.cells, head!.cells.map((name, i) => filled[name] ?? row!.cells[i]!)]),
    )
    const awarded = await runHere(root, 'award', pathway, '--csv', table)
    expect([awarded.code, awarded.stderr]).toEqual([0, ''])
    expect((await runHere(root, 'check')).code).toBe(0)

    const held = await told()
    expect(held).toMatchObject({ state: 'met', outcome: 'held', lost: [] })
    const file = filesBelow(root).find((path) => path.endsWith(`/${held.award}.yaml`))!
    const { learner: pseudonym, parts } = parse(readFileSync(join(root, file), 'utf8')) as AwardFile
    expect(pseudonym).toBe(learner)
    const list = JSON.parse((await runHere(root, 'list', '--json')).stdout) as {
      awards: { id: string; badge: string }[]
    }
    expect(parts!.map((part) => list.awards.find(({ id }) => id === part)!.badge)).toEqual(badges)

    // Afterwards one of the parts turns out to be wrong.
    const part = parts![badges.indexOf(lost as never)]!
    expect((await runHere(root, 'revoke', part, '--reason', 'Sat by somebody else.')).code).toBe(0)
    const later = await told()
    expect(later).toMatchObject({
      state: 'missing',
      outcome: 'held',
      award: held.award,
      lost: [{ name: part, standing: 'revoked', since: '2026-11-24' }],
    })
    expect(leaves(later.steps).find(({ badge }) => badge === lost)!.reason).toBe('was revoked on 2026-11-24')
    expect((await due()).stdout).toContain(`holds it by award ${held.award} of 2026-11-24; its part ${part} (`)
    const again = await due('--emails', 'list.csv', '--write')
    expect(again.stdout).toContain('Nothing to write')
    expect(outboxOf(root)).toEqual([table])
    expect((await runHere(root, 'check')).code).toBe(0)

    // Nor is it proposed again when the whole of it is revoked.
    await runHere(root, 'revoke', held.award!, '--reason', 'A part of it does not stand.')
    expect((await told()).outcome).toBe('was-revoked')
    expect((await due('--emails', 'list.csv', '--write')).stdout).toContain('Nothing to write')
  })
})
