import { Document, Scalar } from 'yaml'

/** One line for each scalar, single quotes where there must be some: as content is written. */
const STYLE = { lineWidth: 0, singleQuote: true } as const

function document(value: unknown, flow: boolean): string {
  const text = new Document(null, { schema: 'core', version: '1.2', aliasDuplicateObjects: false })
  text.contents = text.createNode(value, { flow })
  return text.toString(STYLE).replace(/\n$/, '')
}

/** A value as the lines of a block. */
export function blockLines(value: unknown, indent: number): string[] {
  const lines = document(value, false).split('\n')
  return lines.map((line) => (line === '' ? line : ' '.repeat(indent) + line))
}

/** What stands between the brackets when a list or a map is written on one line. */
export function betweenBrackets(value: object): string {
  return document(value, true).slice(1, -1).trim()
}

/** How a scalar is written in the place of another, in the same quotes. */
export function scalarText(value: unknown, before: Scalar, flow: boolean): string {
  const scalar = new Scalar(value)
  if (before.type === Scalar.QUOTE_DOUBLE || before.type === Scalar.QUOTE_SINGLE) scalar.type = before.type
  return flow ? betweenBrackets([scalar]) : document([scalar], false).slice('- '.length)
}
