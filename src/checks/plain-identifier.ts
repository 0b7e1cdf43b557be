import { addressesIn, masked } from './addresses.ts'
import { mayHoldAddress } from './text-reading.ts'
import type { PrivateKind } from './text-scan.ts'

/** No e-mail address of a recipient stands in a file, in any field or comment. */
export const plainIdentifier: PrivateKind = {
  rule: 'plain-identifier',
  mayStandIn: mayHoldAddress,
  findIn: addressesIn,
  field: 'email',
  wordsFor: ({ text }) => ({
    message: `An e-mail address stands here: "${masked(text)}". Whatever this file says becomes public.`,
    hint: 'take it out; a recipient is identified by a salted hash. If it was pushed, it stays public until the history of Git is rewritten',
  }),
}
