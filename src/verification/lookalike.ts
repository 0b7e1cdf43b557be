import type { IssuerReport, Warning } from '../domain/report.ts'
import { mixedWord } from '../domain/script.ts'
import { domainOf } from './issuer/identity.ts'
import type { TrustList } from './issuer/trust.ts'

/** Letters of other scripts, and digits, that are taken for Latin letters (a selection of Unicode TS 39, confusables). */
const TWINS: Readonly<Record<string, string>> = {
  а: 'a',
  ɑ: 'a',
  α: 'a',
  в: 'b',
  с: 'c',
  ϲ: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ε: 'e',
  ɡ: 'g',
  һ: 'h',
  н: 'h',
  і: 'i',
  ї: 'i',
  ı: 'i',
  ι: 'i',
  ј: 'j',
  к: 'k',
  κ: 'k',
  ӏ: 'l',
  м: 'm',
  п: 'n',
  η: 'n',
  о: 'o',
  ο: 'o',
  σ: 'o',
  р: 'p',
  ρ: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  τ: 't',
  υ: 'u',
  ѵ: 'v',
  ν: 'v',
  ԝ: 'w',
  ω: 'w',
  х: 'x',
  χ: 'x',
  у: 'y',
  γ: 'y',
  ʏ: 'y',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  '|': 'l',
}
/** Groups of Latin letters that look like one. */
const GROUPS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['i', 'l'],
]

/** What a name looks like: two names of one look cannot be told apart at a glance. */
export function look(name: string): string {
  const letters = [...name.normalize('NFKD').toLowerCase()].map((letter) => TWINS[letter] ?? letter).join('')
  const latin = letters.replace(/[^\p{Letter}\p{Number}]/gu, '')
  return GROUPS.reduce((text, [group, letter]) => text.replaceAll(group, letter), latin)
}

const UNSEEN = /[\p{Cf}\p{Cc}\p{Co}\p{Cn}]/u

const DOMAIN = /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}\b/gi
const hostOnly = (domain: string) => domain.split(/[/:]/)[0]!.toLowerCase()
const isWithin = (host: string, other: string) =>
  host === other || host.endsWith(`.${other}`) || other.endsWith(`.${host}`)

const warning = (message: string): Warning => ({ warning: 'name-looks-alike', message })

function ofName(name: string): Warning[] {
  return [
    ...(UNSEEN.test(name)
      ? [warning('The name that the issuer gives itself has characters that cannot be seen.')]
      : []),
    ...(mixedWord(name) !== undefined
      ? [warning('The name that the issuer gives itself mixes letters of several scripts that look alike.')]
      : []),
  ]
}

function ofDomain(name: string, domain: string): Warning[] {
  const host = hostOnly(domain)
  const named = name.match(DOMAIN)?.map((found) => found.toLowerCase()) ?? []
  const other = named.find((found) => !isWithin(found, host))
  return [
    ...(host.split('.').some((label) => label.startsWith('xn--'))
      ? [warning(`The issuer’s domain, ${host}, stands for letters beyond a to z, which can look like others.`)]
      : []),
    ...(other === undefined ? [] : [warning(`The issuer calls itself by the domain ${other}, and is ${host}.`)]),
  ]
}

/** An issuer outside the list whose name or domain looks like that of one in it. */
function ofList({ id, claimedName }: IssuerReport, { issuers }: TrustList): Warning[] {
  const domain = domainOf(id)
  return issuers.flatMap((listed) => {
    const listedDomain = domainOf(listed.id)
    const sameName = claimedName !== undefined && listed.name !== undefined && look(claimedName) === look(listed.name)
    const sameDomain =
      domain !== undefined &&
      listedDomain !== undefined &&
      domain !== listedDomain &&
      look(domain) === look(listedDomain)
    if (!sameName && !sameDomain) return []
    return [
      warning(
        `It looks like ${listed.name ?? listed.id} of the list of issuers, and is another: the list has ${listedDomain ?? listed.id}.`,
      ),
    ]
  })
}

/** Warnings about names that are made, or happen, to be taken for others. */
export function lookalikeWarnings(issuer: IssuerReport | undefined, trust: TrustList | undefined): Warning[] {
  if (issuer === undefined) return []
  const { id, claimedName = '' } = issuer
  const domain = domainOf(id)
  const isListed = trust?.issuers.some((listed) => listed.id.trim() === id) === true
  return [
    ...ofName(claimedName),
    ...(domain === undefined ? [] : ofDomain(claimedName, domain)),
    ...(trust === undefined || isListed ? [] : ofList(issuer, trust).slice(0, 3)),
  ]
}
