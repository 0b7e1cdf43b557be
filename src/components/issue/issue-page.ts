import {
  awardFiles,
  MOST_LENGTH,
  mailMerge,
  type ReadRecipients,
  readRecipients,
  readTable,
  type Table,
} from '../../authoring/index.ts'
import { download, partOf } from '../verify/elements.ts'
import { listenToFileInputs } from '../verify/file-inputs.ts'
import { chosenBadge, type ReadForm, readForm, showFieldFaults } from './form.ts'
import { fileCard } from './made.ts'
import { faultTable, leftOut, recipientTable, summaryOf } from './preview.ts'

/** How long somebody must rest from typing before the table is read, in milliseconds. */
const REST = 200

/** Today where the reader is, as YYYY-MM-DD. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

const tooLarge: Table = {
  records: [],
  faults: [{ message: `This file is larger than ${MOST_LENGTH / 1_000_000} MB.`, hint: 'split it' }],
}

/** The form that makes award files. All of it happens on this device. */
class AwardMaker extends HTMLElement {
  /** A table that was chosen or dropped; what is typed counts without one. */
  private file: { readonly name: string; readonly table: Table } | undefined
  private seen: ReadRecipients | undefined
  private waiting = 0

  connectedCallback(): void {
    partOf<HTMLInputElement>(this, 'day').value ||= today()
    this.addEventListener('input', ({ target }) => {
      if (target === this.typed) this.forgetFile()
      this.forgetMade()
      clearTimeout(this.waiting)
      this.waiting = window.setTimeout(() => this.look(), REST)
    })
    partOf(this, 'badge').addEventListener('change', () => this.showBadge())
    partOf(this, 'form').addEventListener('submit', (event) => {
      event.preventDefault()
      this.make()
    })
    partOf(this, 'file-remove').addEventListener('click', () => {
      this.forgetFile()
      this.look()
      this.typed.focus()
    })
    partOf(this, 'template').addEventListener('click', () => this.saveTemplate())
    listenToFileInputs(this, {
      files: (files) => void this.takeFile(files),
      text: (text) => {
        this.forgetFile()
        this.typed.value = text
        this.look()
      },
    })
    this.hidden = false
    this.showBadge()
    if (this.typed.value !== '') this.look()
  }

  private get typed(): HTMLTextAreaElement {
    return partOf(this, 'typed')
  }

  private say(text: string): void {
    partOf(this, 'progress').textContent = text
  }

  private show(name: string, ...inside: readonly Node[]): void {
    partOf(this, name).replaceChildren(...inside)
  }

  private showBadge(): void {
    const badge = chosenBadge(this)
    partOf(this, 'evidence-needed').hidden = badge?.evidenceRequired !== true
    const results = (badge?.results ?? []).map(({ id }) => `result:${id}`)
    partOf(this, 'result-columns').textContent =
      results.length === 0 ? '' : `For this badge also: ${results.join(', ')}.`
  }

  private async takeFile([file, ...others]: readonly File[]): Promise<void> {
    if (file === undefined) return
    try {
      const table = file.size > MOST_LENGTH ? tooLarge : readTable(new Uint8Array(await file.arrayBuffer()))
      this.typed.value = ''
      this.file = { name: file.name, table }
      partOf(this, 'file').hidden = false
      partOf(this, 'file-name').textContent = file.name
      this.forgetMade()
      this.look()
      if (others.length > 0) this.say('One table at a time: the first file was taken.')
    } catch {
      this.say('This file cannot be read.')
    }
  }

  private forgetFile(): void {
    this.file = undefined
    partOf(this, 'file').hidden = true
  }

  /** What was made holds hashes of what was typed then. */
  private forgetMade(): void {
    partOf(this, 'made').hidden = true
    this.show('made-files')
  }

  private table(): Table | undefined {
    if (this.file !== undefined) return this.file.table
    return this.typed.value.trim() === '' ? undefined : readTable(this.typed.value)
  }

  /** Reads all that there is and shows what would come of it. */
  private look(): { readonly read: ReadForm | undefined; readonly first: string | undefined } {
    clearTimeout(this.waiting)
    const { read, faults } = readForm(this)
    const table = this.table()
    const isEmpty = table === undefined
    this.seen = read === undefined || isEmpty ? undefined : readRecipients(table, read.order, today())
    // A field that nobody came to yet is not wrong yet.
    const untouched = ['badge', 'day'].filter((name) => isEmpty && faults.has(name))
    showFieldFaults(this, new Map([...faults].filter(([name]) => !untouched.includes(name))))
    this.showPreview(this.seen)
    return { read, first: [...faults.keys()][0] }
  }

  private showPreview(seen: ReadRecipients | undefined): void {
    partOf(this, 'preview').hidden = seen === undefined
    const { faults = [], recipients = [] } = seen ?? {}
    this.say(seen === undefined ? '' : summaryOf(seen))
    partOf(this, 'left-out').textContent = seen === undefined ? '' : leftOut(seen)
    const canLeaveOut = recipients.length > 0 && faults.length > 0 && faults.every(({ concerns }) => concerns === 'row')
    partOf(this, 'partial-field').hidden = !canLeaveOut
    this.show('faults', ...(faults.length === 0 ? [] : [faultTable(faults)]))
    this.show('recipients', ...(recipients.length === 0 ? [] : [recipientTable(recipients)]))
  }

  /** What keeps the file from being made: the part to go to, and what to say there. */
  private obstacle(first: string | undefined): readonly [part: string, words: string] | undefined {
    if (first !== undefined) return [first, 'Something is not filled in.']
    if (this.seen === undefined) return ['typed', 'Type an address, or choose a table.']
    const { faults, recipients } = this.seen
    if (faults.length === 0) return undefined
    const canLeaveOut = recipients.length > 0 && faults.every(({ concerns }) => concerns === 'row')
    if (!canLeaveOut) return ['faults', 'Mend what is wrong first.']
    const partial = partOf<HTMLInputElement>(this, 'partial').checked
    return partial ? undefined : ['partial', 'Mend what is wrong, or choose to leave those rows out.']
  }

  private make(): void {
    const { read, first } = this.look()
    const obstacle = this.obstacle(first)
    if (obstacle !== undefined || read === undefined || this.seen === undefined) {
      const [part, words] = obstacle ?? ['badge', '']
      showFieldFaults(this, readForm(this).faults)
      this.say(words)
      partOf(this, part).focus()
      return
    }
    const { badge, order, cohort } = read
    const files = awardFiles(this.seen.recipients, order, { random, name: cohort })
    const { site = '', issuer = '', repository = '' } = this.dataset
    const letters = mailMerge(
      files.flatMap(({ awards }) => awards),
      { badge, issuerName: issuer, siteUrl: site },
    )
    partOf(this, 'letters').onclick = () =>
      download(letters, `letters-${badge.slug}-${order.awardedOn}.csv`, 'text/csv')
    this.show('made-files', ...files.map((file) => fileCard(file, repository, (text) => this.say(text))))
    partOf(this, 'made').hidden = false
    partOf(this, 'made-title').focus()
  }

  /** A table with the columns that the chosen badge is likely to need, and nobody in it. */
  private saveTemplate(): void {
    const badge = chosenBadge(this)
    const results = (badge?.results ?? []).map(({ id }) => `result:${id}`)
    const columns = ['email', 'name', 'name consent', 'evidence url', ...results]
    download(`\ufeff${columns.join(',')}\r\n`, `awards-${badge?.slug ?? 'table'}.csv`, 'text/csv')
  }
}

customElements.define('award-maker', AwardMaker)
