import * as z from 'zod'
import { type JsonObject, jsonText } from './json.ts'
import { reportSchema } from './report.ts'
import { reviewSchema } from './review.ts'

/** Later versions add members, and whoever reads a report must bear with them: what is open here is closed in our own checks. */
const openToMore = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  delete jsonSchema.additionalProperties
}

/** What commands print: a name, its schema, and which command. */
const OUTPUTS: readonly (readonly [string, z.ZodType, string])[] = [
  ['report', reportSchema, 'one report of `badgewright verify --json`, which prints { ok, reports }'],
  ['review', reviewSchema, 'what `badgewright plan --base <ref> --json` prints'],
]

/** JSON Schemas of what commands print for programs, as text by file name. */
export function outputSchemas(): Map<string, string> {
  return new Map(
    OUTPUTS.map(([name, schema, what]) => {
      const $comment = `Generated from src/domain by \`npm run generate\`: ${what}.`
      const json = z.toJSONSchema(schema, { io: 'output', override: openToMore }) as JsonObject
      return [`${name}.schema.json`, jsonText({ ...json, $comment })]
    }),
  )
}
