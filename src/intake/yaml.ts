import { type Document, LineCounter, parseDocument } from 'yaml'
import type { Place, Problem } from '../domain/problem.ts'
import { plainValue } from './plain-value.ts'

/** YAML text of one file, and how many lines of the file stand before it. */
export interface YamlText {
  readonly file: string
  readonly text: string
  readonly linesBefore: number
}

/** A parsed YAML document that knows the place of each offset. */
export interface YamlDocument {
  readonly document: Document.Parsed
  placeAt(offset: number): Place
}

export type ParsedYaml =
  | { readonly ok: true; readonly value: unknown; readonly yaml: YamlDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Parses without resolving anything: core schema, so that a date stays the text that was written. */
export function parseYamlDocument({ file, text, linesBefore }: YamlText): YamlDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    merge: false,
    // The parser would compare each name with each other one; plain-value.ts looks for repeats in one pass.
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  })
  return {
    document,
    placeAt(offset) {
      const { line, col } = lines.linePos(Math.min(offset, text.length))
      return { file, line: Math.max(line, 1) + linesBefore, column: Math.max(col, 1) }
    },
  }
}

/** What the parser's own messages are worth saying better. */
const MESSAGES: Partial<Record<string, readonly [string, string]>> = {
  MULTIPLE_DOCS: [
    'A second YAML document begins here.',
    'one file holds one document: take the "---" or "..." line out',
  ],
  RESOURCE_EXHAUSTION: ['The YAML is nested too deeply.', 'no field needs more than a few levels'],
  TAB_AS_INDENT: ['A tab stands where spaces must.', 'indent with spaces'],
  BLOCK_AS_IMPLICIT_KEY: [
    'The YAML does not parse here: a value holds ": " or is indented as a map.',
    'put the value in quotes',
  ],
}

/** Codes of the parser that mean a tag, an anchor or an alias. */
const INDIRECT = new Set(['TAG_RESOLVE_FAILED', 'BAD_ALIAS'])

interface YamlFault {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

function faultProblem(yaml: YamlDocument, fault: YamlFault): Problem {
  const [message, hint] = MESSAGES[fault.code] ?? [
    `The YAML does not parse: ${fault.message}.`,
    'text with ":", "#", quotes or brackets in it goes in quotes',
  ]
  return { ...yaml.placeAt(fault.pos[0]), rule: 'yaml-syntax', message, hint }
}

/** The first fault: what follows it is mostly its echo. */
function faultProblems(yaml: YamlDocument): Problem[] {
  const first: YamlFault | undefined = yaml.document.errors.find(({ code }) => !INDIRECT.has(code))
  return first === undefined ? [] : [faultProblem(yaml, first)]
}

/** A `%YAML` or `%TAG` line would change what the rest means. */
function directiveProblems(yaml: YamlDocument, text: string): Problem[] {
  const { yaml: version, tags } = yaml.document.directives
  const declared =
    version.explicit === true || Object.keys(tags).length > 1 || /^%/m.test(text.split('---', 1)[0] ?? '')
  if (!declared) return []
  const place = yaml.placeAt(Math.max(text.search(/^%/m), 0))
  return [{ ...place, rule: 'yaml-alias', message: 'A YAML directive stands here.', hint: 'take the "%" line out' }]
}

/** Parses YAML to plain values: maps, lists, text, numbers, booleans and null, and nothing by reference. */
export function parseYaml(source: YamlText): ParsedYaml {
  const yaml = parseYamlDocument(source)
  const faults = [...faultProblems(yaml), ...directiveProblems(yaml, source.text)]
  const plain = plainValue(yaml)
  const problems = [...faults, ...plain.problems]
  return problems.length === 0 ? { ok: true, value: plain.value, yaml } : { ok: false, problems }
}
