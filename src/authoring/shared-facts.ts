import { readCell } from './cells.ts'
import type { ColumnName } from './columns.ts'
import { factsOf, lacksOf, type Said } from './facts.ts'
import type { AwardFacts } from './order.ts'

/** What somebody typed for all learners: the facts, or what is wrong with each field. */
export interface ReadShared {
  readonly facts: AwardFacts
  readonly faults: readonly { readonly field: ColumnName; readonly message: string; readonly hint?: string }[]
}

/** Reads what holds for all, by the same rules as the cells of a table. Empty texts say nothing. */
export function readShared(typed: Said): ReadShared {
  const said: Partial<Record<ColumnName, string>> = {}
  const faults: ReadShared['faults'][number][] = []
  for (const [name, typedText] of Object.entries(typed)) {
    const field = name as ColumnName
    const text = typedText.trim()
    const read = text === '' ? undefined : readCell(text, field)
    if (read?.ok) said[field] = read.value
    else if (read !== undefined) faults.push({ field, message: read.message, hint: read.hint })
  }
  return { facts: factsOf(said), faults: [...faults, ...lacksOf(said)] }
}
