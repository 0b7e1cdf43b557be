import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REASONS, STEPS, WARNINGS } from '../../src/domain/findings.ts'
import { VERDICTS } from '../../src/verification/verdict.ts'

const source = globSync('src/verification/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

describe('the names in reports', () => {
  it.each([
    ['reason', Object.keys(REASONS)],
    ['warning', Object.keys(WARNINGS)],
    ['step', Object.keys(STEPS)],
  ])('that are a %s are all given somewhere', (_kind, names) => {
    expect(names.filter((name) => !source.includes(`'${name}'`))).toEqual([])
  })

  it('give each verdict a code of its own, and each finding of each step a verdict', () => {
    const codes = VERDICTS.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const step of Object.keys(STEPS))
      for (const outcome of ['failed', 'not-checked'])
        expect({
          step,
          outcome,
          rows: VERDICTS.filter((row) => row.step === step && row.outcome === outcome).length > 0,
        }).toEqual(
          // Dates are always there to be read or not: no network is needed for them.
          { step, outcome, rows: !(step === 'dates' && outcome === 'not-checked') },
        )
  })

  it('never call anything fake, forged or tampered with', () => {
    const words = globSync('src/{verification,components,pages}/**/*.{ts,astro,mdx}').flatMap((file) => {
      const texts = readFileSync(file, 'utf8').match(/(['`>])(?:[^'`<>\n]*)(fake|forged|tamper|fraud)[^'`<>\n]*/gi)
      return (texts ?? []).map((text) => `${file}: ${text}`)
    })
    expect(words).toEqual([])
  })
})
