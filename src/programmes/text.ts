import { latestAttendance } from './attendance.ts'
import type { ProgrammeFinding } from './bundles.ts'
import type { CourseFinding } from './courses.ts'
import type { FrameworkFinding, SkillFinding, StandardFinding } from './coverage.ts'
import type { ProgrammeReport } from './report.ts'
import { COVERS, type Cover, CREDENTIALS, HOW_IT_JUDGES, many, STATES, type State } from './words.ts'

/** Items of one list that somebody will read; the table has all. */
const MOST = 30

const ORDER = ['recognised', 'possible', 'not-yet'] as const satisfies readonly State[]
const GAPS = ['neither', 'courses'] as const satisfies readonly Cover[]

/** What Markdown could take for a sign of its own. */
const escaped = (text: string) => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&')

function list(items: readonly string[]): string[] {
  const rest = items.length - MOST
  return [...items.slice(0, MOST).map((item) => `- ${item}`), ...(rest > 0 ? [`- … and ${rest} more`] : [])]
}

function section(title: string, ...lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']
}

function courseLine({ course, as, why, next }: CourseFinding): string {
  const latest = latestAttendance(course)
  const facts = [course.code, latest && `${many(latest.learners, 'learner')} in ${latest.year}`].filter(Boolean)
  const name = `**${escaped(course.name)}**${facts.length === 0 ? '' : ` (${escaped(facts.join(', '))})`}`
  const start = as === undefined ? `${name}:` : `${name}: as ${CREDENTIALS[as]}.`
  return [start, escaped(why), ...(next === undefined ? [] : [escaped(next)])].join(' ')
}

function programmeLine({ name, state, why, next }: ProgrammeFinding): string {
  const start = `**${escaped(name)}**: ${STATES[state].toLowerCase()}.`
  return [start, escaped(why), ...(next === undefined ? [] : [escaped(next)])].join(' ')
}

const skillLine = ({ skill, careers, courses }: SkillFinding) =>
  escaped(
    `${skill}: asked for by ${careers.join(', ')}${courses.length === 0 ? '' : `, taught in ${courses.join(', ')}`}`,
  )

const itemLine = ({ standard: { name, code } }: StandardFinding) =>
  escaped(code === undefined ? name : `${name} (${code})`)

/** How many of some findings each cover has: `3 by badges, 1 by courses only, 2 by neither`. */
function counts(findings: readonly { readonly cover: Cover }[]): string {
  const covers = Object.entries(COVERS) as [Cover, string][]
  return covers
    .map(([cover, words]) => `${findings.filter((one) => one.cover === cover).length} ${words.toLowerCase()}`)
    .join(', ')
}

function gaps<T extends { readonly cover: Cover }>(findings: readonly T[], line: (one: T) => string): string[] {
  return GAPS.flatMap((cover) => {
    const some = findings.filter((one) => one.cover === cover)
    return some.length === 0 ? [] : [`${COVERS[cover]}:`, '', ...list(some.map(line)), '']
  })
}

function frameworkLines({ name, items }: FrameworkFinding): string[] {
  return [`### ${escaped(name)}`, '', `${many(items.length, 'item')}: ${counts(items)}.`, '', ...gaps(items, itemLine)]
}

function courseSection(courses: readonly CourseFinding[], state: State): string[] {
  const lines = courses.filter((one) => one.state === state).map(courseLine)
  return section(STATES[state], ...lines.map((line) => `- ${line}`))
}

/** The report as Markdown, for a terminal or a wiki. */
export function reportText({ courses, programmes, skills, frameworks }: ProgrammeReport): string {
  const summary = ORDER.map(
    (state) => `${courses.filter((one) => one.state === state).length} ${STATES[state].toLowerCase()}`,
  )
  const lines = [
    '# Audit of what is taught',
    '',
    `${many(courses.length, 'course')}: ${summary.join(', ')}.`,
    '',
    ...ORDER.flatMap((state) => courseSection(courses, state)),
    ...section('Programmes', ...programmes.map((one) => `- ${programmeLine(one)}`)),
    ...(skills.length === 0
      ? []
      : section(
          'Skills that careers ask for',
          `${many(skills.length, 'skill')}: ${counts(skills)}.`,
          '',
          ...gaps(skills, skillLine),
        ).slice(0, -1)),
    ...(frameworks.length === 0
      ? []
      : section('Frameworks in use', ...frameworks.flatMap(frameworkLines)).slice(0, -1)),
    ...section('How this was judged', ...HOW_IT_JUDGES.map((line) => `- ${line}`)),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
