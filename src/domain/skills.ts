import type { Alignment } from './alignment.ts'
import type { BadgeClass } from './badge-class.ts'
import type { Career } from './career.ts'
import { alignmentTo, type Framework } from './framework.ts'
import { badgesOf, type Pathway } from './pathway.ts'
import type { Register } from './register.ts'
import { itemSlug, wordSlug } from './skill-slug.ts'

/** A skill in words, or an item of a framework, with all that has to do with it. */
export interface Skill {
  /** Part of the address of its page. */
  readonly slug: string
  readonly name: string
  /** The item that it is; none for a skill in words. */
  readonly item?: Alignment
  /** Badge classes that develop it. */
  readonly badgeClasses: readonly BadgeClass[]
  /** Pathways on which, or at whose end, such a badge class stands. */
  readonly pathways: readonly Pathway[]
  /** Careers that ask for it. */
  readonly careers: readonly Career[]
}

/** All skills that badge classes and careers name. */
export interface Skills {
  /** Skills in words, by name. Spellings that differ in capitals or hyphens alone are one skill, by its first spelling. */
  readonly words: readonly Skill[]
  /** Frameworks with those of their items that short references name, in the order of their files. */
  readonly frameworks: readonly { readonly framework: Framework; readonly items: readonly Skill[] }[]
  /** Items of frameworks by their short references. */
  readonly byReference: ReadonlyMap<string, Skill>
}

/** Every skill, in words or of a framework. */
export function allSkills({ words, frameworks }: Skills): Skill[] {
  return [...words, ...frameworks.flatMap(({ items }) => items)]
}

/** What names a skill: its name at first, and who. */
interface Named {
  readonly name: string
  readonly badgeClasses: Set<BadgeClass>
  readonly careers: Set<Career>
}

type Names = readonly (readonly [key: string, name: string])[]

/** Everything that a badge class is aligned with, its results and their levels among it. */
export function alignmentsOf({ alignments = [], results = [] }: BadgeClass): Alignment[] {
  const within = results.flatMap(({ alignments: own = [], levels = [] }) => [
    ...own,
    ...levels.flatMap((level) => level.alignments ?? []),
  ])
  return [...alignments, ...within]
}

const inWords = ({ skills = [] }: BadgeClass | Career): Names => skills.map((word) => [wordSlug(word), word])

const asItems = (alignments: readonly Alignment[]): Names =>
  alignments.flatMap(({ reference, name }) => (reference === undefined ? [] : [[reference, name] as const]))

function gathered(
  { badgeClasses, careers }: Register,
  namesIn: { readonly badgeClass: (of: BadgeClass) => Names; readonly career: (of: Career) => Names },
): Map<string, Named> {
  const all = new Map<string, Named>()
  const at = (key: string, name: string) => {
    const named = all.get(key) ?? { name, badgeClasses: new Set(), careers: new Set() }
    all.set(key, named)
    return named
  }
  for (const badge of badgeClasses.values())
    for (const [key, name] of namesIn.badgeClass(badge)) at(key, name).badgeClasses.add(badge)
  for (const career of careers.values())
    for (const [key, name] of namesIn.career(career)) at(key, name).careers.add(career)
  return all
}

/** Pathways by the folder names of the badge classes on them, the one that they earn among these. */
function pathwaysByBadge({ pathways }: Register): Map<string, Set<Pathway>> {
  const by = new Map<string, Set<Pathway>>()
  for (const pathway of pathways.values())
    for (const slug of [...pathway.steps.flatMap(badgesOf), pathway.earns])
      by.set(slug, (by.get(slug) ?? new Set()).add(pathway))
  return by
}

const byName = ({ name: a }: Skill, { name: b }: Skill) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)

/**
 * What skills there are, who develops them and who asks for them: badge classes and careers say which, in words and by short
 * references to frameworks. Pure, and linear in what content names.
 *
 * Addresses stay: that of a skill in words hangs on the word alone, and that of an item on its reference, unless another
 * skill has it already.
 */
export function skillsOf(register: Register): Skills {
  const pathways = pathwaysByBadge(register)
  const skillOf = (slug: string, { name, badgeClasses, careers }: Named): Skill => {
    const leading = [...badgeClasses].flatMap((badge) => [...(pathways.get(badge.slug) ?? [])])
    return { slug, name, badgeClasses: [...badgeClasses], pathways: [...new Set(leading)], careers: [...careers] }
  }
  const words = gathered(register, { badgeClass: inWords, career: inWords })
  const references = gathered(register, {
    badgeClass: (badge) => asItems(alignmentsOf(badge)),
    career: ({ alignments = [] }) => asItems(alignments),
  })
  const taken = new Set(words.keys())
  const frameworks = [...register.frameworks.values()].map((framework) => ({
    framework,
    items: Object.keys(framework.items).flatMap((code) => {
      const item = alignmentTo(framework, code)
      const named = references.get(`${framework.slug}:${code}`)
      if (item === undefined || named === undefined) return []
      const slug = itemSlug(framework.slug, code, taken)
      taken.add(slug)
      return [{ ...skillOf(slug, named), item }]
    }),
  }))
  const used = frameworks.filter(({ items }) => items.length > 0)
  return {
    words: [...words].map(([slug, named]) => skillOf(slug, named)).sort(byName),
    frameworks: used,
    byReference: new Map(
      used.flatMap(({ items }) => items.map((skill) => [skill.item.reference ?? '', skill] as const)),
    ),
  }
}
