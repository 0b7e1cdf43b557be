import type { Problem, Sourced } from '../domain/problem.ts'
import type { QualityFinding } from '../domain/quality-rules.ts'
import type { RegisterDraft } from '../domain/register.ts'
import { type QualityRemark, qualityRemarks } from '../quality/index.ts'

/** What the rules of quality came to: what the site calls a problem, and all else. */
export interface Quality {
  readonly problems: readonly Problem[]
  readonly findings: readonly QualityFinding[]
}

const byName = <T extends { readonly slug: string }>(items: readonly Sourced<T>[]): Map<string, T> => {
  const entries = items.map(({ value }) => [value.slug, value] as const)
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Judges content of which every file could be read; of others nobody can say what leads where. */
export function qualityOf({ site, badgeClasses, pathways, careers }: RegisterDraft): Quality {
  if (site === undefined) return { problems: [], findings: [] }
  const content = {
    site: site.value,
    badgeClasses: byName(badgeClasses),
    pathways: byName(pathways),
    careers: byName(careers),
  }
  const sources = new Map(badgeClasses.map((badge) => [badge.value.slug, badge.source]))
  const problems: Problem[] = []
  const findings: QualityFinding[] = []
  const placeOf = ({ badge, at }: QualityRemark) => {
    const source = sources.get(badge)!
    return at === 'criteria' ? source.placeOfBody() : source.placeOf(at)
  }
  for (const remark of qualityRemarks(content)) {
    const { badge, rule, level, message, hint } = remark
    const said = { ...placeOf(remark), rule, message, hint }
    if (level === 'problem') problems.push(said)
    else findings.push({ ...said, level, badge })
  }
  return { problems, findings }
}
