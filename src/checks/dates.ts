const DAY = 86_400_000

/** The instant that a date of content means, in milliseconds since 1970. A day means its first second in UTC. */
export function instantOf(moment: string): number {
  return Date.parse(moment)
}

/** Whether a moment lies after the day that follows today: somewhere on Earth it is tomorrow already. */
export function isFuture(moment: string, today: string): boolean {
  return instantOf(moment) >= instantOf(today) + 2 * DAY
}

/** Whether one moment lies before another. As long as one of them is a day without a time, only days count. */
export function isBefore(a: string, b: string): boolean {
  return a.length === 10 || b.length === 10 ? a.slice(0, 10) < b.slice(0, 10) : instantOf(a) < instantOf(b)
}
