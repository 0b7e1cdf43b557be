import { isMoment } from '../domain/calendar.ts'
import { didYouMean } from '../domain/nearest.ts'
import { isHttpsUrl, MOST_PARTS, RANDOM_NAME, SLUG } from '../domain/patterns.ts'
import { type CellKind, COLUMNS, type ColumnName } from './columns.ts'

/** A cell that says something, or what is wrong with it and how to mend it. */
export type Cell =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly message: string; readonly hint: string }

const fault = (message: string, hint: string): Cell => ({ ok: false, message, hint })
const said = (value: string): Cell => ({ ok: true, value })

/**
 * Characters that are not seen, or that reorder what is: controls but tab and line break, overrides and marks of direction,
 * zero-width spaces, private and broken characters. The two joiners stay, as Persian, Indic scripts and emoji need them.
 */
const HIDDEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u
/** In an address no joiner has a place either: it would make another address that looks the same. */
const JOINER = /[\u200c\u200d]/
/** Stands where a program could not read a character. */
const LOST = '\ufffd'

function hiddenFault(text: string, kind: CellKind): Cell | undefined {
  const [hidden] = HIDDEN.exec(text) ?? (kind === 'address' ? JOINER.exec(text) : undefined) ?? []
  if (hidden !== undefined) {
    const code = hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return fault(`It holds the character U+${code}, which cannot be seen.`, 'type the text anew')
  }
  if (text.includes(LOST)) return fault('A character was lost (�).', 'save the table as UTF-8, or type the text anew')
  return undefined
}

/** What people quote back to themselves: short, on one line. */
const shown = (text: string) => JSON.stringify(text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text)

/** A label of a domain: letters and digits of any script, hyphens inside. */
const ADDRESS =
  /^[^\s@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/iu

function addressHint(text: string): string {
  if (/^mailto:/i.test(text)) return 'leave "mailto:" out'
  if (/<.*@.*>/.test(text)) return 'write the address alone; the name goes into a column of its own'
  if ((text.match(/@/g) ?? []).length > 1) return 'one address a row'
  return 'write it as name@example.org'
}

function address(text: string): Cell {
  const [local = ''] = text.split('@')
  const isDotted = !/^\.|\.\.|\.$/.test(local)
  return ADDRESS.test(text) && isDotted ? said(text) : fault(`${shown(text)} is no e-mail address.`, addressHint(text))
}

const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/
/** Days since 1900 in a spreadsheet: 1954 to 2119. */
const SPREADSHEET_DAY = /^[2-7]\d{4}$/

const isoDay = (year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** What may be meant by a date that is written in another way. It is never guessed: 03/04 is March in one country, April in another. */
function dayHint(text: string): string {
  const [, first, second, year] = DAY_FIRST.exec(text) ?? []
  if (first !== undefined && second !== undefined && year !== undefined) {
    const meanings = [isoDay(year, second, first), isoDay(year, first, second)].filter(isMoment)
    const [one, other] = [...new Set(meanings)]
    if (other !== undefined) return `it could mean either: write ${one} or ${other}`
    if (one !== undefined) return `write ${one}`
  }
  if (SPREADSHEET_DAY.test(text)) return 'this is a spreadsheet’s own number: format the column as text, YYYY-MM-DD'
  return 'write it as YYYY-MM-DD, for example 2026-03-01'
}

function day(text: string): Cell {
  return isMoment(text) ? said(text) : fault(`${shown(text)} is no day as YYYY-MM-DD.`, dayHint(text))
}

function url(text: string): Cell {
  if (isHttpsUrl(text)) return said(text)
  const hint = /^http:\/\//i.test(text) ? 'it must begin with https://' : 'write it as https://example.org/…'
  return fault(`${shown(text)} is no whole https:// address.`, hint)
}

const VISIBILITIES = ['unlisted', 'public']

function visibility(text: string): Cell {
  const value = text.toLowerCase()
  if (VISIBILITIES.includes(value)) return said(value)
  return fault(`${shown(text)} is no visibility.`, didYouMean(value, VISIBILITIES, 'write unlisted or public'))
}

function number(text: string): Cell {
  if (/^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0) return said(text)
  const hint = /^\d+,\d+$/.test(text) ? `write ${text.replace(',', '.')}` : 'write digits, such as 3 or 2.5'
  return fault(`${shown(text)} is no number above 0.`, hint)
}

function line(text: string): Cell {
  return /[\n\t]/.test(text) ? fault('It has several lines.', 'write it on one line') : said(text)
}

function pseudonym(text: string): Cell {
  if (RANDOM_NAME.test(text)) return said(text)
  const hint = 'it is 16 to 32 letters a–z and digits 2–7, chosen at random; names of people stand in a column "name"'
  return fault(`${shown(text)} is no pseudonym of a learner.`, hint)
}

/** Names of awards and recognitions, parted by spaces, commas or semicolons; read as parted by spaces. */
function parts(text: string): Cell {
  const names = [...new Set(text.split(/[\s,;]+/).filter((name) => name !== ''))]
  const wrong = names.find((name) => !SLUG.test(name))
  if (wrong !== undefined)
    return fault(`${shown(wrong)} names no part.`, 'write ids of awards or names of files in recognitions/')
  return names.length > MOST_PARTS
    ? fault(`It names ${names.length} parts.`, `${MOST_PARTS} are the most`)
    : said(names.join(' '))
}

/** How each kind of cell is read. */
const READERS: Readonly<Record<CellKind, (text: string) => Cell>> = {
  address,
  line,
  prose: said,
  day,
  url,
  visibility,
  number,
  pseudonym,
  parts,
}

/** Reads text that is not empty as a cell of a kind, `longest` characters at the most. */
export function readText(text: string, kind: CellKind, longest: number): Cell {
  if (text.length > longest) return fault(`It has ${text.length} characters.`, `${longest} are the most`)
  return hiddenFault(text, kind) ?? READERS[kind](text)
}

/** Reads a cell of a column. */
export function readCell(text: string, column: ColumnName): Cell {
  const { kind, longest } = COLUMNS[column]
  return readText(text, kind, longest)
}
