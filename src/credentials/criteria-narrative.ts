import type { Assessment, BadgeClass, Module, QualityAssurance, Workload } from '../domain/badge-class.ts'

/** A list of Markdown; what goes on in another line stays in its item. */
function list(items: readonly string[]): string {
  return items.map((item) => `- ${item.replace(/\n(?!\n)/g, '\n  ')}`).join('\n')
}

const hoursText = (hours: number) => `${hours} ${hours === 1 ? 'hour' : 'hours'}`

function moduleText({ name, hours, description }: Module): string {
  const named = hours === undefined ? `**${name}**` : `**${name}** (${hoursText(hours)})`
  return description === undefined ? named : `${named}: ${description}`
}

const modulesText = (modules: readonly Module[]) => list(modules.map(moduleText))

/** A sentence of what is said to be so or not so; nothing where it is not said. */
const said = (value: boolean | undefined, yes: string, no: string) => (value === undefined ? [] : [value ? yes : no])

function assessmentText({ description, assessor, proctored, identityVerified }: Assessment): string {
  return [
    description,
    ...(assessor === undefined ? [] : [`Assessed by ${assessor}.`]),
    ...said(proctored, 'Proctored.', 'Not proctored.'),
    ...said(identityVerified, 'The learner’s identity is checked.', 'The learner’s identity is not checked.'),
  ].join(' ')
}

function workloadText({ hours, ects, level }: Workload): string | undefined {
  const parts = [hours && hoursText(hours), ects && `${ects} ECTS`, level && `level ${level}`].filter(Boolean)
  return parts.length === 0 ? undefined : `${parts.join(', ')}.`
}

const QUALITY = { internal: 'Internal', external: 'External', both: 'Internal and external' } as const

function qualityText({ kind, by, url, description }: QualityAssurance): string {
  const who = by === undefined ? '' : `, by ${by}`
  const where = url === undefined ? '' : ` <${url}>`
  return [`${QUALITY[kind]}${who}.${where}`, description].filter(Boolean).join(' ')
}

const PARTICIPATION_TEXT = {
  onsite: 'On site.',
  online: 'Online.',
  blended: 'Blended.',
  'work-based': 'Work-based.',
} as const

/** Sections after the author’s own text, in order. A badge class has those that it says something for. */
const SECTIONS: readonly (readonly [heading: string, textOf: (badgeClass: BadgeClass) => string | undefined])[] = [
  ['Learning outcomes', ({ outcomes }) => outcomes && list(outcomes)],
  ['Prerequisites', ({ prerequisites }) => prerequisites && list(prerequisites)],
  ['Modules', ({ modules }) => modules && modulesText(modules)],
  ['Projects', ({ projects }) => projects && modulesText(projects)],
  ['Form of participation', ({ participation }) => participation && PARTICIPATION_TEXT[participation]],
  ['Assessment', ({ assessment }) => assessment && assessmentText(assessment)],
  ['Workload', ({ workload }) => workload && workloadText(workload)],
  ['Quality assurance', ({ qualityAssurance }) => qualityAssurance && qualityText(qualityAssurance)],
]

/**
 * The criteria as one Markdown text: what the author wrote, then what is learned and how, the assessment, the workload and
 * the quality assurance, for which Open Badges has no terms but which an employer wants to find inside the credential.
 */
export function criteriaNarrative(badgeClass: BadgeClass): string {
  const sections = SECTIONS.flatMap(([heading, textOf]) => {
    const text = textOf(badgeClass)
    return text === undefined ? [] : [`## ${heading}\n\n${text}`]
  })
  return [badgeClass.criteria.trim(), ...sections].filter(Boolean).join('\n\n')
}
