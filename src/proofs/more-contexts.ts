import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context'
import { contexts as multikey } from '@digitalbazaar/multikey-context'
import { contexts as bitstringStatus } from '@digitalbazaar/vc-bitstring-status-list-context'
import { contexts as status2021 } from '@digitalbazaar/vc-status-list-context'
import { contexts as dcc } from '@digitalcredentials/dcc-context'
import { contexts as ed25519 } from 'ed25519-signature-2020-context'
import { clrContext } from './clr-context.ts'

/** Contexts that documents of other issuers name, and ours never do: loaded when one is met. */
export const moreContexts: ReadonlyMap<string, object> = new Map<string, object>([
  ...dataIntegrity,
  ...ed25519,
  ...multikey,
  ...status2021,
  ...bitstringStatus,
  ...dcc,
  ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', clrContext],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', clrContext],
])
