import { addressesIn, withoutAddresses } from '../checks/addresses.ts'
import { phonesIn, withoutPhones } from '../checks/phones.ts'
import type { ReviewInput } from './input.ts'

/** Addresses and numbers that organisations gave for their own, before and after. */
export function ownIdentifiers({ base, head }: ReviewInput): Set<string> {
  const issuers = [base.issuer?.value, head.ok ? head.register.issuer : undefined]
  const profiles = issuers.flatMap((issuer) => [issuer, issuer?.parent]).filter((profile) => profile !== undefined)
  const given = profiles.flatMap(({ email, phone = '' }) => [...addressesIn(email ?? ''), ...phonesIn(phone)])
  return new Set(given.map(({ text }) => text))
}

/** What is printed outlives a mended branch, and quotes it: no address of anybody is in it. */
export function withoutPrivateWords<T>(value: T): T {
  const masked = (part: unknown): unknown => {
    if (typeof part === 'string') return withoutPhones(withoutAddresses(part))
    if (Array.isArray(part)) return part.map(masked)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, masked(member)]))
  }
  return masked(value) as T
}
