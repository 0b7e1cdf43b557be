import { describe, expect, it } from 'vitest'
import { isAddressOf, readAddresses, readTable } from '../../src/authoring/index.ts'
import { newIdentity } from '../../src/authoring/random.ts'

const read = (text: string) => readAddresses(readTable(text))
const messages = (text: string) => read(text).faults.map(({ line, message }) => `${line ?? '-'}: ${message}`)

describe('a list of addresses', () => {
  it('is the column of addresses of any table, or addresses alone, each once in the form that is compared', () => {
    const expected = [
      { line: 2, email: 'kim@x.example' },
      { line: 4, email: 'sam@x.example' },
    ]
    expect(read('team,E-Mail,E-Mail 2\na,Kim@X.example,\nb,,\nc,sam@x.example,\nd, KIM@x.example,\n')).toEqual({
      addresses: expected,
      faults: [],
    })
    expect(read('kim@x.example\nsam@x.example\n').addresses.map(({ line }) => line)).toEqual([1, 2])
  })

  it('is told what is wrong with it', () => {
    expect(messages('')).toEqual(['-: The list is empty.'])
    expect(messages('name\nKim\n')).toEqual(['-: No column holds the e-mail addresses.'])
    expect(messages('email\nkim@x.example\nkim@@x\n')).toEqual(['3: "kim@@x" is no e-mail address.'])
    expect(messages('email\n"kim@x.example\n')).toEqual(['2: A quotation mark opens a cell here and is never closed.'])
  })

  it('finds a recipient by any of their hashes, and nobody without one', () => {
    const identities = ['kim@x.example', 'kim@y.example'].map((email) => newIdentity(email, (n) => new Uint8Array(n)))
    expect(isAddressOf({ identities }, 'kim@y.example')).toBe(true)
    expect(isAddressOf({ identities }, 'sam@x.example')).toBe(false)
    expect(isAddressOf({ did: 'did:key:z6Mk' }, 'kim@x.example')).toBe(false)
  })
})
