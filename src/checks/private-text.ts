import type { Problem } from '../domain/problem.ts'
import { plainIdentifier } from './plain-identifier.ts'
import { plainPhone } from './plain-phone.ts'
import { type PrivateKind, scanText, type TextScan } from './text-scan.ts'

/** What no text about awards may hold. */
const KINDS: readonly PrivateKind[] = [plainIdentifier, plainPhone]

/** Finds e-mail addresses and telephone numbers of people in one content file. */
export function checkPrivateText(scan: TextScan): Problem[] {
  return KINDS.flatMap((kind) => scanText(kind, scan))
}
