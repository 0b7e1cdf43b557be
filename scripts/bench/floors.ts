import { createPrivateKey, type JsonWebKey, sign } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DEVELOPMENT_KEYS } from '../issuing/development.ts'

const keyOf = (jwk: object) => createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' })

/** Every file below a folder, relative to it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder: string): number {
  return filesBelow(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}

/** Signs as often as the step must, and does nothing else: a proof over two hashes for each award. */
export function signEd25519(times: number): void {
  const key = keyOf(DEVELOPMENT_KEYS.ed25519)
  const hashes = Buffer.alloc(64, 7)
  for (let i = 0; i < times; i++) sign(null, hashes, key)
}

/** The same for tokens, of the size of a usual credential. */
export function signRs256(times: number): void {
  const key = keyOf(DEVELOPMENT_KEYS.rsa)
  const token = Buffer.alloc(5400, 7)
  for (let i = 0; i < times; i++) sign('sha256', token, key)
}

/** Reads every file below a folder. */
export function readAll(folder: string): void {
  for (const file of filesBelow(folder)) readFileSync(join(folder, file))
}

/** Writes as many files as a folder has, of the same sizes and under the same names, somewhere else. */
export function writeAll(folder: string, target: string): void {
  const zeros = Buffer.alloc(4_194_304)
  for (const file of filesBelow(folder)) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    writeFileSync(join(target, file), zeros.subarray(0, statSync(join(folder, file)).size))
  }
}

/** Copies bytes in memory, as often as there are pictures. */
export function copyBytes(bytes: Uint8Array, times: number): void {
  for (let i = 0; i < times; i++) new Uint8Array(bytes)
}
