import type { Standing } from '../domain/findings.ts'
import type { Step, Warning } from '../domain/report.ts'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** A day in words that every reader takes the same way; the text itself when it is no date. */
export function day(text: string): string {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? text.slice(0, 40) : DAY.format(date)
}

/** A moment in words, to the minute. */
export function momentInWords(moment: Date): string {
  return `${MOMENT.format(moment)} UTC`
}

/** Whether a credential counts at a moment, by its own dates. That it has expired is a warning: it was issued all the same. */
export interface DatesFinding {
  readonly step: Step
  readonly warnings: readonly Warning[]
  readonly standing: Extract<Standing, 'valid' | 'not-yet-valid' | 'expired' | 'unknown'>
}

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/
const parsed = (value: unknown) => (typeof value === 'string' && ISO.test(value) ? Date.parse(value) : Number.NaN)

function unreadable(message: string): DatesFinding {
  return {
    step: { step: 'dates', outcome: 'failed', reason: 'dates-unreadable', message },
    warnings: [],
    standing: 'unknown',
  }
}

/** Holds a credential's first and last moment against a moment. VC 2.0: `validFrom`, `validUntil`. */
export function checkDates(from: unknown, until: unknown, now: Date): DatesFinding {
  const [start, end] = [parsed(from), parsed(until)]
  const checked = `on ${momentInWords(now)}`
  if (Number.isNaN(start)) return unreadable('It has no readable first day.')
  if (until !== undefined && Number.isNaN(end)) return unreadable('Its last day cannot be read.')
  if (end < start) return unreadable('Its last day is before its first.')
  const first = day(from as string)
  if (start > now.getTime())
    return {
      step: {
        step: 'dates',
        outcome: 'failed',
        reason: 'not-yet-valid',
        message: `It counts from ${first}, which was not reached ${checked}.`,
      },
      warnings: [],
      standing: 'not-yet-valid',
    }
  const step = (message: string): Step => ({ step: 'dates', outcome: 'passed', message })
  if (until === undefined)
    return { step: step(`It counts from ${first} and has no expiry date.`), warnings: [], standing: 'valid' }
  const last = day(until as string)
  if (end > now.getTime())
    return { step: step(`It counts from ${first} until ${last}.`), warnings: [], standing: 'valid' }
  return {
    step: step(`It counted from ${first} until ${last}.`),
    warnings: [{ warning: 'expired', message: `It expired on ${last}.` }],
    standing: 'expired',
  }
}

/** How a credential stands by both: what was withdrawn comes first, then what its dates say, then what could not be told. */
export function standingOf(status: Standing, dates: DatesFinding['standing']): Standing {
  if (status === 'revoked' || status === 'suspended') return status
  return dates === 'valid' ? status : dates
}
