import { spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Register } from '../../src/domain/register.ts'
import { withAutomatic } from '../../src/ledger/automatic.ts'
import { type Ledger, readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import { type Io, note, say, today } from '../io.ts'
import { many } from '../print/many.ts'
import { progress } from '../print/progress.ts'
import { verifySite } from './verify-site.ts'
import { writeFiles } from './write-files.ts'

/** What a site is made of: content, and the folder of the ledger. */
export interface SiteRecord {
  readonly register: Register
  readonly ledger: string
}

/** Environment that the page builder gets: never a key, and nothing that would make its bytes differ from machine to machine. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'CI', 'NO_COLOR'] as const

/** The environment of the process that renders pages. */
export function pageEnvironment(
  record: SiteRecord,
  folders: { readonly out: string; readonly published?: string },
  io: Io,
): Record<string, string> {
  const passedOn = PASSED_ON.flatMap((name) => (io.env[name] === undefined ? [] : [[name, io.env[name]] as const]))
  return {
    ...Object.fromEntries(passedOn),
    TZ: 'UTC',
    ASTRO_TELEMETRY_DISABLED: '1',
    BADGEWRIGHT_ROOT: io.root,
    BADGEWRIGHT_LEDGER: record.ledger,
    BADGEWRIGHT_OUT: folders.out,
    BADGEWRIGHT_TODAY: today(io),
    ...(folders.published === undefined ? {} : { BADGEWRIGHT_PUBLISHED: folders.published }),
  }
}

/** The path of Astro's command line. */
export function astroPath(): string {
  return join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')
}

/** The folder of the program: Astro's own project, whichever repository's content it renders. */
export const PROGRAM_ROOT = dirname(dirname(import.meta.dirname))

/** Runs Astro in a process of its own, so that pages never share memory with a key. Its output is shown only when it fails. */
async function buildPages(record: SiteRecord, out: string, io: Io): Promise<void> {
  const child = spawn(process.execPath, [astroPath(), 'build', '--silent'], {
    cwd: PROGRAM_ROOT,
    env: pageEnvironment(record, { out }, io),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code === 0) return
  throw new PublisherError(
    'ERR_CHILD_PROCESS',
    `the pages could not be built (astro ended with ${code}).\n${output.trim()}`,
  )
}

async function publishFiles(record: SiteRecord, ledger: Ledger, out: string, io: Io): Promise<number> {
  const bar = progress(io, 'Publishing', ledger.awards.size)
  const files = await writeFiles(out, publish({ register: withAutomatic(record.register, ledger), ledger }), bar.tick)
  bar.done()
  return files
}

/**
 * Builds the site beside the old one, verifies it from outside, and only then puts it in its place: a failure leaves `dist/`
 * as it was.
 *
 * @throws PublisherError ERR_SITE_NOT_VERIFIED with every file that does not hold.
 */
export async function renderSite(record: SiteRecord, io: Io): Promise<void> {
  const staging = join(io.root, '.badgewright/site')
  const dist = join(io.root, 'dist')
  const ledger = readLedger(record.ledger)
  rmSync(staging, { recursive: true, force: true })
  note(
    io,
    `Rendering pages for ${many(record.register.badgeClasses.size, 'badge class', 'badge classes')} and ${many(ledger.awards.size, 'award')} ...`,
  )
  await buildPages(record, staging, io)
  const files = await publishFiles(record, ledger, staging, io)
  const bar = progress(io, 'Verifying', ledger.awards.size)
  const verified = await verifySite(staging, record.register.site, ledger, { now: io.now(), onVerified: bar.tick })
  bar.done()
  if (existsSync(dist)) rmSync(dist, { recursive: true })
  renameSync(staging, dist)
  say(
    io,
    `${relative(io.root, dist)}/ holds ${many(verified, 'verified award')} in ${many(files, 'published file')}, for ${record.register.site.url}`,
  )
}
