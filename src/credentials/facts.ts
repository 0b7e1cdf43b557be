import type { Award } from '../domain/award.ts'
import type { BadgeClass } from '../domain/badge-class.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Issuer } from '../domain/register.ts'
import type { Site } from '../domain/site.ts'
import type { PartFacts } from './parts.ts'

/** An award with all that its credential says about it. */
export interface AwardFacts {
  readonly award: Award
  readonly badgeClass: BadgeClass
  readonly issuer: Issuer
  readonly site: Site
  /** What it is made of, as far as that can be named. */
  readonly parts?: readonly PartFacts[]
}

/** A document without a proof. */
export type Credential = JsonObject & { readonly id: string }

/** Contexts of an Open Badges 3.0 credential in VC 2.0 form, in the order that the specification asks for (section 1.1 of its data model). */
export const OPEN_BADGES_CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const
