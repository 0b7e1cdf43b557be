import { isObject, type JsonObject } from '../../domain/json.ts'
import type { IssuerReport } from '../../domain/report.ts'
import { idOf } from '../fetch.ts'
import type { TrustList } from './trust.ts'
import { listedIssuer } from './trust.ts'

/** The issuer's identifier of a credential, whether it is written as text or as an object. */
export function issuerIdOf(credential: { readonly issuer?: unknown }): string {
  return idOf(credential.issuer) ?? ''
}

/** The host of an https address as browsers show it, with its port and in ASCII. */
export function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}

/** The domain that an identifier stands for, with the path that belongs to it: what its control proves. */
export function domainOf(id: string): string | undefined {
  if (id.startsWith('did:web:')) {
    const [host = '', ...path] = id.slice('did:web:'.length).split(':')
    const url = `https://${host.replace(/%3a/i, ':')}`
    return [hostOf(url) ?? host, ...path].join('/')
  }
  return id.startsWith('https://') ? hostOf(id) : undefined
}

/** How an issuer is named to people: by its domain or its identifier, which are proven, never by the name in the file. */
export function provenName(id: string): string {
  const name = domainOf(id) ?? id
  return name === '' ? 'the issuer' : name.length > 120 ? `${name.slice(0, 120)}…` : name
}

/**
 * The issuer for the report.
 *
 * @param isProven - Whether the signature holds and its key is the issuer's.
 */
export function issuerReport(
  issuer: unknown,
  isProven: boolean,
  trust: TrustList | undefined,
): IssuerReport | undefined {
  const id = idOf(issuer)
  if (id === undefined) return undefined
  const name = isObject(issuer) ? (issuer as JsonObject).name : undefined
  const domain = domainOf(id)
  const listed = trust === undefined || !isProven ? undefined : listedIssuer(trust, id)
  return {
    id,
    ...(isProven
      ? { proven: provenName(id), provenAs: domain === undefined ? ('key' as const) : ('domain' as const) }
      : {}),
    ...(typeof name === 'string' ? { claimedName: name.slice(0, 300) } : {}),
    ...(listed?.name === undefined ? {} : { listedName: listed.name }),
  }
}
