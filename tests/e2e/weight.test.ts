import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { checkOf, pageOf, sampleSite } from './sample-site.ts'
import { fileOf, openVerifier, verified } from './verifier.ts'

const site = sampleSite()

/** Chunks that only some documents need. */
const RARE = /ecdsa-sd|more-contexts/

/** Collects the names of the scripts that a page asks for. */
function scriptsOf(page: Page): Set<string> {
  const names = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script') names.add(request.url().split('/').at(-1)!)
  })
  return names
}

/** Size of scripts as hosts send them, in bytes. */
const weightOf = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(site.text(`assets/${name}`)).length, 0)

describe('what a reader has to load', () => {
  it('to verify a badge is less than 150 kB of scripts, and what is rarely needed comes later', async () => {
    let scripts = new Set<string>()
    const { page } = await openVerifier(site, async (opened) => {
      scripts = scriptsOf(opened)
    })
    expect(await verified(page, fileOf(site, 'valid', 'badge.png'))).toMatchObject({ verdict: 'verified' })
    await page.locator('badge-verifier[data-ready]').waitFor({ state: 'attached' })
    expect([...scripts].filter((name) => RARE.test(name)).length).toBeGreaterThan(0)
    const weight = weightOf([...scripts].filter((name) => !RARE.test(name)))
    expect(weight).toBeGreaterThan(50_000)
    expect(weight).toBeLessThan(150_000)
  })

  it('to make award files is less than 50 kB of scripts', async () => {
    const { page } = await site.open()
    const scripts = scriptsOf(page)
    await page.goto(site.url('issue/'), { waitUntil: 'networkidle' })
    const weight = weightOf(scripts)
    expect(weight).toBeGreaterThan(5_000)
    expect(weight).toBeLessThan(50_000)
  })

  it('to read an award’s page is less than 60 kB of scripts before the check begins, and less than 150 kB with it', async () => {
    const { page } = await site.open()
    const scripts = scriptsOf(page)
    await page.addInitScript(() => {
      const waiting: (() => void)[] = []
      Object.assign(globalThis, {
        requestIdleCallback: (work: () => void) => waiting.push(work),
        beIdle: () => {
          for (const work of waiting) work()
        },
      })
    })
    await page.goto(site.url(pageOf('valid')), { waitUntil: 'networkidle' })
    expect(scripts.size).toBeGreaterThan(0)
    expect(weightOf(scripts)).toBeLessThan(60_000)
    await page.evaluate(() => (globalThis as unknown as { beIdle: () => void }).beIdle())
    expect(await checkOf(page)).toMatchObject({ outcome: 'passed' })
    expect(weightOf(scripts)).toBeLessThan(150_000)
  })
})
