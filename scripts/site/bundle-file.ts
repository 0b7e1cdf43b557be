import { basename } from 'node:path'
import type { Report } from '../../src/domain/report.ts'
import { momentText } from '../print/moment-text.ts'
import { plainText } from '../print/plain-text.ts'
import { wordKind } from '../verifying/inputs.ts'

/** Names of files that say nothing about which award they are of. */
const GENERIC = /^(?:credential|assertion|clr|badge|image|index|vc|ob|download|json|jwt)?$/i

const withoutExtension = (name: string) =>
  name.replace(/(?:\.bundle)?\.(?:json|jsonld|jwt|jws|txt|png|svg|html?)$/i, '')

/** A part of a stranger’s text as part of a file name: nothing that leads elsewhere, hides it or is a flag. */
const safe = (text: string) =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 64)

/** The last parts of an identifier: the path of an address, or what stands after the colons of a URN or DID. */
const partsOf = (id: string) =>
  (URL.canParse(id) ? new URL(id).pathname : id).split(/[/:]/).map((part) => safe(withoutExtension(part)))

/** The name of a new bundle, from the award's id when that tells it from others, else from the file. */
export function bundleName(word: string, { claims, subject }: Report): string {
  const ofId = partsOf(claims?.id ?? (wordKind(word) === 'address' ? word : subject))
  const ofFile = wordKind(word) === 'file' ? safe(withoutExtension(basename(word))) : ''
  const name = ofId.findLast((part) => !GENERIC.test(part)) ?? ofFile
  return `${name === '' ? 'badge' : name}.bundle.json`
}

interface Kept {
  readonly madeAt: string
  readonly answers: readonly { readonly url: string }[]
}

/** What a bundle that was just made holds, and what it lacks, in lines for people. */
export function bundleContents(path: string, bundle: string, { requests }: Report): string[] {
  const { madeAt, answers } = JSON.parse(bundle) as Kept
  const kept = new Set(answers.map(({ url }) => url))
  const missing = requests.filter(({ url }) => !kept.has(url))
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${plainText(line, 300)}`)]
  return [
    `Wrote ${path}, as of ${momentText(madeAt, { exact: true })}. In it:`,
    '  the document itself',
    ...[...kept].map((url) => `  ${plainText(url, 300)}`),
    ...list(
      'Not in it:',
      missing.map(({ url, answer }) => `${url} (${/^\d+$/.test(answer) ? `it answered ${answer}` : answer})`),
    ),
  ]
}
