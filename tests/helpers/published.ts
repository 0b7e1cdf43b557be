import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Register } from '../../src/domain/register.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import type { Fetch } from '../../src/verification/index.ts'
import { issueInto } from './records.ts'

/** The files of a site but its pages, by path. */
export type Published = Map<string, Uint8Array>

/** Issues a register into a new ledger and publishes it, in memory. */
export async function publishedSite(register: Register): Promise<Published> {
  const ledger = mkdtempSync(join(tmpdir(), 'badgewright-'))
  try {
    const issued = await issueInto(ledger, register)
    if (!issued.ok) throw new Error(JSON.stringify(issued.problems))
    return await publishedFrom(register, ledger)
  } finally {
    rmSync(ledger, { recursive: true })
  }
}

/** Publishes what a ledger holds, in memory. */
export async function publishedFrom(register: Register, ledger: string): Promise<Published> {
  const files: Published = new Map()
  for await (const { path, bytes } of publish({ register, ledger: readLedger(ledger) })) files.set(path, bytes)
  return files
}

/** A network that holds nothing but a published site. */
export function networkOf(files: Published, base: string): Fetch {
  return async (url) => {
    const bytes = url.startsWith(base) ? files.get(url.slice(base.length)) : undefined
    return bytes === undefined
      ? { status: 404, mediaType: '', bytes: new Uint8Array() }
      : { status: 200, mediaType: 'application/json', bytes }
  }
}

/** A published JSON document. */
export function jsonOf(files: Published, path: string): Record<string, unknown> {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`${path} is not published`)
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>
}
