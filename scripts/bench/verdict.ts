import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { browserPath } from '../ensure-browser.ts'

/** How many credentials are verified one after the other. */
const CREDENTIALS = 40

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

/** What a verdict takes in a browser, in milliseconds. */
export interface VerdictTimes {
  /** From opening the page with nothing loaded to the first verdict. */
  readonly first: number
  /** From giving the page a file to its verdict: the median of the following. */
  readonly next: number
  /** The least that any page needs for the same: the same answers asked for, and one signature verified. */
  readonly floor: number
}

/** Answers the site's own address from its folder, as its host would. */
async function serveFrom(page: Page, dist: string, site: string): Promise<void> {
  await page.route(`${site}**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const path = decodeURIComponent(pathname.slice(new URL(site).pathname.length))
    const file = join(dist, path === '' || path.endsWith('/') ? `${path}index.html` : path)
    const contentType = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream'
    if (existsSync(file)) await route.fulfill({ contentType, body: readFileSync(file) })
    else await route.fulfill({ status: 404 })
  })
}

/** Gives the page a file as its chooser would, and waits for one more result. */
function timeToVerdict(page: Page, text: string): Promise<number> {
  return page.evaluate(async (content) => {
    const results = document.querySelector('[data-part="results"]')!
    const chooser = document.querySelector<HTMLInputElement>('[data-part="files"]')!
    const count = () => results.querySelectorAll('article').length
    const before = count()
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'credential.json', { type: 'application/json' }))
    const start = performance.now()
    chooser.files = transfer.files
    chooser.dispatchEvent(new Event('change', { bubbles: true }))
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (count() > before) {
          observer.disconnect()
          resolve()
        }
      })
      observer.observe(results, { childList: true, subtree: true })
    })
    return performance.now() - start
  }, text)
}

/** The same addresses asked for, and one Ed25519 signature verified, and nothing else. */
function floorOf(page: Page, urls: readonly string[]): Promise<number> {
  return page.evaluate(async (addresses) => {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
    const data = new Uint8Array(64)
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, data)
    const start = performance.now()
    for (const url of addresses) await (await fetch(url, { cache: 'no-cache' })).arrayBuffer()
    await crypto.subtle.verify('Ed25519', pair.publicKey, signature, data)
    return performance.now() - start
  }, urls)
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

async function measureIn(browser: Browser, dist: string, site: string): Promise<VerdictTimes> {
  const page = await browser.newPage()
  await serveFrom(page, dist, site)
  const ids = readdirSync(join(dist, 'awards')).sort().slice(0, CREDENTIALS)
  const texts = ids.map((id) => readFileSync(join(dist, 'awards', id, 'credential.json'), 'utf8'))
  const start = performance.now()
  await page.goto(`${site}verify/`)
  await page.locator('[data-part="files"]').waitFor({ state: 'attached' })
  await timeToVerdict(page, texts[0]!)
  const first = performance.now() - start
  const next: number[] = []
  for (const text of texts.slice(1)) next.push(await timeToVerdict(page, text))
  const isAllVerified = (await page.locator('article[data-verdict="verified"]').count()) === texts.length
  if (!isAllVerified) throw new Error('not every credential was verified')
  const asked = ['did.json', 'status/1.json', 'status/2.json'].map((path) => site + path)
  const floors: number[] = []
  for (let i = 0; i < CREDENTIALS; i += 1) floors.push(await floorOf(page, asked))
  return { first, next: median(next), floor: median(floors) }
}

/**
 * Measures how long a reader waits for a verdict on a local credential, in Chromium, on the built site’s own page.
 *
 * @param dist - The folder of a built site.
 * @param site - Its base URL.
 */
export async function measureVerdict(dist: string, site: string): Promise<VerdictTimes> {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] })
  try {
    return await measureIn(browser, dist, site)
  } finally {
    await browser.close()
  }
}
