import { STANDARD_ELEMENTS } from './micro-credential-elements.ts'
import { descriptionOf, fieldTable, table } from './reference-fields.ts'
import { FILES_OF_CONTENT, type FileOfContent } from './reference-files.ts'
import { anchorOf, PARTS, type Part } from './reference-parts.ts'
import { TEXT_KINDS } from './reference-values.ts'
import { RULES } from './rules.ts'

const OPENING = `# Content: the field reference

<!-- Generated from the schemas in src/domain by \`npm run generate\`. Change them, not this file. -->

This folder is the record: all that an issuer edits. \`npm run check\` holds it to everything below, and names the file, the
line and the remedy of each mistake. Editors that know JSON Schema complete and explain the fields of YAML and JSON files
as you type (\`.vscode/settings.json\`).`

/** Files without fields of their own. */
const IMAGES = [
  ['`content/issuer/logo.svg` or `logo.png`', '', 'The issuer’s logo.'],
  ['`content/badges/<slug>/badge.svg` or `badge.png`', '', 'The image of the badge class.'],
  ['`content/awards/YYYY/MM/<any-name>.svg` or `.png`', '', 'The image of one award, when the award names it.'],
]

function folders(): string {
  const files = FILES_OF_CONTENT.map(({ title, path, schema }) => [
    `\`${path}\``,
    `[${title}](#${anchorOf(title)})`,
    descriptionOf(schema) ?? '',
  ])
  return `## Where everything lies\n\n${table(['File', 'Fields', 'What it is'], [...files, ...IMAGES])}`
}

function kindsOfText(): string {
  const rows = TEXT_KINDS.map(({ name, is }) => [name, is])
  return `## Kinds of text

The tables below use these names. Text that looks like a number or like \`true\` goes in quotes: \`value: '88'\`.

${table(['Kind', 'What it is'], rows)}`
}

function fileSection({ title, path, schema, language, example }: FileOfContent): string {
  const fence = `\`\`\`${language}\n${example}\n\`\`\``
  return [`## ${title}`, `\`${path}\``, descriptionOf(schema), fence, fieldTable(schema)].join('\n\n')
}

function partSection({ title, schema }: Part): string {
  return [`### ${title}`, descriptionOf(schema), fieldTable(schema)].filter(Boolean).join('\n\n')
}

function parts(): string {
  return ['## Parts', 'Maps that stand inside these files.', ...PARTS.map(partSection)].join('\n\n')
}

function microCredentials(): string {
  const rows = STANDARD_ELEMENTS.map(({ name, needed, stated, rule }) => [
    name,
    needed,
    stated,
    rule === undefined ? '' : `\`${rule}\``,
  ])
  return `## Micro-credentials

A badge class of \`type: micro-credential\` is described by the standard elements of the [European approach to
micro-credentials](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)) (Council Recommendation
2022/C 243/02, annex I). A credential carries them in its own terms, or as a part of its criteria where Open Badges has none.

${table(['Element', 'Needed', 'Where it is stated', 'Rule'], rows)}`
}

function rules(): string {
  const rows = Object.entries(RULES).map(([name, purpose]) => [`\`${name}\``, purpose])
  return `## Rules

Each problem that a check reports names one of these rules. \`plain-identifier\` has no exception: an e-mail address of a
learner never stands in this folder, not even in a comment; a salted hash of it does ([identity](#identity)). What could be better
about a badge class, and is no problem unless \`quality\` of the site says so, has a page of its own: [QUALITY.md](QUALITY.md).

${table(['Rule', 'What it asks for'], rows)}`
}

/**
 * The text of `content/README.md`: where content lies, what each field means, and the rules. It says nothing that the
 * schemas do not say, so it cannot grow old.
 */
export function contentReference(): string {
  const sections = [
    OPENING,
    folders(),
    kindsOfText(),
    ...FILES_OF_CONTENT.map(fileSection),
    microCredentials(),
    parts(),
    rules(),
  ]
  return `${sections.join('\n\n')}\n`
}
