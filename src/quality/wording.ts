import { isAttendance } from './criteria.ts'
import type { Judge } from './judge.ts'
import { isEnglish, languageOf, withoutTargets, wordsOf } from './language.ts'
import { vagueName } from './vague-name.ts'

/** The name says which skill it is. */
export const nameSpecific: Judge = (badge, content) => {
  const vague = isEnglish(badge, content) ? vagueName(badge.name) : undefined
  return vague === undefined
    ? undefined
    : {
        at: ['name'],
        message: `"${badge.name}" does not say what the holder can do.`,
        hint: `name the act, what it is done to, and where: "Persuasive Business Writing", "Leading Sprint Planning for Remote Teams"`,
      }
}

const THING =
  '(?:badges?|micro-?credentials?|credential|courses?|workshops?|awards?|certificates?|programmes?|programs?|trainings?|modules?|class(?:es)?|events?|seminars?)'

const PERSON = '(?:[\\w-]+ )?(?:bearer|candidate|earner|holder|learner|participant|recipient|student)s?\\b'

/** What follows such a thing when it is the subject: `the program is`, not `the program manager`. */
const SAYS =
  '(?= (?:about|acknowledges?|are|attests?|certifies|confirms?|covers?|demonstrates?|focus(?:es)?|for|gives?|has|have|in|introduces?|is|marks?|of|on|provides?|recogni[sz]es?|rewards?|shows?|teach(?:es)?|that|to|validates?|verifies|was|which|will)\\b|[.,:;])'

/** Openings that speak of the badge, the course or the reader instead of the holder. */
const ABOUT_ITSELF: readonly RegExp[] = [
  new RegExp(`^(?:this|these|the|an?|our) (?!${PERSON})(?:[\\w-]+ ){0,3}${THING}${SAYS}`, 'i'),
  /^(?:awarded|given|issued|granted) (?:to|for|after|when|by)\b/i,
  /^(?:certifies|recogni[sz]es|confirms|shows|proves|indicates) (?:that|participation|attendance|completion)\b/i,
  /^(?:an? )?introduction to\b/i,
  /^(?:you|we|learn|in this|during this|upon completion|by completing)\b/i,
]

/** Words that come to the holder after all. */
const ABOUT_HOLDER =
  /\b(?:holders?|learners?|earners?|recipients?|bearers?|who|they|and) (?:can|is able to|are able to)\b/i

/** The description begins with what the holder can do. */
export const descriptionOutcome: Judge = (badge, content) => {
  if (isAttendance(badge) || !isEnglish(badge, content)) return undefined
  const [sentence = ''] = badge.description.split(/(?<=[.!?])\s/, 1)
  const opening = ABOUT_ITSELF.map((pattern) => pattern.exec(sentence)?.[0]).find((text) => text !== undefined)
  return opening === undefined || ABOUT_HOLDER.test(sentence)
    ? undefined
    : {
        at: ['description'],
        message: `The description begins with "${opening}", not with what the holder can do.`,
        hint: 'begin with a verb: "Writes proposals that…", "Leads a planning meeting in which…"',
      }
}

/** Words that stand beside links when there are criteria beside them. */
const LEAST_BESIDE_LINKS = 8

/** Languages that are written in Latin letters. */
const LATIN: ReadonlySet<string> = new Set([
  'cs',
  'da',
  'de',
  'en',
  'es',
  'fi',
  'fr',
  'hu',
  'it',
  'nb',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'sv',
  'tr',
])

/** Whether most letters of a text are of another script than its language has. */
function isOtherwiseWritten(text: string, language: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = letters.filter((letter) => /\p{sc=Latin}/u.test(letter))
  return LATIN.has(language) && latin.length < letters.length / 2
}

/** It can be read wherever it is shown. */
export const portable: Judge = (badge, content) => {
  const language = languageOf(badge, content)
  const { criteria, description, imageAlt } = badge
  if (/\]\(|https?:\/\//.test(criteria) && wordsOf(withoutTargets(criteria)).length < LEAST_BESIDE_LINKS)
    return {
      at: 'criteria',
      message: 'The criteria stand behind a link, which may be gone when somebody reads the credential.',
      hint: 'write them here, and keep the link for more',
    }
  if (isOtherwiseWritten(description, language))
    return {
      at: badge.language === undefined ? ['description'] : ['language'],
      message: `The description is not written in the language that it says, "${language}".`,
      hint: 'give its own `language`, so that pages, search engines and screen readers know',
    }
  return imageAlt === undefined
    ? { at: [], message: 'Nothing says what its picture shows.', hint: 'add `imageAlt`, for those who cannot see it' }
    : undefined
}
