import { describe, expect, it } from 'vitest'
import { isMicroCredential, STANDARD_ELEMENTS } from '../../src/domain/micro-credential-elements.ts'
import { RULES } from '../../src/domain/rules.ts'
import { BADGE, badge, ISSUER, MICRO_CREDENTIAL, markdown, problemsOf, SVG } from '../helpers/content.ts'

const RULE = 'micro-credential-elements'
const SEE = 'content/README.md#micro-credentials lists what Europe asks for'
const microWith = (fields: object) => problemsOf({ [BADGE]: badge({ ...MICRO_CREDENTIAL, ...fields }) })

describe('micro-credential-elements', () => {
  it('takes a micro-credential that states them all, with its workload in hours, in ECTS credits or in both', () => {
    for (const workload of [{ hours: 25 }, { ects: 1 }, { hours: 25, ects: 1, level: 'EQF 5' }])
      expect(microWith({ workload })).toEqual([])
  })

  it('asks nothing of the sort of other badge classes', () => {
    for (const type of [undefined, 'badge', 'certificate', 'ext:MicroCredential'])
      expect(problemsOf({ [BADGE]: badge({ type }), 'issuer/index.md': issuerOf({ address: undefined }) })).toEqual([])
  })

  it('names each missing element at the line that makes it a micro-credential, all at once, with a field to add', () => {
    expect(problemsOf({ [BADGE]: badge({ type: 'micro-credential' }) })).toEqual(
      [
        ['its form of participation', 'participation: blended'],
        ['its learning outcomes', 'outcomes: [Joins tables of a database to answer a question.]'],
        ['its type of assessment', 'assessment: { kind: exam, description: Six tasks in two hours. }'],
        ['its type of quality assurance', 'qualityAssurance: { kind: internal }'],
        ['its workload in ECTS credits or hours', 'workload: { hours: 125, ects: 5 }'],
      ].map(
        ([missing, example]) =>
          `${BADGE}:4:7 ${RULE}: This micro-credential does not state ${missing}. [add such as "${example}"; ${SEE}]`,
      ),
    )
  })

  it('points at a workload that has a level and no work', () => {
    const [problem, ...others] = microWith({ workload: { level: 'EQF 5' } })
    expect(problem).toMatch(new RegExp(`^${BADGE}:6:11 ${RULE}: .* its workload in ECTS credits or hours`))
    expect(others).toEqual([])
  })

  it('misses the country of the issuer once, in the issuer’s file, however many micro-credentials there are', () => {
    const micro = badge(MICRO_CREDENTIAL)
    const two = { [BADGE]: micro, 'badges/leader/index.md': micro, 'badges/leader/badge.svg': SVG }
    for (const address of [undefined, { country: 'Germany' }]) {
      const lines = problemsOf({ ...two, 'issuer/index.md': issuerOf({ address }) })
      expect(lines).toEqual([
        expect.stringMatching(
          new RegExp(
            `^issuer/index\\.md:\\d+:\\d+ ${RULE}: "leader" is .* the country of its issuer\\. \\[add such as`,
          ),
        ),
      ])
    }
  })

  it('takes for a field only what the schema takes, so that adding each example mends it', () => {
    const examples = STANDARD_ELEMENTS.flatMap((element) => element.badge?.example ?? [])
    const mended = badge({ type: 'micro-credential' }).replace('\n---\n\n', `\n${examples.join('\n')}\n---\n\n`)
    expect(problemsOf({ [BADGE]: mended })).toEqual([])
  })
})

const issuerOf = (fields: object) => markdown({ ...ISSUER, ...fields }, 'About us.')

describe('the table of standard elements', () => {
  it('has the eleven that the Recommendation makes mandatory and the five that it makes optional', () => {
    expect(STANDARD_ELEMENTS.filter(({ needed }) => needed !== 'optional')).toHaveLength(11)
    expect(STANDARD_ELEMENTS.filter(({ needed }) => needed === 'optional')).toHaveLength(5)
  })

  it('names for each mandatory one the rule that holds content to it', () => {
    for (const { needed, rule } of STANDARD_ELEMENTS) if (needed === 'yes') expect(Object.keys(RULES)).toContain(rule)
  })

  it('is for badge classes of one type', () => {
    expect([isMicroCredential({ type: 'micro-credential' }), isMicroCredential({})]).toEqual([true, false])
  })
})

describe('badge-module-exists', () => {
  it('refuses a badge that is not there, in modules and in projects, and takes one that is', () => {
    const named = (slug: string) => [{ name: 'Part', badge: slug }]
    expect(microWith({ modules: named('teamwork'), projects: [{ name: 'Part' }] })).toEqual([])
    for (const list of ['modules', 'projects'])
      expect(microWith({ [list]: named('teemwork') })).toEqual([
        expect.stringMatching(
          /^badges\/teamwork\/index\.md:10:\d+ badge-module-exists: This is recognised by badge "teemwork", .* \[did you mean "teamwork"\?\]$/,
        ),
      ])
  })
})
