import * as z from 'zod'
import { alignments, type Resolved } from './alignment.ts'
import { assessmentSchema, workloadSchema } from './badge-class.ts'
import { httpsUrl, line, prose, slug } from './text.ts'

const { hours, ects, level } = workloadSchema.shape

/** The most courses of one file. */
export const MOST_COURSES = 1000

/** A year by its four digits. */
export const yearSchema = z.string().regex(/^(?:19|20)[0-9]{2}$/, 'must be a year, such as `2026`')

/** What is taught already: a course, or a module of a larger programme. */
export const courseSchema = z
  .strictObject({
    name: line(120).describe('Name of the course or module.'),
    code: line(80).optional().describe('Code that people use for it, such as `DAT-101`.'),
    programme: line(120)
      .optional()
      .describe('Name of the programme that it is a module of; courses with the same one are looked at together.'),
    provider: line().optional().describe('Who teaches it, when it is not the issuer.'),
    hours,
    ects,
    level,
    outcomes: z
      .array(prose(500))
      .min(1)
      .max(50)
      .optional()
      .describe('What learners know and can do afterwards, each in a sentence that begins with a verb.'),
    skills: z
      .array(line(80))
      .min(1)
      .max(50)
      .optional()
      .describe('Skills that it teaches, in the same words as the `skills` of badge classes.'),
    alignments: alignments.optional().describe('Competencies and standards of outside frameworks that it teaches.'),
    assessment: assessmentSchema.shape.kind.optional().describe('How learners are assessed at its end.'),
    attendance: z
      .record(yearSchema, z.int().min(0).max(10_000_000))
      .optional()
      .describe('How many learners it had, by year. Numbers alone: never who they were.'),
    url: httpsUrl.optional().describe('Where it is described.'),
    recognisedBy: z
      .array(slug)
      .min(1)
      .optional()
      .describe('Folder names of the badge classes that recognise it already.'),
  })
  .describe('A course or module that is taught already.')

/** `content/programmes.yaml`: what is taught, held against what can be earned. */
export const programmesSchema = z
  .strictObject({
    published: z
      .boolean()
      .optional()
      .describe(
        'Whether the site shows the audit at `/programmes/`. Unless `true` it is for those who can read this repository.',
      ),
    courses: z.array(courseSchema).min(1).max(MOST_COURSES).describe('Courses and modules that are taught already.'),
  })
  .describe(
    'The courses that are taught already, for the audit: which of them are recognised by badges, which could be, and what is missing.',
  )

export type Course = Resolved<z.infer<typeof courseSchema>>
export type Programmes = Resolved<z.infer<typeof programmesSchema>>

/** A name in the form in which it is compared: without case, accents, punctuation and space that is not needed. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
}

/** What tells one course from another: its code, else its name. */
export function courseKey({ code, name }: Pick<Course, 'code' | 'name'>): string {
  return code === undefined ? `name ${plainName(name)}` : `code ${code.toLowerCase()}`
}
