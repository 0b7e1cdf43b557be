import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { browserPath } from '../../scripts/ensure-browser.ts'
import { copySampleContent, filesBelow } from '../helpers/folders.ts'
import { runCli } from '../helpers/run-cli.ts'
import { type Served, serve } from '../helpers/serve.ts'

/** Address of the sample site, as its content states it, and the sub-path of it. */
export const SITE = 'https://badges.harbourlight.example/open/'
export const BASE = '/open/'

/** Awards of the sample content, by what is special about them. */
export const AWARDS = {
  valid: '7nmy4gea4ch4pryq',
  withResults: 'jaa4lfif7rb524zw',
  corrected: 'zbucj7yu4odhz7bi',
  revoked: '3hvgtuwuo6xdykrd',
  suspended: 'k5iawmerjk6njnfg',
  expired: 'clbf7idfzpe6qnoe',
  withWallet: 'tr5i26vd3cb3uezy',
} as const

/** Path of an award's page. */
export const pageOf = (award: keyof typeof AWARDS) => `awards/${AWARDS[award]}/`

/** The day on which the tests look at the site: the sample content's awards are from before. */
const TODAY = new Date('2026-07-01T12:00:00Z')

/** The sample site, built, served under its sub-path and opened in Chromium. */
export interface SampleSite {
  /** The folder that it was built into. */
  readonly dist: string
  /** Where it is served. */
  url(path?: string): string
  /** Paths of all pages, as addresses have them. */
  pages(): string[]
  /** A file as text. */
  text(path: string): string
  /** Names of the scripts, styles and other files that pages load. */
  assets(): string[]
  /** A page in a fresh window that remembers whatever went wrong in it. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>
}

/** A page with the faults that it has had: console errors, blocked loads, and requests to other places. */
export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

function watch(page: Page, home: string): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('request', (request) => {
    // What a page made itself has an address of its own, too.
    const url = request.url().replace(/^blob:/, '')
    if (!url.startsWith(new URL(home).origin)) faults.push(`foreign request: ${url}`)
  })
  return faults
}

/** Builds the sample content, unless a test file before did. Nobody writes into it. */
async function builtSite(root: string): Promise<void> {
  if (existsSync(join(root, 'dist'))) return
  const { code, stderr } = await runCli(copySampleContent(root), 'build')
  if (code !== 0) throw new Error(stderr)
}

/** The sample site for the tests of a file; it is built once in a run. */
export function sampleSite(): SampleSite {
  const root = inject('sampleFolder')
  const dist = join(root, 'dist')
  let served: Served
  let browser: Browser

  beforeAll(async () => {
    await builtSite(root)
    served = await serve(dist, BASE)
    browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  return {
    dist,
    url: (path = '') => served.url + path,
    pages: () =>
      filesBelow(dist)
        .filter((path) => path.endsWith('index.html'))
        .map((path) => path.slice(0, -'index.html'.length)),
    text: (path) => readFileSync(join(dist, path), 'utf8'),
    assets: () => filesBelow(join(dist, 'assets')),
    async open(options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
      onTestFinished(() => context.close())
      await context.clock.setFixedTime(TODAY)
      const page = await context.newPage()
      return { page, context, faults: watch(page, served.url) }
    },
  }
}

/** What the check of an award's page says. */
export interface Check {
  readonly outcome: string | null
  readonly standing: string | null
  readonly verdict: string
  readonly steps: string[]
}

/** Waits until the check of an award's page has ended, and gives what it says. */
export async function checkOf(page: Page): Promise<Check> {
  const check = page.locator('badge-check[data-outcome]:not([data-outcome="checking"])')
  await check.waitFor()
  return {
    outcome: await check.getAttribute('data-outcome'),
    standing: await check.getAttribute('data-standing'),
    verdict: (await check.locator('[data-part="verdict"]').innerText()).replaceAll(/\s+/g, ' '),
    steps: await check
      .locator('[data-step]')
      .evaluateAll((items) => items.map((item) => `${item.dataset.step} ${item.dataset.outcome}`)),
  }
}
