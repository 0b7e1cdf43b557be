import { type Award, earnedFieldsSchema } from '../domain/award.ts'
import { awardFilePath } from '../domain/award-paths.ts'
import type { Register } from '../domain/register.ts'
import { slug } from '../domain/text.ts'
import type { AutomaticFields, LedgerEntry } from './entry.ts'
import type { Ledger } from './state.ts'

/** What the ledger keeps of an award that no content file has. */
export function automaticFields(award: Award, pathway: string): AutomaticFields {
  const { badge, awardedOn, recipient, parts } = award
  return { pathway, award: { badge, awardedOn, recipient, parts } }
}

/** Whether an entry that keeps the fields of an award keeps such as a content file could have. */
export function hasShapeOfAutomatic(entry: LedgerEntry): boolean {
  if (!('automatic' in entry) || entry.automatic === undefined) return true
  const { pathway, award } = entry.automatic
  const read = earnedFieldsSchema.safeParse(award)
  return slug.safeParse(pathway).success && read.success && read.data.badge === entry.badge
}

type Content = Pick<Register, 'awards' | 'erased'>

/** An award as the issuing step made it. */
function awardOf(id: string, { pathway, award }: AutomaticFields, learner: string | undefined): Award {
  const file = awardFilePath(id, award.awardedOn)
  return { ...award, ...(learner === undefined ? {} : { learner }), id, file, automatic: pathway }
}

/** Awards that the issuing step made by itself and that content has no file for. Parts were issued before what they make up. */
function awardsBeyond({ awards, erased }: Content, ledger: Ledger): Award[] {
  const found = new Map<string, Award>()
  for (const [id, { entry }] of ledger.awards) {
    if (entry.automatic === undefined || awards.has(id) || erased.has(id)) continue
    const parts = (entry.automatic.award.parts ?? []).map((part) => awards.get(part) ?? found.get(part))
    const learner = parts.find((part) => part?.learner !== undefined)?.learner
    found.set(id, awardOf(id, entry.automatic, learner))
  }
  return [...found.values()]
}

/** Content with some awards more, in order of their ids. */
export function withAwards<C extends Pick<Register, 'awards'>>(content: C, more: readonly Award[]): C {
  if (more.length === 0) return content
  const awards = [...content.awards.values(), ...more].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { ...content, awards: new Map(awards.map((award) => [award.id, award])) }
}

/**
 * Content with the awards that the issuing step made by itself, which stand in the ledger alone. As soon as content has a
 * file for one, whole or erased, that counts. Whoever reads content and ledger together reads content through this.
 */
export function withAutomatic<C extends Content>(content: C, ledger: Ledger | undefined): C {
  return ledger === undefined ? content : withAwards(content, awardsBeyond(content, ledger))
}
