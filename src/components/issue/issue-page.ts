import { awardFiles, mailMerge, type ReadRecipients, readRecipients } from '../../authoring/index.ts'
import { download, partOf } from '../verify/elements.ts'
import { chosenBadge, type FieldFaults, type ReadForm, readForm, showFieldFaults } from './form.ts'
import { fileCard } from './made.ts'
import { canLeaveOut, faultTable, leftOut, recipientTable, summaryOf } from './preview.ts'
import { TableSource } from './table-source.ts'

/** How long somebody must rest from typing before the table is read, in milliseconds. */
const REST = 200

const NOTHING = 'Who would be awarded shows here, once there is a badge and an address.'

/** Today where the reader is, as YYYY-MM-DD. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

/** All that was given, as far as it could be read. */
interface Seen {
  readonly form: ReadForm | undefined
  readonly faults: FieldFaults
  readonly recipients: ReadRecipients | undefined
}

/** Awards that can be made. */
interface Ready {
  readonly form: ReadForm
  readonly recipients: ReadRecipients['recipients']
}

/** Where to go, and what to do there, before the file can be made. */
interface Obstacle {
  readonly part: string
  readonly words: string
}

/** The form that makes award files. All of it happens on this device. */
class AwardMaker extends HTMLElement {
  #source: TableSource | undefined
  #waiting = 0

  connectedCallback(): void {
    partOf<HTMLInputElement>(this, 'day').value ||= today()
    this.#source = new TableSource(this, { changed: () => this.#change(), say: (text) => this.#say(text) })
    this.addEventListener('input', ({ target }) => {
      this.#forgetMade()
      if (target === partOf(this, 'partial')) return
      clearTimeout(this.#waiting)
      this.#waiting = window.setTimeout(() => this.#look(), REST)
    })
    partOf(this, 'badge').addEventListener('change', () => this.#showBadge())
    partOf(this, 'template').addEventListener('click', () => this.#saveTemplate())
    partOf(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault()
      this.#make()
    })
    this.hidden = false
    this.#showBadge()
    this.#look()
  }

  #say(text: string): void {
    const place = partOf(this, 'progress')
    if (place.textContent !== text) place.textContent = text
  }

  #show(part: string, ...inside: readonly Node[]): void {
    partOf(this, part).replaceChildren(...inside)
  }

  #change(): void {
    this.#forgetMade()
    this.#look()
  }

  /** What was made holds hashes of what was given before. */
  #forgetMade(): void {
    partOf(this, 'made').hidden = true
    this.#show('made-files')
  }

  #resultColumns(): string[] {
    return (chosenBadge(this)?.results ?? []).map(({ id }) => `result:${id}`)
  }

  #showBadge(): void {
    partOf(this, 'evidence-needed').hidden = chosenBadge(this)?.evidenceRequired !== true
    const columns = this.#resultColumns()
    partOf(this, 'result-columns').textContent =
      columns.length === 0 ? '' : `For this badge also ${columns.join(', ')}.`
  }

  /** A table with the columns that the chosen badge is likely to need, and nobody in it. */
  #saveTemplate(): void {
    const columns = ['email', 'name', 'name consent', 'evidence url', ...this.#resultColumns()]
    download(`\ufeff${columns.join(',')}\r\n`, `awards-${chosenBadge(this)?.slug ?? 'table'}.csv`, 'text/csv')
  }

  /** Reads all that there is, and shows what would come of it. A field that nobody came to yet is not wrong yet. */
  #look(): Seen {
    clearTimeout(this.#waiting)
    const { read: form, faults } = readForm(this)
    const table = this.#source?.table()
    const recipients = form && table && readRecipients(table, form.order, today())
    showFieldFaults(this, new Map([...faults].filter(([name]) => name !== 'badge')))
    this.#showPreview(recipients)
    const missing: readonly (readonly [string, string])[] =
      table === undefined ? [['typed', 'Type an address, or choose a table.']] : []
    return { form, faults: new Map([...faults, ...missing]), recipients }
  }

  #showPreview(read: ReadRecipients | undefined): void {
    this.#say(read === undefined ? NOTHING : summaryOf(read))
    partOf(this, 'preview').hidden = read === undefined
    partOf(this, 'left-out').textContent = read === undefined ? '' : leftOut(read)
    partOf(this, 'partial-field').hidden = read === undefined || !canLeaveOut(read)
    const { faults = [], recipients = [] } = read ?? {}
    this.#show('faults', ...(faults.length === 0 ? [] : [faultTable(faults)]))
    this.#show('recipients', ...(recipients.length === 0 ? [] : [recipientTable(recipients)]))
  }

  #readiness({ form, faults, recipients: read }: Seen): Ready | Obstacle {
    const [part = 'badge'] = faults.keys()
    if (form === undefined || read === undefined || faults.size > 0) return { part, words: faults.get(part) ?? NOTHING }
    const ready = { form, recipients: read.recipients }
    if (read.faults.length === 0) return ready
    if (!canLeaveOut(read)) return { part: 'faults', words: 'Mend what is wrong first.' }
    if (partOf<HTMLInputElement>(this, 'partial').checked) return ready
    return { part: 'partial', words: 'Mend what is wrong, or choose to leave those rows out.' }
  }

  #make(): void {
    const seen = this.#look()
    const ready = this.#readiness(seen)
    if ('part' in ready) {
      showFieldFaults(this, seen.faults)
      this.#say(ready.words)
      partOf(this, ready.part).focus()
      return
    }
    this.#showMade(ready)
  }

  #showMade({ form: { badge, order, cohort }, recipients }: Ready): void {
    const { site: siteUrl = '', issuer: issuerName = '', repository = '', profiles } = this.dataset
    const files = awardFiles(recipients, order, { random, name: cohort })
    const awards = files.flatMap((file) => file.awards)
    const letters = mailMerge(awards, { badge, issuerName, siteUrl, offersProfiles: profiles !== undefined })
    partOf(this, 'letters').onclick = () =>
      download(letters, `letters-${badge.slug}-${order.awardedOn}.csv`, 'text/csv')
    this.#show('made-files', ...files.map((file) => fileCard(file, repository, (text) => this.#say(text))))
    partOf(this, 'made').hidden = false
    partOf(this, 'made-title').focus()
  }
}

customElements.define('award-maker', AwardMaker)
