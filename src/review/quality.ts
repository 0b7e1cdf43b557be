import type { QualityFinding } from '../domain/quality-rules.ts'
import type { DefinitionChange, Review } from '../domain/review.ts'

/** What could be better about the badge classes that a change brings or edits; of the others it is not the change to blame. */
export function qualityOfChanged(
  findings: readonly QualityFinding[],
  definitions: readonly DefinitionChange[],
): Review['quality'] {
  const changed = new Set(
    definitions.filter(({ what, change }) => what === 'badge-class' && change !== 'removed').map(({ name }) => name),
  )
  return findings.filter(({ badge }) => changed.has(badge))
}
