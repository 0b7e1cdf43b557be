import type { ProgrammeReport } from './report.ts'
import { COVERS, type Cover, STATES, type State } from './words.ts'

/** One part of a bar. */
export interface BarPart {
  /** How it is drawn: what is recognised full, what comes near it hatched, what is missing empty. */
  readonly look: 'full' | 'hatched' | 'empty'
  readonly words: string
  readonly count: number
}

/** A bar of the picture, whose parts are all that it counts. */
export interface Bar {
  readonly title: string
  readonly parts: readonly BarPart[]
}

const STATE_LOOKS: Readonly<Record<State, BarPart['look']>> = {
  recognised: 'full',
  possible: 'hatched',
  'not-yet': 'empty',
}
const COVER_LOOKS: Readonly<Record<Cover, BarPart['look']>> = { badges: 'full', courses: 'hatched', neither: 'empty' }

function parts<K extends string>(
  words: Readonly<Record<K, string>>,
  looks: Readonly<Record<K, BarPart['look']>>,
  found: readonly K[],
): BarPart[] {
  return (Object.keys(words) as K[]).map((key) => ({
    look: looks[key],
    words: words[key].toLowerCase(),
    count: found.filter((one) => one === key).length,
  }))
}

/** The picture of a report as numbers: a bar for the courses, one for the skills of careers, one for each framework. */
export function barsOf({ courses, skills, frameworks }: ProgrammeReport): Bar[] {
  const covers = (findings: readonly { readonly cover: Cover }[]) =>
    parts(
      COVERS,
      COVER_LOOKS,
      findings.map(({ cover }) => cover),
    )
  const states = parts(
    STATES,
    STATE_LOOKS,
    courses.map(({ state }) => state),
  )
  return [
    { title: 'Courses', parts: states },
    ...(skills.length === 0 ? [] : [{ title: 'Skills that careers ask for', parts: covers(skills) }]),
    ...frameworks.map(({ name, items }) => ({ title: name, parts: covers(items) })),
  ]
}
