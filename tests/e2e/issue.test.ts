import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { isIdentity } from '../../src/authoring/index.ts'
import { readContent } from '../../src/intake/index.ts'
import { copySampleContent } from '../helpers/folders.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { faultsOf } from './axe.ts'
import { SITE, sampleSite } from './sample-site.ts'
import { upload } from './verifier.ts'

const site = sampleSite()

const BADGE = 'agile-fundamentals'
const DAY = '2026-06-01'

/** A class of learners as a spreadsheet in German saves it. */
const CLASS = [
  'Vorname;Nachname;E-Mail-Adresse;_Note;result:case',
  ...Array.from({ length: 500 }, (_, i) => `Kim;Nummer ${i};Kim.${i}@Example.org;sehr gut;completed`),
].join('\r\n')

/** The page, with the badge and the day chosen, and every request that it made written down. */
async function openIssue(options: BrowserContextOptions = {}) {
  const opened = await site.open(options)
  const { page } = opened
  await page.goto(site.url('issue/'), { waitUntil: 'networkidle' })
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.getByLabel('Badge', { exact: true }).selectOption(BADGE)
  await page.getByLabel('Day on which it was earned').fill(DAY)
  return { ...opened, requests }
}

const type = (page: Page, text: string) => page.getByLabel('Or type addresses').fill(text)
/** Presses the button once typing has rested: the preview that shows then moves it. */
async function make(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  await page.getByRole('button', { name: 'Make the award file' }).click()
}
const summary = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

/** Saves what a button offers, and gives its text. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).first().click(),
  ])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

/** The awards of a file among those of the sample content. */
function awardsIn(file: string, text: string) {
  const root = copySampleContent(temporaryFolder())
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
  const intake = readContent(root, { today: '2026-07-01' })
  if (!intake.ok) throw new Error(JSON.stringify(intake.problems))
  return [...intake.register.awards.values()].filter((award) => award.file === file)
}

describe('the page for issuers', () => {
  it('makes an award file of a class of 500 that the check accepts, and asks nobody for anything', async () => {
    const { page, faults, requests } = await openIssue()
    await page.setInputFiles('[data-part="files"]', upload('class.csv', CLASS))
    await summary(page, '500 learners can be awarded.')
    expect(await page.getByRole('region', { name: 'Who would be awarded' }).locator('tbody tr').count()).toBe(100)
    await page.getByRole('button', { name: 'Show all 500' }).click()
    const last = page.getByRole('region', { name: 'Who would be awarded' }).locator('tbody tr').last()
    expect(await last.innerText()).toMatch(
      /^501\s+Kim\.499@Example\.org\s+Kim Nummer 499\s+for the letter only\s+2026-06-01\s+completed$/,
    )
    await make(page)

    const file = await page.locator('.made-file code').innerText()
    const { name, text } = await saved(page, 'Download')
    expect(file).toBe(`content/awards/2026/06/${name}`)
    expect(text).not.toMatch(/@|Kim|Nummer|sehr gut/)
    const awards = awardsIn(file, text)
    expect(awards).toHaveLength(500)
    for (const { badge, awardedOn, results } of awards)
      expect({ badge, awardedOn, results }).toEqual({
        badge: BADGE,
        awardedOn: DAY,
        results: [{ result: 'case', status: 'completed' }],
      })

    const letters = await saved(page, 'Save the list')
    const rows = letters.text.trimEnd().split('\r\n')
    expect(rows).toHaveLength(501)
    for (const i of [0, 250, 499]) {
      const [name, email, badge, page = ''] = rows[i + 1]!.split(',')
      expect([name, email, badge]).toEqual([
        `Kim Nummer ${i}`,
        `Kim.${i}@Example.org`,
        'Agile Methodology Fundamentals',
      ])
      const award = awards.find(({ id }) => page === `${SITE}awards/${id}/`)
      expect(isIdentity(award!.recipient.identities![0]!, `kim.${i}@example.org`)).toBe(true)
    }
    expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([])
    expect(faults).toEqual([])
  })

  it('may ask no server, not even its own', async () => {
    const { page } = await openIssue()
    const answers = await page.evaluate(async (own) => {
      const ask = (url: string) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        )
      return [await ask(own), await ask('https://other.example/')]
    }, site.url(''))
    expect(answers).toEqual(['refused', 'refused'])
  })

  it('is found by whoever looks for it at the foot of a page, and in no list', () => {
    for (const path of site.pages()) expect(site.text(`${path}index.html`), path).toContain('href="/open/issue/"')
    expect(site.text('sitemap.xml')).not.toContain('issue/')
    expect(site.text('issue/index.html')).toContain('<meta name="robots" content="noindex"')
  })

  it('opens GitHub’s editor with the file in it, or without when it is too long for a link', async () => {
    const { page } = await openIssue()
    await type(page, 'kim@example.org')
    await make(page)
    const link = page.getByRole('link', { name: 'Open in GitHub’s editor' })
    const url = new URL((await link.getAttribute('href'))!)
    expect(url.origin + url.pathname).toBe('https://github.com/harbourlight-example/badges/new/main')
    const file = url.searchParams.get('filename')!
    expect(file).toMatch(/^content\/awards\/2026\/06\/[a-z2-7]{16}\.yaml$/)
    expect(awardsIn(file, url.searchParams.get('value')!)).toMatchObject([{ badge: BADGE, awardedOn: DAY }])
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')

    await type(page, Array.from({ length: 60 }, (_, i) => `kim.${i}@example.org`).join('\n'))
    await make(page)
    const long = new URL((await link.getAttribute('href'))!)
    expect([...long.searchParams.keys()]).toEqual(['filename'])
    expect(await page.locator('.made-file').innerText()).toContain('too long to travel in a link')
  })

  it('copies the text, and selects it where a browser does not let a page copy', async () => {
    const { page, context } = await openIssue()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await type(page, 'kim@example.org')
    await make(page)
    await page.getByRole('button', { name: 'Copy the text' }).click()
    await summary(page, 'The text is copied.')
    const { text } = await saved(page, 'Download')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)

    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'))
    })
    await page.getByRole('button', { name: 'Copy the text' }).click()
    await summary(page, 'The text is selected')
    expect(
      await page.evaluate(() => getSelection()?.toString() || (document.activeElement as HTMLTextAreaElement).value),
    ).toBe(text)
  })

  it('shows every fault with its line, and leaves rows out only when asked to', async () => {
    const { page } = await openIssue()
    const table =
      'email,name,name consent,result:case\nkim@example.org,Kim,2026-05-01,completed\nkim@,Jo,03/04/2026,done\n\nKIM@example.org,,,\n'
    await type(page, table)
    await summary(page, '1 learner can be awarded. 2 rows cannot be used as they are.')
    const rows = await page.getByRole('region', { name: 'What is wrong' }).locator('tbody tr').allInnerTexts()
    expect(rows.map((text) => text.split(/\s+/).slice(0, 2))).toEqual([
      ['3', 'email'],
      ['3', 'name'],
      ['3', 'result:case'],
      ['5', 'email'],
    ])
    await make(page)
    await summary(page, 'Mend what is wrong, or choose to leave those rows out.')
    expect(await page.locator('.made').isHidden()).toBe(true)
    await page.keyboard.press('Space')
    await make(page)
    const { text } = await saved(page, 'Download')
    expect(text).toContain('name: Kim\n')
    expect(text).not.toContain('recipients:')

    await type(page, `${table}mia@example.org,,,\n`)
    expect(await page.locator('.made').isHidden()).toBe(true)
    await type(page, 'address\nkim@example.org\n')
    await summary(page, 'must be mended first.')
    await make(page)
    await summary(page, 'Mend what is wrong first.')
  })

  it('says at the field what is missing or wrong there', async () => {
    const { page } = await site.open()
    await page.goto(site.url('issue/'))
    await make(page)
    const badge = page.getByLabel('Badge', { exact: true })
    expect(await badge.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await badge.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#issue-badge-fault').innerText()).toBe('Choose a badge.')
    await badge.selectOption('client-presentation-skills')
    await page.getByText('Each award of this badge needs evidence.').waitFor()
    await page.locator('summary', { hasText: 'all optional' }).click()
    await page.getByLabel('Address of evidence').fill('http://example.org')
    await page.locator('#issue-evidenceUrl-fault', { hasText: 'https' }).waitFor()
    await page.getByLabel('Address of evidence').fill('https://example.org/work')
    await type(page, 'kim@example.org')
    await page.getByLabel('Name of the group').fill('Spring Course 2026!')
    await make(page)
    expect(await page.locator('.made-file code').innerText()).toBe('content/awards/2026/07/spring-course-2026.yaml')
    const { text } = await saved(page, 'Download')
    expect(text).toContain('https://example.org/work')
  })

  it('can be used with the keyboard alone', async () => {
    const { page } = await site.open()
    await page.goto(site.url('issue/'))
    const focus = async (part: string) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate((name) => document.activeElement?.getAttribute('data-part') === name, part)) return
      }
      throw new Error(`${part} is not reached`)
    }
    await focus('badge')
    await page.keyboard.type('SQL')
    await focus('files')
    await focus('typed')
    await page.keyboard.type('kim@example.org')
    await page.keyboard.press('Tab')
    for (let i = 0; i < 10; i++) {
      if (await page.evaluate(() => document.activeElement?.textContent === 'Make the award file')) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('5. Take it to the record')
    await focus('letters')
    expect(await page.locator('.made-file code').innerText()).toMatch(/^content\/awards\/2026\/07\//)
  })

  it('does nothing with what a table says but show it', async () => {
    const { page, faults, requests } = await openIssue()
    const dialogs: string[] = []
    page.on('dialog', (dialog) => dialogs.push(dialog.message()))
    const rows = [
      'email,name,role,narrative',
      'kim@example.org,<img src=x onerror=alert(1)>,<b>x</b>,',
      'jo@example.org,"=HYPERLINK(""https://evil.example"")",,"}{ a: b\n---\nbadge: other"',
      'mia@example.org,Mi\u202Ea,,',
      'lee@example.org,Lee,,<script>alert(2)</script>',
      '__proto__@example.org,constructor,,',
    ]
    await page.setInputFiles('[data-part="files"]', upload('<img src=x>.csv', rows.join('\n')))
    await summary(page, '3 learners can be awarded. 2 rows cannot be used')
    const faultsShown = await page.getByRole('region', { name: 'What is wrong' }).innerText()
    expect(faultsShown).toContain('U+202E')
    expect(faultsShown).toContain('"<script". Pages leave it out.')
    expect(await page.locator('[data-part="preview"]').innerText()).toContain('<img src=x onerror=alert(1)>')
    await page.getByLabel('Award the others').check()
    await make(page)
    const { text } = await saved(page, 'Download')
    const awards = awardsIn('content/awards/2026/06/hostile.yaml', text)
    expect(awards.map(({ badge, role, narrative }) => ({ badge, role, narrative }))).toEqual(
      expect.arrayContaining([
        { badge: BADGE, role: '<b>x</b>', narrative: undefined },
        { badge: BADGE, role: undefined, narrative: '}{ a: b\n---\nbadge: other' },
        { badge: BADGE, role: undefined, narrative: undefined },
      ]),
    )
    const letters = await saved(page, 'Save the list')
    expect(letters.text).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(await page.locator('award-maker').locator('img, script, b, iframe').count()).toBe(0)
    expect(dialogs).toEqual([])
    expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([])
    expect(faults).toEqual([])
  })
})

const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = {
  'wide and light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'narrow and dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
}

describe.each(Object.entries(WINDOWS))('the page for issuers, in a window that is %s', (_name, options) => {
  it('has no fault that axe finds, with all that it can show', async () => {
    const { page } = await openIssue({ ...options, bypassCSP: true })
    await type(page, 'email,name\nkim@example.org,Kim\nkim@,Jo\n')
    await summary(page, '1 row cannot be used')
    await page.getByLabel('Award the others').check()
    await make(page)
    for (const details of await page.locator('details').all()) await details.locator('summary').click()
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})
