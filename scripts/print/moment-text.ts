const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))?$/i

/** A moment in words, in UTC; as it stands when it is not written as one. Midnight is left out where only the day matters. */
export function momentText(text: string, { exact }: { readonly exact: boolean }): string {
  const instant = new Date(text)
  if (!WITH_ZONE.test(text) || Number.isNaN(instant.getTime())) return text
  const time = instant.toISOString().slice(11, 19)
  return time === '00:00:00' && !exact ? DAY.format(instant) : `${DAY.format(instant)} at ${time} UTC`
}
