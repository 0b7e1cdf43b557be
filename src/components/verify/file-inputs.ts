import { partOf } from './elements.ts'

/** Who takes what was chosen, dropped or pasted. */
export interface Taker {
  files(files: readonly File[]): void
  text(text: string): void
}

/** Files first; else the address of a dragged link or picture, else text. */
function takeTransfer(transfer: DataTransfer | null, taker: Taker): void {
  const files = [...(transfer?.files ?? [])]
  const text = transfer?.getData('text/uri-list') || transfer?.getData('text/plain') || ''
  if (files.length > 0) taker.files(files)
  else if (text.trim() !== '') taker.text(text)
}

function listenToChooser(chooser: HTMLInputElement, taker: Taker): void {
  chooser.addEventListener('change', () => {
    // Emptying the chooser empties its own list, and lets the same file be chosen again.
    const files = [...(chooser.files ?? [])]
    chooser.value = ''
    taker.files(files)
  })
}

/** The whole page takes what is dropped on it: a file that misses the area would else replace the page. */
function listenToDrops(area: HTMLElement, taker: Taker): void {
  const leave = () => delete area.dataset.over
  for (const kind of ['dragenter', 'dragover'] as const)
    document.addEventListener(kind, (event) => {
      event.preventDefault()
      area.dataset.over = 'true'
    })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) leave()
  })
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    leave()
    takeTransfer(event.dataTransfer, taker)
  })
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** A paste into a field is the field's, unless it is a file. */
function listenToPastes(taker: Taker): void {
  document.addEventListener('paste', (event) => {
    const { clipboardData, target } = event
    if ((clipboardData?.files.length ?? 0) === 0 && isField(target)) return
    event.preventDefault()
    takeTransfer(clipboardData, taker)
  })
}

/** Gives on what is chosen, dropped or pasted anywhere on the page. */
export function listenToFileInputs(root: HTMLElement, taker: Taker): void {
  listenToChooser(partOf(root, 'files'), taker)
  listenToDrops(partOf(root, 'drop'), taker)
  listenToPastes(taker)
}
