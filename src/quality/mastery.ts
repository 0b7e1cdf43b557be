import type { BadgeClass } from '../domain/badge-class.ts'
import { leavesOf, type Pathway } from '../domain/pathway.ts'
import { isAttendance } from './criteria.ts'
import type { Judge, Judged } from './judge.ts'
import { isEnglish } from './language.ts'

/** A day of attendance has so many hours at the most. */
const A_DAY = 8

/** From this much work on, an assessed bundle is a programme. */
const PROGRAMME_HOURS = 60
const PROGRAMME_ECTS = 3

/** Types that say mastery, whatever the name. Of a micro-credential another rule tells. */
const MASTERY_TYPES: ReadonlySet<string> = new Set([
  'certification',
  'journeyman-certificate',
  'license',
  'master-certificate',
])

const MASTERY_NAME = /\b(?:master(?:y|ed)?(?! ?class)|expert|certified|certification|proficien(?:t|cy)|specialist)\b/i
const MASTERY_TEXT =
  /\b(?:has mastered|masters the|mastery of|certified|is an? (?:\w+ )?(?:expert|specialist|master)|expert in|expertise in|proficien(?:t|cy) in)\b/i

/** Words that deny what follows: "not proof of mastery". */
const DENIED = /\b(?:not|no|nor|without|never|rather than|instead of)\b[^.;:]*$/i

/** The claim of mastery in a text, when it makes one. */
function claimIn(text: string, claim: RegExp): string | undefined {
  const found = claim.exec(text)
  return found === null || DENIED.test(text.slice(0, found.index)) ? undefined : found[0]
}

const earning = (slug: string, { pathways }: Judged): Pathway[] =>
  [...pathways.values()].filter(({ earns }) => earns === slug)

/** Whether every badge that a pathway asks for is one for attendance. Of other issuers’ badges nobody here knows. */
function isAllAttendance({ steps }: Pathway, { badgeClasses }: Judged): boolean {
  return steps.flatMap(leavesOf).every((leaf) => {
    const badge = 'badge' in leaf ? badgeClasses.get(leaf.badge) : undefined
    return badge !== undefined && isAttendance(badge)
  })
}

/** The field and the words in which a badge class claims mastery. */
function claimOf(badge: BadgeClass, content: Judged): { readonly field: string; readonly words: string } | undefined {
  const { name, description, type = 'badge' } = badge
  if (MASTERY_TYPES.has(type)) return { field: 'type', words: type }
  if (!isEnglish(badge, content)) return undefined
  const inName = claimIn(name, MASTERY_NAME)
  if (inName !== undefined) return { field: 'name', words: inName }
  const inText = claimIn(description, MASTERY_TEXT)
  return inText === undefined ? undefined : { field: 'description', words: inText }
}

/** Presence is not called mastery. */
export const attendanceMastery: Judge = (badge, content) => {
  const hint = 'name it for what it is, or assess the skill at the end'
  const { assessment, workload, slug } = badge
  if (isAttendance(badge) && (workload?.hours ?? A_DAY + 1) <= A_DAY) {
    const claim = claimOf(badge, content)
    if (claim !== undefined)
      return { at: [claim.field], message: `${workload?.hours} hours of attendance are called "${claim.words}".`, hint }
  }
  if (assessment !== undefined && !isAttendance(badge)) return undefined
  const hollow = earning(slug, content).find((pathway) => isAllAttendance(pathway, content))
  return (
    hollow && {
      at: assessment === undefined ? ['type'] : ['assessment', 'kind'],
      message: `Every step of pathway "${hollow.slug}", which leads to it, is a badge for attendance, and nothing is assessed at its end.`,
      hint,
    }
  )
}

/** Whether a badge is in truth an assessed programme of several parts. */
function isProgramme({ assessment, workload, modules = [], projects = [] }: BadgeClass): boolean {
  const large = (workload?.hours ?? 0) >= PROGRAMME_HOURS || (workload?.ects ?? 0) >= PROGRAMME_ECTS
  const assessed = assessment !== undefined && !['attendance', 'quiz'].includes(assessment.kind)
  return large && assessed && modules.length + projects.length >= 2
}

/** Badge or micro-credential is chosen rightly. */
export const typeFits: Judge = (badge, content) => {
  const { type = 'badge', modules, slug } = badge
  if (type === 'badge' && isProgramme(badge))
    return {
      at: ['type'],
      message: 'This badge is an assessed programme of several parts.',
      hint: 'call it what it is: `type: micro-credential`',
    }
  if (type !== 'micro-credential') return undefined
  if (isAttendance(badge))
    return {
      at: ['assessment', 'kind'],
      message: 'This micro-credential is given for attendance.',
      hint: 'make it a badge, or assess what the learner can do',
    }
  return modules === undefined && earning(slug, content).length === 0
    ? {
        at: ['type'],
        message: 'This micro-credential bundles nothing: it has no modules, and no pathway leads to it.',
        hint: 'list its `modules`, let a pathway earn it, or make it a badge or competency',
      }
    : undefined
}
