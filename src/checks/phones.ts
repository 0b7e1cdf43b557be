import { readingOf } from './text-reading.ts'
import type { Finding } from './text-scan.ts'

/** A telephone number in a text: its digits, after a `+` when it is an international one. */
export type Phone = Finding

/** Words that a telephone number follows, in the languages of Europe and some more. */
const LABELS = [
  'tel(?:ephone)?|phone|mobile|mob|cell(?:phone)?|fax|whatsapp|sms|call(?: me)?(?: (?:at|on))?',
  'telefon(?:nummer)?|handy(?:nummer)?|mobil(?:telefon|nummer)?|rufnummer|fon',
  't[ée]l(?:[ée]phone)?|portable|tel[ée]fono?|m[óo]vil|celular|cellulare|telefone|telem[óo]vel',
  'telefoon(?:nummer)?|gsm|mobiel|puhelin(?:numero)?|tlf|telef[óo]n|kom[óo]rka|sími',
  'тел(?:ефон)?|моб(?:ильный)?|τηλ(?:έφωνο)?|κιν(?:ητό)?|电话|電話|手机|전화|هاتف|טלפון',
].join('|')

/** What may stand between a label and its number: "Tel. no.: ", `"phone": "`. */
const AFTER_LABEL = '[\\s.:=#"\'`*_-]{0,8}(?:(?:number|no|nr|num)\\b[\\s.:=#-]{0,4})?'

/** Between two digits of a number; a line never ends there. */
const GAP = '[ .()/\\u2010-\\u2015-]{0,3}'

const INTERNATIONAL = new RegExp(`(?<![\\p{L}\\p{N}+])\\+\\(?[1-9](?:${GAP}\\d){7,14}(?!\\d)`, 'gu')
const LABELLED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${LABELS})(?![\\p{L}\\p{N}])${AFTER_LABEL}(\\+?\\(?\\d(?:${GAP}\\d){5,14})(?!\\d)`,
  'giu',
)

/** The address of a chat, which is a number. */
const LINKED = /(?<![\p{L}\p{N}])wa\.me\/(\+?\d{7,15})(?!\d)/giu

/** A `+` in any of the ways in which one can be written before a digit, or a label. */
const HINT = new RegExp(
  `[+\\uff0b\\ufe62](?=\\P{L})|%(?:25)*2b|&(?:#0*43|#x0*2b|plus);|wa\\.me|(?<![\\p{L}\\p{N}])(?:${LABELS})(?![\\p{L}\\p{N}])`,
  'iu',
)

/** Whether a text can hold a telephone number that is written as one. */
export function mayHoldPhone(text: string): boolean {
  return HINT.test(text)
}

/** A day, a year or a span of years: "2026-03-01", "12/2025", "2024–2026". */
const DATED =
  /^(?:\d{1,2}[ ./-]){0,2}(?:19|20)\d{2}(?:[ ./\u2010-\u2015-]{1,3}(?:(?:19|20)\d{2}|\d{1,2}(?:[ ./-]\d{1,2})?))?$/
/** A number with a fraction, and a small one in groups of three: "+1.23456789", "+12 345 678". */
const AMOUNT = /^\+\d+\.\d+$|^\+\d{2} \d{3} \d{3}$/

const isPhone = (written: string) => !DATED.test(written) && !AMOUNT.test(written)

/** The digits without "(0)", which is left out when a number is dialled from abroad. */
function canonical(written: string): string {
  const digits = written.replace('(0)', '').replace(/\D/g, '')
  return written.startsWith('+') ? `+${digits}` : digits
}

/**
 * Finds telephone numbers: those in the international form, and those that a label stands before. A bare national number is
 * not told from other numbers, such as those of licences, so it is left alone. Time grows with the text alone.
 */
export function phonesIn(text: string): Phone[] {
  if (!mayHoldPhone(text)) return []
  const reading = readingOf(text)
  const found = new Map<number, Phone>()
  const take = (written: string, position: number) => {
    if (!isPhone(written) || found.has(position)) return
    const start = reading.offsetOf(position)
    found.set(position, { text: canonical(written), start, end: reading.offsetOf(position + written.length) })
  }
  for (const pattern of [INTERNATIONAL, LABELLED, LINKED]) {
    for (const match of reading.text.matchAll(pattern)) {
      const [whole, number = whole] = match
      take(number, match.index + whole.length - number.length)
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, phone]) => phone)
}

/** A number as a message may show it: enough to find it by, too little to call. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, phone.startsWith('+') ? 3 : 2)}…`
}

/** A text with its telephone numbers masked, for a message that quotes it. */
export function withoutPhones(text: string): string {
  return phonesIn(text).reduceRight(
    (rest, { text: phone, start, end }) => rest.slice(0, start) + maskedPhone(phone) + rest.slice(end),
    text,
  )
}
