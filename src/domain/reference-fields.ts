import * as z from 'zod'
import { longListOf, needsOf, typeOf } from './reference-values.ts'

/** Text of a table's cell: a bar would end it. */
const cell = (text: string) => text.replaceAll('|', '\\|')

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** What a schema is for: its own description, or that of the schema that it makes optional. */
export function descriptionOf(schema: z.core.$ZodType): string | undefined {
  const own = z.globalRegistry.get(schema)?.description
  if (own !== undefined) return own
  return schema instanceof z.ZodOptional ? descriptionOf(schema.unwrap()) : undefined
}

/** Name and schema of each field of a map. */
export function fieldsOf(schema: z.ZodObject): [string, z.core.$ZodType][] {
  return Object.entries(schema.shape)
}

function row([name, schema]: readonly [string, z.core.$ZodType]): string[] {
  const required = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? '' : 'yes'
  return [`\`${name}\``, typeOf(schema), required, descriptionOf(schema) ?? '']
}

function longList([name, schema]: readonly [string, z.core.$ZodType]): string[] {
  const values = longListOf(schema)
  return values.length === 0 ? [] : [`Values of \`${name}\`: ${values.map((value) => `\`${value}\``).join(', ')}.`]
}

/** The fields of a map as a table, with what it needs besides and the lists that are too long for a cell. */
export function fieldTable(schema: z.ZodObject): string {
  const fields = fieldsOf(schema)
  const needs = needsOf(schema).map((text) => `It ${text}.`)
  const rows = table(['Field', 'Value', 'Required', 'What it is'], fields.map(row))
  return [...needs, rows, ...fields.flatMap(longList)].join('\n\n')
}
