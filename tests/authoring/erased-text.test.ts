import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { withoutAward } from '../../src/authoring/erased-text.ts'
import { cohortFileSchema, erasedFileSchema } from '../../src/domain/award.ts'
import { awardId } from '../helpers/records.ts'

const [A, B, C] = [awardId(2), awardId(3), awardId(4)] as [string, string, string]
const ON = '2026-05-01'
const gone = (id: string) => ({ id, badge: 'teamwork', awardedOn: '2026-03-01' })
const identities = (n: number, at: string) =>
  [
    'recipient:',
    '  identities:',
    '    - type: emailAddress',
    `      hash: sha256$${String(n).repeat(64)}`,
    `      salt: ${String(n).repeat(32)}`,
  ]
    .map((line) => `${at}${line}\n`)
    .join('')

const SINGLE = `# Jo\nbadge: teamwork\nawardedOn: 2026-03-01\n${identities(1, '')}`

const COHORT = `# The whole class
badge: teamwork
awardedOn: 2026-03-01
recipients: # in no order
  # the first one
  - id: ${A}
${identities(1, '    ')}    # of whom this was said
    narrative: |
      Led the team.

      - id: nobody

    # and this below

  # the second one,
  # in two lines
  - id: ${B}
${identities(2, '    ')}    role: Host # said on a line of its own
  -
    id: ${C}
${identities(3, '    ')}    # the very last
visibility: unlisted # of all
`

const without = (text: string, ...ids: string[]) => ids.reduce((rest, id) => withoutAward(rest, gone(id), ON), text)

describe('what stays of an award in a file of its own', () => {
  it('is its badge class, its days and how it stands', () => {
    const status = [
      { change: 'suspend' as const, on: '2026-04-01', reason: 'Somebody said so.' },
      { change: 'revoke' as const, on: '2026-04-02T10:00:00Z', reason: 'It was so.' },
    ]
    const text = withoutAward(SINGLE, { ...gone(A), status }, ON)
    expect(text).toBe(`badge: teamwork
awardedOn: 2026-03-01
erasedOn: 2026-05-01
status:
  - change: suspend
    on: 2026-04-01
  - change: revoke
    on: 2026-04-02T10:00:00Z
`)
    expect(erasedFileSchema.safeParse(parse(text)).success).toBe(true)
  })

  it.each(['2025', 'true', 'null', '1e5', '0x1f', '12-30-45'])(
    'reads back when the badge class is called %s',
    (badge) => {
      expect(parse(withoutAward(SINGLE, { ...gone(A), badge }, ON))).toMatchObject({ badge })
    },
  )
})

describe('what stays of an award in a cohort', () => {
  it('takes the place of all that was said of it, comments too, and leaves every other line as it was', () => {
    expect(without(COHORT, A)).toBe(
      COHORT.replace(/ {2}# the first one[\s\S]*and this below\n/, `  - id: ${A}\n    erasedOn: 2026-05-01\n`),
    )
    expect(without(COHORT, B)).toBe(
      COHORT.replace(/ {2}# the second one[\s\S]*line of its own\n/, `  - id: ${B}\n    erasedOn: 2026-05-01\n`),
    )
    expect(without(COHORT, C)).toBe(
      COHORT.replace(/ {2}-\n[\s\S]*the very last\n/, `  - id: ${C}\n    erasedOn: 2026-05-01\n`),
    )
  })

  it('comes out the same in whatever order awards are erased, and holds to the schema', () => {
    const all = without(COHORT, A, B, C)
    expect(without(COHORT, C, A, B)).toBe(all)
    expect(cohortFileSchema.safeParse(parse(all)).success).toBe(true)
    expect(all).not.toMatch(/sha256|salt|narrative|said|role/)
    expect(all).toContain('# The whole class')
  })

  it('keeps the line ends of Windows', () => {
    const windows = COHORT.replaceAll('\n', '\r\n')
    expect(without(windows, A, B, C)).toBe(without(COHORT, A, B, C).replaceAll('\n', '\r\n'))
  })

  it('works where the last line has no end, where items are not indented, and in the style of JSON', () => {
    expect(parse(without(COHORT.replace(/visibility.*\n/, '').trimEnd(), C)).recipients[2]).toEqual({
      id: C,
      erasedOn: ON,
    })
    const flush = `badge: teamwork\nawardedOn: 2026-03-01\nrecipients:\n- id: ${A}\n${identities(1, '  ')}- id: ${B}\n${identities(2, '  ')}`
    expect(without(flush, A, B)).toBe(
      `badge: teamwork\nawardedOn: 2026-03-01\nrecipients:\n- id: ${A}\n  erasedOn: 2026-05-01\n- id: ${B}\n  erasedOn: 2026-05-01\n`,
    )
    const json = JSON.stringify(parse(COHORT))
    expect(parse(without(json, A, C)).recipients).toEqual([
      { id: A, erasedOn: ON },
      parse(COHORT).recipients[1],
      { id: C, erasedOn: ON },
    ])
    const braces = `badge: teamwork\nawardedOn: 2026-03-01\nrecipients:\n  - { id: ${A}, recipient: { did: "did:web:x.example" } } # Jo\n`
    expect(without(braces, A)).not.toContain('Jo')
  })

  it('keeps how the award stood', () => {
    const status = [{ change: 'revoke' as const, on: '2026-04-02', reason: 'It was so.' }]
    expect(parse(withoutAward(COHORT, { ...gone(B), status }, ON)).recipients[1]).toEqual({
      id: B,
      erasedOn: ON,
      status: [{ change: 'revoke', on: '2026-04-02' }],
    })
  })
})
