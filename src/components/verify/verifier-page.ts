import type { Fetch, Report, Verifier } from '../../verification/index.ts'
import { listenToCamera } from './camera-input.ts'
import { button, element, partOf, stranger, whenIdle } from './elements.ts'
import { listenToFileInputs } from './file-inputs.ts'
import { addressItem, asAddress, fileItem, type Item, textItem } from './items.ts'
import { type Knowledge, listenToMore } from './more-inputs.ts'
import { basesOf, browserNetwork } from './network.ts'
import { readQr } from './qr.ts'
import { resultCard } from './result.ts'
import { listenToTextInputs } from './text-inputs.ts'

const load = () => import('../../verification/index.ts')

/** Which pictures are shown beside their result: as pictures alone, in which nothing runs. */
const PICTURES: Readonly<Record<string, string>> = { png: 'image/png', svg: 'image/svg+xml' }

/** How many are verified at the same time: one that waits for an answer keeps no other waiting. */
const AT_ONCE = 4

/** Why a picture was of no use as a badge: then there may be a QR code on it. */
const NO_BADGE: readonly unknown[] = ['no-credential', 'unreadable', 'unknown-kind']

const isFile = (item: Item | File): item is File => item instanceof File

/** `2 verified, 1 revoked`. */
function counted(reports: readonly Report[]): string {
  const titles = reports.map(({ verdict }) => verdict.title.toLowerCase())
  const kinds = [...new Set(titles)]
  return kinds.map((kind) => `${titles.filter((title) => title === kind).length} ${kind}`).join(', ')
}

/**
 * The verifier of `/verify/`: takes files, addresses and texts, and shows for each what holds and what does not. Nothing that is
 * given to it leaves the device; what is asked of others, each result lists.
 */
class BadgeVerifier extends HTMLElement {
  private readonly network: Fetch = (url) => browserNetwork(basesOf(this.dataset))(url)
  private knowledge: () => Knowledge = () => ({ recipient: undefined, trust: undefined })
  /** Pictures of results, whose addresses end with them. */
  private readonly pictures = new WeakMap<HTMLElement, string>()

  connectedCallback(): void {
    const { site, here } = basesOf(this.dataset)
    this.hidden = false
    partOf(this, 'copy').hidden = site === here
    listenToFileInputs(this, {
      files: (files) => void this.take(files),
      text: (text) => void this.takeText(text, 'Pasted text'),
    })
    listenToTextInputs(this, {
      address: (text) => void this.take([addressItem(asAddress(text))]),
      text: (text) => void this.takeText(text, 'Pasted text'),
    })
    this.knowledge = listenToMore(this, this.network)
    void listenToCamera(this, {
      say: (text) => this.say(text),
      take: (text) => void this.takeText(text, 'The QR code'),
    })
    addEventListener('hashchange', () => this.takeLink())
    addEventListener('beforeprint', () => this.openForPrint())
    addEventListener('afterprint', () => this.closeAfterPrint())
    this.takeLink()
    whenIdle(() => void this.prepareForOffline())
  }

  /** Everything is loaded while there is time, so that a file can be verified when the network is gone. */
  private async prepareForOffline(): Promise<void> {
    try {
      await (await load()).loadRarelyUsed()
      this.dataset.ready = 'true'
    } catch {
      // It is loaded when it is needed; if that fails too, the result says so.
    }
  }

  /** A link to this page may name a credential, or carry one: `#vc=…` or `?vc=…`. */
  private takeLink(): void {
    if (/[?#&]vc=/.test(location.href)) void this.takeText(location.href, 'The content of the link')
  }

  private async takeText(text: string, name: string): Promise<void> {
    try {
      await this.take([await textItem(text, name)])
    } catch {
      this.sayUnloaded()
    }
  }

  /** Tells how far things are. What can be seen elsewhere is only for those who listen. */
  private say(text: string, { isSeen = false } = {}): void {
    const progress = partOf(this, 'progress')
    progress.classList.toggle('visually-hidden', isSeen)
    progress.textContent = text
  }

  /** The verifier does not throw for what a document holds: a part of this page did not arrive. */
  private sayUnloaded(): void {
    this.say('This could not be checked: a part of this page did not arrive. Reload it and try again.')
  }

  /** Verifies things that came together, and puts their results before the others. */
  private async take(items: readonly (Item | File)[]): Promise<void> {
    if (items.length === 0) return
    const focused = document.activeElement
    this.say(items.length === 1 ? `Checking ${items[0]!.name} …` : `Checking ${items.length} files …`)
    const places = items.map(() => element('div', 'waiting'))
    partOf(this, 'results').prepend(...places)
    try {
      const verifier = await this.startVerifier()
      const reports: (Report | undefined)[] = items.map(() => undefined)
      const waiting = [...items.entries()]
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
          reports[next[0]] = await this.fill(places[next[0]]!, next[1], verifier, items.length > 1)
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      this.present(
        reports.filter((report) => report !== undefined),
        partOf(this, 'results').querySelector('h2'),
        focused,
      )
    } catch {
      this.sayUnloaded()
    } finally {
      for (const place of places) place.remove()
    }
  }

  /** One verifier for what came together: it asks each address once, and nothing is remembered for later. */
  private async startVerifier(): Promise<Verifier> {
    const { createVerifier } = await load()
    return createVerifier({ fetch: this.network, now: new Date(), ...this.knowledge() })
  }

  /** Says what was found, and leads there whoever has not gone elsewhere meanwhile. */
  private present(reports: readonly Report[], heading: HTMLElement | null, focused: Element | null): void {
    const [first] = reports
    if (first === undefined) return
    const { title, text } = first.verdict
    if (reports.length === 1) this.say(`${title}. ${text}`, { isSeen: true })
    else this.say(`${reports.length} results: ${counted(reports)}.`)
    const { activeElement } = document
    if (activeElement === focused || activeElement === document.body) heading?.focus()
  }

  /** Puts the result of one thing in the place that was kept for it. */
  private async fill(
    place: HTMLElement,
    given: Item | File,
    verifier: Verifier,
    isOneOfSeveral: boolean,
  ): Promise<Report | undefined> {
    let item: Item
    try {
      item = isFile(given) ? await fileItem(given) : given
    } catch {
      const fault = element('p', 'fault', stranger(given.name), ' could not be read: it is a folder, or it was moved.')
      place.replaceWith(fault)
      this.say(fault.textContent, { isSeen: true })
      return undefined
    }
    const { report, item: found } = await this.verify(item, verifier)
    place.replaceWith(this.cardOf(report, found, isOneOfSeveral))
    return report
  }

  /** The report of an item, or of what a QR code on it leads to. */
  private async verify(item: Item, verifier: Verifier): Promise<{ report: Report; item: Item }> {
    const report = await verifier.verify(item.input)
    const isPlainPicture = item.file?.type.startsWith('image/') === true && NO_BADGE.includes(report.steps[0]?.reason)
    const code = isPlainPicture ? await readQr(item.file as File) : undefined
    if (code === undefined) return { report, item }
    const coded = await textItem(code, `The QR code in ${item.name}`)
    return { report: await verifier.verify(coded.input), item: coded }
  }

  private cardOf(report: Report, item: Item, isOneOfSeveral: boolean): HTMLElement {
    const { input, name } = item
    const actions = [
      button('Print this report', () => this.print(card)),
      button('Check again', () => void this.repeat(card, item)),
      button('Remove', () => this.discard(card)),
    ]
    if ('url' in input && report.kind !== 'unknown') actions.unshift(this.shareButton(input.url))
    const picture = this.pictureOf(item, report)
    const card: HTMLElement = resultCard(report, { name, picture, isOneOfSeveral, actions })
    if (picture !== undefined) this.pictures.set(card, picture.src)
    return card
  }

  /** The picture of a file, as nothing but a picture; not when nobody stands for what it shows. */
  private pictureOf({ file }: Item, { claims }: Report): HTMLImageElement | undefined {
    const type = PICTURES[file?.name.split('.').at(-1)?.toLowerCase() ?? '']
    if (file === undefined || type === undefined || claims === undefined) return undefined
    const picture = element('img', 'picture')
    picture.src = URL.createObjectURL(file.slice(0, file.size, type))
    picture.alt = 'The picture of the file'
    // A file that only has the name of a picture is none.
    picture.addEventListener('error', () => picture.remove())
    return picture
  }

  /** A link that carries the address and never the content, which may be personal. */
  private shareButton(url: string): HTMLButtonElement {
    const link = `${this.dataset.page}#vc=${encodeURIComponent(url)}`
    const made = button('Copy link to this check', () => {
      navigator.clipboard.writeText(link).then(
        () => this.say('The link is copied.'),
        () => made.replaceWith(element('span', 'link-to-copy', stranger(link, 'address'))),
      )
    })
    made.dataset.link = link
    return made
  }

  private async repeat(card: HTMLElement, item: Item): Promise<void> {
    this.say(`Checking ${item.name} …`)
    try {
      const { report, item: found } = await this.verify(item, await this.startVerifier())
      const renewed = this.cardOf(report, found, false)
      this.forgetPicture(card)
      card.replaceWith(renewed)
      this.present([report], renewed.querySelector('h2'), document.activeElement)
    } catch {
      this.sayUnloaded()
    }
  }

  /** Prints one result alone. */
  private print(card: HTMLElement): void {
    for (const other of this.querySelectorAll('.result')) other.classList.toggle('no-print', other !== card)
    print()
  }

  /** Paper cannot be opened. */
  private openForPrint(): void {
    for (const made of this.querySelectorAll<HTMLDetailsElement>('.result details:not([open])')) {
      made.open = true
      made.dataset.closed = 'true'
    }
  }

  private closeAfterPrint(): void {
    for (const made of this.querySelectorAll<HTMLDetailsElement>('details[data-closed]')) {
      made.open = false
      delete made.dataset.closed
    }
    for (const card of this.querySelectorAll('.result')) card.classList.remove('no-print')
  }

  private forgetPicture(card: HTMLElement): void {
    const address = this.pictures.get(card)
    if (address !== undefined) URL.revokeObjectURL(address)
  }

  private discard(card: HTMLElement): void {
    const near = card.nextElementSibling ?? card.previousElementSibling
    this.forgetPicture(card)
    card.remove()
    this.say('The result is removed.')
    const next = near?.querySelector<HTMLElement>('h2') ?? partOf(this, 'files')
    next.focus()
  }
}

customElements.define('badge-verifier', BadgeVerifier)
