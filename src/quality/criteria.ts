import type { BadgeClass } from '../domain/badge-class.ts'
import type { Judge } from './judge.ts'
import { hasList, isEnglish, withoutTargets, wordsOf } from './language.ts'
import { presenceIn, saysDoing } from './verbs.ts'

/** Words that criteria have at the least, and that tell acts without a list of them. */
const LEAST_WORDS = 12
const ENOUGH_WORDS = 40

const SHOWN = 3

/** Whether a badge class says that it stands for presence and for nothing else. */
export function isAttendance({ assessment }: Pick<BadgeClass, 'assessment'>): boolean {
  return assessment?.kind === 'attendance'
}

const HINT = 'write what the learner makes, does or shows, as a list with numbers: "1. Hand in a proposal of two pages"'

/** The criteria say acts that somebody else can see. */
export const criteriaConcrete: Judge = (badge, content) => {
  const text = withoutTargets(badge.criteria)
  const size = wordsOf(text).length
  const remark = (message: string) => ({ at: 'criteria' as const, message, hint: HINT })
  if (size < LEAST_WORDS)
    return remark(`The criteria have ${size} ${size === 1 ? 'word' : 'words'}: too few to tell what a learner must do.`)
  if (isAttendance(badge)) return undefined
  if (!isEnglish(badge, content))
    return hasList(text) || size >= ENOUGH_WORDS
      ? undefined
      : remark('The criteria are short and have no list of what a learner must do.')
  if (saysDoing(text)) return undefined
  const presence = presenceIn(text).slice(0, SHOWN)
  if (presence.length > 0)
    return remark(
      `The criteria ask only to ${presence.map((verb) => `"${verb}"`).join(', ')}: nothing that could be judged.`,
    )
  return hasList(text)
    ? undefined
    : remark('The criteria have neither a list nor a verb of something that could be judged.')
}

const PERSON =
  '(?:trainer|teacher|tutor|instructor|manager|mentor|assessor|coach|supervisor|lecturer|facilitator|line manager|course leader)'
const INSIDE =
  "(?:intranet|sharepoint|moodle|blackboard|canvas|lms|learning platform|learning management system|learner portal|student portal|course page|course handbook|members’ area|members' area|members area|internal (?:document|guidelines?|handbook|wiki))"

/** What sends a reader to where only insiders get. */
const ELSEWHERE: readonly RegExp[] = [
  new RegExp(
    `\\bas (?:\\w+ )?(?:agreed|arranged|discussed|directed|specified|determined|instructed|told) (?:with|by) (?:your|the|a) ${PERSON}\\b`,
    'i',
  ),
  new RegExp(`\\b(?:see|ask|refer to|consult|check) (?:your|the|our) (?:${PERSON}|${INSIDE})\\b`, 'i'),
  new RegExp(`\\b(?:on|in|from|through|via) (?:the|our|your) ${INSIDE}\\b`, 'i'),
  /\b(?:log|sign) ?-?in to (?:see|read|view|find|get)\b/i,
  /\b(?:available|shared|sent|published|given|handed out) (?:only )?(?:after|upon|on) (?:log ?-?in|request|enrolment|enrollment|registration)\b/i,
  /\b(?:members|staff|employees|participants) only\b/i,
]

/** Addresses, none of them longer than an address can be: text may be hostile. */
const ADDRESS = /https?:\/\/[^\s)>]{1,2000}/gi

/** Addresses that open for insiders alone: by their host, or by the page that asks who one is. */
const CLOSED =
  /^https?:\/\/(?:(?:intranet|moodle|canvas|blackboard|lms)\.|[^/]*\.(?:sharepoint\.com|internal|local|intranet)(?:[:/]|$))|\/(?:login|signin|sign-in|sso)(?:[/?#]|$)/i

/** The criteria stand in the text, and send nobody elsewhere. */
export const criteriaPublic: Judge = (badge, content) => {
  const { criteria } = badge
  const words = isEnglish(badge, content) ? withoutTargets(criteria).replace(/\s+/g, ' ') : ''
  const found = ELSEWHERE.map((pattern) => pattern.exec(words)?.[0]).find((text) => text !== undefined)
  const sent = found ?? criteria.match(ADDRESS)?.find((address) => CLOSED.test(address))
  return sent === undefined
    ? undefined
    : {
        at: 'criteria',
        message: `The criteria say "${sent}", where a stranger cannot look.`,
        hint: 'write here what is asked, so that everybody can read it',
      }
}
