import type { JsonObject } from '../domain/json.ts'
import type { Report } from '../domain/report.ts'
import type { Document } from './input/document.ts'
import type { Session } from './session.ts'

/** Makes the report of one document. Documents hold documents, so whoever reports on one is given how to report on others. */
export type Reporter = (session: Session, document: Document, around: Surroundings) => Promise<Report>

/** Where a document was found, and what came with it. */
export interface Surroundings {
  /** Name of the report when the document has no id. */
  readonly name: string
  readonly picture?: Uint8Array | undefined
  /** The Open Badges 2.0 assertion in the same picture. */
  readonly older?: JsonObject | undefined
  /** How many documents this one lies in. */
  readonly depth: number
  /** Whether it was fetched as what its issuer has now in the place of another, so that it is not asked for again. */
  readonly isRefreshed?: boolean
  readonly report: Reporter
}

/** The surroundings of a document inside another. */
export function inside({ depth, report }: Surroundings, name: string): Surroundings {
  return { name, depth: depth + 1, report }
}
