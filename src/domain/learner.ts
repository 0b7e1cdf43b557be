import * as z from 'zod'
import { moment } from './moment.ts'
import { RANDOM_NAME } from './patterns.ts'
import { line, slug } from './text.ts'

/**
 * A learner's pseudonym: a random name as long as an award's. It links the awards of one person for everybody who reads the
 * repository, so nobody has one who did not ask for it.
 */
export const pseudonymSchema = z
  .string()
  .regex(RANDOM_NAME, 'must be 16 to 32 random letters a–z and digits 2–7, as `badgewright learner` makes them')

/** `content/learners/<pseudonym>.yaml`: a learner who asked for a page of their progress. */
export const learnerSchema = z
  .strictObject({
    consent: moment.describe(
      'Day on which the learner agreed to a page that shows all awards with their pseudonym together.',
    ),
    name: line().optional().describe('Name to show on that page, when the learner agreed to that as well.'),
    pathways: z.array(slug).min(1).optional().describe('File names of the pathways that the learner is on.'),
  })
  .describe('A learner who asked for a page of their progress. The file’s name is the learner’s pseudonym.')

export interface Learner extends z.infer<typeof learnerSchema> {
  readonly pseudonym: string
}
