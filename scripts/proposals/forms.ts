import { assessmentSchema, PARTICIPATION, qualityAssuranceSchema } from '../../src/domain/badge-class.ts'

/** What a form asks, and how long an answer may be, in UTF-16 code units. */
export type Question =
  | { readonly type: 'line' | 'text'; readonly most: number }
  /** One of several answers: what people read, and what it means. */
  | { readonly type: 'choice'; readonly choices: Readonly<Record<string, string>> }
  /** Something to agree to. */
  | { readonly type: 'promise'; readonly text: string }

/** A question with its words. The label is the heading of its answer in the issue, so no two of a form are alike. */
export type Field = Question & {
  readonly label: string
  readonly help: string
  readonly example?: string
  readonly optional?: true
}

/** A form that GitHub shows to whoever opens an issue. */
export interface Form {
  /** Name of its file, without the ending. */
  readonly file: string
  readonly name: string
  readonly description: string
  /** How the title of the issue begins. */
  readonly title: string
  /** Stands above the questions, in Markdown. */
  readonly introduction: string
  readonly fields: Readonly<Record<string, Field>>
}

const NO_PERSON: Field = {
  type: 'promise',
  label: 'Nobody’s details',
  help: 'What you write here is public at once, and stays in the history even when the issue is deleted.',
  text: 'I named no learner, and gave no e-mail address, student number or other detail of a person.',
}

const AWARD: Field = {
  type: 'line',
  most: 300,
  label: 'Award',
  help: 'Its id of 16 or more letters and digits, or the address of its page. Both stand on the page of the award.',
  example: 'abcdefghij234567',
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ')

/** Terms as choices, by what people read. */
const choicesOf = (terms: readonly string[]) => Object.fromEntries(terms.map((term) => [capitalized(term), term]))

/** What only a micro-credential must say; `proposeBadge` asks for it when the proposal is one. */
const FOR_MICRO_CREDENTIALS = {
  outcomes: {
    type: 'text',
    most: 4000,
    label: 'Learning outcomes',
    help: 'For a micro-credential: what its holder knows and can do, one outcome on each line, beginning with a verb.',
    optional: true,
  },
  hours: {
    type: 'line',
    most: 6,
    label: 'Hours of work',
    help: 'For a micro-credential: hours of learning and assessment together.',
    example: '125',
    optional: true,
  },
  participation: {
    type: 'choice',
    label: 'How one takes part',
    help: 'For a micro-credential.',
    choices: choicesOf(PARTICIPATION),
    optional: true,
  },
  quality: {
    type: 'choice',
    label: 'Quality assurance',
    help: 'For a micro-credential: whether the issuer reviews itself, others do, or both.',
    choices: choicesOf(qualityAssuranceSchema.shape.kind.options),
    optional: true,
  },
} as const satisfies Record<string, Field>

/** The forms, and with them what `propose` understands. */
export const FORMS = {
  badge: {
    file: 'propose-a-badge',
    name: 'Propose a badge',
    description: 'A skill or an achievement that should have a badge of its own.',
    title: 'Badge: ',
    introduction:
      'Say what somebody can do who holds the badge, and how they show it. Once a maintainer accepts the proposal, it becomes a draft that everybody can discuss and improve.',
    fields: {
      name: {
        type: 'line',
        most: 120,
        label: 'Name',
        help: 'The skill by its precise name: “Persuasive Business Writing”, not “Good Communicator”.',
        example: 'Persuasive Business Writing',
      },
      description: {
        type: 'text',
        most: 1000,
        label: 'What its holder can do',
        help: 'One to three sentences that an employer understands.',
      },
      type: {
        type: 'choice',
        label: 'Milestone or mastery',
        help: 'A badge is one skill or one step. A micro-credential is the assessed end of a pathway of several.',
        choices: { 'A badge': 'badge', 'A micro-credential': 'micro-credential' },
      },
      criteria: {
        type: 'text',
        most: 8000,
        label: 'What must be done to earn it',
        help: 'Written to the learner: “You …”. Markdown is fine. If this text has headings, begin them with two signs: “## …”.',
      },
      kind: {
        type: 'choice',
        label: 'How it is shown',
        help: 'What the learner does to be assessed.',
        choices: choicesOf(assessmentSchema.shape.kind.options),
      },
      assessment: {
        type: 'text',
        most: 2000,
        label: 'How it is judged',
        help: 'What must be there, how good it must be, and who judges it: a role, not a person.',
      },
      validFor: {
        type: 'choice',
        label: 'How long it holds',
        help: 'A skill that ages needs an end.',
        choices: { 'For ever': '', 'One year': 'P1Y', 'Two years': 'P2Y', 'Three years': 'P3Y', 'Five years': 'P5Y' },
      },
      skills: {
        type: 'line',
        most: 500,
        label: 'Skills',
        help: 'In the words of job advertisements, with commas between them.',
        example: 'business writing, editing',
        optional: true,
      },
      ...FOR_MICRO_CREDENTIALS,
      promise: NO_PERSON,
    },
  },
  error: {
    file: 'report-an-error',
    name: 'Report an error in an award',
    description: 'The page or the file of an award says something that is wrong.',
    title: 'Error in an award',
    introduction:
      'The award is found by its id, so that nobody need be named. Once a maintainer accepts the report, the answer says how it is corrected.',
    fields: {
      award: AWARD,
      part: {
        type: 'choice',
        label: 'What is wrong',
        help: 'Is it the name of the learner? Then say so and no more: which name it should be does not belong in public.',
        choices: {
          'The badge': 'badge',
          'The day of the award': 'awardedOn',
          'The day on which it ends': 'expires',
          'The results': 'results',
          'The evidence': 'evidence',
          'The text about the work': 'narrative',
          'The name of the learner': 'recipient.name',
          'Something else': '',
        },
      },
      error: {
        type: 'text',
        most: 2000,
        label: 'What it says, and what it should say',
        help: 'As precisely as you can, but for names and other details of people.',
      },
      promise: NO_PERSON,
    },
  },
  withdrawal: {
    file: 'ask-for-a-revocation',
    name: 'Ask for a revocation',
    description: 'An award should not have been made, or no longer holds.',
    title: 'Withdraw an award',
    introduction:
      'The award is found by its id, so that nobody need be named. A maintainer decides whether there is a case, and whether the learner is to be heard first. **Everybody can read what you write**, the learner and employers too.',
    fields: {
      award: AWARD,
      change: {
        type: 'choice',
        label: 'For good or for a time',
        help: 'A suspension can be lifted; a revocation stays for ever.',
        choices: { 'Revoke it for good': 'revoke', 'Suspend it until the matter is settled': 'suspend' },
      },
      reason: {
        type: 'line',
        most: 300,
        label: 'Reason',
        help: 'One sentence. It is published with the award once the withdrawal is approved.',
        example: 'The evidence was copied, as the assessors found.',
      },
      promise: NO_PERSON,
    },
  },
} as const satisfies Record<string, Form>

/** Name of a form. */
export type FormName = keyof typeof FORMS

/** The label by which a maintainer says that an issue may become a pull request. No form sets it. */
export const ACCEPTED = 'accepted'
