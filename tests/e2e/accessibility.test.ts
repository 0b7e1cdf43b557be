import { readFileSync } from 'node:fs'
import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { checkOf, pageOf, sampleSite } from './sample-site.ts'
import { cardsOf, fileOf, upload } from './verifier.ts'

const site = sampleSite()

const PAGES = [
  '',
  'badges/business-data-analyst/',
  'pathways/agile-project-leadership/',
  'skills/',
  'skills/sql/',
  'skills/nace-leadership/',
  'pathways/business-data-analyst/',
  'careers/',
  'careers/junior-data-analyst/',
  'issuer/',
  'about/',
  'verify/',
  'issue/',
  'read-a-badge/',
  'learners/vz34t45htvynlexu/',
  'learners/3il6sa6paomhlrxp/',
  'programmes/',
  'nowhere/',
  pageOf('withResults'),
  pageOf('revoked'),
  pageOf('suspended'),
]

/** Between them every width and every colour scheme; what axe finds of one does not depend on the other. */
const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = {
  'wide and light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'narrow and dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
}

describe.each(Object.entries(WINDOWS))('in a window that is %s', (_name, options) => {
  it('no page has a fault that axe finds', async () => {
    const { page } = await site.open({ ...options, bypassCSP: true })
    for (const path of PAGES) {
      await page.goto(site.url(path))
      if (path.startsWith('awards/')) await checkOf(page)
      for (const details of await page.locator('details').all()) await details.locator('summary').click()
      expect.soft(await faultsOf(page), path).toEqual([])
    }
  })
})

describe.each(Object.entries(WINDOWS))('the verifier, in a window that is %s', (_name, options) => {
  it('has no fault that axe finds in its results, whatever they are', async () => {
    const { page } = await site.open({ ...options, bypassCSP: true })
    await page.goto(site.url('verify/'))
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    const changed = site.text(`${pageOf('valid')}credential.json`).replaceAll('Leila', 'Laila')
    await page.setInputFiles('[data-part="files"]', [
      ...(['valid', 'revoked', 'expired', 'suspended'] as const).map((award) =>
        upload(`${award}.png`, readFileSync(fileOf(site, award, 'badge.png'))),
      ),
      upload('changed.json', changed),
      upload('notes.txt', 'Notes'),
    ])
    await cardsOf(page, 6)
    for (const details of await page.locator('details').all()) await details.locator('summary').first().click()
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})

describe('for everybody', () => {
  it('axe finds a fault that is there, so that the tests above can fail', async () => {
    const { page } = await site.open({ bypassCSP: true })
    await page.goto(site.url('about/'))
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('img')))
    expect((await faultsOf(page)).map(([rule]) => rule)).toEqual(['image-alt'])
  })

  it.each([320, 390])('no page is wider than a window of %i pixels', async (width) => {
    const { page, context } = await site.open({ viewport: { width, height: 800 } })
    const wide: string[] = []
    for (const path of PAGES) {
      await page.goto(site.url(path))
      if (path.startsWith('awards/')) await checkOf(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) wide.push(`${path} by ${overflow}`)
    }
    expect(wide).toEqual([])
    await context.close()
  })

  it('the first key press offers to skip to the content', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to the content' })
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('every link and button can be reached by key and shows that it is', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    await checkOf(page)
    const count = await page
      .locator('a[href], button, summary')
      .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).length)
    const reached = new Set<string>()
    for (let i = 0; i < count; i++) {
      await page.keyboard.press('Tab')
      reached.add(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement
          const { outlineStyle } = getComputedStyle(element)
          return outlineStyle === 'none' ? '' : `${element.outerHTML} ${element.getBoundingClientRect().y}`
        }),
      )
    }
    expect(reached.has('')).toBe(false)
    expect(reached.size).toBe(count)
  })

  it('nothing moves for readers who asked for that', async () => {
    const { page } = await site.open({ reducedMotion: 'reduce' })
    await page.goto(site.url(''))
    const rules = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
    )
    expect(rules.join('\n')).not.toMatch(/transition:|animation:/)
  })
})
