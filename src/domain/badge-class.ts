import * as z from 'zod'
import { alignmentSchema } from './alignment.ts'
import { duration } from './moment.ts'
import { extension, identifierEntrySchema, profileSchema } from './profile.ts'
import { resultDescriptionSchema } from './result.ts'
import { httpsUrl, languageTag, line, prose, slug, wireEnum } from './text.ts'

/** AchievementType of Open Badges 3.0, written in kebab case in content. */
export const achievementTypes = wireEnum([
  'Achievement',
  'ApprenticeshipCertificate',
  'Assessment',
  'Assignment',
  'AssociateDegree',
  'Award',
  'Badge',
  'BachelorDegree',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
  'CommunityService',
  'Competency',
  'Course',
  'CoCurricular',
  'Degree',
  'Diploma',
  'DoctoralDegree',
  'Fieldwork',
  'GeneralEducationDevelopment',
  'JourneymanCertificate',
  'LearningProgram',
  'License',
  'Membership',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'MasterCertificate',
  'MasterDegree',
  'MicroCredential',
  'ResearchDoctorate',
  'SecondarySchoolDiploma',
])

/** How mastery is judged. Open Badges has no term for it: it is published as a part of the criteria. */
export const assessmentSchema = z
  .strictObject({
    kind: z
      .enum([
        'attendance',
        'quiz',
        'assignment',
        'project',
        'portfolio',
        'case-study',
        'presentation',
        'exam',
        'observation',
      ])
      .describe('What the learner does to be assessed.'),
    description: prose(2000).describe('What must be shown, and how it is judged.'),
    assessor: line().optional().describe('Who judges it: a role or an organisation, not a person.'),
    proctored: z.boolean().optional().describe('Whether the learner is supervised while being assessed.'),
    identityVerified: z.boolean().optional().describe('Whether the learner’s identity is verified.'),
  })
  .describe('How the learner shows the skill.')

/** How much work it is and at what level. Published on pages; the hours become a part of the criteria. */
export const workloadSchema = z
  .strictObject({
    hours: z.number().positive().max(10_000).optional().describe('Hours of learning and assessment together.'),
    ects: z.number().positive().max(300).optional().describe('ECTS credits.'),
    level: z
      .string()
      .regex(/^(?:EQF [1-8]|[A-Z][A-Za-z ]{1,30})$/, 'must be such as "EQF 5" or "Intermediate"')
      .optional()
      .describe('Level, such as `EQF 5` or `Introductory`.'),
  })
  .describe('Workload and level.')

/** A part of the learning that leads to a micro-credential. */
export const moduleSchema = z
  .strictObject({
    name: line(120).describe('Name of the module or project.'),
    description: prose(1000).optional().describe('What is learned or made.'),
    hours: z.number().positive().max(10_000).optional().describe('Hours of work.'),
    badge: slug.optional().describe('Folder name of the badge class that recognises it.'),
  })
  .describe('A module or project.')

/** Form of participation in the learning activity (European Council Recommendation 2022/C 243/02, annex I). */
export const PARTICIPATION = ['onsite', 'online', 'blended', 'work-based'] as const

/** Who answers for the quality of the learning and of its assessment. */
export const qualityAssuranceSchema = z
  .strictObject({
    kind: z.enum(['internal', 'external', 'both']).describe('Whether the issuer reviews itself, others do, or both.'),
    by: line().optional().describe('Who does, such as an accrediting body.'),
    url: httpsUrl.optional().describe('Where the review or accreditation can be read.'),
    description: prose(1000).optional().describe('How it is done.'),
  })
  .describe('Quality assurance.')

/** Open Badges 3.0 Related: another edition of the same thing. */
export const relatedSchema = z
  .strictObject({
    badge: slug.optional().describe('Folder name of a badge class here.'),
    url: httpsUrl.optional().describe('Address of an achievement elsewhere.'),
    language: languageTag.optional().describe('Language of the other edition.'),
    version: line(40).optional().describe('Version of the other edition.'),
  })
  .refine((related) => (related.badge === undefined) !== (related.url === undefined), 'needs either `badge` or `url`')
  .describe('Another language edition or an earlier version.')

/** Front matter of `content/badges/<slug>/index.md`. The body is the criteria. Open Badges 3.0 Achievement. */
export const badgeClassSchema = z
  .strictObject({
    name: line(120).describe(
      'The skill or achievement by its precise name: `Persuasive Business Writing`, not `Good Communicator`.',
    ),
    description: prose(1000).describe('What the holder can do, in one to three sentences.'),
    type: z
      .union([achievementTypes.schema, extension])
      .optional()
      .describe(
        'What kind of achievement it is: `badge` unless given; `micro-credential` for the assessed end of a pathway.',
      ),
    language: languageTag.optional().describe('Language of this edition; the site’s unless given.'),
    version: line(40).optional().describe('Version of the badge class, such as `2` or `2026.1`.'),
    validFor: duration
      .optional()
      .describe('How long an award holds, as an ISO 8601 duration: `P2Y`. For ever unless given.'),
    tags: z.array(line(60)).min(1).optional().describe('Search words.'),
    skills: z
      .array(line(80))
      .min(1)
      .optional()
      .describe('Skills in the words of job advertisements; published among the tags.'),
    alignments: z
      .array(alignmentSchema)
      .min(1)
      .optional()
      .describe('Competencies and standards of outside frameworks.'),
    assessment: assessmentSchema.optional().describe('How the learner shows the skill; a part of the criteria.'),
    workload: workloadSchema.optional().describe('Workload and level; a part of the criteria.'),
    outcomes: z
      .array(prose(500))
      .min(1)
      .optional()
      .describe('Learning outcomes: what the holder knows and can do, each in a sentence that begins with a verb.'),
    prerequisites: z
      .array(line(300))
      .min(1)
      .optional()
      .describe('What one needs in order to enrol, in words; badges that are needed stand in the pathway.'),
    modules: z.array(moduleSchema).min(1).optional().describe('Modules of the learning.'),
    projects: z.array(moduleSchema).min(1).optional().describe('Projects of the learning.'),
    participation: z.enum(PARTICIPATION).optional().describe('How one takes part.'),
    qualityAssurance: qualityAssuranceSchema.optional().describe('Who answers for the quality.'),
    evidenceRequired: z.boolean().optional().describe('Whether each award must carry evidence.'),
    results: z.array(resultDescriptionSchema).min(1).optional().describe('Results that awards can carry.'),
    imageAlt: line(300).optional().describe('What the image shows, for those who cannot see it.'),
    fieldOfStudy: line().optional().describe('Subject, such as `Data analysis`.'),
    specialization: line().optional().describe('Specialisation within the field of study.'),
    code: line(80).optional().describe('Code that people use for it, such as `DAT-101`.'),
    identifiers: z
      .array(identifierEntrySchema)
      .min(1)
      .optional()
      .describe('Other identifiers, such as a course number.'),
    creditsAvailable: z.number().positive().optional().describe('Credit hours that it is worth.'),
    creator: profileSchema.optional().describe('Who wrote the definition, when it is not the issuer.'),
    related: z.array(relatedSchema).min(1).optional().describe('Other language editions and earlier versions.'),
  })
  .describe('A badge class: what can be earned.')

export type BadgeClassFields = z.infer<typeof badgeClassSchema>
export type Module = z.infer<typeof moduleSchema>
export type QualityAssurance = z.infer<typeof qualityAssuranceSchema>
export type Assessment = z.infer<typeof assessmentSchema>
export type Workload = z.infer<typeof workloadSchema>

/** Bytes of an image of the record, by kind; at least one is there. */
export interface Images {
  readonly svg?: Uint8Array
  readonly png?: Uint8Array
}

/** What can be earned: the front matter, with its folder's name, criteria and images. */
export interface BadgeClass extends BadgeClassFields {
  /** Folder name, and so part of its URLs. */
  readonly slug: string
  /** Criteria in Markdown, as written. */
  readonly criteria: string
  readonly images: Images
}

/** Whether somebody has to judge or add something before it can be awarded, so that no badges of others are enough. */
export function isAssessed({ assessment, evidenceRequired, results = [] }: BadgeClassFields): boolean {
  const isRequired = results.some(({ requiredLevel, requiredValue }) => (requiredLevel ?? requiredValue) !== undefined)
  return assessment !== undefined || evidenceRequired === true || isRequired
}
