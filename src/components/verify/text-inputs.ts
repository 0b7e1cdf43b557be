import { partOf } from './elements.ts'

/** Says under a field what is wrong with it; nothing when all is well. */
function complain(field: HTMLInputElement | HTMLTextAreaElement, fault: HTMLElement, text: string): void {
  fault.textContent = text
  field.setAttribute('aria-invalid', String(text !== ''))
  if (text !== '') field.focus()
}

/** Gives on what is typed into the form of a name, and asks for it when there is nothing. */
function listenToForm(root: HTMLElement, name: string, missing: string, take: (text: string) => void): void {
  const field = partOf<HTMLInputElement | HTMLTextAreaElement>(root, name)
  const fault = partOf(root, `${name}-fault`)
  partOf(root, `${name}-form`).addEventListener('submit', (event) => {
    event.preventDefault()
    const text = field.value.trim()
    complain(field, fault, text === '' ? missing : '')
    if (text !== '') take(text)
  })
}

/** Gives on addresses and texts that are typed into the page. */
export function listenToTextInputs(
  root: HTMLElement,
  take: { readonly address: (text: string) => void; readonly text: (text: string) => void },
): void {
  listenToForm(root, 'address', 'Type or paste an address first.', take.address)
  listenToForm(root, 'text', 'Paste the text of a badge first.', take.text)
}
