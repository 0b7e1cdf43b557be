import type { BadgeClass } from '../domain/badge-class.ts'
import { isMicroCredential, STANDARD_ELEMENTS, type Stating } from '../domain/micro-credential-elements.ts'
import { type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { Issuer } from '../domain/register.ts'
import type { Check } from './check.ts'

const RULE = 'micro-credential-elements'
const STATED_BY_BADGES = STANDARD_ELEMENTS.flatMap(({ badge }) => badge ?? [])
const STATED_BY_ISSUER = STANDARD_ELEMENTS.flatMap(({ issuer }) => issuer ?? [])

const hintOf = ({ example }: Pick<Stating<never>, 'example'>) =>
  `add such as "${example}"; content/README.md#micro-credentials lists what Europe asks for`

function lackingIn(badge: Sourced<BadgeClass>): Problem[] {
  return STATED_BY_BADGES.filter(({ isStated }) => !isStated(badge.value)).map((stating) => {
    const path = badge.value[stating.field] === undefined ? ['type'] : [stating.field]
    const message = `This micro-credential does not state ${stating.missing}.`
    return problemAt(badge, path, RULE, message, { hint: hintOf(stating) })
  })
}

/** What the issuer says stands in one file for all micro-credentials, so it is missed once. */
function lackingInIssuer(issuer: Sourced<Issuer>, { source, value }: Sourced<BadgeClass>): Problem[] {
  return STATED_BY_ISSUER.filter(({ isStated }) => !isStated(issuer.value)).map((stating) => {
    const message = `"${value.slug}" is a micro-credential, and nothing states ${stating.missing}.`
    const extra = { hint: hintOf(stating), related: source.placeOf(['type']) }
    return problemAt(issuer, [stating.field], RULE, message, extra)
  })
}

/** A micro-credential states the mandatory elements of the European approach to micro-credentials. */
export const microCredentialElements: Check = ({ badgeClasses, issuer }) => {
  const all = badgeClasses.filter(({ value }) => isMicroCredential(value))
  const [first] = all
  return [
    ...all.flatMap(lackingIn),
    ...(first === undefined || issuer === undefined ? [] : lackingInIssuer(issuer, first)),
  ]
}
