/** A day, or a day and time with a zone; not every one of these stands in the calendar. */
export const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))?$/

/** Years that Open Badges can write: a zone may move the last evening of 9999 out of them. */
const YEARS = /^\d{4}-/

/** Whether a day, or a day and time with a zone, stands in the calendar (2026-02-30 does not). */
export function isMoment(text: string): boolean {
  if (!MOMENT.test(text)) return false
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text.slice(0, 10)) return false
  const instant = new Date(text)
  return !Number.isNaN(instant.getTime()) && YEARS.test(instant.toISOString())
}

/** The same instant in UTC with whole seconds, as Open Badges wants it: `2026-03-01T00:00:00Z`. */
export function toUtc(text: string): string {
  const instant = new Date(text.length === 10 ? `${text}T00:00:00Z` : text)
  return `${instant.toISOString().slice(0, 19)}Z`
}

/** An ISO 8601 duration in whole days or more. */
export const DURATION = /^P(?=.*[1-9])(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/

/**
 * Adds an ISO 8601 duration to an instant, in UTC. A day that the month reached lacks becomes its last day
 * (29 February plus one year is 28 February).
 */
export function addDuration(utc: string, text: string): string {
  const [years, months, weeks, days] = (DURATION.exec(text) ?? []).slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const start = new Date(utc)
  const target = new Date(start)
  target.setUTCDate(1)
  target.setUTCMonth(start.getUTCMonth() + 12 * years + months)
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(start.getUTCDate(), lastDay) + 7 * weeks + days)
  return toUtc(target.toISOString())
}

/** Until when an award holds, as an instant in UTC; undefined means for ever. Its own day counts before the badge class’s duration. */
export function holdsUntil(
  { awardedOn, expires }: { readonly awardedOn: string; readonly expires?: string | undefined },
  validFor: string | undefined,
): string | undefined {
  if (expires !== undefined) return toUtc(expires)
  return validFor === undefined ? undefined : addDuration(toUtc(awardedOn), validFor)
}
