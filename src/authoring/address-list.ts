import type { Recipient } from '../domain/recipient.ts'
import { readCell } from './cells.ts'
import { readHeading } from './columns.ts'
import type { Table } from './csv.ts'
import { isIdentity, plainAddress, type Sha256 } from './identity.ts'
import type { Fault } from './order.ts'

/** An address of a list, as it is hashed and compared. */
export interface ListedAddress {
  readonly line: number
  readonly email: string
}

/** The addresses of a list, each once, and what is wrong with it. */
export interface AddressList {
  readonly addresses: readonly ListedAddress[]
  readonly faults: readonly Fault[]
}

const isAddressColumn = (name: string) => {
  const heading = readHeading(name, [])
  return heading.is === 'column' && heading.name === 'email'
}

const wholeFault = (message: string, hint: string): AddressList => ({
  addresses: [],
  faults: [{ concerns: 'all', message, hint }],
})

/**
 * Reads the addresses of learners out of a table: those of its column of addresses, whatever else it holds; or a list of
 * addresses alone.
 */
export function readAddresses({ records, faults: tableFaults }: Table): AddressList {
  if (tableFaults.length > 0)
    return { addresses: [], faults: tableFaults.map((fault) => ({ concerns: 'all' as const, ...fault })) }
  const [head, ...rows] = records
  if (head === undefined) return wholeFault('The list is empty.', 'one address a line will do')
  const named = head.cells.findIndex(isAddressColumn)
  if (named === -1 && !head.cells[0]?.includes('@'))
    return wholeFault('No column holds the e-mail addresses.', 'name it "email" in the first line')
  const column = Math.max(named, 0)
  const addresses = new Map<string, ListedAddress>()
  const faults: Fault[] = []
  for (const { line, cells } of named === -1 ? records : rows) {
    const text = cells[column]?.trim() ?? ''
    if (text === '') continue
    const read = readCell(text, 'email')
    if (!read.ok) faults.push({ concerns: 'row', line, message: read.message, hint: read.hint })
    else if (!addresses.has(plainAddress(text))) addresses.set(plainAddress(text), { line, email: plainAddress(text) })
  }
  return { addresses: [...addresses.values()], faults }
}

/** Whether an address is one of those that a recipient’s hashes are of. */
export function isAddressOf({ identities = [] }: Recipient, email: string, sha256?: Sha256): boolean {
  return identities.some((identity) => isIdentity(identity, email, sha256))
}
