import type { Standing, Step } from './report.ts'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day in words that every reader takes the same way. */
export function day(text: string): string {
  return DAY.format(new Date(text))
}

/** Whether a credential counts at a moment, by its own dates. */
export interface DatesFinding {
  readonly step: Step
  readonly standing: Extract<Standing, 'valid' | 'not-yet-valid' | 'expired'>
}

const step = (outcome: Step['outcome'], message: string): Step => ({ step: 'dates', outcome, message })

/** Holds a credential's first and last day against a moment. VC 2.0: `validFrom`, `validUntil`. */
export function checkDates(from: unknown, until: unknown, now: Date): DatesFinding {
  const start = typeof from === 'string' ? Date.parse(from) : Number.NaN
  if (Number.isNaN(start)) return { step: step('failed', 'It has no readable first day.'), standing: 'not-yet-valid' }
  if (start > now.getTime())
    return {
      step: step('failed', `It counts from ${day(from as string)}, which is not reached yet.`),
      standing: 'not-yet-valid',
    }
  if (until === undefined)
    return { step: step('passed', `It counts from ${day(from as string)} and has no expiry date.`), standing: 'valid' }
  const end = typeof until === 'string' ? Date.parse(until) : Number.NaN
  if (Number.isNaN(end)) return { step: step('failed', 'Its expiry date cannot be read.'), standing: 'expired' }
  if (end <= now.getTime())
    return { step: step('failed', `It expired on ${day(until as string)}.`), standing: 'expired' }
  return {
    step: step('passed', `It counts from ${day(from as string)} until ${day(until as string)}.`),
    standing: 'valid',
  }
}
