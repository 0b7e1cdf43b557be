import * as z from 'zod'
import { extension } from './profile.ts'
import { httpsUrl, line, prose } from './text.ts'

/** AlignmentTargetTypeEnum of Open Badges 3.0. */
export const ALIGNMENT_TYPES = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
] as const

/** Open Badges 3.0 Alignment. */
export const alignmentSchema = z
  .strictObject({
    name: line().describe('Name of the competency, standard or role, as the framework has it.'),
    url: httpsUrl.describe('Where the framework describes it.'),
    framework: line().optional().describe('Name of the framework, such as `NACE Career Readiness Competencies`.'),
    code: line().optional().describe('Its code in the framework.'),
    description: prose(2000).optional().describe('What it says, in short.'),
    type: z
      .union([z.enum(ALIGNMENT_TYPES), extension])
      .optional()
      .describe('What kind of node it is in the framework.'),
  })
  .describe('A link to a competency or standard of an outside framework.')

export type Alignment = z.infer<typeof alignmentSchema>
