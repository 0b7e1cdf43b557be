import type { Fetch, Report } from '../verification/index.ts'
import { download, element, partOf, signElement, whenIdle } from './verify/elements.ts'
import { issuerBlock } from './verify/issuer.ts'
import { type Bases, basesOf, browserNetwork } from './verify/network.ts'
import { requestDetails, silenceHint, stepItems, verdictElements, warningList } from './verify/result.ts'

/** A report, and the file that it can be repeated from. */
interface Checked {
  readonly report: Report
  readonly bundle: string
}

/** A file of the site, which must be there. */
async function fileAt(fetch: Fetch, url: string): Promise<Uint8Array> {
  const { status, bytes } = await fetch(url)
  if (status !== 200) throw new Error(`${url} answered ${status}`)
  return bytes
}

/** Verifies the credential at a path of the site. The verifier is loaded only now: most of its weight is JSON-LD. */
async function check(path: string, bases: Bases): Promise<Checked> {
  const fetch = browserNetwork(bases)
  const id = bases.site + path
  const [{ makeBundle }, bytes] = await Promise.all([import('../verification/index.ts'), fileAt(fetch, id)])
  const { report, bundle } = await makeBundle({ bytes, name: id }, { fetch, now: new Date() })
  return { report: aboutThis(report, id), bundle }
}

/** A credential that holds says nothing for this page when it is another one's. */
function aboutThis(report: Report, id: string): Report {
  if (report.outcome === 'failed' || report.subject === id) return report
  const text = 'The file of this page holds another credential than the page shows.'
  const verdict = { code: 'another-credential', tone: 'bad', title: 'Not verified', text } as const
  return { ...report, outcome: 'failed', standing: 'unknown', verdict, steps: [], warnings: [], issuer: undefined }
}

/** What is shown under the steps. */
function notesOf(report: Report): HTMLElement[] {
  const notes = [warningList(report), silenceHint(report), issuerBlock(report), requestDetails(report)]
  return notes.filter((note) => note !== undefined)
}

/**
 * Checks the credential of a page in the reader's browser and shows what each step found. Without JavaScript, the text that
 * stands in it says that nothing was checked; nothing here is shown that was not found out just now.
 */
class BadgeCheck extends HTMLElement {
  private bundle = ''

  connectedCallback(): void {
    partOf(this, 'again').addEventListener('click', () => void this.run())
    partOf(this, 'bundle').addEventListener('click', () => download(this.bundle, this.dataset.bundle!))
    this.sayChecking()
    whenIdle(() => void this.run())
  }

  private async run(): Promise<void> {
    const bases = basesOf(this.dataset)
    this.sayChecking()
    try {
      this.show(await check(this.dataset.credential!, bases))
    } catch {
      // The verifier does not throw for what a credential holds: this is a file of the site that did not arrive.
      const words = element('strong', 'words', 'Could not be checked: a file of this site did not arrive.')
      this.say('not-checked', 'unknown', [signElement('?'), words])
    }
    partOf(this, 'elsewhere').hidden = bases.site === bases.here
    partOf(this, 'again').hidden = false
  }

  private sayChecking(): void {
    this.say('checking', '', [element('span', 'words', 'Checking in your browser …')])
    delete this.dataset.standing
    for (const part of ['steps', 'notes']) partOf(this, part).replaceChildren()
    partOf(this, 'keep').hidden = true
  }

  private say(outcome: string, tone: string, content: readonly Node[]): void {
    this.dataset.outcome = outcome
    const verdict = partOf(this, 'verdict')
    verdict.dataset.tone = tone
    verdict.replaceChildren(...content)
  }

  private show({ report, bundle }: Checked): void {
    this.bundle = bundle
    this.dataset.standing = report.standing
    this.say(report.outcome, report.verdict.tone, verdictElements(report))
    partOf(this, 'steps').replaceChildren(...stepItems(report))
    partOf(this, 'notes').replaceChildren(...notesOf(report))
    partOf(this, 'keep').hidden = report.steps.length === 0
  }
}

customElements.define('badge-check', BadgeCheck)
