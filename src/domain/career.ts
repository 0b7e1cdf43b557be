import * as z from 'zod'
import { alignments, type Resolved } from './alignment.ts'
import { line, prose, slug } from './text.ts'

/** Front matter of `content/careers/<slug>.md`: a role or a rung of a ladder. The body says what the work is. */
export const careerSchema = z
  .strictObject({
    name: line(120).describe('Name of the role, such as `Junior data analyst`.'),
    description: prose(1000).describe('What people in this role do, in one to three sentences.'),
    organisation: line().optional().describe('Whose ladder it is; the field at large unless given.'),
    skills: z
      .array(line(80))
      .min(1)
      .optional()
      .describe('Skills that it asks for, in the same words as the `skills` of badge classes.'),
    badges: z.array(slug).min(1).optional().describe('Folder names of the badge classes that it asks for.'),
    alignments: alignments.optional().describe('Occupations of outside frameworks that it stands for.'),
    next: z.array(slug).min(1).optional().describe('File names of the careers that it leads to: the next rungs.'),
  })
  .describe('A career: a role or a rung of a promotion ladder, with the skills and credentials that it asks for.')

export interface Career extends Resolved<z.infer<typeof careerSchema>> {
  /** File name without its ending, and so part of its URL. */
  readonly slug: string
  /** Text in Markdown, as written. */
  readonly body: string
}
