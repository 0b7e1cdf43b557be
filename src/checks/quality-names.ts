import { didYouMean } from '../domain/nearest.ts'
import { problemAt } from '../domain/problem.ts'
import { QUALITY_PAGE, QUALITY_RULE_NAMES } from '../domain/quality-rules.ts'
import type { Check } from './check.ts'

const KNOWN: ReadonlySet<string> = new Set(QUALITY_RULE_NAMES)

/** Rules that `quality` names are there. */
export const qualityNames: Check = ({ site }) =>
  Object.keys(site?.value.quality ?? {})
    .filter((name) => !KNOWN.has(name))
    .map((name) => ({
      ...problemAt(site!, [], 'quality-names', `There is no rule of quality "${name}".`, {
        hint: didYouMean(name, KNOWN, `${QUALITY_PAGE} lists them`),
      }),
      ...site!.source.placeOfKey(['quality', name]),
    }))
