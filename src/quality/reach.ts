import type { BadgeClass } from '../domain/badge-class.ts'
import { badgesOf, type Pathway } from '../domain/pathway.ts'
import { isAttendance } from './criteria.ts'
import type { Judge, Judged } from './judge.ts'

/** Frameworks stand at the badge class, at its results and at their levels. */
function isAligned({ alignments, results = [] }: BadgeClass): boolean {
  const deeper = results.flatMap((result) => [result.alignments, ...(result.levels ?? []).map((one) => one.alignments)])
  return [alignments, ...deeper].some((list) => list !== undefined)
}

const leadsOn = (slug: string, { earns, steps }: Pathway) => earns === slug || steps.flatMap(badgesOf).includes(slug)

/** Slugs of the careers that a badge class leads to: those that ask for it, and those of its pathways and of what these earn. */
export function careersOf(slug: string, { pathways, careers }: Judged): string[] {
  const reached = new Set([slug])
  const found = new Set<string>()
  // A set grows while it is walked: what a pathway earns may be a step of another.
  for (const badge of reached) {
    for (const career of careers.values()) if (career.badges?.includes(badge)) found.add(career.slug)
    for (const pathway of pathways.values()) {
      if (!leadsOn(badge, pathway)) continue
      reached.add(pathway.earns)
      for (const career of pathway.leadsTo ?? []) found.add(career)
    }
  }
  return [...found].sort()
}

/** It is aligned with a framework, or leads to a career. */
export const aligned: Judge = (badge, content) =>
  isAttendance(badge) || isAligned(badge) || careersOf(badge.slug, content).length > 0
    ? undefined
    : {
        at: [],
        message: 'It is aligned with no framework, and no pathway leads from it to a career.',
        hint: 'add `alignments` with a competency of a framework that its field uses',
      }

/** Skills stand in words that recruiters search for. */
export const skills: Judge = (badge) =>
  isAttendance(badge) || badge.skills !== undefined
    ? undefined
    : { at: [], message: 'It names no skills.', hint: 'add `skills` in the words of job advertisements' }
