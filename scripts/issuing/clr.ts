import { associationsOf, type PartAchievement } from '../../src/credentials/associations.ts'
import { achievementIdOf, clr } from '../../src/credentials/clr.ts'
import type { Credential } from '../../src/credentials/facts.ts'
import type { Award } from '../../src/domain/award.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import type { Register } from '../../src/domain/register.ts'
import { paths, urlOf } from '../../src/domain/urls.ts'
import type { DueClr } from '../../src/ledger/due-clrs.ts'
import type { Ledger } from '../../src/ledger/state.ts'
import { laterVersion } from '../awards/later-version.ts'

/** Achievements of the parts that can be named, in order: of our own as they were signed, of outside ones as recognised. */
function achievementsOf({ parts = [] }: Award, held: ReadonlyMap<string, JsonObject>, register: Register) {
  return parts.flatMap((part): PartAchievement[] => {
    const credential = held.get(part)
    if (credential !== undefined) return [{ id: achievementIdOf(credential), badge: register.awards.get(part)!.badge }]
    const recognition = register.recognitions.get(part)
    return recognition === undefined ? [] : [{ id: recognition.achievement }]
  })
}

/** By what a later version is told from the record that it replaces, which may be erased by now. */
function versionBefore(award: string, ledger: Ledger, now: string): JsonObject | undefined {
  const inForce = ledger.clrs.get(award)
  if (inForce !== undefined) return ledger.securedClr(inForce)
  return ledger.erasedClrs.has(award) ? { validFrom: now } : undefined
}

/**
 * The record of an award and its parts, of what the ledger has signed of them.
 *
 * @param now - The moment of the run, in UTC.
 */
export function clrOf(due: DueClr, register: Register, ledger: Ledger, now: string): Credential {
  const held = new Map(due.holds.map(({ award }) => [award, ledger.secured(ledger.awards.get(award)!).credential]))
  const award = register.awards.get(due.award)!
  const whole = held.get(award.id)!
  held.delete(award.id)
  const earning = [...register.pathways.values()].filter(({ earns }) => earns === award.badge)
  const unsecured = clr({
    id: urlOf(register.site.url, paths.clr(award.id)),
    whole,
    parts: [...held.values()],
    missing: (award.parts ?? []).length - held.size,
    associations: associationsOf(achievementIdOf(whole), achievementsOf(award, held, register), earning),
  })
  return laterVersion(unsecured, versionBefore(award.id, ledger, now))
}
