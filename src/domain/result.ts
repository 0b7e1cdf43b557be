import * as z from 'zod'
import { alignments, type Resolved } from './alignment.ts'
import { extension } from './profile.ts'
import { line, prose, slug, wireEnum } from './text.ts'

/** ResultType of Open Badges 3.0, written in kebab case in content. */
export const resultTypes = wireEnum([
  'GradePointAverage',
  'LetterGrade',
  'Percent',
  'PerformanceLevel',
  'PredictedScore',
  'RawScore',
  'Result',
  'RubricCriterion',
  'RubricCriterionLevel',
  'RubricScore',
  'ScaledScore',
  'Status',
])

/** ResultStatusType of Open Badges 3.0, written in kebab case in content. */
export const resultStatuses = wireEnum([
  'Completed',
  'Enrolled',
  'Failed',
  'InProgress',
  'OnHold',
  'Provisional',
  'Withdrew',
])

/** Open Badges 3.0 RubricCriterionLevel. */
export const rubricLevelSchema = z
  .strictObject({
    id: slug.describe('Short name of the level, to refer to it from awards.'),
    name: line().describe('Name of the level, such as `Proficient`.'),
    description: prose(2000).optional().describe('What a learner at this level does.'),
    level: line(20).optional().describe('Its rank, as text, such as `3`.'),
    points: line(20).optional().describe('Points it is worth, as text.'),
    alignments: alignments.optional().describe('Frameworks it is aligned with.'),
  })
  .describe('One level of a rubric.')

/** Open Badges 3.0 ResultDescription. */
export const resultDescriptionSchema = z
  .strictObject({
    id: slug.describe('Short name of the result, to refer to it from awards.'),
    name: line().describe('What is measured, such as `Final assessment`.'),
    type: z.union([resultTypes.schema, extension]).describe('How it is expressed.'),
    values: z.array(line(80)).min(1).optional().describe('Values that are allowed, from lowest to highest.'),
    requiredValue: line(80).optional().describe('The value to reach.'),
    min: line(20).optional().describe('Lowest possible value, as text.'),
    max: line(20).optional().describe('Highest possible value, as text.'),
    levels: z.array(rubricLevelSchema).min(1).optional().describe('Levels of the rubric, from lowest to highest.'),
    requiredLevel: slug.optional().describe('`id` of the level to reach.'),
    alignments: alignments.optional().describe('Frameworks it is aligned with.'),
  })
  .describe('A result that an award of this badge class can carry.')

/** Open Badges 3.0 Result. */
export const resultSchema = z
  .strictObject({
    result: slug.describe('`id` of the result in the badge class.'),
    value: line(80).optional().describe('The value reached, as text.'),
    level: slug.optional().describe('`id` of the rubric level reached.'),
    status: resultStatuses.schema.optional().describe('State of the work; needed when the result’s type is `status`.'),
    alignments: alignments.optional().describe('Frameworks that this result is aligned with.'),
  })
  .describe('What a learner reached.')

export type ResultDescription = Resolved<z.infer<typeof resultDescriptionSchema>>
export type RubricLevel = Resolved<z.infer<typeof rubricLevelSchema>>
export type Result = Resolved<z.infer<typeof resultSchema>>
