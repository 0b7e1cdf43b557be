import type { AwardFile } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'

/** What an award file can say of one learner, or of all, apart from who it is and when. */
export type AwardFacts = Partial<
  Pick<
    AwardFile,
    | 'expires'
    | 'evidence'
    | 'results'
    | 'narrative'
    | 'activityStart'
    | 'activityEnd'
    | 'creditsEarned'
    | 'role'
    | 'term'
    | 'licenseNumber'
    | 'visibility'
    | 'learner'
    | 'parts'
  >
>

/** Awards of one badge class that are to be made. */
export interface Order {
  /** The badge class that is awarded. */
  readonly badge: Pick<BadgeClass, 'slug' | 'evidenceRequired' | 'results'>
  /** The day on which it was earned, for all who have no day of their own. */
  readonly awardedOn: string
  /** What holds for all who have nothing of their own to say. */
  readonly shared: AwardFacts
  /** The day on which all who have a name agreed to be named in public, when they have no day of their own. */
  readonly nameConsent?: string
}

/** A learner to whom a badge is to be awarded. */
export interface Recipient {
  /** Line of the table. */
  readonly line: number
  /** E-mail address as written, without spaces at its ends. It is hashed before anything is written. */
  readonly email: string
  /** For the letter; published only with a day of consent. */
  readonly name?: string
  readonly nameConsent?: string
  readonly awardedOn: string
  /** What this row says of its own. */
  readonly facts: AwardFacts
}

/** What is wrong, and how to mend it. */
export interface Fault {
  /** Whether one row can be left out for it, or nothing can be awarded before it is mended. */
  readonly concerns: 'row' | 'all'
  /** Line of the table, when it stands in one. */
  readonly line?: number
  /** Name of the column as the table writes it. */
  readonly column?: string
  readonly message: string
  readonly hint?: string
}
