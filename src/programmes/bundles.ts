import type { BadgeClass } from '../domain/badge-class.ts'
import { badgesOf, type Pathway } from '../domain/pathway.ts'
import { plainName } from '../domain/programme.ts'
import { hoursOf, isApplied } from './assessing.ts'
import type { CourseFinding } from './courses.ts'
import { BUNDLE_HOURS, BUNDLE_SKILLS, many, quoted, type State } from './words.ts'

/** What an audit says of several courses of one programme. */
export interface ProgrammeFinding {
  readonly name: string
  readonly courses: readonly CourseFinding[]
  readonly state: State
  /** The micro-credential that recognises it. */
  readonly badges: readonly BadgeClass[]
  readonly why: string
  readonly next?: string
}

/** What content says can be earned, and how. */
export interface Offer {
  readonly badgeClasses: ReadonlyMap<string, BadgeClass>
  readonly pathways: ReadonlyMap<string, Pathway>
}

const isMicro = ({ type }: BadgeClass) => type === 'micro-credential'

/** The micro-credential at the end of a pathway whose steps recognise each of some courses. */
function byPathway(courses: readonly CourseFinding[], { badgeClasses, pathways }: Offer): BadgeClass | undefined {
  const pathway = [...pathways.values()].find(({ steps }) => {
    const leading = new Set(steps.flatMap(badgesOf))
    return courses.every(({ badges }) => badges.some(({ slug }) => leading.has(slug)))
  })
  return pathway && badgeClasses.get(pathway.earns)
}

/** The micro-credential that names each of some courses among its modules. */
function byModules(courses: readonly CourseFinding[], { badgeClasses }: Offer): BadgeClass | undefined {
  return [...badgeClasses.values()].filter(isMicro).find(({ modules = [], projects = [] }) => {
    const parts = new Set([...modules, ...projects].map(({ name }) => plainName(name)))
    return courses.every(({ course }) => parts.has(plainName(course.name)))
  })
}

function recognition(name: string, courses: readonly CourseFinding[], offer: Offer) {
  const named = [...offer.badgeClasses.values()].find((one) => isMicro(one) && plainName(one.name) === plainName(name))
  if (named !== undefined) return { badges: [named], why: `${quoted([named.name])} has the same name.` }
  const whole = byModules(courses, offer)
  if (whole !== undefined) return { badges: [whole], why: `Each course is a module of ${quoted([whole.name])}.` }
  const end = byPathway(courses, offer)
  if (end === undefined) return undefined
  return { badges: [end], why: `The badges of its courses lead to ${quoted([end.name])}.` }
}

/** What a programme lacks that a micro-credential has. */
function lacksOf(hours: number, skills: number, applied: boolean): string[] {
  return [
    ...(applied ? [] : ['work that is assessed, in one of its courses at least']),
    ...(hours < BUNDLE_HOURS ? [`${many(BUNDLE_HOURS - hours, 'more hour')} of work`] : []),
    ...(skills < BUNDLE_SKILLS ? [`${many(BUNDLE_SKILLS - skills, 'more skill')} by name`] : []),
  ]
}

function finding(name: string, courses: readonly CourseFinding[], offer: Offer): ProgrammeFinding {
  const known = recognition(name, courses, offer)
  if (known !== undefined) return { name, courses, state: 'recognised', ...known }
  const hours = courses.reduce((sum, { course }) => sum + (hoursOf(course) ?? 0), 0)
  const skills = new Set(courses.flatMap(({ course }) => (course.skills ?? []).map(plainName))).size
  const lacks = lacksOf(
    hours,
    skills,
    courses.some(({ course }) => isApplied(course)),
  )
  const size = `${many(courses.length, 'course')} with ${many(skills, 'skill')} in ${many(hours, 'hour')}`
  if (lacks.length > 0)
    return { name, courses, state: 'not-yet', badges: [], why: `${size}.`, next: `It lacks ${lacks.join('; ')}.` }
  const waiting = courses.filter(({ state }) => state !== 'recognised').map(({ course }) => course.name)
  const first = waiting.length === 0 ? '' : ` Badges for ${quoted(waiting)} come first.`
  return {
    name,
    courses,
    state: 'possible',
    badges: [],
    why: `${size}, some of them assessed by work.`,
    next: `Let badges for its courses lead to a micro-credential with an assessment of the whole.${first}`,
  }
}

/** What the audit says of each programme of two courses or more, in the order in which they are first named. */
export function programmeFindings(courses: readonly CourseFinding[], offer: Offer): ProgrammeFinding[] {
  const inProgramme = courses.filter(({ course }) => course.programme !== undefined)
  const groups = Map.groupBy(inProgramme, ({ course }) => plainName(course.programme ?? ''))
  return [...groups.values()]
    .filter((some) => some.length > 1)
    .map((some) => finding(some[0]!.course.programme ?? '', some, offer))
}
