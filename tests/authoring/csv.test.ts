import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_LENGTH, MOST_ROWS, readTable } from '../../src/authoring/index.ts'
import { writeTable } from '../../src/domain/csv-text.ts'

const records = (input: string | Uint8Array) => readTable(input).records
const cells = (input: string | Uint8Array) => records(input).map((record) => record.cells)
const faults = (input: string | Uint8Array) => readTable(input).faults

describe('a table', () => {
  it.each([',', ';', '\t'])('may have its cells parted by %j', (separator) => {
    expect(cells(`email${separator}name\na@x.org${separator}Kim\n`)).toEqual([
      ['email', 'name'],
      ['a@x.org', 'Kim'],
    ])
  })

  it('may say in its first line how cells are parted, as Excel does; that counts as a line', () => {
    expect(records('sep=;\r\nemail;name\r\na,b@x.org;Kim\r\n')).toEqual([
      { line: 2, cells: ['email', 'name'] },
      { line: 3, cells: ['a,b@x.org', 'Kim'] },
    ])
    expect(cells('SEP=|\na|b')).toEqual([['a', 'b']])
  })

  it('is read alike as UTF-8 with and without a byte order mark, and as UTF-16 with one', () => {
    const text = 'email;name\r\na@x.org;Żółć Ångström 👩‍🚀\r\n'
    const utf16 = (little: boolean) => {
      const bytes = new Uint8Array(2 * text.length + 2)
      const view = new DataView(bytes.buffer)
      view.setUint16(0, 0xfeff, little)
      for (let i = 0; i < text.length; i++) view.setUint16(2 * i + 2, text.charCodeAt(i), little)
      return bytes
    }
    const expected = [
      { line: 1, cells: ['email', 'name'] },
      { line: 2, cells: ['a@x.org', 'Żółć Ångström 👩‍🚀'] },
    ]
    const utf8 = new TextEncoder().encode(text)
    for (const input of [
      text,
      `\ufeff${text}`,
      utf8,
      Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8),
      utf16(true),
      utf16(false),
    ])
      expect(records(input)).toEqual(expected)
  })

  it('in another encoding is refused with what to do, and no letter is guessed', () => {
    expect(faults(Uint8Array.of(...new TextEncoder().encode('name\nJos'), 0xe9))).toEqual([
      { message: 'This table is not UTF-8.', hint: 'save it again: in Excel as "CSV UTF-8 (comma delimited)"' },
    ])
  })

  it.each(['\n', '\r\n', '\r'])(
    'tells the line on which each row begins, with line ends %j and line breaks in cells',
    (end) => {
      const text = ['email,note', 'a@x.org,"one', 'two"', '', ',', 'b@x.org,"x', '', 'y"', 'c@x.org,'].join(end)
      expect(records(text).map(({ line, cells: [first] }) => [line, first])).toEqual([
        [1, 'email'],
        [2, 'a@x.org'],
        [6, 'b@x.org'],
        [9, 'c@x.org'],
      ])
      expect(cells(text)[1]).toEqual(['a@x.org', 'one\ntwo'])
    },
  )

  it('keeps separators and doubled quotation marks inside quotes', () => {
    expect(cells('"a, ""b""",c\n')).toEqual([['a, "b"', 'c']])
    expect(cells('"last; first; middle",email\n1,2\n')).toEqual([
      ['last; first; middle', 'email'],
      ['1', '2'],
    ])
  })

  it('tells the line of a quotation mark that is never closed, or that stands where it may not', () => {
    expect(faults('email\na@x.org\n"b@x.org\nc@x.org\n')).toMatchObject([
      { line: 3, message: 'A quotation mark opens a cell here and is never closed.' },
    ])
    expect(faults('email\n"a"b@x.org\n')[0]).toMatchObject({
      line: 2,
      message: 'A quotation mark stands in the middle of a cell.',
    })
  })

  it('may not be endless', () => {
    const rows = (count: number) => `email\n${'a@x.org\n'.repeat(count)}`
    expect(records(rows(MOST_ROWS)).length).toBe(MOST_ROWS + 1)
    expect(readTable(rows(MOST_ROWS + 1))).toMatchObject({
      records: [],
      faults: [{ message: 'This table has more than 10000 rows.' }],
    })
    expect(faults('x'.repeat(MOST_LENGTH + 1))).toMatchObject([{ message: 'This table is larger than 5 MB.' }])
  })

  it('is read, or refused in words, whatever it holds', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r', '\r\n', 'sep=', '@', '\ufeff'), fc.string()),
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const { records: read, faults: told } = readTable(parts.join(''))
        const lines = read.map(({ line }) => line)
        expect(lines).toEqual([...lines].sort((a, b) => a - b))
        for (const { message } of told) expect(message).toMatch(/\.$/)
      }),
    )
  })
})

describe('a table that we write', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]+/g, '\n'))
  const neutral = (text: string) => text.replace(/^(?=[=+\-@\t\n＝＋－＠])/, "'")

  it('reads back as it was, but for beginnings of formulas', () => {
    const row = fc.array(cell, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const filled = rows.map((one) => ['x', ...one])
        const head = ['a', 'b', 'c']
        expect(cells(writeTable([head, ...filled]))).toEqual([head, ...filled.map((one) => one.map(neutral))])
      }),
    )
  })

  it('has no cell that a spreadsheet takes for a formula, and begins with the mark by which Excel knows UTF-8', () => {
    const text = writeTable([
      ['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', 'plain', 'a=b'],
    ])
    expect(text).toBe(`\ufeff"'=HYPERLINK(""https://evil.example"")",'+1,'-1,'@SUM(A1),"'\t=1",'＝1,plain,a=b\r\n`)
  })
})
