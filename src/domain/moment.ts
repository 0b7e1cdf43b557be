import * as z from 'zod'
import { DURATION, isMoment, MOMENT } from './calendar.ts'

export { addDuration, isMoment, toUtc } from './calendar.ts'

/** A day (`2026-03-01`, meaning its first second in UTC) or a day and time with its zone (`2026-03-01T14:00:00+01:00`). */
export const moment = z
  .string()
  .regex(MOMENT, 'must be a day as YYYY-MM-DD, or a time as YYYY-MM-DDThh:mm:ssZ')
  .refine((text) => !MOMENT.test(text) || isMoment(text), 'is not a day of the calendar')

/** An ISO 8601 duration in whole days or more: `P2Y`, `P18M`, `P6W`, `P90D`. */
export const duration = z.string().regex(DURATION, 'must be a duration such as "P2Y" (two years), "P18M" or "P90D"')
