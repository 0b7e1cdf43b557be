import { maskedPhone, mayHoldPhone, phonesIn } from './phones.ts'
import type { PrivateKind } from './text-scan.ts'

/** No telephone number of a person stands in a file, in any field or comment. */
export const plainPhone: PrivateKind = {
  rule: 'plain-phone',
  mayStandIn: mayHoldPhone,
  findIn: phonesIn,
  field: 'phone',
  wordsFor: ({ text }) => ({
    message: `A telephone number stands here: "${maskedPhone(text)}". Whatever this file says becomes public.`,
    hint: 'take it out; an organisation’s own number goes into its "phone". If it was pushed, it stays public until the history of Git is rewritten',
  }),
}
