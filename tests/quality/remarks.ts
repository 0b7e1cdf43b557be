import { workingFolder } from '../../src/intake/files.ts'
import { readUnchecked } from '../../src/intake/index.ts'
import { type QualityRemark, qualityRemarks } from '../../src/quality/index.ts'
import { BADGE, type Changes, contentTree } from '../helpers/content.ts'

/** What the rules of quality say of content without the badge class of the smallest content. Every file of it must parse. */
export function remarksOf(changes: Changes): QualityRemark[] {
  const draft = readUnchecked(workingFolder(contentTree({ [BADGE]: undefined, ...changes })))
  const files = Object.entries(changes).filter(
    ([path, text]) => /^(?:badges|pathways|careers)\/.*\.md$/.test(path) && text,
  )
  const read = [...draft.badgeClasses, ...draft.pathways, ...draft.careers]
  if (read.length !== files.length) throw new Error(`only ${read.length} of ${files.length} files could be read`)
  const byName = <T extends { readonly slug: string }>(list: readonly { readonly value: T }[]) =>
    new Map(list.map(({ value }) => [value.slug, value]))
  return qualityRemarks({
    site: draft.site!.value,
    badgeClasses: byName(draft.badgeClasses),
    pathways: byName(draft.pathways),
    careers: byName(draft.careers),
  })
}
