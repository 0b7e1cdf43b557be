import type { Report } from '../../verification/index.ts'
import { element, stranger } from './elements.ts'

const LEADS = {
  domain: 'It comes from',
  key: 'It comes from whoever holds this key. A key alone does not tell who that is.',
} as const
const UNPROVEN = 'It names this issuer, and nothing here proves that it is theirs:'

/** What a list of issuers, when one was given, knows of this one. */
function listLine({ issuer, warnings }: Report): HTMLElement[] {
  if (issuer?.listedName !== undefined)
    return [element('p', '', 'On the list that you gave, as “', stranger(issuer.listedName), '”.')]
  return warnings.some(({ warning }) => warning === 'issuer-unlisted')
    ? [element('p', '', 'Not on the list that you gave.')]
    : []
}

/** Who issued it: first and large what is proven; then, apart and as a quotation, what it calls itself. */
export function issuerBlock(report: Report): HTMLElement | undefined {
  const { issuer } = report
  if (issuer === undefined) return undefined
  const { id, proven, provenAs = 'key', claimedName } = issuer
  const block = element(
    'div',
    'issuer-block',
    element('p', '', proven === undefined ? UNPROVEN : LEADS[provenAs]),
    stranger(proven ?? id, proven === undefined ? 'address' : 'proven'),
  )
  if (proven !== undefined && claimedName !== undefined)
    block.append(element('p', '', 'It calls itself “', stranger(claimedName), '”. Anybody can write any name there.'))
  block.append(...listLine(report))
  return block
}
