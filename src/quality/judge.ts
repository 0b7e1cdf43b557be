import type { BadgeClass } from '../domain/badge-class.ts'
import type { FieldPath } from '../domain/problem.ts'
import type { Register } from '../domain/register.ts'

/** What of content is judged. */
export type Judged = Pick<Register, 'site' | 'badgeClasses' | 'pathways' | 'careers'>

/** What somebody could do better. */
export interface Remark {
  /** The field that it is about, or the criteria. */
  readonly at: FieldPath | 'criteria'
  /** What is so, in sentences. */
  readonly message: string
  /** What to write instead. */
  readonly hint: string
}

/** Holds one badge class against one rule: at most one remark, about the first thing to mend. */
export type Judge = (badge: BadgeClass, content: Judged) => Remark | undefined
