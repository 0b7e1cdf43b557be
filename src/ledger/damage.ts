import { PublisherError } from '../domain/publisher-error.ts'

/** A ledger that somebody else than the issuing step wrote to. */
export function damaged(place: string, what: string): PublisherError {
  return new PublisherError('ERR_LEDGER_DAMAGED', `${place}: ${what}`, {
    hint: 'the ledger is append-only and written by the issuing step alone; restore it from its branch',
  })
}
