import { partOf } from '../verify/elements.ts'

/** Offers to copy the text that stands in it. Without JavaScript the text can be selected, and no button is seen. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = partOf<HTMLButtonElement>(this, 'copy')
    button.hidden = false
    button.addEventListener('click', () => void this.copy())
  }

  private async copy(): Promise<void> {
    const said = partOf(this, 'said')
    try {
      await navigator.clipboard.writeText(partOf(this, 'text').textContent)
      said.textContent = 'Copied.'
    } catch {
      said.textContent = 'Your browser does not let this page copy: select the text instead.'
    }
  }
}

customElements.define('copy-text', CopyText)
