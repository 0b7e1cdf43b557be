import { type IssuerKey, isCurrent } from '../../src/domain/issuer-key.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { EXIT } from '../command.ts'
import { type Io, say } from '../io.ts'
import type { KeyAction } from './action.ts'
import { KEY_KINDS, type KeyKind, KINDS } from './kinds.ts'
import { signatureHolds, signerFailed } from './remote-signer.ts'
import { openKey, type Published } from './signing-keys.ts'
import { findKeySource, KEY_VARIABLES } from './sources.ts'
import { keyLine } from './state.ts'

/** What is known of the private key of a kind: the published key that it signs for, or a fault. */
interface Finding {
  readonly ok: boolean
  readonly text: string
  readonly key?: IssuerKey
}

/** Signs a sample, and holds it against the published key. */
async function tried(kind: KeyKind, io: Io, published: Published): Promise<Finding> {
  const source = findKeySource(kind, io)
  if (source === undefined) return { ok: false, text: `there is none; set ${KEY_VARIABLES[kind].jwk}` }
  const { key, signer } = await openKey(kind, source, published)
  const sample = io.random(32)
  if (!signatureHolds(key.publicJwk, sample, await signer.sign(sample)))
    throw signerFailed(source.where, 'its signature does not hold', 'make new keys: badgewright keys rotate')
  return { ok: true, key, text: `${key.kid} from ${source.where}: published, current, and signs` }
}

async function findingOf(kind: KeyKind, io: Io, published: Published): Promise<Finding> {
  try {
    return await tried(kind, io, published)
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error
    return { ok: false, text: `${error.message}${error.hint === undefined ? '' : ` (${error.hint})`}` }
  }
}

export const check: KeyAction = {
  words: '',
  fewest: 0,
  most: 0,
  flags: [],
  help: 'Tells whether the private keys at hand are those of published current keys, and sign. Exit code 5 if not.',
  async run({ io, register: { keys, site } }) {
    const published = { keys, siteUrl: site.url }
    const findings = await Promise.all(KINDS.map((kind) => findingOf(kind, io, published)))
    for (const [i, { ok, text }] of findings.entries())
      say(io, `${KEY_KINDS[KINDS[i]!].title.padEnd(7)}  ${ok ? 'OK    ' : 'NOT OK'}  ${text}`)
    const signing = findings.map(({ key }) => key)
    const others = keys.filter((key) => isCurrent(key) && !signing.includes(key))
    if (findings.every(({ ok }) => ok) && others.length > 0)
      say(io, ['', 'Current too, and signing nothing here:', ...others.map((key) => `  ${keyLine(key)}`)].join('\n'))
    return findings.every(({ ok }) => ok) ? EXIT.ok : EXIT.keys
  },
}
