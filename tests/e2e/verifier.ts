import type { BrowserContextOptions, Page } from 'playwright-core'
import { bytesOf } from '../helpers/foreign.ts'
import { AWARDS, type SampleSite, type WatchedPage } from './sample-site.ts'

/** Another site, which is not there: tests say what it answers. */
export const OTHER = 'https://other.example/'

/** A file for the chooser. */
export const upload = (name: string, content: unknown) => ({
  name,
  mimeType: '',
  buffer: Buffer.from(bytesOf(content)),
})

/** Path of a file of an award in a built site. */
export const fileOf = (site: SampleSite, award: keyof typeof AWARDS, file: string) =>
  `${site.dist}/awards/${AWARDS[award]}/${file}`

/** Gives another site its answers, by address: a value as JSON that pages of others may read, or a status. */
export async function answering(
  page: Page,
  answers: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = { 'access-control-allow-origin': '*' },
): Promise<void> {
  await page.route(`${OTHER}**`, (route) => {
    const answer = answers[route.request().url()]
    return answer === undefined
      ? route.fulfill({ status: 404, headers })
      : route.fulfill({ status: 200, headers, contentType: 'application/json', body: Buffer.from(bytesOf(answer)) })
  })
}

/** Opens the verifier, with whatever was arranged before. */
export async function openVerifier(
  site: SampleSite,
  arrange: (page: Page) => Promise<unknown> = async () => {},
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<WatchedPage> {
  const opened = await site.open(options)
  await arrange(opened.page)
  await opened.page.goto(site.url(`verify/${hash}`))
  return opened
}

/** What a card says, as far as tests ask. */
export interface Card {
  readonly verdict: string | null
  readonly outcome: string | null
  readonly name: string
  readonly text: string
  readonly steps: readonly string[]
}

/** The cards of a page, once there are as many as there should be. */
export async function cardsOf(page: Page, count = 1): Promise<Card[]> {
  await page
    .locator('.result')
    .nth(count - 1)
    .waitFor()
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
  const cards = await page.locator('.result').all()
  return await Promise.all(
    cards.map(async (card) => ({
      verdict: await card.getAttribute('data-verdict'),
      outcome: await card.getAttribute('data-outcome'),
      name: await card.locator('h2').innerText(),
      text: (await card.innerText()).replaceAll(/\s+/g, ' '),
      steps: await card
        .locator('.check-steps > [data-step]')
        .evaluateAll((items) => items.map((item) => `${item.dataset.step} ${item.dataset.outcome}`)),
    })),
  )
}

/** Chooses files, and gives the newest card. */
export async function verified(page: Page, files: Parameters<Page['setInputFiles']>[1]): Promise<Card> {
  await page.setInputFiles('[data-part="files"]', files)
  const [card] = await cardsOf(page)
  return card!
}

/** Types an address, and gives its card. */
export async function verifiedAt(page: Page, address: string): Promise<Card> {
  await page.getByLabel('Address of a badge').fill(address)
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  const [card] = await cardsOf(page)
  return card!
}
