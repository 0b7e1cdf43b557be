import type { Problem } from '../../src/domain/problem.ts'
import { byWeight, countedQuality, QUALITY_PAGE, type QualityFinding } from '../../src/domain/quality-rules.ts'
import { many } from './many.ts'
import { at, type ProblemFormat, printProblems, problemsJson } from './problems.ts'

/** What was checked, beside its problems. */
interface Checked {
  readonly files: number
  readonly findings: readonly QualityFinding[]
}

function findingText({ rule, level, message, hint, ...place }: QualityFinding): string {
  return [`  ${level}  ${rule}  ${at(place)}`, `    ${message}`, `    hint: ${hint}`].join('\n')
}

/** What could be better, by badge class. Nothing when nothing could. */
function qualityText(findings: readonly QualityFinding[]): string {
  const groups = [...Map.groupBy(findings, ({ badge }) => badge)]
  const [first] = groups.flatMap(([, group]) => byWeight(group))
  if (first === undefined) return ''
  const lists = groups.map(([badge, group]) => [badge, ...byWeight(group).map(findingText)].join('\n'))
  return [
    `Quality: ${countedQuality(findings)} for ${many(groups.length, 'badge class', 'badge classes')}. Nothing fails by it.`,
    ...lists,
    `Reasons and examples stand under the name of each rule, such as ${QUALITY_PAGE}#${first.rule}`,
  ].join('\n\n')
}

/**
 * Prints what a check found: problems, then what could be better. Annotations for a pull request are problems alone, since they
 * would tell of every badge class: of those that change, the plan tells.
 */
export function printChecked(
  problems: readonly Problem[],
  { files, findings }: Checked,
  format: ProblemFormat,
): string {
  if (format === 'json') return `${JSON.stringify({ ...problemsJson(problems, files), quality: findings }, null, 2)}\n`
  const text = format === 'people' ? qualityText(findings) : ''
  return `${printProblems(problems, files, format)}${text === '' ? '' : `\n${text}\n`}`
}
