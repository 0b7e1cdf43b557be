import type { Message } from '../domain/message.ts'
import { mayLack, variableFaults } from '../domain/message-variables.ts'
import type { Sourced } from '../domain/problem.ts'
import type { Markdown, Reader } from './reader.ts'
import { SHAPES } from './shapes.ts'
import { placeInText } from './text.ts'
import type { ContentFile } from './tree.ts'

type Read = Markdown<Pick<Message, 'subject'>>

function checkSubject(reader: Reader, { fields: { value, source } }: Read): void {
  const place = source.placeOf(['subject'])
  for (const { message, hint } of variableFaults(value.subject))
    reader.report({ ...place, rule: 'message-variables', message, hint })
  if (!mayLack(value.subject)) return
  const message = 'The subject names "expires", and not every award expires.'
  reader.report({ ...place, rule: 'message-variables', message, hint: 'say it in the text' })
}

function checkBody(reader: Reader, { fields: { source }, parts: { body, bodyLine } }: Read): void {
  if (body === '')
    reader.report({
      file: source.file,
      line: bodyLine,
      column: 1,
      rule: 'message-shape',
      message: 'A message lacks its text: what follows the front matter.',
      hint: 'write what the learner is to read, with variables such as {{name}} and {{awardUrl}}',
    })
  for (const { offset, message, hint } of variableFaults(body)) {
    const { line, ...place } = placeInText(source.file, body, offset)
    reader.report({ ...place, line: bodyLine + line - 1, rule: 'message-variables', message, hint })
  }
}

export function readMessage(reader: Reader, file: ContentFile): Sourced<Message> | undefined {
  const read = reader.markdown(file, SHAPES.message)
  if (read === undefined) return undefined
  checkSubject(reader, read)
  checkBody(reader, read)
  return { ...read.fields, value: { ...read.fields.value, slug: file.name, body: read.parts.body } }
}
