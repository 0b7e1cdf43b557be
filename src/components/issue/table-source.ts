import { MOST_LENGTH, readTable, type Table } from '../../authoring/index.ts'
import { partOf } from '../verify/elements.ts'
import { listenToFileInputs } from '../verify/file-inputs.ts'

const TOO_LARGE: Table = {
  records: [],
  faults: [{ message: `This file is larger than ${MOST_LENGTH / 1_000_000} MB.`, hint: 'split it' }],
}

/** Who hears of a new table, and of what could not be taken. */
export interface TableListener {
  changed(): void
  say(text: string): void
}

/** Where the learners come from: a file that was chosen or dropped, else what is typed. */
export class TableSource {
  readonly #root: HTMLElement
  readonly #typed: HTMLTextAreaElement
  readonly #listener: TableListener
  #file: Table | undefined

  constructor(root: HTMLElement, listener: TableListener) {
    this.#root = root
    this.#typed = partOf(root, 'typed')
    this.#listener = listener
    this.#typed.addEventListener('input', () => this.#showFile())
    partOf(root, 'file-remove').addEventListener('click', () => {
      this.#showFile()
      listener.changed()
      this.#typed.focus()
    })
    listenToFileInputs(root, {
      files: (files) => void this.#takeFile(files),
      text: (text) => {
        this.#showFile()
        this.#typed.value = text
        listener.changed()
      },
    })
  }

  /** The table as it is now; undefined when nobody gave one. */
  table(): Table | undefined {
    if (this.#file !== undefined) return this.#file
    return this.#typed.value.trim() === '' ? undefined : readTable(this.#typed.value)
  }

  async #takeFile([file, ...others]: readonly File[]): Promise<void> {
    if (file === undefined) return
    try {
      const table = file.size > MOST_LENGTH ? TOO_LARGE : readTable(new Uint8Array(await file.arrayBuffer()))
      this.#typed.value = ''
      this.#showFile(file.name, table)
      this.#listener.changed()
      if (others.length > 0) this.#listener.say('One table at a time: the first file was taken.')
    } catch {
      this.#listener.say('This file cannot be read.')
    }
  }

  /** Names the file that counts; without one, what is typed does. */
  #showFile(name = '', table?: Table): void {
    this.#file = table
    partOf(this.#root, 'file').hidden = table === undefined
    partOf(this.#root, 'file-name').textContent = name
  }
}
