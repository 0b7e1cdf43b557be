import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'
import { isFuture } from './dates.ts'

/** An award lies in the folder of the year and month it was made for, so that each folder stays small and old ones rest. */
export const awardFolder: Check = ({ awards, erased }, today) =>
  [...awards, ...erased].flatMap((award) => {
    const { file, awardedOn } = award.value
    const folder = `content/awards/${awardedOn.slice(0, 4)}/${awardedOn.slice(5, 7)}/`
    // A date in the future is reported as that; the folder is most likely right.
    if (file.startsWith(folder) || isFuture(awardedOn, today)) return []
    const lies = file.slice(0, file.lastIndexOf('/') + 1)
    const message = `awardedOn is ${awardedOn}, and this file lies in ${lies}.`
    return [problemAt(award, ['awardedOn'], 'award-folder', message, { hint: `move it to ${folder}` })]
  })
