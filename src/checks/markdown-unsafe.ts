import type { Award } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Check } from './check.ts'

/** What a page would not show as it was written. */
export interface MarkdownFault {
  /** UTF-16 offset in the text. */
  readonly offset: number
  readonly message: string
  readonly hint: string
}

/** Fenced blocks and code spans: what stands in them is shown letter by letter. */
const CODE =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`)/gm

/** Where a link may lead: pages of others over https, letters, and notes on the same page. */
const ALLOWED = /^(?:https:\/\/|mailto:|#)/i

/** Each thing that pages leave out, with its name and what to do instead. The last group of a link is its target. */
const KINDS: readonly {
  readonly pattern: RegExp
  readonly fault: (match: RegExpMatchArray) => readonly [message: string, hint: string] | undefined
}[] = [
  {
    pattern: /<(?:\/?[a-z][a-z0-9-]*(?=[\s/>])|!--|![a-z]|\?)/gi,
    fault: ([found]) => [
      `HTML stands here: ${JSON.stringify(found)}. Pages leave it out.`,
      'write it in Markdown; to show the letters themselves, put them between backticks',
    ],
  },
  {
    pattern: /!\[/g,
    fault: () => [
      'A picture stands here. Pages leave it out, since it would tell its host who reads them.',
      'describe it in words, or link to it',
    ],
  },
  { pattern: /(?<!!\[[^\]]*)\]\(\s*<?([^\s>)]*)/g, fault: ([, target]) => linkFault(target!) },
  { pattern: /^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?(\S*)/gm, fault: ([, target]) => linkFault(target!) },
  { pattern: /(?<![(:]\s{0,9})<([a-z][a-z0-9+.-]*:[^\s>]*)>/gi, fault: ([, target]) => linkFault(target!) },
]

function linkFault(target: string): readonly [string, string] | undefined {
  if (ALLOWED.test(target)) return undefined
  return [
    `A link leads to ${JSON.stringify(target.slice(0, 60))}. Pages keep its words and take the link away.`,
    'give the whole address: https://…',
  ]
}

/**
 * Finds what pages leave out of a contributor's Markdown: HTML, pictures, links to anything but https and mailto. Pages are
 * safe without it; it is told so that nobody is surprised, and nobody tries.
 */
export function markdownFaults(text: string): MarkdownFault[] {
  if (!/[<[]/.test(text)) return []
  const prose = text.replace(CODE, (code) => code.replace(/[^\n]/g, ' '))
  const faults = KINDS.flatMap(({ pattern, fault }) =>
    [...prose.matchAll(pattern)].flatMap((match) => {
      const found = fault(match)
      return found === undefined ? [] : [{ offset: match.index, message: found[0], hint: found[1] }]
    }),
  )
  return faults.sort((a, b) => a.offset - b.offset)
}

function problemsIn<T>(sourced: Sourced<T>, path: FieldPath, text: string | undefined): Problem[] {
  if (text === undefined) return []
  return markdownFaults(text).map(({ message, hint }) => problemAt(sourced, path, 'markdown-unsafe', message, { hint }))
}

function ofAward(award: Sourced<Award>): Problem[] {
  const { narrative, evidence = [] } = award.value
  return [
    ...problemsIn(award, ['narrative'], narrative),
    ...evidence.flatMap((one, i) => problemsIn(award, ['evidence', i, 'narrative'], one.narrative)),
  ]
}

/** Texts of a badge class that become a part of the criteria. */
function ofBadge(badge: Sourced<BadgeClass>): Problem[] {
  const { assessment, outcomes = [], prerequisites = [], modules = [], projects = [], qualityAssurance } = badge.value
  const texts: readonly (readonly [FieldPath, string | undefined])[] = [
    [['assessment', 'description'], assessment?.description],
    ...outcomes.map((text, i) => [['outcomes', i], text] as const),
    ...prerequisites.map((text, i) => [['prerequisites', i], text] as const),
    ...modules.map(({ description }, i) => [['modules', i, 'description'], description] as const),
    ...projects.map(({ description }, i) => [['projects', i, 'description'], description] as const),
    [['qualityAssurance', 'description'], qualityAssurance?.description],
  ]
  return texts.flatMap(([path, text]) => problemsIn(badge, path, text))
}

/** Markdown in fields holds nothing that pages would leave out. The texts below front matter are read by intake. */
export const markdownUnsafe: Check = ({ awards, badgeClasses, endorsements }) => [
  ...awards.flatMap(ofAward),
  ...badgeClasses.flatMap(ofBadge),
  ...endorsements.flatMap((one) => problemsIn(one, ['comment'], one.value.comment)),
]
