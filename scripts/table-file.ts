import { readTable, type Table } from '../src/authoring/index.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import type { Io } from './io.ts'
import { readInputFile } from './verifying/inputs.ts'

/**
 * Reads the table that a word of the command line names.
 *
 * @throws PublisherError ERR_INPUT_UNREADABLE when there is no such file, or it is too large.
 */
export async function tableIn(word: string, io: Io): Promise<Table> {
  try {
    return readTable(await readInputFile(word, io))
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error
    const hint = 'name a CSV file of 5 MB at the most, or - for standard input'
    throw new PublisherError(error.code, error.message.replace(' is larger', ' cannot be a table: it is larger'), {
      hint,
      cause: error,
    })
  }
}
