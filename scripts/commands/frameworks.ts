import { registerOrProblems } from '../awards/find-awards.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { DELIVERY_FLAGS, deliver } from '../delivery/deliver.ts'
import { chosenItems, frameworkDelivery, readFrameworkFile } from '../framework-import.ts'

export const command: Command = {
  name: 'frameworks',
  summary: 'Imports a framework of competencies from a CASE or CTDL-ASN file, to refer to its items in short.',
  words: 'import <file.json>',
  flags: {
    as: {
      type: 'string',
      value: 'name',
      help: 'Name of the file in content/frameworks/, and so what short references begin with; made of the title unless given.',
    },
    only: { type: 'string', value: 'codes', many: true, help: 'Takes these items alone: codes, divided by commas.' },
    ...DELIVERY_FLAGS,
  },
  details: [
    'The file is one of this machine, or - for standard input: a CFPackage of 1EdTech CASE, or a graph of CTDL-ASN as JSON-LD.',
    'An item goes by its code (humanCodingScheme, ceasn:codedNotation); by its address when it has none, or shares it.',
    'Into a framework that is there, items are added and brought up to date: comments, and items of which the import says',
    'nothing, stay.',
    '',
    '  badgewright frameworks import standards.json --as state --only 4.NF.1,4.NF.2 --dry-run',
  ].join('\n'),
  async run({ flags, lists, words }, io) {
    const [action, file, ...others] = words
    if (action !== 'import' || file === undefined || others.length > 0)
      throw usageError('frameworks needs two words: import, and a file', 'badgewright frameworks import standards.json')
    const framework = chosenItems(await readFrameworkFile(file, io), lists.only)
    const register = registerOrProblems(io)
    if (register === undefined) return EXIT.failed
    const as = flags.as as string | undefined
    return deliver(io, flags, frameworkDelivery(framework, register.frameworks, { as, root: io.root }))
  },
}
