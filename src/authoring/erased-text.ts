import { isMap, isSeq, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Award, ErasedChange, ErasedFile } from '../domain/award.ts'

type Erasable = Pick<Award, 'id' | 'badge' | 'awardedOn' | 'status'>

/** How an award stood, without the reasons. */
function changesOf({ status }: Erasable): ErasedChange[] | undefined {
  return status?.map(({ change, on }) => ({ change, on }))
}

/** Fields that are there, as YAML would have them. */
const written = (fields: object) => stringify(fields, { lineWidth: 0 })

/** What stays of an award in a file of its own. Comments go too: nobody knows what they tell of the person. */
function erasedText(award: Erasable, erasedOn: string): string {
  const { badge, awardedOn } = award
  return written({ badge, awardedOn, erasedOn, status: changesOf(award) } satisfies ErasedFile)
}

const isBlank = (line: string) => line.trim() === ''
const isComment = (line: string) => line.trimStart().startsWith('#')
const indentOf = (line: string) => line.length - line.trimStart().length

/** A text in lines that keep their ends, with the way from an offset to its line. */
class Lines {
  readonly all: string[]
  readonly #starts: number[] = []

  constructor(text: string) {
    this.all = text.split(/(?<=\n)/)
    let start = 0
    for (const line of this.all) {
      this.#starts.push(start)
      start += line.length
    }
  }

  /** Number of the line that an offset stands in; of the text's end, the number of lines. */
  at(offset: number): number {
    const next = this.#starts.findIndex((start) => start > offset)
    return next < 0 ? this.all.length - 1 : next - 1
  }

  startsAt(offset: number): boolean {
    return this.#starts.includes(offset)
  }
}

/** Offset of the dash of an item. A list that is written in lines keeps it in its token. */
function dashOf(list: YAMLSeq, i: number): number | undefined {
  const token = list.srcToken
  if (token?.type !== 'block-seq') return undefined
  return token.items[i]?.start.find(({ type }) => type === 'seq-item-ind')?.offset
}

/**
 * The lines of an item, from the first to the one after the last: with comments right above its dash, and with those below
 * it that stand further in than its dash.
 */
function linesOfItem(lines: Lines, dash: number, end: number): readonly [number, number] {
  const indent = indentOf(lines.all[lines.at(dash)]!)
  let first = lines.at(dash)
  while (first > 0 && isComment(lines.all[first - 1]!) && indentOf(lines.all[first - 1]!) <= indent) first--
  let after = lines.startsAt(end) ? lines.at(end) : lines.at(end) + 1
  for (let i = after; i < lines.all.length; i++) {
    const line = lines.all[i]!
    if (isBlank(line)) continue
    if (indentOf(line) <= indent) break
    after = i + 1
  }
  return [first, after]
}

function withoutItem(text: string, list: YAMLSeq, [i, fields]: readonly [number, object]): string {
  const [start, end] = (list.items[i] as YAMLMap).range!
  const dash = dashOf(list, i)
  if (dash === undefined) return text.slice(0, start) + JSON.stringify(fields) + text.slice(end)
  const lines = new Lines(text)
  const [first, after] = linesOfItem(lines, dash, end)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const indent = ' '.repeat(indentOf(lines.all[lines.at(dash)]!))
  const item = written([fields])
    .trimEnd()
    .split('\n')
    .map((line) => indent + line + newline)
  return [...lines.all.slice(0, first), ...item, ...lines.all.slice(after)].join('')
}

function erasedFromCohort(text: string, list: YAMLSeq, award: Erasable, erasedOn: string): string {
  const i = list.items.findIndex((item) => isMap(item) && item.get('id') === award.id)
  if (i < 0) throw new Error(`this cohort does not hold ${award.id}`)
  const status = changesOf(award)
  return withoutItem(text, list, [i, { id: award.id, erasedOn, ...(status && { status }) }])
}

/**
 * The text of an award file with what stays of an award in its place. Of a cohort all else is left as it was written.
 *
 * @param text - The file, in which nothing is wrong and the award stands whole.
 * @param erasedOn - The day as YYYY-MM-DD.
 */
export function withoutAward(text: string, award: Erasable, erasedOn: string): string {
  const list = parseDocument(text, { keepSourceTokens: true }).get('recipients')
  return isSeq(list) ? erasedFromCohort(text, list, award, erasedOn) : erasedText(award, erasedOn)
}
