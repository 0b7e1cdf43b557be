import type { BadgeClass } from '../../domain/badge-class.ts'
import type { ResultDescription } from '../../domain/result.ts'

/** What the page must know of a badge class to award it. */
export type AwardableBadge = Pick<BadgeClass, 'slug' | 'name' | 'type' | 'validFor' | 'evidenceRequired' | 'results'>

/** Of a result only what a table can be held against; its rubric may be long. */
function shortened(result: ResultDescription): ResultDescription {
  const { id, name, type, values, requiredValue, min, max, levels, requiredLevel } = result
  const named = levels?.map((level) => ({ id: level.id, name: level.name }))
  return { id, name, type, values, requiredValue, min, max, levels: named, requiredLevel }
}

/** What an option of the page carries of its badge class. */
export function badgeData({ slug, name, type, validFor, evidenceRequired, results }: BadgeClass): string {
  const data: AwardableBadge = { slug, name, type, validFor, evidenceRequired, results: results?.map(shortened) }
  return JSON.stringify(data)
}
