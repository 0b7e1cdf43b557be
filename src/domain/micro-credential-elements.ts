import type { BadgeClassFields } from './badge-class.ts'
import type { Issuer } from './register.ts'
import type { Rule } from './rules.ts'

/** What says an element in the front matter of one file, and what to add where it is missing. */
export interface Stating<T> {
  /** Field at the top of the file that it belongs to. */
  readonly field: keyof T & string
  readonly isStated: (fields: T) => boolean
  /** The element as the end of a sentence: `its learning outcomes`. */
  readonly missing: string
  /** A field to add, as it would stand in the file. */
  readonly example: string
}

/** A standard element to describe a micro-credential, and where an issuer states it here. */
export interface StandardElement {
  /** In the words of the Recommendation. */
  readonly name: string
  readonly needed: 'yes' | 'if applicable' | 'optional'
  /** Fields that state it, in Markdown. */
  readonly stated: string
  /** The rule that content without it breaks. */
  readonly rule?: Rule
  /** How a badge class states it, when no schema asks for it already. */
  readonly badge?: Stating<BadgeClassFields>
  /** The same for the issuer profile. */
  readonly issuer?: Stating<Issuer>
}

const RULE = 'micro-credential-elements'

/**
 * The European standard elements to describe a micro-credential, in their order: mandatory ones, then optional ones. The
 * check and the reference are made from this table.
 *
 * @see https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02) Council Recommendation of 16 June 2022, 2022/C 243/02, annex I
 */
export const STANDARD_ELEMENTS: readonly StandardElement[] = [
  { name: 'Identification of the learner', needed: 'yes', stated: '`recipient` of the award', rule: 'award-shape' },
  { name: 'Title of the micro-credential', needed: 'yes', stated: '`name` of the badge class', rule: 'badge-shape' },
  {
    name: 'Country or region of the issuer',
    needed: 'yes',
    stated: '`address` of the issuer: `countryCode`',
    rule: RULE,
    issuer: {
      field: 'address',
      isStated: ({ address }) => address?.countryCode !== undefined,
      missing: 'the country of its issuer',
      example: 'address: { countryCode: DE }',
    },
  },
  {
    name: 'Awarding body',
    needed: 'yes',
    stated: '`name` of the issuer; `source` of the award, when somebody else assessed',
    rule: 'issuer-shape',
  },
  { name: 'Date of issuing', needed: 'yes', stated: '`awardedOn` of the award', rule: 'award-shape' },
  {
    name: 'Learning outcomes',
    needed: 'yes',
    stated: '`outcomes`',
    rule: RULE,
    badge: {
      field: 'outcomes',
      isStated: ({ outcomes }) => outcomes !== undefined,
      missing: 'its learning outcomes',
      example: 'outcomes: [Joins tables of a database to answer a question.]',
    },
  },
  {
    name: 'Notional workload, in ECTS credits wherever possible',
    needed: 'yes',
    stated: '`workload`: `ects`, `hours` or both',
    rule: RULE,
    badge: {
      field: 'workload',
      isStated: ({ workload }) => workload?.ects !== undefined || workload?.hours !== undefined,
      missing: 'its workload in ECTS credits or hours',
      example: 'workload: { hours: 125, ects: 5 }',
    },
  },
  {
    name: 'Level of the learning (EQF, QF-EHEA)',
    needed: 'if applicable',
    stated: '`workload`: `level`, such as `EQF 5`',
  },
  {
    name: 'Type of assessment',
    needed: 'yes',
    stated: '`assessment`: `kind` and `description`',
    rule: RULE,
    badge: {
      field: 'assessment',
      isStated: ({ assessment }) => assessment !== undefined,
      missing: 'its type of assessment',
      example: 'assessment: { kind: exam, description: Six tasks in two hours. }',
    },
  },
  {
    name: 'Form of participation in the learning activity',
    needed: 'yes',
    stated: '`participation`',
    rule: RULE,
    badge: {
      field: 'participation',
      isStated: ({ participation }) => participation !== undefined,
      missing: 'its form of participation',
      example: 'participation: blended',
    },
  },
  {
    name: 'Type of quality assurance',
    needed: 'yes',
    stated: '`qualityAssurance`: `kind`',
    rule: RULE,
    badge: {
      field: 'qualityAssurance',
      isStated: ({ qualityAssurance }) => qualityAssurance !== undefined,
      missing: 'its type of quality assurance',
      example: 'qualityAssurance: { kind: internal }',
    },
  },
  {
    name: 'Prerequisites needed to enrol',
    needed: 'optional',
    stated: '`prerequisites`; of badges: `requires` and `steps` of its pathway',
  },
  {
    name: 'Supervision and identity verification during assessment',
    needed: 'optional',
    stated: '`assessment`: `proctored` and `identityVerified`',
  },
  {
    name: 'Grade achieved',
    needed: 'optional',
    stated: '`results` of the award, by the `results` of the badge class',
    rule: 'award-result-required',
  },
  {
    name: 'Integration and stackability',
    needed: 'optional',
    stated: 'Pathways that earn it or have it as a step; `badge` of its modules; `parts` of the award',
  },
  { name: 'Further information', needed: 'optional', stated: 'The text below the fields, and any other field' },
]

/** Whether a badge class is a micro-credential, and so has to state the elements. */
export function isMicroCredential({ type }: Pick<BadgeClassFields, 'type'>): boolean {
  return type === 'micro-credential'
}
