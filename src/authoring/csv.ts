import Papa from 'papaparse'

/** One record of a table, with the line of the file that it begins on. */
export interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** A table as it was read; what could not be is told line by line. */
export interface Table {
  readonly records: readonly TableRecord[]
  readonly faults: readonly TableFault[]
}

/** A fault of a table; without a line it is the whole file’s. */
export interface TableFault {
  readonly line?: number
  readonly message: string
  readonly hint?: string
}

/** Rows that one table may have, its names of columns not counted. */
export const MOST_ROWS = 10_000
/** Bytes or characters that one table may have. */
export const MOST_LENGTH = 5_000_000

const failed = (message: string, hint: string): Table => ({ records: [], faults: [{ message, hint }] })

/** Encodings by the mark at the very start of a file; Excel writes the last as "Unicode text". */
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
]

/** Reads bytes as the encoding that they begin with, else as UTF-8; nothing when they are neither. */
function decode(bytes: Uint8Array): string | undefined {
  const [, encoding = 'utf-8'] = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte)) ?? []
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Excel’s first line, which names the separator. It is no record, and counts as a line. */
const SEPARATOR_LINE = /^sep=(.)\n/i

const SEPARATORS = [',', ';', '\t']

/** The separator that stands most often in the first line with something in it, outside of quotes. */
function separatorOf(text: string): string {
  const first = /^\s*(?<line>(?:"[^"]*"|[^"\n])*)/.exec(text)?.groups?.line ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  const count = (separator: string) => bare.split(separator).length
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** Faults of quotes by the parser’s code. */
const QUOTES: Readonly<Record<string, string>> = {
  MissingQuotes: 'A quotation mark opens a cell here and is never closed.',
  InvalidQuotes: 'A quotation mark stands in the middle of a cell.',
}
const QUOTES_HINT = 'put the whole cell in quotation marks, and write each one inside it twice: "the ""best"" work"'

const lineBreaks = (text: string) => text.split('\n').length - 1

/** Reads records with their lines. Line breaks are `\n`; records without anything in them are left out. */
function parse(text: string, delimiter: string, firstLine: number): Table {
  const records: TableRecord[] = []
  const faults: TableFault[] = []
  let [line, start] = [firstLine, 0]
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step({ data: cells, errors, meta }, parser) {
      for (const { code } of errors)
        faults.push({ line, message: QUOTES[code] ?? 'This record cannot be read.', hint: QUOTES_HINT })
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells })
      line += lineBreaks(text.slice(start, meta.cursor))
      start = meta.cursor
      if (records.length > MOST_ROWS + 1) parser.abort()
    },
  })
  if (records.length > MOST_ROWS + 1)
    return failed(`This table has more than ${MOST_ROWS} rows.`, 'split it, and award one part after the other')
  return { records, faults }
}

/**
 * Reads a table of comma-, semicolon- or tab-separated values (RFC 4180), as spreadsheets write them: with or without a byte
 * order mark, with Excel’s `sep=` line, with line breaks inside quotes. Bytes are UTF-8, or UTF-16 with its mark.
 *
 * Nothing in it is trusted: it has at most {@link MOST_ROWS} rows and {@link MOST_LENGTH} bytes, and cells are text.
 */
export function readTable(input: string | Uint8Array): Table {
  if (input.length > MOST_LENGTH)
    return failed(
      `This table is larger than ${MOST_LENGTH / 1_000_000} MB.`,
      'split it, or leave out what is not needed',
    )
  const decoded = typeof input === 'string' ? input : decode(input)
  if (decoded === undefined)
    return failed('This table is not UTF-8.', 'save it again: in Excel as "CSV UTF-8 (comma delimited)"')
  const text = decoded.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const separatorLine = SEPARATOR_LINE.exec(text)
  return separatorLine === null
    ? parse(text, separatorOf(text), 1)
    : parse(text.slice(separatorLine[0].length), separatorLine[1]!, 2)
}
