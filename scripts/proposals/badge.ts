import { stringify } from 'yaml'
import type { BadgeClassFields } from '../../src/domain/badge-class.ts'
import type { Register } from '../../src/domain/register.ts'
import { slugOf } from '../../src/domain/slug.ts'
import type { Answers } from './answers.ts'
import { DRAFT_PICTURE } from './picture.ts'
import { type Issue, type Proposal, refusal, type Surroundings } from './proposal.ts'

/** A name of three letters or fewer may be that of a device, as `con` is on Windows; a number says more. */
const folderOf = (name: string, issue: Issue) => {
  const slug = slugOf(name)
  return slug.length > 4 ? slug : `proposal-${issue.number}`
}

const skillsOf = (answer: string) =>
  [...new Set(answer.split(',').map((skill) => skill.trim()))].filter((s) => s !== '')

/** The fields of a badge class, of which those without an answer are left out. */
function fieldsOf(answers: Answers<'badge'>): Partial<BadgeClassFields> {
  const skills = skillsOf(answers.skills)
  return {
    name: answers.name,
    description: answers.description,
    type: answers.type as BadgeClassFields['type'],
    ...(skills.length === 0 ? {} : { skills }),
    ...(answers.validFor === '' ? {} : { validFor: answers.validFor }),
    assessment: {
      kind: answers.kind as NonNullable<BadgeClassFields['assessment']>['kind'],
      description: answers.assessment,
    },
  }
}

function faultsOf(name: string, slug: string, { badgeClasses }: Register): string[] {
  const same = [...badgeClasses.values()].some((other) => other.name.toLowerCase() === name.toLowerCase())
  return same || badgeClasses.has(slug) ? ['There is a badge of this name already, or of one very near to it.'] : []
}

/** Makes a proposed badge the draft of a badge class, with a picture that only keeps the place of one. */
export function proposeBadge(answers: Answers<'badge'>, issue: Issue, { register }: Surroundings): Proposal {
  const slug = folderOf(answers.name, issue)
  const faults = faultsOf(answers.name, slug, register)
  if (faults.length > 0) return refusal(faults)
  const folder = `content/badges/${slug}`
  const frontMatter = stringify(fieldsOf(answers), { lineWidth: 118, singleQuote: true })
  return {
    draft: {
      changes: [
        { file: `${folder}/index.md`, text: `---\n${frontMatter}---\n\n${answers.criteria}\n` },
        { file: `${folder}/badge.svg`, text: DRAFT_PICTURE },
      ],
      title: `Propose the badge class ${slug}`,
      notes: `It would add the badge class \`${slug}\`. Its text is the proposer’s own, as it stands in the files.

- [ ] The name and the description say what somebody can do, and promise no more than is judged.
- [ ] Whoever reads the criteria knows what to do, and whoever judges knows what is good enough.
- [ ] The folder’s name \`${slug}\` is what its address should be for ever.
- [ ] A picture of its own is in the place of the grey one.`,
    },
  }
}
