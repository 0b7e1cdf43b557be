/**
 * Where everything stands under the site's base (design: what is published where). Paths never change: people print them.
 * Each document's path ends in its own extension, since static hosts negotiate nothing.
 */
export const paths = {
  home: () => '',
  badge: (slug: string) => `badges/${slug}/`,
  achievement: (slug: string) => `badges/${slug}/achievement.json`,
  badgeClass: (slug: string) => `badges/${slug}/badgeclass.json`,
  badgePng: (slug: string) => `badges/${slug}/badge.png`,
  badgeSvg: (slug: string) => `badges/${slug}/badge.svg`,
  pathway: (slug: string) => `pathways/${slug}/`,
  /** All careers, by their ladders. */
  careers: () => 'careers/',
  career: (slug: string) => `careers/${slug}/`,
  award: (id: string) => `awards/${id}/`,
  credential: (id: string) => `awards/${id}/credential.json`,
  credentialJwt: (id: string) => `awards/${id}/credential.jwt`,
  assertion: (id: string) => `awards/${id}/assertion.json`,
  /** Credential of an award together with those of its parts. */
  clr: (id: string) => `awards/${id}/clr.json`,
  awardPng: (id: string) => `awards/${id}/badge.png`,
  awardSvg: (id: string) => `awards/${id}/badge.svg`,
  /** Image of one award alone, without a credential in it. */
  awardImage: (id: string) => `awards/${id}/image.png`,
  /** All skills, in words and by frameworks. */
  skills: () => 'skills/',
  skill: (slug: string) => `skills/${slug}/`,
  /** Progress of a learner who asked for the page. */
  learner: (pseudonym: string) => `learners/${pseudonym}/`,
  /** Their skills in words, as plain text. */
  skillsText: (pseudonym: string) => `learners/${pseudonym}/skills.txt`,
  /** How to read a badge, for employers. */
  readBadge: () => 'read-a-badge/',
  verify: () => 'verify/',
  issue: () => 'issue/',
  /** What is taught, held against what can be earned. */
  programmes: () => 'programmes/',
  programmesTable: () => 'programmes/report.csv',
  issuer: () => 'issuer/',
  profile: () => 'issuer/profile.json',
  issuer2: () => 'issuer/issuer.json',
  revocations: () => 'issuer/revocations.json',
  logoPng: () => 'issuer/logo.png',
  jwks: () => '.well-known/jwks.json',
  key: (kid: string) => `keys/${kid}.json`,
  statusList: (list: number) => `status/${list}.json`,
  /** How far the ledger has come that the site shows. */
  ledger: () => 'ledger.json',
} as const

/** The absolute URL of a path under the site's base, which ends with a slash. */
export function urlOf(base: string, path: string): string {
  return base + path
}

/**
 * The did:web identifier of a site (did:web method, section 3.1): `https://h/r/` is `did:web:h:r`, a port is `%3A8080`.
 */
export function didOf(base: string): string {
  const { host, pathname } = new URL(base)
  const segments = pathname.split('/').filter((segment) => segment !== '')
  return ['did:web', host.replace(':', '%3A'), ...segments].join(':')
}

/** Where the DID document stands: beside the site on a project site, under `.well-known` at a host's root. */
export function didDocumentPath(base: string): string {
  return new URL(base).pathname === '/' ? '.well-known/did.json' : 'did.json'
}
