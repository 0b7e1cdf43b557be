import { TOPICS } from '../../domain/findings.ts'
import type { Report, Step, Warning } from '../../verification/index.ts'
import { claimList, isProvenIn } from './claims.ts'
import { details, element, signElement, stranger, visible } from './elements.ts'
import { issuerBlock } from './issuer.ts'
import { momentInWords, OUTCOMES, TONES } from './words.ts'

/** The verdict: sign, title and sentence. */
export function verdictElements({ verdict }: Report): HTMLElement[] {
  const words = element('span', 'words', element('strong', '', `${verdict.title}.`), ` ${verdict.text}`)
  return [signElement(TONES[verdict.tone]), words]
}

function verdictBand(report: Report): HTMLElement {
  const band = element('p', 'verdict', ...verdictElements(report))
  band.dataset.tone = report.verdict.tone
  return band
}

/** One step as a list item: sign, name of the step and outcome, sentence. */
function stepItem({ step, outcome, message }: Step): HTMLElement {
  const { sign, word } = OUTCOMES[outcome]
  const topic = element('strong', 'word', `${TOPICS[step]}: ${word}.`)
  const item = element('li', 'step', signElement(sign), topic, ' ', stranger(message))
  item.dataset.outcome = outcome
  item.dataset.step = step
  return item
}

/** The steps as list items. */
export function stepItems({ steps }: Report): HTMLElement[] {
  return steps.map(stepItem)
}

function warningItem({ warning, message }: Warning): HTMLElement {
  const item = element('li', 'step', signElement('!'), stranger(message))
  item.dataset.warning = warning
  return item
}

/** What a reader should know beside the steps; undefined when there is nothing. */
export function warningList({ warnings }: Report): HTMLElement | undefined {
  return warnings.length === 0 ? undefined : element('ul', 'warnings', ...warnings.map(warningItem))
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url)

const MAY_NOT = 'That site may be away, or it may not allow pages of other sites to read it, which a browser obeys. '

/**
 * What to do when somebody gave no answer: browsers do not tell whether a site is away or keeps pages of others from reading it.
 */
export function silenceHint({ requests, steps, subject }: Report): HTMLElement | undefined {
  const silent = requests.filter(({ answer }) => answer === 'no answer')
  const [first] = silent
  if (first === undefined) return undefined
  if (!navigator.onLine)
    return element('p', 'hint', 'This device is offline, so nobody could be asked. Check again when it is online.')
  const hosts = [...new Set(silent.map(({ url }) => hostOf(url)))].join(', ')
  const isUnread = steps[0]?.step === 'readable' && steps[0].outcome !== 'passed'
  const what = isUnread ? first.url : subject.startsWith('https://') ? subject : 'the file'
  const advice = isUnread
    ? 'Download the file there and drop it here; or use the command, which has no such limit: '
    : 'The command has no such limit: '
  const command = element('code', 'command', 'badgewright verify ', stranger(what))
  return element('p', 'hint', 'No answer from ', stranger(hosts), '. ', MAY_NOT, advice, command)
}

const NONE = 'None: nothing left this device.'
const NONE_ALONE =
  'None for this file alone. What files that came together need is asked once, and told with the first that needed it.'

/**
 * Every request that was made.
 *
 * @param isOneOfSeveral - Others came with it, which may have had the answers that it needed.
 */
export function requestDetails({ requests }: Report, isOneOfSeveral = false): HTMLElement {
  if (requests.length === 0) return details('Requests made: none', element('p', '', isOneOfSeveral ? NONE_ALONE : NONE))
  const items = requests.map(({ url, answer }) =>
    element('li', '', stranger(url, 'address'), ' ', element('span', 'answer', answerInWords(answer))),
  )
  return details(`Requests made: ${requests.length}`, element('ol', 'requests', ...items))
}

const answerInWords = (answer: string) => (/^\d+$/.test(answer) ? `answered ${answer}` : answer)

function proofList({ proofs }: Report): HTMLElement | undefined {
  if (proofs.length < 2) return undefined
  const items = proofs.map(({ suite, method, created, outcome, message }) => {
    const { sign, word } = OUTCOMES[outcome]
    const made = created === undefined ? '' : `, made on ${momentInWords(created)}`
    const item = element(
      'li',
      'step',
      signElement(sign),
      stranger(`${suite}${made}`),
      element('strong', 'word', `: ${word}. `),
    )
    item.append(stranger(message), ...(method === undefined ? [] : [' Key: ', stranger(method, 'address')]))
    item.dataset.outcome = outcome
    return item
  })
  return element('ul', 'check-steps', ...items)
}

/** Heading levels, so that what is inside something stands below it. */
type Level = 3 | 4 | 5 | 6
const HEADINGS = { 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' } as const
const below = (level: Level): Level => (level === 3 ? 4 : level === 4 ? 5 : 6)

function innerResult(report: Report, level: Level): HTMLElement {
  const name = visible(report.claims?.name ?? report.subject)
  const made = details(
    element('span', '', signElement(TONES[report.verdict.tone]), ` ${report.verdict.title}: `, stranger(name)),
    verdictBand(report),
    ...resultSections(report, level),
  )
  made.className = 'inner-result'
  made.dataset.tone = report.verdict.tone
  return made
}

function innerResults(reports: readonly Report[], level: Level): HTMLElement | undefined {
  return reports.length === 0
    ? undefined
    : element('div', '', ...reports.map((report) => innerResult(report, below(level))))
}

const UNSAID = 'What it says is not shown, for nothing proves that its issuer says it.'

/** What it says, never without a word about whether that is proven. */
function claimsTitleAndList(report: Report): readonly [string, HTMLElement | undefined] {
  const isRefused = report.steps.some(
    ({ step, outcome }) => (step === 'signature' || step === 'issuer') && outcome === 'failed',
  )
  if (report.claims === undefined) return ['What it says', isRefused ? element('p', 'aside', UNSAID) : undefined]
  return [isProvenIn(report) ? 'What it says' : 'What it says (who says it could not be proven)', claimList(report)]
}

/** All that led to the verdict, in sections; those with nothing in them are left out. */
export function resultSections(report: Report, level: Level = 3): HTMLElement[] {
  const sections: readonly (readonly [string, HTMLElement | undefined])[] = [
    ['Who issued it', issuerBlock(report)],
    claimsTitleAndList(report),
    ['Worth knowing', warningList(report)],
    ['What was checked', element('ol', 'check-steps', ...stepItems(report))],
    ['Signatures', proofList(report)],
    ['Endorsements inside it', innerResults(report.endorsements, level)],
    ['Credentials inside it', innerResults(report.parts, level)],
  ]
  return sections.flatMap(([title, content]) =>
    content === undefined ? [] : [element('section', '', element(HEADINGS[level], '', title), content)],
  )
}

/** What kind of document it was, and when it was checked. */
function momentLine({ format, checkedAt }: Report): HTMLElement {
  const kind = format === 'unknown' ? [] : ['It is ', stranger(format), '. ']
  return element('p', 'aside', ...kind, `Checked on ${momentInWords(checkedAt)}.`)
}

/** What a card shows beside the report. */
interface CardOptions {
  /** What was verified, as its giver called it. */
  readonly name: string
  readonly picture: Node | undefined
  readonly isOneOfSeveral: boolean
  readonly actions: readonly Node[]
}

/** A result as a card: what was verified, the verdict, and all that led to it. */
export function resultCard(report: Report, { name, picture, isOneOfSeveral, actions }: CardOptions): HTMLElement {
  const { claims, verdict, outcome } = report
  const heading = element('h2', 'subject', stranger(claims?.name ?? name))
  heading.tabIndex = -1
  const card = element(
    'article',
    'result',
    element(
      'header',
      '',
      ...(picture === undefined ? [] : [picture]),
      element('p', 'printed-title', 'Verification report'),
      ...(claims === undefined ? [] : [element('p', 'kind', stranger(name))]),
      heading,
    ),
    verdictBand(report),
    ...[silenceHint(report)].filter((hint) => hint !== undefined),
    element('div', 'result-sections', ...resultSections(report)),
    requestDetails(report, isOneOfSeveral),
    momentLine(report),
    element('p', 'actions no-print', ...actions),
  )
  card.dataset.verdict = verdict.code
  card.dataset.outcome = outcome
  card.dataset.tone = verdict.tone
  return card
}
