import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/**
 * What axe finds wrong in a page as it stands: each rule with the elements that break it. The script is put in from outside,
 * which the page's own policy would refuse: open it with `bypassCSP`.
 */
export async function faultsOf(page: Page): Promise<[rule: string, elements: string[]][]> {
  await page.evaluate(SOURCE)
  const { violations } = await page.evaluate(
    (): Promise<AxeResults> =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
      }),
  )
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
