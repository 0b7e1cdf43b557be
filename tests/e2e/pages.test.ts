import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { filesBelow } from '../helpers/folders.ts'
import { AWARDS, BASE, checkOf, pageOf, SITE, sampleSite } from './sample-site.ts'

const site = sampleSite()
const html = (page: string) => site.text(`${page}index.html`)
const listed = () => site.text('sitemap.xml')
const isListed = (page: string) => listed().includes(`<loc>${SITE}${page}</loc>`)
const awardPages = () => site.pages().filter((page) => page.startsWith('awards/'))

/** Values of an attribute, or of a meta element's content, in a page's source. */
const values = (source: string, pattern: RegExp) =>
  [...source.matchAll(pattern)].map((match) => match[1]!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'))
const meta = (source: string, name: string) =>
  values(source, new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`, 'g'))[0]

/** What is wrong with an address that a page links to, when it is one of the site's own. */
function brokenLink(page: string, address: string): string[] {
  if (/^(?:https:|mailto:)/.test(address) && !address.startsWith(SITE)) return []
  const target = new URL(address, SITE + page)
  const path = decodeURIComponent(target.pathname.slice(BASE.length))
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
  const exists = target.href.startsWith(SITE) && existsSync(join(site.dist, file))
  const id = target.hash.slice(1)
  if (id.startsWith('vc=')) return brokenLink(page, decodeURIComponent(id.slice('vc='.length)))
  const hasTarget = !exists || id === '' || site.text(file).includes(`id="${id}"`)
  return exists && hasTarget ? [] : [`${page} links to ${address}`]
}

describe('every page', () => {
  it('loads without a blocked load, a console message or a request to another place', async () => {
    const { page, faults } = await site.open()
    const found: string[] = []
    for (const path of [...site.pages(), '404.html']) {
      await page.goto(site.url(path))
      if (path.startsWith('awards/')) await checkOf(page)
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)))
      found.push(...faults.splice(0).map((fault) => `${path}: ${fault}`))
    }
    expect(found).toEqual([])
  })

  it('links only to what is there', () => {
    const broken = [...site.pages(), '404.html'].flatMap((page) => {
      const source = page === '404.html' ? site.text(page) : html(page)
      const addresses = [
        ...values(source, /\s(?:href|src)="([^"]*)"/g),
        ...values(source, /<meta property="og:(?:image|url)" content="([^"]*)"/g),
      ]
      return addresses.flatMap((address) => brokenLink(page === '404.html' ? '' : page, address))
    })
    expect([...new Set(broken)]).toEqual([])
  })

  it('holds a policy that runs and styles nothing but the site’s own files', () => {
    for (const page of site.pages()) {
      const [policy = ''] = values(html(page), /<meta http-equiv="content-security-policy" content="([^"]*)"/g)
      const directives = policy.split(';').map((directive) => directive.trim())
      const isVerifier = page === 'verify/'
      const asks = isVerifier ? "'self' https:" : page.startsWith('awards/') ? "'self'" : "'none'"
      const connects = directives.filter((directive) => directive.startsWith('connect-src'))
      expect(directives, page).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "object-src 'none'",
          "require-trusted-types-for 'script'",
          // Only there may a file's picture be shown.
          `img-src 'self'${isVerifier ? ' blob:' : ''}`,
        ]),
      )
      // Whoever says nothing may ask nobody, by default-src; only the verifier may ask other sites.
      expect(connects, page).toEqual(asks === "'none'" && page !== 'issue/' ? [] : [`connect-src ${asks}`])
      expect(policy.replace("connect-src 'self' https:", ''), page).not.toMatch(/unsafe|https:|\*|data:/)
      expect(html(page), page).not.toMatch(/<style|\sstyle="|\son\w+="|<script(?![^>]*\ssrc=)/)
    }
  })

  it('names itself for search engines and link previews', () => {
    const titles = site.pages().map((page) => {
      const source = html(page)
      expect(values(source, /<link rel="canonical" href="([^"]*)"/g), page).toEqual([SITE + page])
      expect(meta(source, 'og:url'), page).toBe(SITE + page)
      expect(meta(source, 'og:image'), page).toMatch(/^https:.*\.png$/)
      expect(meta(source, 'twitter:card'), page).toBe('summary')
      expect(meta(source, 'description')?.length, page).toBeGreaterThan(20)
      expect(meta(source, 'referrer'), page).toBe('no-referrer')
      expect(source, page).toMatch(/^<!doctype html><html lang="en">/i)
      return values(source, /<title>([^<]*)<\/title>/g)[0]
    })
    expect(titles.filter((title) => !title?.includes('Harbourlight Badges'))).toEqual([])
  })

  it('points to the same thing as data', () => {
    const alternate = (page: string) =>
      values(html(page), /<link rel="alternate" type="application\/json" href="([^"]*)"/g)
    expect(alternate('issuer/')).toEqual([`${SITE}issuer/profile.json`])
    expect(alternate('badges/sql-for-beginners/')).toEqual([`${SITE}badges/sql-for-beginners/achievement.json`])
    expect(alternate(pageOf('valid'))).toEqual([`${SITE}awards/${AWARDS.valid}/credential.json`])
  })

  it('is light: without its pictures and scripts it stays under 16 kB', () => {
    const size = (path: string) => gzipSync(readFileSync(join(site.dist, path))).length
    const assets = filesBelow(join(site.dist, 'assets')).map((name) => `assets/${name}`)
    const css = assets.filter((name) => name.endsWith('.css'))
    expect(css).toHaveLength(1)
    expect(size(css[0]!)).toBeLessThan(9_000)
    for (const page of site.pages()) expect(size(`${page}index.html`), page).toBeLessThan(7_000)
  })
})

describe('award pages', () => {
  it('state nothing as checked that was not checked just now', () => {
    for (const page of awardPages()) {
      const text = html(page).replace(/<[^>]*>/g, ' ')
      expect(text, page).not.toMatch(/\bverified\b|✓|\bis valid\b/i)
      expect(text, page).toContain('Nothing has been checked here.')
    }
  })

  it('are in no list, unless their learner made them public', () => {
    const unlisted = awardPages().filter((page) => !isListed(page))
    expect(unlisted.length).toBeGreaterThan(10)
    for (const page of unlisted) expect(html(page), page).toContain('<meta name="robots" content="noindex"')
    const elsewhere = site.pages().filter((page) => !/^(?:awards|learners)\//.test(page))
    const mentioned = elsewhere.flatMap((page) =>
      unlisted.filter((award) => html(page).includes(award)).map((award) => `${page} lists ${award}`),
    )
    expect(mentioned).toEqual([])
  })

  it('that are public are on the home page and in the sitemap', () => {
    const listedAwards = awardPages().filter(isListed)
    expect(listedAwards).toContain(pageOf('valid'))
    for (const page of listedAwards) expect(html(''), page).toContain(`href="${BASE}${page}"`)
  })

  it('name a holder only by consent', () => {
    expect(html(pageOf('valid'))).toContain('Leila Brandt-Nakamura')
    expect(html(pageOf('revoked'))).toContain('Awarded to a holder who is not named')
    expect(html(pageOf('revoked'))).toContain('Their identity is hashed')
    for (const page of awardPages()) expect(html(page), page).not.toMatch(/sha256\$|"salt"/)
  })

  it('say why an award was withdrawn or corrected', () => {
    expect(html(pageOf('revoked'))).toMatch(/data-standing="revoked"[\s\S]*The examination was sat by another person/)
    expect(html(pageOf('suspended'))).toMatch(/data-standing="suspended"[\s\S]*being looked into/)
    expect(html(pageOf('corrected'))).toMatch(/Corrected and signed again\.[\s\S]*had given “Compelling”/)
    expect(html(pageOf('valid'))).not.toContain('data-standing')
  })

  it('show results and evidence as they were signed', () => {
    const text = html(pageOf('withResults')).replace(/<[^>]*>/g, ' ')
    for (const words of [
      'Soundness of the analysis',
      'Advanced',
      'Rival explanations were tested',
      'Tidewater Assessment Service',
    ])
      expect(text).toContain(words)
  })

  it('offer every file, and LinkedIn only for an award that stands', () => {
    for (const file of ['badge.png', 'badge.svg', 'credential.json', 'credential.jwt', 'assertion.json'])
      expect(html(pageOf('valid'))).toContain(`href="${BASE}${pageOf('valid')}${file}"`)
    expect(html(pageOf('valid'))).toContain('https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME')
    expect(html(pageOf('revoked'))).not.toContain('linkedin.com')
    expect(html(pageOf('suspended'))).not.toContain('linkedin.com')
  })

  it('print as a certificate: what was awarded and where to check it, without buttons', async () => {
    const { page } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    await page.emulateMedia({ media: 'print' })
    expect(
      await page
        .getByText(SITE + pageOf('valid'))
        .first()
        .isVisible(),
    ).toBe(true)
    expect(await page.getByRole('link', { name: 'Badge as PNG' }).isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: 'Check this credential' }).isVisible()).toBe(false)
  })
})

describe('pathway pages', () => {
  const PATHWAY = 'pathways/agile-project-leadership/'

  it('show the same steps as a map and as a list, and as a list alone where there is no room', async () => {
    const { page } = await site.open({ viewport: { width: 1280, height: 900 } })
    await page.goto(site.url(PATHWAY))
    const linksIn = (selector: string) =>
      page.locator(`${selector} a`).evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const map = page.getByRole('region', { name: 'Map of the pathway' })
    expect(await map.isVisible()).toBe(true)
    expect(await linksIn('.map')).toEqual(await linksIn('.steps:not(.nested)'))
    expect(
      await map
        .getByRole('link', { name: 'Mediation of Conflicts at Work, by Quayside Guild of Facilitators, optional' })
        .count(),
    ).toBe(1)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await map.isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: 'Steps' }).isVisible()).toBe(true)
  })

  it('keep every name on the map inside its box, in the letters of this machine', async () => {
    const { page } = await site.open({ viewport: { width: 1280, height: 900 } })
    for (const path of [PATHWAY, 'pathways/business-data-analyst/']) {
      await page.goto(site.url(path))
      const outside = await page.locator('.map .node').evaluateAll((nodes) =>
        nodes
          .flatMap((node) => {
            const box = node.querySelector('rect')!.getBoundingClientRect()
            return [...node.querySelectorAll('tspan')].filter((line) => {
              const { left, right, top, bottom } = line.getBoundingClientRect()
              return left < box.left || right > box.right || top < box.top || bottom > box.bottom
            })
          })
          .map(({ textContent }) => textContent),
      )
      expect(outside, path).toEqual([])
    }
  })
})

describe('a learner’s page', () => {
  const [NAMED, UNNAMED] = ['learners/vz34t45htvynlexu/', 'learners/3il6sa6paomhlrxp/']
  const textOf = (page: string) =>
    html(page)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')

  it('is there for learners who asked for it alone, in no list, and kept from search engines', () => {
    expect(site.pages().filter((page) => page.startsWith('learners/'))).toEqual([UNNAMED, NAMED])
    for (const page of [NAMED, UNNAMED]) {
      expect(html(page)).toContain('<meta name="robots" content="noindex"')
      expect(isListed(page)).toBe(false)
      const from = site.pages().filter((other) => other !== page && html(other).includes(page))
      expect(from.length).toBeGreaterThan(1)
      expect(from.filter((other) => !other.startsWith('awards/'))).toEqual([])
    }
  })

  it('states nothing as checked, and names only who agreed to be named', () => {
    for (const page of [NAMED, UNNAMED]) {
      expect(textOf(page)).not.toMatch(/\bverified\b|✓|\bis valid\b/i)
      expect(textOf(page)).toContain('Nothing is checked here')
    }
    expect(textOf(NAMED)).toContain('Amara Lindqvist')
    expect(textOf(UNNAMED)).toContain('A learner who is not named')
  })

  it('shows how far they are, and what comes next', () => {
    expect(textOf(UNNAMED)).toMatch(/2 of 3 steps .* Not earned yet\. .* Next: Building Charts\./)
    expect(textOf(NAMED)).toMatch(/3 of 3 steps .* Awarded on 20 March 2025/)
  })

  it('gives their skills in words, to copy and as a file that says the same', async () => {
    const { page, context } = await site.open()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(site.url(NAMED))
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByText('Copied.').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.trim()).toBe(site.text(`${NAMED}skills.txt`).trim())
    expect(copied).toContain(
      `Business Data Analyst (micro-credential), Harbourlight Institute, 2025, verify: ${SITE}awards/jaa4lfif7rb524zw/`,
    )
  })

  it('offers no button that would do nothing without JavaScript', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto(site.url(NAMED))
    expect(await page.getByRole('button', { name: 'Copy' }).isVisible()).toBe(false)
    expect(await page.getByText('Skills: business analysis').isVisible()).toBe(true)
  })
})

describe('how to read a badge', () => {
  it('is reached from every page, and from the head of every award', () => {
    for (const page of site.pages()) expect(html(page), page).toContain(`href="${BASE}read-a-badge/"`)
    for (const page of awardPages()) expect(html(page), page).toContain('How to read this')
    expect(isListed('read-a-badge/')).toBe(true)
  })

  it('teaches by a public award', () => {
    const [, example = ''] = /class="specimen-name" href="\/open\/([^"]*)"/.exec(html('read-a-badge/'))!
    expect(awardPages().filter(isListed)).toContain(example)
  })

  it('prints on one sheet of paper', async () => {
    const { page } = await site.open()
    await page.goto(site.url('read-a-badge/'))
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
  })
})

describe('search engines', () => {
  it('are given a sitemap of pages that exist', () => {
    const pages = values(listed(), /<loc>([^<]*)<\/loc>/g)
    expect(pages.filter((url) => !existsSync(join(site.dist, url.slice(SITE.length), 'index.html')))).toEqual([])
    expect(pages).toEqual(expect.arrayContaining([SITE, `${SITE}issuer/`, `${SITE}verify/`, `${SITE}about/`]))
    expect(site.text('robots.txt')).toContain(`Sitemap: ${SITE}sitemap.xml`)
  })
})
