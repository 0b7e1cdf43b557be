import { byWeight, countedQuality, QUALITY_PAGE } from '../domain/quality-rules.ts'
import type { DefinitionChange, FieldChange, LinesChange, Review, ReviewedAward } from '../domain/review.ts'

/** A text of ours, or one of content: whoever wrote that may be hostile, and each printer makes it harmless in its own way. */
export type Piece = string | { readonly content: string }

/** One line of a section. */
export interface Item {
  readonly says: readonly Piece[]
  /** What differs, line by line: `- before`, `+ after`. */
  readonly differs?: readonly string[]
}

/** A part of a review for people. */
export interface Section {
  /** Words of ours alone. */
  readonly title: string
  readonly items: readonly Item[]
}

/** Pieces of a sentence: what stands between `${` and `}` is content. */
function say(ours: TemplateStringsArray, ...content: readonly string[]): Piece[] {
  return ours.flatMap((text, i) => (i < content.length ? [text, { content: content[i]! }] : [text]))
}

const many = (count: number, noun: string, plural = `${noun}s`) => `${count} ${count === 1 ? noun : plural}`

/** Sections without those in which there is nothing. */
const filled = (sections: readonly Section[]) => sections.filter(({ items }) => items.length > 0)

function fieldLines(fields: readonly FieldChange[]): string[] {
  return fields.flatMap(({ field, before, after }) => [
    ...(before === undefined ? [] : [`- ${field}: ${before}`]),
    ...(after === undefined ? [] : [`+ ${field}: ${after}`]),
  ])
}

function textLines(text: readonly LinesChange[]): string[] {
  return text.flatMap(({ line, removed, added }) => [
    `@ line ${line}`,
    ...removed.map((one) => `- ${one}`),
    ...added.map((one) => `+ ${one}`),
  ])
}

/** Adds what differs, when something does. */
const withLines = (says: readonly Piece[], differs: readonly string[]): Item =>
  differs.length === 0 ? { says } : { says, differs }

const award = ({ id, badgeName }: Omit<ReviewedAward, 'fields'>) => say`${id} ${badgeName}`

function awardSections({ issue, automatic, reissue, status, edited, erase }: Review): Section[] {
  const standing = (change: Review['status'][number]['change']): Section => {
    const steps = status.filter((step) => step.change === change)
    return {
      title: `Will ${change} ${steps.length}`,
      items: steps.map((step) => ({
        says: [...award(step), ...say`, on ${step.on}`, ...(step.reason === undefined ? [] : say`: ${step.reason}`)],
      })),
    }
  }
  return [
    {
      title: `Will issue ${issue.length}`,
      items: issue.map((one) => ({
        says: [
          ...award(one),
          ...say`, awarded on ${one.awardedOn}`,
          ...(one.name === undefined ? [] : say`, to ${one.name}`),
        ],
      })),
    },
    {
      title: `Will issue by itself ${automatic.length}`,
      items: automatic.map(({ badgeName, pathway, metOn, parts }) => ({
        says: say`${badgeName}, by pathway ${pathway}, met on ${metOn}: made of ${parts.join(', ')}`,
      })),
    },
    {
      title: `Will reissue ${reissue.length}`,
      items: reissue.map((one) =>
        withLines([...award(one), ...say`: ${one.reasons.join('; ')}`], fieldLines(one.fields)),
      ),
    },
    standing('revoke'),
    standing('suspend'),
    standing('reinstate'),
    { title: `Will erase ${erase.length}`, items: erase.map((one) => ({ says: award(one) })) },
    {
      title: `Will edit ${many(edited.length, 'award')} without signing again`,
      items: edited.map((one) => withLines(award(one), fieldLines(one.fields))),
    },
  ]
}

/** Headings of what is defined, in the order in which they are told. */
const DEFINITIONS: Readonly<Record<DefinitionChange['what'], readonly [one: string, more: string]>> = {
  site: ['the site and its policies', 'the site and its policies'],
  issuer: ['the issuer profile', 'the issuer profile'],
  key: ['key', 'keys'],
  'badge-class': ['badge class', 'badge classes'],
  pathway: ['pathway', 'pathways'],
  endorsement: ['endorsement', 'endorsements'],
  file: ['other file of content', 'other files of content'],
}

const CHANGES = { new: 'New', changed: 'Changed', removed: 'Removed' } as const

function definitionItem({ what, name, title, change, holders, fields, text, images }: DefinitionChange): Item {
  const keep = what === 'badge-class' && change !== 'new' && holders !== undefined && holders > 0
  const holding = keep ? `: ${many(holders, 'holder keeps', 'holders keep')} what they were awarded` : ''
  const pictures = images.length > 0 && change === 'changed' ? ', with another image' : ''
  return withLines(
    [...say`${name}`, ...(title === undefined ? [] : say` ${title}`), holding, pictures],
    [...fieldLines(fields), ...textLines(text)],
  )
}

function definitionSections({ definitions }: Review): Section[] {
  return Object.entries(DEFINITIONS).flatMap(([what, [one, more]]) =>
    Object.entries(CHANGES).map(([change, word]) => {
      const items = definitions.filter((definition) => definition.what === what && definition.change === change)
      return { title: `${word} ${items.length === 1 ? one : more}`, items: items.map(definitionItem) }
    }),
  )
}

function approvalSection({ approvals }: Review): Section {
  return {
    title: 'Approvals',
    items: approvals.map(({ badges, team, needed, given }) => ({
      says: [
        ...say`${badges.join(', ')}: needs ${String(needed)} of team ${team}, its author not counted; `,
        ...(given === undefined
          ? ['who approved is not known here']
          : given.length === 0
            ? ['none yet']
            : say`approved by ${given.join(', ')}`),
      ],
    })),
  }
}

/** What could be better; what weighs more first, since a comment shows no more than fits. */
function qualitySection({ quality }: Review): Section {
  return {
    title: `Quality of what is new or changed: ${countedQuality(quality)} (see ${QUALITY_PAGE})`,
    items: byWeight(quality).map(({ badge, rule, level, message, hint }) => ({
      says: [...say`${badge} `, `(${rule}, ${level})`, ...say` ${message} Better: ${hint}`],
    })),
  }
}

function notes({ waiting, resign, clrs, program, ok }: Review): Section {
  const items: Item[] = []
  if (resign > 0)
    items.push({
      says: [
        `${many(resign, 'award')} will be signed again as ${resign === 1 ? 'it is' : 'they are'}, since others may have had a key.`,
      ],
    })
  if (clrs > 0)
    items.push({ says: [`${many(clrs, 'award')} will be signed together with ${clrs === 1 ? 'its' : 'their'} parts.`] })
  if (waiting > 0)
    items.push({
      says: [`${many(waiting, 'award')} of earlier changes ${waiting === 1 ? 'waits' : 'wait'} to be signed.`],
    })
  if (ok && program.length > 0)
    items.push({
      says: [
        `${many(program.length, 'file')} of the program ${program.length === 1 ? 'changes' : 'change'}; nothing is said of ${program.length === 1 ? 'it' : 'them'} here.`,
      ],
    })
  return { title: 'Beside that', items }
}

function findings({ problems, warnings }: Review): Section[] {
  const at = ({ file, line }: { readonly file: string; readonly line: number }) => `${file}:${line}`
  return [
    {
      title: `${many(problems.length, 'problem')}`,
      items: problems.map((problem) => ({
        says: [
          ...say`${at(problem)} `,
          `(${problem.rule})`,
          ...say` ${problem.message}`,
          ...(problem.hint === undefined ? [] : say` Way out: ${problem.hint}`),
        ],
      })),
    },
    {
      title: `${many(warnings.length, 'warning')}`,
      items: warnings.map((warning) => ({
        says: [...say`${at(warning)} `, `(${warning.warning})`, ...say` ${warning.message}`],
      })),
    },
  ]
}

/** What a review comes to, in one line. */
export function verdictOf({ ok, problems, warnings, files }: Review): string {
  if (!ok) return `${many(problems.length, 'problem')}: nothing of this can be merged as it is.`
  if (files === 0) return 'Nothing changes.'
  return warnings.length === 0 ? 'No rule is broken.' : `No rule is broken; ${many(warnings.length, 'warning')}.`
}

/** The review as sections for people: first what stands against it, then what it would do. */
export function sectionsOf(review: Review): Section[] {
  return filled([
    ...findings(review),
    ...awardSections(review),
    ...definitionSections(review),
    qualitySection(review),
    approvalSection(review),
    notes(review),
  ])
}
