import * as z from 'zod'
import { type JsonObject, jsonText } from './json.ts'
import { reportSchema } from './report.ts'

/** Later versions add members, and whoever reads a report must bear with them: what is open here is closed in our own checks. */
const openToMore = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  delete jsonSchema.additionalProperties
}

/** JSON Schemas of what commands print for programs, as text by file name. */
export function outputSchemas(): Map<string, string> {
  const $comment =
    'Generated from src/domain by `npm run generate`: one report of `badgewright verify --json`, which prints { ok, reports }.'
  const schema = z.toJSONSchema(reportSchema, { io: 'output', override: openToMore }) as JsonObject
  return new Map([['report.schema.json', jsonText({ ...schema, $comment })]])
}
