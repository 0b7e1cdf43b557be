import type { BadgeClass } from '../domain/badge-class.ts'
import { type Course, plainName } from '../domain/programme.ts'
import type { Standards } from './standards.ts'

/** What a course teaches or a badge class stands for: by what it is compared by, with how it is written. */
export type Taught = ReadonlyMap<string, string>

const SKILL = 'skill '

/** Whether it is a skill that is compared, rather than a standard. */
export const isSkill = (key: string): boolean => key.startsWith(SKILL)

type Named = readonly (readonly [string, BadgeClass])[]

function grouped(pairs: Named): ReadonlyMap<string, readonly BadgeClass[]> {
  const groups = Map.groupBy(pairs, ([key]) => key)
  return new Map([...groups].map(([key, some]) => [key, [...new Set(some.map(([, badge]) => badge))]]))
}

/** Badge classes by what courses are found by. */
export class KnownBadges {
  readonly bySlug: ReadonlyMap<string, BadgeClass>
  readonly taught: readonly { readonly badge: BadgeClass; readonly wanted: Taught }[]
  readonly #byCode: ReadonlyMap<string, readonly BadgeClass[]>
  readonly #byName: ReadonlyMap<string, readonly BadgeClass[]>
  readonly #byModule: ReadonlyMap<string, readonly BadgeClass[]>
  readonly #standards: Standards

  constructor(bySlug: ReadonlyMap<string, BadgeClass>, standards: Standards) {
    const all = [...bySlug.values()]
    this.bySlug = bySlug
    this.#standards = standards
    this.taught = all.map((badge) => ({ badge, wanted: this.taughtBy(badge) }))
    this.#byCode = grouped(
      all.flatMap((badge) => (badge.code === undefined ? [] : [[badge.code.toLowerCase(), badge]])),
    )
    this.#byName = grouped(all.map((badge) => [plainName(badge.name), badge]))
    // A module that has a badge class of its own is recognised by that one.
    this.#byModule = grouped(
      all.flatMap((badge) =>
        [...(badge.modules ?? []), ...(badge.projects ?? [])].map(
          (module) => [plainName(module.name), bySlug.get(module.badge ?? '') ?? badge] as const,
        ),
      ),
    )
  }

  taughtBy({ skills = [], alignments = [] }: Pick<Course, 'skills' | 'alignments'>): Taught {
    const words = skills.map((skill) => [`${SKILL}${plainName(skill)}`, skill] as const)
    return new Map([...words, ...alignments.map((one) => [this.#standards.of(one).key, one.name] as const)])
  }

  withCode(code: string | undefined): readonly BadgeClass[] {
    return code === undefined ? [] : (this.#byCode.get(code.toLowerCase()) ?? [])
  }

  withName(name: string): readonly BadgeClass[] {
    return this.#byName.get(plainName(name)) ?? []
  }

  /** Badge classes of a module or project of that name, or that have such a one. */
  withModule(name: string): readonly BadgeClass[] {
    return this.#byModule.get(plainName(name)) ?? []
  }
}
