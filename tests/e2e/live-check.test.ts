import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { AWARDS, checkOf, pageOf, SITE, sampleSite } from './sample-site.ts'

const site = sampleSite()

/** Opens an award's page after some of the site's files were made to fail or to say something else. */
async function checked(award: keyof typeof AWARDS, arrange: (page: Page) => Promise<unknown> = async () => {}) {
  const { page, context } = await site.open()
  await arrange(page)
  await page.goto(site.url(pageOf(award)))
  const check = await checkOf(page)
  await context.close()
  return check
}

const steps = (outcomes: Readonly<Record<string, string>>) =>
  Object.entries({
    readable: 'passed',
    conforms: 'passed',
    signature: 'passed',
    issuer: 'passed',
    dates: 'passed',
    status: 'passed',
    ...outcomes,
  }).map(([step, outcome]) => `${step} ${outcome}`)

describe('the check of an award in the reader’s browser', () => {
  it.each(['valid', 'withResults', 'corrected', 'withWallet'] as const)(
    'passes each step of an award that is %s',
    async (award) => {
      expect(await checked(award)).toEqual({
        outcome: 'passed',
        standing: 'valid',
        verdict: '✓ Verified. The issuer signed this, has not revoked it, and it counts now.',
        steps: steps({}),
      })
    },
  )

  it('says that a revoked award is revoked', async () => {
    const check = await checked('revoked')
    expect(check).toMatchObject({ outcome: 'failed', steps: steps({ status: 'failed' }) })
    expect(check.verdict).toContain('Revoked.')
  })

  it('says that a suspended award is suspended', async () => {
    const check = await checked('suspended')
    expect(check).toMatchObject({ outcome: 'failed', steps: steps({ status: 'failed' }) })
    expect(check.verdict).toContain('Suspended.')
  })

  it('says that an expired award is expired, though its page was built before', async () => {
    const check = await checked('expired')
    expect(check).toMatchObject({ outcome: 'passed', standing: 'expired', steps: steps({}) })
    expect(check.verdict).toMatch(/^! Expired\./)
    expect(check.verdict).not.toContain('Verified')
  })

  it('never takes a status list that cannot be reached for a clean one', async () => {
    const check = await checked('valid', (page) => page.route('**/status/*', (route) => route.abort()))
    expect(check).toMatchObject({ outcome: 'not-checked', steps: steps({ status: 'not-checked' }) })
    expect(check.verdict).toContain('Could not be checked.')
    expect(check.verdict).not.toContain('Verified')
  })

  it('does not pass without the issuer’s keys', async () => {
    const check = await checked('valid', (page) => page.route('**/did.json', (route) => route.fulfill({ status: 404 })))
    expect(check.outcome).toBe('not-checked')
    expect(check.steps).toContain('issuer not-checked')
  })

  it('fails a credential that says something else than was signed', async () => {
    const forged = site.text(`awards/${AWARDS.valid}/credential.json`).replaceAll('Leila', 'Laila')
    const check = await checked('valid', (page) =>
      page.route('**/credential.json', (route) => route.fulfill({ contentType: 'application/json', body: forged })),
    )
    expect(check.outcome).toBe('failed')
    expect(check.steps).toContain('signature failed')
  })

  it('fails another award’s credential served in place of this one’s', async () => {
    const other = site.text(`awards/${AWARDS.withResults}/credential.json`)
    const check = await checked('valid', (page) =>
      page.route('**/credential.json', (route) => route.fulfill({ contentType: 'application/json', body: other })),
    )
    expect(check.outcome).toBe('failed')
    expect(check.verdict).toContain('another')
  })

  it.each([
    ['credential', '**/credential.json'],
    ['verifier', '**/assets/verification*'],
  ])('says that nothing could be checked when the %s does not arrive', async (_what, address) => {
    const check = await checked('valid', (page) => page.route(address, (route) => route.abort()))
    expect(check).toMatchObject({ outcome: 'not-checked', steps: [] })
    expect(check.verdict).toContain('Could not be checked')
  })

  it('checks again when asked, with what the site says by then', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    expect(await checkOf(page)).toMatchObject({ outcome: 'passed' })
    await page.route('**/status/*', (route) => route.abort())
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.locator('badge-check[data-outcome="not-checked"]').waitFor()
    expect(await checkOf(page)).toMatchObject({ outcome: 'not-checked' })
  })

  it('tells the outcome to screen readers, in words', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    await checkOf(page)
    expect(await page.getByRole('status').getAttribute('aria-live')).toBe('polite')
    expect(await page.locator('[data-step="status"]').innerText()).toContain('Revocation: passed.')
  })

  it('waits until the page has nothing else to do', async () => {
    const { page } = await site.open()
    await page.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }))
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(site.url(pageOf('valid')), { waitUntil: 'networkidle' })
    expect(await page.locator('badge-check').getAttribute('data-outcome')).toBe('checking')
    expect(asked.filter((url) => /\.json$|verification/.test(url))).toEqual([])
  })

  it('shows who is proven to have issued it, and every request that was made', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    await checkOf(page)
    expect(await page.locator('badge-check .proven').innerText()).toBe('badges.harbourlight.example/open')
    await page.getByText(/^Requests made: \d/).click()
    expect(await page.locator('badge-check .requests').innerText()).toContain('/status/1.json answered 200')
  })

  it('leads to the verifier, which finds the same', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('revoked')))
    await page.getByRole('link', { name: 'Open in the verifier' }).click()
    await page.locator('.result[data-verdict="revoked"]').waitFor()
    expect(new URL(page.url()).hash).toBe(`#vc=${encodeURIComponent(`${SITE}${pageOf('revoked')}credential.json`)}`)
  })

  it('says that it looks at a copy when the site is not at its own address', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    await checkOf(page)
    expect(await page.getByText('You are looking at a copy.').isVisible()).toBe(true)
  })

  it('asks for nothing that carries cookies or tells where the reader comes from', async () => {
    const { page } = await site.open()
    const told: string[] = []
    page.on('request', (request) => {
      const { referer = '', cookie = '' } = request.headers()
      if (request.url().endsWith('.json')) told.push(referer + cookie)
    })
    await page.goto(site.url(pageOf('valid')))
    await checkOf(page)
    expect(told.length).toBeGreaterThan(3)
    expect(told.filter((text) => text !== '')).toEqual([])
  })
})

describe('without JavaScript', () => {
  it('an award’s page is readable and says that nothing was checked', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto(site.url(pageOf('withResults')))
    expect(await page.locator('badge-check').innerText()).toMatch(/^Nothing has been checked here\./)
    expect(await page.locator('[data-step]').count()).toBe(0)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Business Data Analyst')
    expect(await page.getByText('Amara Lindqvist').first().isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'credential.json' }).first().isVisible()).toBe(true)
    await page.getByText('Check it elsewhere').click()
    expect(await page.getByRole('link', { name: 'VerifierPlus' }).isVisible()).toBe(true)
  })
})
