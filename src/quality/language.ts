import type { BadgeClass } from '../domain/badge-class.ts'
import type { Judged } from './judge.ts'

/** The language of a badge class, without script and region: `en` of `en-GB`. */
export function languageOf({ language }: BadgeClass, { site }: Pick<Judged, 'site'>): string {
  return (language ?? site.language).split('-')[0]!
}

/** Whether the rules about wording know the language: they have English words alone. */
export function isEnglish(badge: BadgeClass, content: Pick<Judged, 'site'>): boolean {
  return languageOf(badge, content) === 'en'
}

/** Words of a text in lower case. Scripts without spaces have no words: each of their letters counts for one. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}']+/gu) ?? []
  )
}

/** Markdown without the targets of its links. */
export function withoutTargets(markdown: string): string {
  return markdown.replace(/\]\([^()\n]{0,2000}\)/g, ']').replace(/https?:\/\/\S+/g, ' ')
}

/** Whether a text has an item of a list. */
export function hasList(markdown: string): boolean {
  return /^ {0,3}(?:[-*+]|\d{1,9}[.)]) +\S/m.test(markdown)
}
