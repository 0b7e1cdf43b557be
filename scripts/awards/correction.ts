import type { YamlEdit } from '../../src/authoring/edit-yaml.ts'
import type { Award } from '../../src/domain/award.ts'
import { moment } from '../../src/domain/moment.ts'
import type { Arguments } from '../command.ts'
import { type Io, today } from '../io.ts'
import { flagValue } from '../typed.ts'

/** Flag of each command that corrects. */
export const CORRECTED_ON_FLAG = {
  type: 'string',
  value: 'day',
  help: 'When it was corrected: YYYY-MM-DD, or a time with its zone; today, or now when the award is of today.',
} as const

/** Today; this very second when the award, or its last correction, is of today: corrections come one after the other. */
function correctedOn({ awardedOn, corrections }: Award, io: Pick<Io, 'now'>): string {
  const before = corrections?.at(-1)?.on ?? awardedOn
  const day = today(io)
  return Date.parse(day) > Date.parse(before) ? day : `${io.now().toISOString().slice(0, 19)}Z`
}

/** The edit that says that an award was corrected, when and why: by it the award is issued again under its id. */
export function correctionEdit(award: Award, reason: string, flags: Arguments['flags'], io: Pick<Io, 'now'>): YamlEdit {
  const on = flagValue(flags, 'on', moment) ?? correctedOn(award, io)
  return { kind: 'append', path: ['corrections'], value: { on, reason } }
}
