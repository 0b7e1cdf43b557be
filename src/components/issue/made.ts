import type { AwardsFile } from '../../authoring/index.ts'
import { button, download, element } from '../verify/elements.ts'
import { counted } from './counted.ts'
import { editorFor } from './editor.ts'

/** Who hears what came of a click. */
type Say = (text: string) => void

function linkTo(url: string, text: string): HTMLAnchorElement {
  const link = element('a', 'button', text)
  link.href = url
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  return link
}

/** The text itself, for whoever wants to see it, and to copy by hand where a browser does not let a page copy. */
function textOf({ file, text }: AwardsFile) {
  const area = element('textarea', 'file-text')
  area.readOnly = true
  area.rows = 12
  area.setAttribute('aria-label', `Text of ${file}`)
  const opener = element('details', '', element('summary', '', 'Look at the text'), area)
  // A long text is costly to lay out, and most people never look.
  opener.addEventListener('toggle', () => {
    area.value = text
  })
  const select = () => {
    area.value = text
    opener.open = true
    area.focus()
    area.select()
  }
  return { opener, select }
}

function copyButton(text: string, select: () => void, say: Say): HTMLButtonElement {
  return button('Copy the text', () => {
    navigator.clipboard.writeText(text).then(
      () => say('The text is copied.'),
      () => {
        select()
        say('This browser does not let a page copy. The text is selected: copy it with the keyboard.')
      },
    )
  })
}

/** One award file, and the ways to get it into the repository. */
export function fileCard(made: AwardsFile, repository: string, say: Say): HTMLElement {
  const { file, text, awards } = made
  const { opener, select } = textOf(made)
  const editor = editorFor(repository, file, text)
  const copy = copyButton(text, select, say)
  const name = file.split('/').at(-1)!
  const save = button('Download', () => download(text, name, 'text/yaml'))
  const open = editor === undefined ? [] : [linkTo(editor.url, 'Open in GitHub’s editor')]
  const card = element(
    'article',
    'made-file',
    element('h3', '', element('code', '', file)),
    element('p', 'aside', `${counted(awards.length, 'award')}, no address in plain text.`),
  )
  if (editor?.filled === false)
    card.append(element('p', '', 'It is too long to travel in a link: copy the text first, open the editor, paste.'))
  const actions = editor?.filled === false ? [copy, ...open, save] : [...open, copy, save]
  card.append(element('div', 'actions', ...actions), opener)
  return card
}
