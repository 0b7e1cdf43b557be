import type { Award } from '../../src/domain/award.ts'
import type { Register } from '../../src/domain/register.ts'
import { paths, urlOf } from '../../src/domain/urls.ts'

/**
 * The award that an answer names, by its id or by the address of its page or of one of its files. A mistyped id finds
 * nothing, and is told no near one: ids are what keeps pages from being found.
 */
export function awardNamed(answer: string, { site, awards }: Register): Award | undefined {
  const folder = urlOf(site.url, paths.award('')).slice(0, -1)
  const id = answer.startsWith(folder) ? answer.slice(folder.length).split('/')[0]! : answer
  return awards.get(id)
}

/** What is said when there is none. */
export const NO_AWARD = '“Award” is not the id or the address of an award that is published here.'
