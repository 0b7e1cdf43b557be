const DAY = 86_400_000

/** Whole days from one day to another, each the first ten characters of its text; negative when the first is later. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY
}
