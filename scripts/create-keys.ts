import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IssuerKey } from '../src/domain/issuer-key.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import { generateKeys } from '../src/proofs/signer.ts'
import { KEY_FILE, KEY_VARIABLES, publicKeyOf } from './signing-keys.ts'

const KEY_FOLDER = 'content/issuer/keys'

function refuseOverwriting(root: string, current: readonly IssuerKey[], rotate: boolean): void {
  if (existsSync(join(root, KEY_FILE))) {
    throw new PublisherError('ERR_KEYS_EXIST', `${KEY_FILE} is there already and would be lost`, {
      hint: 'keep its keys in a safe place, then move it away',
    })
  }
  if (current.length > 0 && !rotate) {
    throw new PublisherError('ERR_KEYS_EXIST', 'the issuer has current keys', {
      hint: 'to replace them: badgewright keys create --rotate',
    })
  }
}

function writeKey(root: string, { kid, ...fields }: IssuerKey): string {
  const file = `${KEY_FOLDER}/${kid}.json`
  writeFileSync(join(root, file), `${JSON.stringify(fields, null, 2)}\n`)
  return file
}

function retire(root: string, { kid }: IssuerKey, retiredOn: string): string {
  const path = join(root, KEY_FOLDER, `${kid}.json`)
  const fields = JSON.parse(readFileSync(path, 'utf8')) as Omit<IssuerKey, 'kid'>
  return writeKey(root, { kid, ...fields, retiredOn })
}

/**
 * Makes an Ed25519 and an RSA key: public halves into content, private halves into a file that only the owner may read.
 * The private halves are never printed.
 *
 * @returns what to do next, for people.
 * @throws PublisherError ERR_KEYS_EXIST rather than overwrite a key.
 */
export async function createKeys(
  known: readonly IssuerKey[],
  options: { rotate: boolean; root: string; now: Date },
): Promise<string> {
  const { root, rotate } = options
  const current = known.filter((key) => key.retiredOn === undefined && key.compromisedOn === undefined)
  refuseOverwriting(root, current, rotate)
  const moment = `${options.now.toISOString().slice(0, 19)}Z`
  const secret = await generateKeys()
  writeFileSync(join(root, KEY_FILE), `${JSON.stringify(secret, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  mkdirSync(join(root, KEY_FOLDER), { recursive: true })
  const retired = current.map((key) => retire(root, key, moment))
  const made = await Promise.all(
    Object.values(secret).map(async (key) => writeKey(root, await publicKeyOf(key, moment))),
  )
  return nextSteps([...retired, ...made])
}

function nextSteps(files: readonly string[]): string {
  const secrets = Object.entries(KEY_VARIABLES).map(
    ([kind, name]) =>
      `  node -p 'JSON.stringify(require("./${KEY_FILE}").${kind})' | gh secret set ${name} --env signing`,
  )
  return [
    'Public halves, to be committed:',
    ...files.map((file) => `  ${file}`),
    '',
    `Private halves, never to be committed: ${KEY_FILE}`,
    'Put each into the signing environment of your repository:',
    ...secrets,
    '',
    `Then keep ${KEY_FILE} in a password manager and delete it here. Whoever has it can issue in your name.`,
  ].join('\n')
}
