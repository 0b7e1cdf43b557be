import type { IssuerKey } from '../../src/domain/issuer-key.ts'
import { KEY_KINDS, kindOf } from './kinds.ts'

/** How a key stands, as a word for programs. */
export function stateOf({ retiredOn, compromisedOn }: IssuerKey): 'current' | 'retired' | 'compromised' {
  if (compromisedOn !== undefined) return 'compromised'
  return retiredOn === undefined ? 'current' : 'retired'
}

function stateText({ retiredOn, compromisedOn, compromisedFrom = 0 }: IssuerKey): string {
  if (compromisedOn !== undefined) return `compromised on ${compromisedOn}, from ledger position ${compromisedFrom} on`
  return retiredOn === undefined ? 'current' : `retired on ${retiredOn}`
}

/** The kind of a key in a column of its own. */
export const kindColumn = (key: Pick<IssuerKey, 'publicJwk'>) => KEY_KINDS[kindOf(key)].title.padEnd(7)

/** A key on one line: what everybody may know of it. */
export function keyLine(key: IssuerKey): string {
  return `${kindColumn(key)}  ${key.kid}  since ${key.createdOn}, ${stateText(key)}`
}
