import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { instantOf } from './dates.ts'

/** A pathway opens before it closes. */
export const pathwayDates: Check = ({ pathways }) =>
  pathways.flatMap((pathway) => {
    const { opens, closes } = pathway.value
    if (opens === undefined || closes === undefined || instantOf(opens) < instantOf(closes)) return []
    const message = `This pathway closes on ${closes}, and opens on ${opens}: nobody could ever finish it.`
    return [problemAt(pathway, ['closes'], 'pathway-dates', message, { hint: 'correct the date that is wrong' })]
  })
