import * as z from 'zod'
import { MESSAGE_VARIABLES } from './message-variables.ts'
import { line } from './text.ts'

const variables = Object.keys(MESSAGE_VARIABLES)
  .map((name) => `\`{{${name}}}\``)
  .join(', ')

/** Front matter of `content/messages/<slug>.md`. */
export const messageSchema = z
  .strictObject({
    subject: line(150).describe('Subject of the letter. It may hold variables, but `{{expires}}`.'),
    unnamed: line(80)
      .optional()
      .describe(
        'What stands for `{{name}}` when a name is not known, such as `there`; the e-mail address unless given.',
      ),
  })
  .describe(
    `A letter that tells learners of their award. The text after the front matter is plain text or Markdown with variables: ${variables}. A paragraph with \`{{expires}}\` is left out for an award that holds for ever. No address of a learner has a place in it: \`award\` fills them in on the sender’s own device.`,
  )

/** A letter that tells learners of their award, before its variables are filled in. */
export interface Message extends z.infer<typeof messageSchema> {
  /** File name without its ending. */
  readonly slug: string
  /** The text in plain text or Markdown, as written. */
  readonly body: string
}
