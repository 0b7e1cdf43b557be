import type { Place } from './problem.ts'

/** How much a finding weighs. Only a problem fails a check. */
export const QUALITY_LEVELS = ['off', 'advice', 'warning', 'problem'] as const
export type QualityLevel = (typeof QUALITY_LEVELS)[number]

/** A rule of what makes a badge class worth having. */
interface QualityRuleFacts {
  /** Unless `quality` in site.yaml says otherwise. */
  readonly level: Exclude<QualityLevel, 'off'>
  /** What it asks for, in a sentence. */
  readonly asks: string
  readonly reason: string
  /** The sentence of the guide to digital badges and micro-credentials that it stands for. */
  readonly guide: string
}

/**
 * What makes a badge class worth having, rule by rule. Names are permanent: people configure, search and link by them.
 * `content/QUALITY.md` prints this table with its examples; src/quality judges by it.
 */
export const QUALITY_RULES = {
  'quality-name-specific': {
    level: 'warning',
    asks: 'The name says which skill or achievement it is, in words that its field knows.',
    reason:
      'A name is all that most people read. A trait, praise or a word as wide as a whole field tells an employer nothing that could be looked for in a job description.',
    guide: 'Precisely name the skill or achievement.',
  },
  'quality-criteria-concrete': {
    level: 'warning',
    asks: 'The criteria say what the learner does: acts that somebody else can see, not only presence or understanding.',
    reason:
      'Nobody can judge whether somebody “understands” something, and two assessors would not agree. What was written, built, led or solved can be seen.',
    guide: 'Detail exactly what the learner must do to earn it.',
  },
  'quality-criteria-public': {
    level: 'warning',
    asks: 'The criteria stand in the text itself, and send nobody to a trainer, an intranet or a login.',
    reason:
      'Criteria are part of the signed credential. An employer who reads it in five years, in another country, can neither ask the trainer nor log in.',
    guide: 'Earning criteria are transparent and publicly listed.',
  },
  'quality-assessment-application': {
    level: 'warning',
    asks: 'A competency or micro-credential is assessed by what the learner does with the skill, not by presence or recall alone.',
    reason:
      'Whoever can choose the right answer of four may still be unable to do the work. Attendance and quizzes are fine for a badge that says no more than that.',
    guide: 'Assessment requires demonstration of skill application, not just recall.',
  },
  'quality-evidence': {
    level: 'warning',
    asks: 'A micro-credential requires evidence with each award.',
    reason:
      'A micro-credential certifies that somebody can do something; evidence lets a reader see it rather than believe it. Where the privacy preset keeps evidence out of content, nothing is asked.',
    guide: 'Requires consistent evidence of applied skill competency.',
  },
  'quality-rubric': {
    level: 'warning',
    asks: 'A micro-credential has a result with levels, one of which must be reached.',
    reason:
      'Levels that are described hold all assessors to the same standard, and show a reader how far above the line somebody is.',
    guide:
      'For a micro-credential, this includes learning activities, evidence required (e.g., a portfolio, video demonstration), and the assessment rubric.',
  },
  'quality-aligned': {
    level: 'warning',
    asks: 'It is aligned with a framework, or leads by a pathway to a career.',
    reason:
      'An outside framework says in words that others share what the skill is, so that two issuers’ badges can be compared. Badges for attendance are not asked.',
    guide: 'It is aligned with a larger skills framework or career path.',
  },
  'quality-type-fits': {
    level: 'warning',
    asks: 'A badge stands for a milestone or one skill, a micro-credential for the assessed mastery of a bundle.',
    reason:
      'Readers take the type at its word. A micro-credential for presence, or with nothing bundled in it, devalues the others; a whole assessed programme called a badge sells its learners short.',
    guide:
      'Is this recognition for a milestone (use a badge) or certification of applied skill mastery (use a micro-credential)?',
  },
  'quality-attendance-mastery': {
    level: 'warning',
    asks: 'Presence is not called mastery: neither a day of it, nor many days in a row.',
    reason:
      'Five days of attendance prove attendance. Say so in the name and the type, or let the learner show the skill at the end.',
    guide: 'Verification rigor: can vary from simple attendance to skill demonstration.',
  },
  'quality-portable': {
    level: 'advice',
    asks: 'It can be read wherever it is shown: with words for the picture, in the language that it names, and without following a link.',
    reason:
      'A badge travels to wallets, profiles and screen readers, where its picture may not be seen and its links may be gone.',
    guide: 'The credential uses a portable, verifiable format (e.g., Open Badge).',
  },
  'quality-skills': {
    level: 'advice',
    asks: 'It names its skills in the words of job advertisements.',
    reason:
      'Recruiters search by such words, and learners copy them into a résumé. Badges for attendance are not asked.',
    guide: 'Use the precise skill language from your badges and micro-credentials in your resume’s skills section.',
  },
  'quality-description-outcome': {
    level: 'advice',
    asks: 'The description begins with what its holder can do.',
    reason:
      'The first words are what a preview shows. They belong to the holder, not to the badge or the course. Badges for attendance are not asked.',
    guide: 'What did they do to earn it?',
  },
} as const satisfies Record<string, QualityRuleFacts>

/** The name of a rule of quality. */
export type QualityRule = keyof typeof QUALITY_RULES

/** Every name, in the order of the table. */
export const QUALITY_RULE_NAMES = Object.keys(QUALITY_RULES) as [QualityRule, ...QualityRule[]]

/** Where the rules are explained, with examples; below it, the name of each is an anchor. */
export const QUALITY_PAGE = 'content/QUALITY.md'

/** What could be better about a badge class. One that is a problem is told as a problem. */
export interface QualityFinding extends Place {
  readonly rule: QualityRule
  readonly level: 'warning' | 'advice'
  /** Folder name of the badge class. */
  readonly badge: string
  /** What is so, in sentences. */
  readonly message: string
  /** What to write instead. */
  readonly hint: string
}

/** Warnings before advice, else in their order. */
export function byWeight<T extends Pick<QualityFinding, 'level'>>(findings: readonly T[]): T[] {
  return [...findings.filter(({ level }) => level === 'warning'), ...findings.filter(({ level }) => level === 'advice')]
}

/** How many there are: `2 warnings and 1 piece of advice`. */
export function countedQuality(findings: readonly Pick<QualityFinding, 'level'>[]): string {
  const warnings = findings.filter(({ level }) => level === 'warning').length
  const advice = findings.length - warnings
  const parts = [
    warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    advice > 0 && `${advice} ${advice === 1 ? 'piece' : 'pieces'} of advice`,
  ]
  return parts.filter(Boolean).join(' and ')
}
