import { problemAt } from '../domain/problem.ts'
import { courseKey } from '../domain/programme.ts'
import { BadgeNames } from './badge-named.ts'
import type { Check } from './check.ts'

/** Each badge class that a course is recognised by is there. */
export const programmeBadgeExists: Check = ({ programmes, present }) => {
  if (programmes === undefined) return []
  const names = new BadgeNames(present)
  const rule = 'programme-badge-exists'
  return programmes.value.courses.flatMap(({ recognisedBy = [] }, i) =>
    recognisedBy.flatMap((slug, j) =>
      names.check(programmes, {
        path: ['courses', i, 'recognisedBy', j],
        slug,
        rule,
        start: 'This course is recognised by',
      }),
    ),
  )
}

/** A course stands once in the list: a table that is read into it again must find the one that it means. */
export const programmeCourseUnique: Check = ({ programmes }) => {
  if (programmes === undefined) return []
  const first = new Map<string, number>()
  return programmes.value.courses.flatMap((course, i) => {
    const key = courseKey(course)
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, i)
      return []
    }
    const field = course.code === undefined ? 'name' : 'code'
    const message = `A course of the ${field} ${JSON.stringify(course[field])} stands in this list already.`
    const related = programmes.source.placeOf([...programmes.path, 'courses', before, field])
    const hint = 'take one of the two out, or give each a code of its own'
    return [problemAt(programmes, ['courses', i, field], 'programme-course-unique', message, { hint, related })]
  })
}
