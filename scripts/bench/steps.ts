import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepare } from '../../src/baking/bake.ts'
import { rasterize } from '../../src/baking/raster.ts'
import type { Register } from '../../src/domain/register.ts'
import { readContent } from '../../src/intake/index.ts'
import { readLedger } from '../../src/ledger/state.ts'
import type { Io } from '../io.ts'
import { repeatableRandom, withDevelopmentKeys } from '../issuing/development.ts'
import { throwAwayRecord } from '../issuing/throw-away-ledger.ts'
import { renderSite } from '../site/rendering.ts'
import { award } from './award.ts'
import { completion } from './completion.ts'
import { bytesBelow, copyBytes, readAll, signEd25519, signRs256, writeAll } from './floors.ts'
import { type Measured, secondsOf } from './measure.ts'

const NOW = new Date('2026-06-01T00:00:00Z')
const silent = { write: () => {}, isTTY: false }
const ioAt = (root: string): Io => ({
  root,
  env: process.env,
  stdout: silent,
  stderr: silent,
  now: () => NOW,
  random: (bytes) => new Uint8Array(bytes),
})

function contentOf(root: string): Register {
  const intake = readContent(root, { today: '2026-06-01' })
  if (!intake.ok) throw new Error(`generated content has problems: ${JSON.stringify(intake.problems[0])}`)
  return intake.register
}

/** The base URL of generated content. */
export const siteOf = (root: string): string => contentOf(root).site.url

const ledgerOf = (root: string) => join(root, '.badgewright/throw-away-ledger')

async function check(root: string): Promise<Measured> {
  const seconds = await secondsOf(() => contentOf(root))
  const content = join(root, 'content')
  const reading = await secondsOf(() => readAll(content))
  return { seconds, bytes: bytesBelow(content), floors: { 'reading the files': reading } }
}

async function issue(root: string): Promise<Measured> {
  const register = contentOf(root)
  const seconds = await secondsOf(() => throwAwayRecord(register, ioAt(root)))
  const ed25519 = await secondsOf(() => signEd25519(register.awards.size))
  const rs256 = await secondsOf(() => signRs256(register.awards.size))
  return {
    seconds,
    bytes: bytesBelow(ledgerOf(root)),
    floors: { 'Ed25519 alone': ed25519, 'both signatures': ed25519 + rs256 },
  }
}

async function bake(root: string): Promise<Measured> {
  const ledger = readLedger(ledgerOf(root))
  const credentials = [...ledger.awards.values()].map((award) => JSON.stringify(ledger.secured(award).credential))
  const image = prepare(await rasterize(readFileSync('content/badges/sql-for-beginners/badge.svg')))
  let bytes = 0
  const seconds = await secondsOf(() => {
    for (const openBadges3 of credentials) bytes += image.bake({ openBadges3 }).length
  })
  const one = new Uint8Array(bytes / credentials.length)
  return { seconds, bytes, floors: { 'copying the bytes': await secondsOf(() => copyBytes(one, credentials.length)) } }
}

async function render(root: string): Promise<Measured> {
  const register = await withDevelopmentKeys(contentOf(root))
  const seconds = await secondsOf(() => renderSite({ register, ledger: ledgerOf(root) }, ioAt(root)))
  const dist = join(root, 'dist')
  const copy = join(root, 'copy')
  const writing = await secondsOf(() => writeAll(dist, copy))
  rmSync(copy, { recursive: true })
  return { seconds, bytes: bytesBelow(dist), floors: { 'writing the files': writing } }
}

/** What is measured, in the order in which each needs the one before. */
export const STEPS: Readonly<Record<string, (root: string) => Promise<Measured>>> = {
  award: (root) => award({ ...ioAt(root), random: repeatableRandom() }),
  check,
  completion: async (root) => completion(contentOf(root).awards.size),
  issue,
  bake,
  render,
}
