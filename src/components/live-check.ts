import type { Fetched, Outcome, Report } from '../verification/index.ts'

/** How outcomes are shown: a sign, and a word for those who do not see it or its colour. */
const OUTCOMES: Readonly<Record<Outcome, { sign: string; word: string }>> = {
  passed: { sign: '✓', word: 'Passed' },
  failed: { sign: '✕', word: 'Failed' },
  'not-checked': { sign: '?', word: 'Could not be checked' },
}

/** Standings that say more than that a step failed. */
const STANDINGS: Readonly<Partial<Record<Report['standing'], string>>> = {
  revoked: 'Revoked',
  suspended: 'Suspended for now',
  expired: 'Expired',
  'not-yet-valid': 'Not yet valid',
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 15_000

/** Two names of one folder: the address that credentials state, and where this copy of the site is looked at. */
interface Bases {
  readonly site: string
  readonly here: string
}

/** Asks an address. The site's own are asked of this copy of the site, so that a preview checks what it holds. */
async function ask(url: string, { site, here }: Bases): Promise<Fetched> {
  const address = url.startsWith(site) ? here + url.slice(site.length) : url
  const response = await fetch(address, {
    cache: 'no-cache',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE),
  })
  return {
    status: response.status,
    mediaType: (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase(),
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

/** Verifies the credential at a path of the site. The verifier is loaded only now: most of its weight is JSON-LD. */
async function check(path: string, bases: Bases): Promise<Report> {
  const [{ verify }, { status, bytes }] = await Promise.all([
    import('../verification/index.ts'),
    ask(bases.site + path, bases),
  ])
  if (status !== 200) throw new Error(`${path} answered ${status}`)
  const report = await verify({ bytes, name: path }, { fetch: (url) => ask(url, bases), now: new Date() })
  return aboutThis(report, bases.site + path)
}

/** A credential that holds says nothing for this page when it is another one's. */
function aboutThis(report: Report, id: string): Report {
  if (report.outcome === 'failed' || report.subject === id) return report
  const verdict = 'The file of this page holds another credential than the page shows.'
  return { ...report, outcome: 'failed', standing: 'unknown', verdict, steps: [] }
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

/** One step as a list item: sign, name of the step and outcome, sentence. */
function stepItem({ step, outcome, message }: Report['steps'][number]): HTMLElement {
  const { sign, word } = OUTCOMES[outcome]
  const item = element('li', 'step', '')
  item.dataset.outcome = outcome
  item.dataset.step = step
  const icon = element('span', 'sign', sign)
  icon.setAttribute('aria-hidden', 'true')
  item.append(icon, element('strong', 'word', `${NAMES[step]}: ${word.toLowerCase()}.`), ` ${message}`)
  return item
}

const NAMES: Readonly<Record<Report['steps'][number]['step'], string>> = {
  readable: 'Kind of document',
  signature: 'Signature',
  issuer: 'Issuer',
  dates: 'Dates',
  status: 'Status',
  agreement: 'Open Badges 2.0 copy',
}

/**
 * Checks the credential of a page in the reader's browser and shows what each step found. Without JavaScript, the text that
 * stands in it says that nothing was checked; nothing here is shown that was not found out just now.
 */
class BadgeCheck extends HTMLElement {
  connectedCallback(): void {
    this.piece('again').addEventListener('click', () => this.run())
    void this.run()
  }

  private piece(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-part="${name}"]`)!
  }

  private get bases(): Bases {
    const { site = '', home = '/' } = this.dataset
    return { site, here: new URL(home, document.URL).href }
  }

  private async run(): Promise<void> {
    const { bases } = this
    this.say('checking', '', 'Checking in your browser …')
    this.piece('steps').replaceChildren()
    this.piece('elsewhere').hidden = bases.site === bases.here
    try {
      this.show(await check(this.dataset.credential!, bases))
    } catch {
      // The verifier does not throw for what a credential holds: this is a file of the site that did not arrive.
      this.say('not-checked', OUTCOMES['not-checked'].sign, 'Could not be checked: a file of this site did not arrive.')
    }
    this.piece('again').hidden = false
  }

  private say(outcome: Outcome | 'checking', sign: string, verdict: string): void {
    this.dataset.outcome = outcome
    const icon = element('span', 'sign', sign)
    icon.setAttribute('aria-hidden', 'true')
    this.piece('verdict').replaceChildren(...(sign === '' ? [] : [icon]), element('span', 'words', verdict))
  }

  private show(report: Report): void {
    const { sign, word } = OUTCOMES[report.outcome]
    this.say(report.outcome, sign, `${STANDINGS[report.standing] ?? word}. ${report.verdict}`)
    this.piece('steps').replaceChildren(...report.steps.map(stepItem))
  }
}

customElements.define('badge-check', BadgeCheck)
