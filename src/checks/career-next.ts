import { problemAt } from '../domain/problem.ts'
import { unknownCareers } from './career-names.ts'
import type { Check } from './check.ts'
import { wayTo } from './way-to.ts'
import { quoted } from './wording.ts'

const RULE = 'career-next'

/** The next rungs of a career are there, and none of them leads back to it. */
export const careerNext: Check = ({ careers, present }) => {
  const next = new Map(careers.map(({ value }) => [value.slug, value.next ?? []]))
  return careers.flatMap((career) => {
    const { slug, next: slugs = [] } = career.value
    const circles = slugs.flatMap((rung, i) => {
      const way = wayTo(rung, slug, (name) => next.get(name) ?? [])
      if (way === undefined) return []
      const message = `This career is a rung above itself: it leads to ${quoted(way)}.`
      return [problemAt(career, ['next', i], RULE, message, { hint: 'name only rungs above this one' })]
    })
    return [
      ...unknownCareers(career, present, { path: ['next'], slugs, rule: RULE, start: 'This career leads to' }),
      ...circles,
    ]
  })
}
