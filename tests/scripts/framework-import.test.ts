import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContent } from '../../src/intake/index.ts'
import { runHere } from '../cli/in-process.ts'
import { BADGE, badge, type Changes, contentTree, TODAY } from '../helpers/content.ts'
import { digestsBelow } from '../helpers/folders.ts'

const CASE_SERVER = 'https://case.example/ims/case/v1p0'

/** A package as a server of CASE 1.0 answers it. */
const CASE = {
  CFDocument: {
    identifier: 'c5fb0812-d7cb-11e8-824f-0242ac160002',
    uri: `${CASE_SERVER}/CFDocuments/c5fb0812-d7cb-11e8-824f-0242ac160002`,
    creator: 'Example Board of Education',
    title: 'Standards for Working\n with Data',
    lastChangeDateTime: '2025-03-01T09:00:00+00:00',
    officialSourceURL: 'https://board.example/standards/data',
    adoptionStatus: 'Implemented',
    language: 'en',
    version: '2.1',
    licenseURI: { title: 'CC BY 4.0', identifier: 'c60a', uri: `${CASE_SERVER}/CFLicenses/c60a` },
    CFPackageURI: { title: 'Standards', identifier: 'c5fb', uri: `${CASE_SERVER}/CFPackages/c5fb` },
  },
  CFItems: [
    {
      identifier: '6b99f13c-d7cc-11e8-824f-0242ac160002',
      uri: `${CASE_SERVER}/CFItems/6b99f13c-d7cc-11e8-824f-0242ac160002`,
      fullStatement: 'Data and questions',
      CFItemType: 'Domain',
      lastChangeDateTime: '2025-03-01T09:00:00+00:00',
    },
    {
      identifier: '6b99f2a8-d7cc-11e8-824f-0242ac160002',
      uri: `${CASE_SERVER}/CFItems/6b99f2a8-d7cc-11e8-824f-0242ac160002`,
      fullStatement: 'Ask questions that data can answer, and say what would answer them.',
      abbreviatedStatement: 'Ask questions of data',
      humanCodingScheme: 'D.1',
      CFItemType: 'Standard',
      educationLevel: ['09', '10'],
      CFDocumentURI: { title: 'Standards', identifier: 'c5fb', uri: `${CASE_SERVER}/CFDocuments/c5fb` },
      lastChangeDateTime: '2025-03-01T09:00:00+00:00',
    },
    {
      identifier: '6b99f37c-d7cc-11e8-824f-0242ac160002',
      uri: `${CASE_SERVER}/CFItems/6b99f37c-d7cc-11e8-824f-0242ac160002`,
      fullStatement: 'Tell data from opinion: “it is: so” is none.',
      humanCodingScheme: 'D.2, a',
      CFItemType: 'Standard',
      lastChangeDateTime: '2025-03-01T09:00:00+00:00',
    },
  ],
  CFAssociations: [],
}

const REGISTRY = 'https://credentialengineregistry.org'
const A = `${REGISTRY}/resources/ce-0b1e6ad8-0001-4000-8000-000000000001`
const B = `${REGISTRY}/resources/ce-0b1e6ad8-0002-4000-8000-000000000002`
const F = `${REGISTRY}/resources/ce-0b1e6ad8-0000-4000-8000-000000000000`

/** A graph as the Credential Registry answers it. */
const ASN = {
  '@context': 'https://credreg.net/ctdlasn/schema/context/json',
  '@id': F.replace('resources', 'graph'),
  '@graph': [
    {
      '@id': F,
      '@type': 'ceasn:CompetencyFramework',
      'ceterms:ctid': 'ce-0b1e6ad8-0000-4000-8000-000000000000',
      'ceasn:name': { 'en-US': 'Office Skills', de: 'Bürofertigkeiten' },
      'ceasn:inLanguage': ['en-US'],
      'ceasn:publisherName': { 'en-US': ['Example Chamber'] },
      'ceasn:hasTopChild': [A],
    },
    {
      '@id': A,
      '@type': 'ceasn:Competency',
      'ceasn:competencyLabel': { de: 'Schreiben', 'en-US': 'Write letters' },
      'ceasn:competencyText': { 'en-US': 'Writes letters that are read to the end.' },
      'ceasn:codedNotation': 'OS-1',
      'ceasn:isPartOf': [F],
    },
    { '@id': B, '@type': ['ceasn:Competency'], 'ceasn:competencyText': 'Files what is to be found again.' },
    { '@id': '_:b0', '@type': 'ceterms:QACredentialOrganization', 'ceterms:name': { en: 'Somebody' } },
  ],
}

function rootWith(json: unknown, changes: Changes = {}): string {
  const root = contentTree(changes)
  writeFileSync(join(root, 'in.json'), typeof json === 'string' ? json : JSON.stringify(json))
  return root
}

const imported = (root: string, ...words: readonly string[]) =>
  runHere(root, 'frameworks', 'import', 'in.json', ...words)
const fileOf = (root: string, slug: string) => readFileSync(join(root, `content/frameworks/${slug}.yaml`), 'utf8')

function frameworkOf(root: string, slug: string) {
  const intake = readContent(root, { today: TODAY })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  return intake.register.frameworks.get(slug)
}

/** What is said of a file that cannot be imported; nothing was written. */
async function refusal(json: unknown, ...words: readonly string[]): Promise<string> {
  const root = rootWith(json)
  const before = digestsBelow(root)
  const { code, stdout, stderr } = await imported(root, ...words)
  expect({ code, stdout }).toEqual({ code: words.length === 0 ? 3 : 2, stdout: '' })
  expect(digestsBelow(root)).toEqual(before)
  return stderr
}

const withItem = (fields: object) => ({ ...CASE, CFItems: [CASE.CFItems[0], { ...CASE.CFItems[1], ...fields }] })

describe('frameworks import', () => {
  it('writes a CASE package as a framework file, whose items short references name', async () => {
    const root = rootWith(CASE)
    expect(await imported(root, '--as', 'data')).toMatchObject({ code: 0, stderr: '' })
    expect(fileOf(root, 'data')).toBe(
      [
        'name: Standards for Working with Data',
        'url: https://board.example/standards/data',
        'publisher: Example Board of Education',
        "version: '2.1'",
        'language: en',
        'license: CC BY 4.0',
        'type: CFItem',
        'items:',
        `  ${CASE_SERVER}/CFItems/6b99f13c-d7cc-11e8-824f-0242ac160002:`,
        '    name: Data and questions',
        `    url: ${CASE_SERVER}/CFItems/6b99f13c-d7cc-11e8-824f-0242ac160002`,
        '  D.1:',
        '    name: Ask questions of data',
        `    url: ${CASE_SERVER}/CFItems/6b99f2a8-d7cc-11e8-824f-0242ac160002`,
        '    description: Ask questions that data can answer, and say what would answer them.',
        '  D.2, a:',
        "    name: 'Tell data from opinion: “it is: so” is none.'",
        `    url: ${CASE_SERVER}/CFItems/6b99f37c-d7cc-11e8-824f-0242ac160002`,
        '',
      ].join('\n'),
    )
    writeFileSync(join(root, 'content', BADGE), badge({ alignments: ['data:D.1', 'data:D.2, a'] }))
    const intake = readContent(root, { today: TODAY })
    expect(intake.ok && intake.register.badgeClasses.get('teamwork')?.alignments).toMatchObject([
      { name: 'Ask questions of data', code: 'D.1', type: 'CFItem', framework: 'Standards for Working with Data' },
      { code: 'D.2, a' },
    ])
  })

  it('writes CTDL-ASN in the language of the framework, and calls the file by its title', async () => {
    const root = rootWith(ASN)
    expect(await imported(root)).toMatchObject({ code: 0, stderr: '' })
    expect(frameworkOf(root, 'office-skills')).toEqual({
      slug: 'office-skills',
      name: 'Office Skills',
      url: F,
      publisher: 'Example Chamber',
      language: 'en-US',
      type: 'ceasn:Competency',
      items: {
        'OS-1': { name: 'Write letters', url: A, description: 'Writes letters that are read to the end.' },
        [B]: { name: 'Files what is to be found again.', url: B },
      },
    })
  })

  it('takes only the items that are asked for, and says which it may not know', async () => {
    const root = rootWith(CASE)
    expect(await imported(root, '--as', 'data', '--only', 'D.1', '--only', 'D.2, a')).toMatchObject({ code: 0 })
    expect(Object.keys(frameworkOf(root, 'data')!.items)).toEqual(['D.1', 'D.2, a'])
    expect(await refusal(CASE, '--only', 'D.1,D.3')).toContain('no item "D.3"')
    expect(await refusal(CASE, '--only', 'D1')).toContain('did you mean "D.1"?')
  })

  it('shows the file and writes nothing on a dry run', async () => {
    const root = rootWith(CASE)
    const before = digestsBelow(root)
    const { code, stdout } = await imported(root, '--as', 'data', '--dry-run')
    expect({ code, shown: stdout.includes('+  D.1:') }).toEqual({ code: 0, shown: true })
    expect(digestsBelow(root)).toEqual(before)
  })

  it('brings a framework that is there up to date, and leaves comments, own fields and other items', async () => {
    const root = rootWith(CASE)
    await imported(root, '--as', 'data', '--only', 'D.1')
    const file = join(root, 'content/frameworks/data.yaml')
    const own = ['  # Agreed with the board.', '  OWN:', '    name: Ours', '    url: https://board.example/ours', '']
    const before = `# Chosen by the data team.\n${fileOf(root, 'data').replace('    name: Ask questions of data', '    name: Old # once')}${own.join('\n')}`
    writeFileSync(file, before)
    expect(await imported(root, '--as', 'data', '--only', 'D.1', '--only', 'D.2, a')).toMatchObject({
      code: 0,
    })
    const after = fileOf(root, 'data')
    expect(after.startsWith(before.replace('name: Old', 'name: Ask questions of data'))).toBe(true)
    expect(Object.keys(frameworkOf(root, 'data')!.items)).toEqual(['D.1', 'OWN', 'D.2, a'])
    expect((await imported(root, '--as', 'data', '--only', 'D.1')).stdout).toContain('Nothing to change')
  })

  it('does not write one framework into the file of another', async () => {
    const root = rootWith(CASE)
    await imported(root, '--as', 'data')
    writeFileSync(join(root, 'in.json'), JSON.stringify(ASN))
    const { code, stderr } = await imported(root, '--as', 'data')
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('is another framework') })
  })

  it('calls items by their addresses when several share a code', async () => {
    const root = rootWith({ ...CASE, CFItems: CASE.CFItems.map((item) => ({ ...item, humanCodingScheme: 'D' })) })
    await imported(root, '--as', 'data')
    expect(Object.keys(frameworkOf(root, 'data')!.items)).toEqual(CASE.CFItems.map(({ uri }) => uri))
  })

  it('keeps apart codes that YAML or JavaScript could take for something else', async () => {
    const codes = [
      '1.10',
      'true',
      '- x',
      '#1',
      'a: b',
      '{}',
      'constructor',
      "it's",
      '*a',
      '1e3',
      'null',
      '?',
      '__proto__',
    ]
    const root = rootWith({
      ...CASE,
      CFItems: codes.map((code, i) => ({
        ...CASE.CFItems[1],
        humanCodingScheme: code,
        uri: `https://case.example/${i}`,
      })),
    })
    expect(await imported(root, '--as', 'data')).toMatchObject({ code: 0 })
    expect(Object.keys(frameworkOf(root, 'data')!.items)).toEqual([...codes.slice(0, -1), 'https://case.example/12'])
  })

  it('shortens a statement that is too long for a name', async () => {
    const fullStatement = 'Word after word. '.repeat(300)
    const root = rootWith(withItem({ fullStatement, abbreviatedStatement: undefined }))
    await imported(root, '--as', 'data')
    const { name, description = '' } = frameworkOf(root, 'data')!.items['D.1']!
    expect([name.length <= 200, name.endsWith('…'), description.length <= 2000]).toEqual([true, true, true])
  })
})

describe('a file that frameworks import cannot take', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'is not JSON'],
    ['a member twice', '{"CFDocument":{},"CFDocument":{},"CFItems":[]}', 'two members named "CFDocument"'],
    ['levels without end', '['.repeat(100_000), 'levels within each other'],
    ['something else', { hello: 'world' }, 'neither a CASE package'],
    ['null', 'null', 'neither a CASE package'],
    ['two frameworks', { '@graph': [ASN['@graph'][0], ASN['@graph'][0]] }, 'neither a CASE package'],
    ['no items', { ...CASE, CFItems: [] }, 'It has no items'],
    ['items that are none', { ...CASE, CFItems: [7, null, 'x'] }, 'The statement of CFItems[0] is missing'],
    ['no title', { ...CASE, CFDocument: { ...CASE.CFDocument, title: undefined } }, 'name of the framework is missing'],
    ['a number for a title', { ...CASE, CFDocument: { ...CASE.CFDocument, title: 7 } }, 'is 7, and must be text'],
    ['an http address', withItem({ uri: 'http://case.example/1' }), 'must be an https:// address'],
    ['an address of a script', withItem({ uri: 'javascript:alert(1)' }), 'must be an https:// address'],
    ['no address', withItem({ uri: undefined }), 'The address of CFItems[1] is missing'],
    ['a list for a statement', withItem({ fullStatement: ['x'] }), 'is ["x"], and must be text'],
    ['hidden characters', withItem({ fullStatement: 'a\u202eb' }), 'holds the character U+202E'],
    ['an escape of a terminal', withItem({ abbreviatedStatement: '\u001b[2J' }), 'holds the character U+001B'],
    ['half a character', withItem({ fullStatement: 'a\ud800' }), 'which cannot be seen or is broken'],
    ['an item twice', { ...CASE, CFItems: [CASE.CFItems[0], CASE.CFItems[0]] }, 'code or address of another'],
    ['an address in its place', { '@graph': [{ ...ASN['@graph'][0], '@id': '_:b1' }, ASN['@graph'][1]] }, '"_:b1"'],
  ])('is told of, and nothing is written: %s', async (_what, json, message) => {
    const said = await refusal(json)
    expect(said).toContain(message)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of a stranger acts on the terminal
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  it('is told of with its first ten faults, and how many more there are', async () => {
    const said = await refusal({ ...CASE, CFItems: Array(20).fill({}) })
    expect(said.match(/^ {2}The/gm)).toHaveLength(10)
    expect(said).toContain('more faults')
  })

  it('is one that is too large, with how to choose', async () => {
    const items = Array.from({ length: 9000 }, (_, i) => ({
      ...CASE.CFItems[1],
      humanCodingScheme: `D.${i}`,
      uri: `https://case.example/${i}`,
    }))
    expect(await refusal({ ...CASE, CFItems: items }, '--as', 'data')).toContain('--only CODE,CODE')
  }, 30_000)

  it('is not fetched, not guessed and not named by what is no name', async () => {
    const root = rootWith(CASE)
    const run = (...words: string[]) => runHere(root, 'frameworks', ...words)
    expect(await run('import', 'https://case.example/x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('of this machine'),
    })
    expect(await run('import', 'none.json')).toMatchObject({ code: 3 })
    expect(await run('import')).toMatchObject({ code: 2 })
    expect(await run('export', 'in.json')).toMatchObject({ code: 2 })
    expect(await imported(root, '--as', '../../x')).toMatchObject({ code: 2 })
    expect(await imported(root, '--as', 'con')).toMatchObject({ code: 1 })
    expect(existsSync(join(root, 'content/frameworks'))).toBe(false)
  })
})
