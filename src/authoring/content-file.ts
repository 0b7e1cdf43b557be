import { blockLines } from './yaml-pieces.ts'

/** A field that was left open: what it is for, and an example of a value. */
export interface OpenField {
  readonly says: string | undefined
  readonly example: string
}

/** Fields in the order in which a file has them: a value, or what could stand there. */
export type FileFields = Readonly<Record<string, { readonly value: unknown } | OpenField | undefined>>

const commented = (lines: readonly string[]) => lines.map((line) => `# ${line}`)

/** Fields as YAML, with those left open as comments. */
export function fieldLines(fields: FileFields): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field === undefined) return []
    if ('value' in field) return blockLines({ [name]: field.value }, 0)
    return commented([...(field.says === undefined ? [] : [field.says]), `${name}: ${field.example}`])
  })
}

/** A Markdown file with front matter. */
export function markdownFile(fields: FileFields, body: string): string {
  return ['---', ...fieldLines(fields), '---', '', body.trim(), ''].join('\n')
}

/** A YAML file. */
export function yamlFile(fields: FileFields): string {
  return [...fieldLines(fields), ''].join('\n')
}
