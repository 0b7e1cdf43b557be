import { PublisherError } from '../domain/publisher-error.ts'
import { fileOf } from './entry.ts'

/** A ledger that somebody else than the issuing step wrote to. */
export function damaged(place: string, what: string): PublisherError {
  return new PublisherError('ERR_LEDGER_DAMAGED', `${place}: ${what}`, {
    hint: 'the ledger is append-only and written by the issuing step alone; restore it from its branch',
  })
}

/** An entry that does not follow from those before it. */
export function impossible(seq: number, what: string): PublisherError {
  return new PublisherError('ERR_LEDGER_DAMAGED', `${fileOf(seq)}: entry ${seq} ${what}`, {
    hint: 'the issuing step never writes this; restore the ledger from its branch',
  })
}
