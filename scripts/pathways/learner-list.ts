import { type AddressList, isAddressOf, readAddresses, readTable } from '../../src/authoring/index.ts'
import type { Linking } from '../../src/completion/index.ts'
import type { Io } from '../io.ts'
import { sha256 } from '../sha256.ts'
import { readInputFile } from '../verifying/inputs.ts'

/** The list of learners’ addresses that the flags name; an empty one when they name none. It stays on this machine. */
export async function learnerList(word: string | undefined, io: Pick<Io, 'root'>): Promise<AddressList> {
  return word === undefined ? { addresses: [], faults: [] } : readAddresses(readTable(await readInputFile(word, io)))
}

/** Finds addresses of a list by hashing each with the salt of each recipient, so time grows with both numbers. */
export function linkingBy({ addresses }: AddressList): Required<Pick<Linking, 'addressesOf'>> {
  return {
    addressesOf: (recipient) =>
      addresses.filter(({ email }) => isAddressOf(recipient, email, sha256)).map(({ email }) => email),
  }
}
