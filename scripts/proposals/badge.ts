import { type NewBadge, newBadgeFile } from '../../src/authoring/new-badge.ts'
import { startingImage } from '../../src/authoring/starting-image.ts'
import { type Assessment, type QualityAssurance, workloadSchema } from '../../src/domain/badge-class.ts'
import type { Register } from '../../src/domain/register.ts'
import { slugOf } from '../../src/domain/slug.ts'
import type { Answers } from './answers.ts'
import { FORMS } from './forms.ts'
import { type Issue, type Proposal, refusal, type Surroundings } from './proposal.ts'

/** A name of four letters or fewer may be that of a device, as `con` is on Windows; a number says more. */
function folderOf(name: string, issue: Issue): string {
  const slug = slugOf(name)
  return slug.length > 4 ? slug : `proposal-${issue.number}`
}

const skillsOf = (answer: string) =>
  [...new Set(answer.split(',').map((skill) => skill.trim()))].filter((s) => s !== '')

/** One outcome on each line; many people begin lines of a list with a sign. */
const outcomesOf = (answer: string) =>
  answer
    .split('\n')
    .map((line) => line.replace(/^[-*] /, '').trim())
    .filter((line) => line !== '')

const LEARNING = ['outcomes', 'hours', 'participation', 'quality'] as const
const fields = FORMS.badge.fields

/** What a micro-credential must say and does not. */
function unsaidOf(answers: Answers<'badge'>): string[] {
  if (answers.type !== 'micro-credential') return []
  return LEARNING.filter((name) => answers[name] === '').map(
    (name) => `“${fields[name].label}” has no answer, and a micro-credential needs one.`,
  )
}

function hoursFault({ hours }: Answers<'badge'>): string[] {
  const fits = hours === '' || workloadSchema.shape.hours.safeParse(Number(hours)).success
  return fits ? [] : [`“${fields.hours.label}” must be a number above 0, such as 125.`]
}

/** What describes the learning, as far as it is said. */
function learningOf({ outcomes, hours, participation, quality }: Answers<'badge'>): Partial<NewBadge> {
  return {
    ...(outcomes === '' ? {} : { outcomes: outcomesOf(outcomes) }),
    ...(hours === '' ? {} : { workload: { hours: Number(hours) } }),
    ...(participation === '' ? {} : { participation: participation as NewBadge['participation'] }),
    ...(quality === '' ? {} : { qualityAssurance: { kind: quality as QualityAssurance['kind'] } }),
  }
}

function fileOf(answers: Answers<'badge'>): string {
  const { name, description, criteria, type, kind, assessment, validFor } = answers
  const skills = skillsOf(answers.skills)
  return newBadgeFile({
    name,
    description,
    criteria,
    mastery: type === 'micro-credential',
    assessment: { kind: kind as Assessment['kind'], description: assessment },
    ...(skills.length === 0 ? {} : { skills }),
    ...(validFor === '' ? {} : { validFor }),
    ...learningOf(answers),
  })
}

function nameFaults(name: string, slug: string, { badgeClasses }: Register): string[] {
  const same = [...badgeClasses.values()].some((other) => other.name.toLowerCase() === name.toLowerCase())
  return same || badgeClasses.has(slug) ? ['There is a badge of this name already, or of one very near to it.'] : []
}

/** Makes a proposed badge the draft of a badge class, with a picture to start with. */
export function proposeBadge(answers: Answers<'badge'>, issue: Issue, { register }: Surroundings): Proposal {
  const { name, type } = answers
  const slug = folderOf(name, issue)
  const faults = [...nameFaults(name, slug, register), ...unsaidOf(answers), ...hoursFault(answers)]
  if (faults.length > 0) return refusal(faults)
  const image = startingImage({ slug, name, mastery: type === 'micro-credential' })
  return {
    draft: {
      changes: [
        { file: `content/badges/${slug}/index.md`, text: fileOf(answers) },
        { file: `content/badges/${slug}/badge.svg`, text: image },
      ],
      title: `Propose the badge class ${slug}`,
      notes: `It would add the badge class \`${slug}\`. Its text is the proposer’s own, as it stands in the files.

- [ ] The name and the description say what somebody can do, and promise no more than is judged.
- [ ] Whoever reads the criteria knows what to do, and whoever judges knows what is good enough.
- [ ] The folder’s name \`${slug}\` is what its address should be for ever.
- [ ] What stands in the file as a comment was filled in or taken out.
- [ ] The picture is one that the badge should have.`,
    },
  }
}
