/** What an audit says of a course or a programme. */
export const STATES = {
  recognised: 'Recognised already',
  possible: 'Could be recognised',
  'not-yet': 'Not yet',
} as const
export type State = keyof typeof STATES

/** What a course or a programme could be recognised as. */
export const CREDENTIALS = {
  milestone: 'a badge for a milestone',
  skill: 'a badge for a skill',
  'micro-credential': 'a micro-credential',
} as const
export type CredentialKind = keyof typeof CREDENTIALS

/** What covers a skill or an item of a framework. */
export const COVERS = {
  badges: 'By badges',
  courses: 'By courses only',
  neither: 'By neither',
} as const
export type Cover = keyof typeof COVERS

/** Hours from which a bundle of skills is work enough for a micro-credential: two ECTS credits. */
export const BUNDLE_HOURS = 50
/** Skills from which it is a bundle. */
export const BUNDLE_SKILLS = 3
/** Hours of one ECTS credit, by the lower end of the ECTS Users’ Guide. */
export const HOURS_OF_ECTS = 25

/** How the audit judges, in the words in which it is printed. */
export const HOW_IT_JUDGES: readonly string[] = [
  'Recognised already: the list says so, or a badge class has its code or its name or names it among its modules; or it is assessed by more than attendance and a quiz, and two in three of its skills and standards are those of a badge class, and they are half of that badge class’s own.',
  `Could be a micro-credential: ${BUNDLE_SKILLS} skills or more, ${BUNDLE_HOURS} hours or more, and learners apply them in work that is assessed. An examination alone does not show that.`,
  'Could be a badge for a skill: it is assessed by work or an examination, and names its skills. For a milestone: it is assessed so, and names none.',
  'Not yet: learners attend or answer a quiz, or nothing says how they are assessed.',
  'Skills are compared by their words: two words for one skill are two skills. So this is a list of things to look at; people decide.',
]

/** `1 course`, `2 courses`. */
export function many(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

/** A name inside a sentence. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ')
}
