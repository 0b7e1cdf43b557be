import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/findings.ts'
import { type Fetch, verify } from '../../src/verification/index.ts'
import { VECTORS, type Vector } from '../vectors/vectors.ts'

const FOLDER = join(import.meta.dirname, '../vectors')
const bytesOf = (file: string) => new Uint8Array(readFileSync(join(FOLDER, file)))

/** The addresses that a vector names; no other answers. */
function networkOf({ answers = {} }: Vector): Fetch {
  return async (url) => {
    const file = answers[url]
    if (file === undefined) throw new Error('no answer')
    return { status: 200, mediaType: 'application/json', bytes: bytesOf(file) }
  }
}

/** Where this verifier means to judge otherwise than the vector says, and why. */
const OTHERWISE: Readonly<Record<string, { readonly outcome: Outcome; readonly why: string }>> = {
  'basic-assertion-expired.json': {
    outcome: 'passed',
    why: 'That it has expired is told apart from whether it holds: by its standing, a warning and the verdict.',
  },
  'basic-assertion-with-allowed-origins-valid-starts-with.json': {
    outcome: 'failed',
    why: 'The issuer’s document says that it is another address than it was found at.',
  },
  'assertion-with-data-image.json': {
    outcome: 'passed',
    why: 'The picture of an assertion may not be written into it; no reader is misled by one that is.',
  },
}
const judged = ({ file, expect: outcome }: Vector) => OTHERWISE[file.split('/').at(-1)!]?.outcome ?? outcome

describe('badges that others published', () => {
  it.each(VECTORS.map((vector) => [`${judged(vector)}: ${vector.file}`, vector] as const))(
    'are judged %s',
    async (_name, vector) => {
      const { file, step, standing, now = '2026-11-01T00:00:00Z' } = vector
      const report = await verify(
        { bytes: bytesOf(file), name: file },
        { fetch: networkOf(vector), now: new Date(now) },
      )
      const told = report.steps.map(({ step: name, outcome, reason }) => `${name} ${outcome} ${reason ?? ''}`)
      expect({ file, outcome: report.outcome, told }).toMatchObject({ file, outcome: judged(vector) })
      if (step !== undefined && judged(vector) === vector.expect)
        expect(report.steps.find((each) => each.step === step)).toMatchObject({ outcome: vector.expect })
      if (standing !== undefined) expect(report.standing).toBe(standing)
    },
  )

  it('are judged otherwise than they say in few cases, and for a reason', () => {
    const names = VECTORS.map(({ file }) => file.split('/').at(-1)!)
    expect(Object.keys(OTHERWISE).filter((name) => !names.includes(name))).toEqual([])
  })
})
