import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type IssuerKey, isCurrent } from '../../src/domain/issuer-key.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { generateKeys } from '../../src/proofs/signer.ts'
import { EXIT } from '../command.ts'
import { say } from '../io.ts'
import type { KeyAction, KeyCall } from './action.ts'
import { momentOf, typedKid, writeKey } from './key-files.ts'
import { KEY_KINDS, type KeyKind, KINDS, kindOf } from './kinds.ts'
import { readPublicKey } from './public-key-file.ts'
import { publicKeyOf } from './signing-keys.ts'
import { KEY_FILE, KEY_VARIABLES } from './sources.ts'

const exists = (message: string, hint: string) => new PublisherError('ERR_KEYS_EXIST', message, { hint })

/** Public keys whose private half lies elsewhere, by kind. */
async function givenKeys({ io, register, words }: KeyCall): Promise<Map<KeyKind, IssuerKey>> {
  const given = new Map<KeyKind, IssuerKey>()
  for (const file of words) {
    const key = await readPublicKey(io.root, file, momentOf(io.now()))
    if (register.keys.some(({ kid }) => kid === key.kid))
      throw exists(
        `${file}: the key ${key.kid} is published already`,
        'a key is never used a second time: make a new one',
      )
    const kind = kindOf(key)
    if (given.has(kind))
      throw new PublisherError('ERR_USAGE', `${file}: a second ${KEY_KINDS[kind].title} key`, {
        hint: 'give one of each',
      })
    given.set(kind, key)
  }
  return given
}

/** Private halves of the kinds that are not given. */
async function drawnKeys(
  given: ReadonlyMap<KeyKind, IssuerKey>,
  root: string,
): Promise<Partial<Record<KeyKind, object>>> {
  const missing = KINDS.filter((kind) => !given.has(kind))
  if (missing.length > 0 && existsSync(join(root, KEY_FILE)))
    throw exists(`${KEY_FILE} is there already and would be lost`, 'keep its keys in a safe place, then move it away')
  if (missing.length === 0) return {}
  const drawn = await generateKeys()
  return Object.fromEntries(missing.map((kind) => [kind, drawn[kind]]))
}

/** Makes a key of each kind, and writes the public halves into content; gives what to say of it. */
async function makeKeys(call: KeyCall): Promise<string[]> {
  const { root, now } = call.io
  const given = await givenKeys(call)
  const secret = await drawnKeys(given, root)
  const drawn = await Promise.all(Object.values(secret).map((jwk) => publicKeyOf(jwk, momentOf(now()))))
  if (drawn.length > 0)
    writeFileSync(join(root, KEY_FILE), `${JSON.stringify(secret, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  const files = [...given.values(), ...drawn].map((key) => writeKey(root, key))
  return ['Public halves, to be committed:', ...files.map((file) => `  ${file}`), '', ...secretText(secret)]
}

function secretText(secret: Partial<Record<KeyKind, object>>): string[] {
  const kinds = Object.keys(secret) as KeyKind[]
  if (kinds.length === 0) return []
  return [
    `Private halves, never to be committed: ${KEY_FILE}`,
    'Put each into the signing environment of your repository:',
    ...kinds.map(
      (kind) =>
        `  node -p 'JSON.stringify(require("./${KEY_FILE}").${kind})' | gh secret set ${KEY_VARIABLES[kind].jwk} --env signing`,
    ),
    '',
    `Then keep ${KEY_FILE} in a password manager and delete it here. Whoever has it can issue in your name.`,
    '',
  ]
}

const MAKING = { words: '[<public key>...]', fewest: 0, most: 2, flags: [] }

export const create: KeyAction = {
  ...MAKING,
  help: 'Makes the first keys. A file with a public key stands for one whose private half lies elsewhere.',
  async run(call) {
    if (call.register.keys.some(isCurrent))
      throw exists('the issuer has current keys', 'to replace them: badgewright keys rotate')
    say(call.io, (await makeKeys(call)).join('\n').trimEnd())
    return EXIT.ok
  },
}

/** The steps of a rotation, in the only order in which no run of the issuing step fails. */
function rotationText(old: readonly IssuerKey[]): string[] {
  return [
    'The old keys go on signing until you change the secrets. In this order:',
    '  1. Merge the public halves. Nothing else changes.',
    '  2. Put the new private halves in the place of the old ones, as above, and let the issuing step run once.',
    '  3. Retire the old keys. What they signed stays valid:',
    ...old.map(({ kid }) => `     badgewright keys retire ${typedKid(kid)}`),
  ]
}

export const rotate: KeyAction = {
  ...MAKING,
  help: 'Makes the successors of the current keys, which go on signing until the secrets are changed.',
  async run(call) {
    const { keys } = call.register
    const current = keys.filter(isCurrent)
    if (keys.length === 0)
      throw new PublisherError('ERR_USAGE', 'there are no keys to rotate', { hint: 'badgewright keys create' })
    const twice = KINDS.find((kind) => current.filter((key) => kindOf(key) === kind).length > 1)
    if (twice !== undefined)
      throw exists(
        `there are two current ${KEY_KINDS[twice].title} keys: a rotation is under way`,
        'retire the old one first',
      )
    const made = await makeKeys(call)
    say(call.io, [...made, ...(current.length === 0 ? [] : rotationText(current))].join('\n').trimEnd())
    return EXIT.ok
  },
}
