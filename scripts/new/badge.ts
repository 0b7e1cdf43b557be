import { newBadgeFile } from '../../src/authoring/new-badge.ts'
import { startingImage } from '../../src/authoring/starting-image.ts'
import { shortReference } from '../../src/domain/alignment.ts'
import { type Assessment, assessmentSchema, badgeClassSchema } from '../../src/domain/badge-class.ts'
import { duration } from '../../src/domain/moment.ts'
import { slugOf } from '../../src/domain/slug.ts'
import { httpsUrl, slug } from '../../src/domain/text.ts'
import { vagueName } from '../../src/quality/vague-name.ts'
import type { Answers } from '../questions.ts'
import { faultBy, listOf, type NewKind } from './kind.ts'
import { LEARNING_QUESTIONS, learningOf } from './learning.ts'

const ASSESSMENTS = assessmentSchema.shape.kind.options.map((kind) => [kind, kind.replace('-', ' ')] as const)
const isMastery = ({ kind }: Answers) => kind === 'mastery'
const isMilestone = (answers: Answers) => !isMastery(answers)

/** `nace:communication`, or `Name | https://…`: a competency of a framework and where it is described. */
function alignmentOf(answer: string): string | { readonly name: string; readonly url: string } {
  if (shortReference.safeParse(answer).success) return answer
  const [name = '', url = ''] = answer.split('|').map((part) => part.trim())
  return { name, url }
}

function alignmentFault(answer: string): string | undefined {
  const alignment = alignmentOf(answer)
  if (typeof alignment === 'string' || (alignment.name !== '' && httpsUrl.safeParse(alignment.url).success))
    return undefined
  return 'must be "name | https://address", or a short reference such as "nace:communication"'
}

/** Criteria as Markdown: steps that are divided by semicolons become a list. */
function criteriaOf(answer: string): string {
  if (answer.includes('\n')) return answer
  const steps = listOf(answer, /;/) ?? []
  return steps.length < 2 ? answer : `To earn it:\n\n${steps.map((step) => `- ${step}`).join('\n')}`
}

/** A badge class, by the questions that make a badge worth having. */
export const newBadge: NewKind = {
  questions: ({ badgeClasses }) => [
    {
      flag: 'name',
      ask: 'Which competency exactly is it about?',
      value: 'name',
      help: 'Precise name of the competency: "Persuasive Business Writing".',
      example: 'Persuasive Business Writing',
      fault: (name, { slug }) => {
        if (slug === undefined && badgeClasses.has(slugOf(name)))
          return 'is there already; an edition needs its own --slug'
        return faultBy(badgeClassSchema.shape.name)(name) ?? vagueName(name)
      },
    },
    {
      flag: 'description',
      ask: 'What can the holder do? One to three sentences.',
      value: 'text',
      help: 'What the holder can do, in one to three sentences.',
      example: 'Writes proposals that lead a decision-maker from the question to a recommendation.',
      fault: faultBy(badgeClassSchema.shape.description),
    },
    {
      flag: 'kind',
      ask: 'Does it recognise a milestone, or certify mastery?',
      value: 'milestone|mastery',
      help: 'A milestone is a badge; mastery, shown in an assessment, a micro-credential.',
      choices: [
        ['milestone', 'A milestone, or a single skill: a badge'],
        ['mastery', 'Mastery of an applied skill, assessed with evidence: a micro-credential'],
      ],
    },
    {
      flag: 'criteria',
      ask: 'What exactly must a learner do to earn it? Divide steps by semicolons.',
      value: 'steps',
      help: 'What a learner must do; steps divided by semicolons.',
      fromFile: true,
      example: 'Hand in a proposal of two pages; revise it after feedback',
    },
    {
      flag: 'assessment',
      ask: 'How is it assessed?',
      value: 'kind',
      help: `How it is assessed: ${ASSESSMENTS.map(([kind]) => kind).join(', ')}.`,
      choices: ASSESSMENTS,
      optional: isMilestone,
    },
    {
      flag: 'shown',
      ask: 'What must be shown, and how is it judged?',
      value: 'text',
      help: 'What must be shown in the assessment, and how it is judged.',
      example: 'A proposal for a real decision, judged by rubric for argument, audience and evidence.',
      fault: faultBy(assessmentSchema.shape.description),
      needs: 'assessment',
    },
    ...LEARNING_QUESTIONS,
    {
      flag: 'skills',
      ask: 'Which skills is it about, in the words of job advertisements? Divide them by commas.',
      value: 'words',
      help: 'Skills in the words of job advertisements, divided by commas.',
      optional: () => true,
    },
    {
      flag: 'alignment',
      ask: 'Which competency of a framework is it aligned with? nace:communication, or: Name | https://address',
      value: 'reference',
      help: 'A competency of a framework: nace:communication, or "Written communication | https://framework.example/written".',
      fault: alignmentFault,
      optional: () => true,
    },
    {
      flag: 'valid-for',
      ask: 'How long does an award hold? P2Y is two years; for ever unless given.',
      value: 'P2Y',
      help: 'How long an award holds: P2Y is two years; for ever unless given.',
      fault: faultBy(duration),
      optional: () => true,
    },
    {
      flag: 'slug',
      ask: 'What is its folder called? It becomes a part of its address for ever.',
      value: 'folder',
      help: 'Folder name, and so a part of its address for ever; made of the name unless given.',
      fault: (folder) => (badgeClasses.has(folder) ? 'is there already' : faultBy(slug)(folder)),
      settled: ({ name }) => name === undefined || slugOf(name) !== '',
    },
  ],
  delivery(answers) {
    const { name = '', description = '', assessment, shown } = answers
    const folder = answers.slug ?? slugOf(name)
    const mastery = isMastery(answers)
    const file = newBadgeFile({
      name,
      description,
      mastery,
      criteria: criteriaOf(answers.criteria ?? ''),
      assessment:
        assessment === undefined ? undefined : { kind: assessment as Assessment['kind'], description: shown ?? '' },
      skills: listOf(answers.skills, /,/),
      alignments: answers.alignment === undefined ? undefined : [alignmentOf(answers.alignment)],
      validFor: answers['valid-for'],
      ...learningOf(answers),
    })
    return {
      changes: [
        { file: `content/badges/${folder}/index.md`, text: file },
        { file: `content/badges/${folder}/badge.svg`, text: startingImage({ slug: folder, name, mastery }) },
      ],
      subject: `Add the badge class ${name}`,
    }
  },
}
