import { markdownFile } from '../../src/authoring/content-file.ts'
import { pathwaySchema } from '../../src/domain/pathway.ts'
import { slugOf } from '../../src/domain/slug.ts'
import { slug } from '../../src/domain/text.ts'
import { faultBy, listOf, type NewKind } from './kind.ts'

/** A pathway: badges that lead to a micro-credential. */
export const newPathway: NewKind = {
  questions: ({ badgeClasses, pathways }) => [
    {
      flag: 'name',
      ask: 'What is the pathway called?',
      value: 'name',
      help: 'Name.',
      example: 'Business Data Analyst',
      fault: (name, { slug }) =>
        slug === undefined && pathways.has(slugOf(name)) ? 'is there already' : faultBy(pathwaySchema.shape.name)(name),
    },
    {
      flag: 'description',
      ask: 'Where does it lead? One to three sentences.',
      value: 'text',
      help: 'Where it leads, in one to three sentences.',
      fault: faultBy(pathwaySchema.shape.description),
    },
    {
      flag: 'earns',
      ask: 'Which micro-credential does it lead to?',
      value: 'badge',
      help: 'Folder name of the micro-credential that it leads to: make that first.',
      choices: [...badgeClasses.values()]
        .filter(({ type }) => type === 'micro-credential')
        .map(({ slug, name }) => [slug, name]),
    },
    {
      flag: 'steps',
      ask: 'Which badges lead there? Folder names in order, divided by commas.',
      value: 'badges',
      help: 'Folder names of the badges that lead there, in order, divided by commas.',
      fault: (answer) => {
        const unknown = listOf(answer, /,/)?.filter((badge) => !badgeClasses.has(badge)) ?? []
        return unknown.length === 0 ? undefined : `names badge classes that are not there: ${unknown.join(', ')}`
      },
    },
    {
      flag: 'audience',
      ask: 'Whom is it for?',
      value: 'text',
      help: 'Whom it is for and how it runs.',
      fromFile: true,
      example: 'People who are asked for figures at work.',
    },
    {
      flag: 'slug',
      ask: 'What is its file called? It becomes a part of its address for ever.',
      value: 'name',
      help: 'Name of the file, and so a part of its address for ever; made of the name unless given.',
      fault: (file) => (pathways.has(file) ? 'is there already' : faultBy(slug)(file)),
      settled: ({ name }) => name === undefined || slugOf(name) !== '',
    },
  ],
  delivery(answers) {
    const { name = '', description, earns, steps, audience = '' } = answers
    const text = markdownFile(
      {
        name: { value: name },
        description: { value: description },
        earns: { value: earns },
        ordered: { says: pathwaySchema.shape.ordered.description, example: 'true' },
        steps: { value: listOf(steps, /,/)?.map((badge) => ({ badge })) },
      },
      audience,
    )
    return {
      changes: [{ file: `content/pathways/${answers.slug ?? slugOf(name)}.md`, text }],
      subject: `Add the pathway ${name}`,
    }
  },
}
