/**
 * Characters that show nothing, move the cursor, or turn the direction of what follows. The two joiners stay: Persian, Indic
 * scripts and emoji need them, and they do nothing else.
 */
const UNSEEN = /(?!\u200C|\u200D|\n|\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

/** Text of a stranger's document, so that it can neither hide nor reorder what stands around it. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '\u{FFFD}')
}

/** An element around others. Texts become text and are never read as HTML; texts of strangers go through {@link stranger}. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...inside)
  return made
}

/** A stranger's text, isolated from the direction of its surroundings. */
export function stranger(text: string, className = ''): HTMLElement {
  const made = element('bdi', className, visible(text))
  made.dir = 'auto'
  return made
}

/** A sign that only repeats what a word says. */
export function signElement(sign: string): HTMLElement {
  const made = element('span', 'sign', sign)
  made.setAttribute('aria-hidden', 'true')
  return made
}

/** Something that can be opened. */
export function details(summary: string | Node, ...inside: readonly Node[]): HTMLDetailsElement {
  return element('details', '', element('summary', '', summary), ...inside)
}

/** A button. */
export function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', 'button plain', text)
  made.type = 'button'
  made.addEventListener('click', onClick)
  return made
}

/** The only element of a kind that a page states by `data-part`. */
export function partOf<Kind extends HTMLElement>(root: HTMLElement, name: string): Kind {
  return root.querySelector<Kind>(`[data-part="${name}"]`)!
}

/** How long the address of a download is kept: browsers read it some time after the click. */
const KEPT = 10_000

/** Offers a text as a file, by an address that lives in this page alone. */
export function download(text: string, name: string, type = 'application/json'): void {
  const link = element('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT)
}

/** Does something when the page has nothing else to do. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 })
  else setTimeout(work, 200)
}
