import type { Message } from '../domain/message.ts'
import { filledIn, type MessageVariable, mayLack } from '../domain/message-variables.ts'
import { paths, urlOf } from '../domain/urls.ts'
import type { NewAward } from './award-files.ts'
import { linksOf, type Sender } from './mail-merge.ts'

/** Who sends letters, with the badge class that they tell of. */
export interface LetterSender extends Sender {
  readonly badge: Sender['badge'] & { readonly slug: string }
}

/** A letter to one learner. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** Between two paragraphs. */
const GAP = /(\n(?:[^\S\n]*\n)+)/

/** A text without the paragraphs that would say nothing: those that name what this award lacks. */
function withoutLacking(text: string, lacking: readonly MessageVariable[]): string {
  if (lacking.length === 0) return text
  const [first = '', ...rest] = text.split(GAP)
  const paragraphs = [['', first], ...Array.from({ length: rest.length / 2 }, (_, i) => rest.slice(2 * i, 2 * i + 2))]
  const kept = paragraphs.filter(([, paragraph = '']) => !mayLack(paragraph, lacking))
  return kept.flat().join('').trimStart()
}

/** Fills in a message for one award. What is filled in stands as it is: the letter is plain text. */
export function letterOf(message: Message, award: NewAward, sender: LetterSender): Letter {
  const { awardUrl, linkedInUrl, expires } = linksOf(award, sender)
  const { badge, issuerName, siteUrl } = sender
  const values: Readonly<Record<MessageVariable, string | undefined>> = {
    name: award.name ?? message.unnamed ?? award.email,
    badge: badge.name,
    issuer: issuerName,
    awardedOn: award.awardedOn.slice(0, 10),
    expires,
    awardUrl,
    badgeUrl: urlOf(siteUrl, paths.badge(badge.slug)),
    linkedInUrl,
    verifyUrl: urlOf(siteUrl, paths.verify()),
  }
  const lacking = (Object.keys(values) as MessageVariable[]).filter((name) => values[name] === undefined)
  const inWords = (name: MessageVariable) => values[name] ?? ''
  return {
    to: award.email,
    subject: filledIn(message.subject, inWords),
    body: filledIn(withoutLacking(message.body, lacking), inWords),
  }
}

const encoder = new TextEncoder()

const base64 = (text: string) => btoa(Array.from(encoder.encode(text), (byte) => String.fromCharCode(byte)).join(''))

/** Bytes of text in one encoded word, which may have 75 characters in all (RFC 2047, section 2). */
const WORD_BYTES = 45

/** A text in parts of so many bytes at the most, each of whole characters. */
function inParts(text: string): string[] {
  const parts = ['']
  for (const character of text) {
    const next = parts.at(-1)! + character
    if (encoder.encode(next).length > WORD_BYTES) parts.push(character)
    else parts[parts.length - 1] = next
  }
  return parts
}

/** Text of a header: as it is, or as encoded words when it is not plain ASCII (RFC 2047). No line of it ends the header. */
function headerText(text: string): string {
  if (/^[\x20-\x7e]{0,70}$/.test(text) && !text.includes('=?')) return text
  return inParts(text)
    .map((part) => `=?utf-8?B?${base64(part)}?=`)
    .join('\r\n ')
}

/**
 * A letter as a file that mail programs open as a draft (RFC 5322, with the `X-Unsent` of Outlook). It has no sender: the
 * program puts that in.
 */
export function draftOf({ to, subject, body }: Letter): string {
  const lines = base64(`${body.replaceAll('\n', '\r\n')}\r\n`).match(/.{1,76}/g) ?? []
  return [
    'X-Unsent: 1',
    `To: ${to}`,
    `Subject: ${headerText(subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '',
  ].join('\r\n')
}
