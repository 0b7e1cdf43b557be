import type { Award, ErasedAward } from './award.ts'
import type { BadgeClass, Images } from './badge-class.ts'
import type { Career } from './career.ts'
import type { Endorsement } from './endorsement.ts'
import type { Framework } from './framework.ts'
import type { IssuerKey } from './issuer-key.ts'
import type { Learner } from './learner.ts'
import type { Message } from './message.ts'
import type { Pathway } from './pathway.ts'
import type { FieldPath, Place, Sourced } from './problem.ts'
import type { IssuerFields } from './profile.ts'
import type { Programmes } from './programme.ts'
import type { Recognition } from './recognition.ts'
import type { Site } from './site.ts'

/** Who issues: the profile with the text of its page and its logo. */
export interface Issuer extends IssuerFields {
  /** Text of the issuer page in Markdown, as written. */
  readonly body: string
  readonly logo?: Images
}

/**
 * Names that stand in content, whether or not what they name could be parsed: an award of a badge class whose file has a
 * mistake is not also "for a badge class that is not there".
 */
export interface Present {
  /** Folders in `badges/`. */
  readonly badges: ReadonlySet<string>
  /** Files in `pathways/`, without their ending. */
  readonly pathways: ReadonlySet<string>
  /** Files in `careers/`, without their ending. */
  readonly careers: ReadonlySet<string>
  /** Files in `frameworks/`, without their ending. */
  readonly frameworks: ReadonlySet<string>
  /** Files in `recognitions/`, without their ending. */
  readonly recognitions: ReadonlySet<string>
  readonly awards: ReadonlySet<string>
  /** Whether each award file could be read, so that an id that is not in `awards` is surely not there. */
  readonly everyAward: boolean
}

/** All of content that parsed, not yet held against the rules that span files. */
export interface RegisterDraft {
  readonly site?: Sourced<Site>
  readonly issuer?: Sourced<Issuer>
  readonly keys: readonly Sourced<IssuerKey>[]
  readonly badgeClasses: readonly Sourced<BadgeClass>[]
  readonly pathways: readonly Sourced<Pathway>[]
  readonly careers: readonly Sourced<Career>[]
  readonly frameworks: readonly Sourced<Framework>[]
  readonly awards: readonly Sourced<Award>[]
  readonly erased: readonly Sourced<ErasedAward>[]
  readonly recognitions: readonly Sourced<Recognition>[]
  readonly learners: readonly Sourced<Learner>[]
  readonly endorsements: readonly Sourced<Endorsement>[]
  readonly messages: readonly Sourced<Message>[]
  readonly programmes?: Sourced<Programmes>
  readonly present: Present
}

/** The place of an award's field, or of the award when it lacks the field. */
export type PlaceOf = (award: Pick<Award, 'id' | 'file'>, path: FieldPath) => Place

/** All of content, checked. Only intake makes one, and only when there is no Problem. Everything is in order of its name. */
export interface Register {
  readonly site: Site
  readonly issuer: Issuer
  readonly keys: readonly IssuerKey[]
  readonly badgeClasses: ReadonlyMap<string, BadgeClass>
  readonly pathways: ReadonlyMap<string, Pathway>
  readonly careers: ReadonlyMap<string, Career>
  readonly frameworks: ReadonlyMap<string, Framework>
  readonly awards: ReadonlyMap<string, Award>
  /** Awards that were erased, by id. None of them is in {@link awards}. */
  readonly erased: ReadonlyMap<string, ErasedAward>
  /** Credentials of other issuers that count, by file name. */
  readonly recognitions: ReadonlyMap<string, Recognition>
  /** Learners who asked for a page of their progress, by pseudonym. */
  readonly learners: ReadonlyMap<string, Learner>
  readonly endorsements: readonly Endorsement[]
  readonly messages: ReadonlyMap<string, Message>
  /** What is taught already, when content says so. */
  readonly programmes?: Programmes
}
