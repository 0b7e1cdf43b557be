import * as z from 'zod'
import { awardFileSchema, cohortFileSchema, erasedFileSchema } from './award.ts'
import { badgeClassSchema } from './badge-class.ts'
import { careerSchema } from './career.ts'
import { endorsementSchema } from './endorsement.ts'
import { frameworkSchema } from './framework.ts'
import { issuerKeySchema } from './issuer-key.ts'
import { type JsonObject, jsonText } from './json.ts'
import { learnerSchema } from './learner.ts'
import { messageSchema } from './message.ts'
import { pathwaySchema } from './pathway.ts'
import { issuerSchema } from './profile.ts'
import { programmesSchema } from './programme.ts'
import { recognitionSchema } from './recognition.ts'
import { siteSchema } from './site.ts'

/** Schemas by the name of their file. An award file holds one award, what stays of it, or a cohort, and an editor knows it by its folder alone. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  award: z.union([awardFileSchema, cohortFileSchema, erasedFileSchema]),
  badge: badgeClassSchema,
  career: careerSchema,
  endorsement: endorsementSchema,
  framework: frameworkSchema,
  issuer: issuerSchema,
  key: issuerKeySchema,
  learner: learnerSchema,
  message: messageSchema,
  pathway: pathwaySchema,
  programmes: programmesSchema,
  recognition: recognitionSchema,
  site: siteSchema,
}

/** YAML files by the schema that they follow. */
const YAML_FILES: Readonly<Record<string, string>> = {
  award: 'content/awards/*/*/*.yaml',
  endorsement: 'content/endorsements/*.yaml',
  framework: 'content/frameworks/*.yaml',
  learner: 'content/learners/*.yaml',
  programmes: 'content/programmes.yaml',
  recognition: 'content/recognitions/*.yaml',
  site: 'content/site.yaml',
}

/** From the root of the repository, so that no other folder of that name is meant. */
const KEY_FILES = '/content/issuer/keys/*.json'

const fileOf = (name: string) => `${name}.schema.json`

/** What a person writes, as draft-07: the newest that every release of the YAML language server understands. */
function editorSchema(schema: z.ZodType): JsonObject {
  const $comment = 'Generated from src/domain by `npm run generate`. It helps while typing; `npm run check` decides.'
  return { $comment, ...(z.toJSONSchema(schema, { target: 'draft-07', io: 'input' }) as object) }
}

/**
 * JSON Schemas for editors, as text by file name. They know each field, its meaning and its pattern. What spans fields or
 * files (such as "needs a `url` or a `narrative`") JSON Schema would say badly, and is left to the checks.
 */
export function editorSchemas(): Map<string, string> {
  return new Map(Object.entries(SCHEMAS).map(([name, schema]) => [fileOf(name), jsonText(editorSchema(schema))]))
}

/** The text of `.vscode/settings.json`: which content follows which schema. VS Code has none for Markdown's front matter. */
export function editorSettings(): string {
  const text = jsonText({
    'json.schemas': [{ fileMatch: [KEY_FILES], url: `./schemas/${fileOf('key')}` }],
    'yaml.schemas': Object.fromEntries(
      Object.entries(YAML_FILES).map(([name, files]) => [`./schemas/${fileOf(name)}`, files]),
    ),
  })
  // Biome formats this file, and keeps a short list on one line.
  return text.replace(/\[\s+("[^"]*")\s+\]/, '[$1]')
}
