import type { JsonObject } from '../domain/json.ts'
import type { Report } from '../domain/report.ts'
import { readBundle, writeBundle } from './bundle.ts'
import { documentReport } from './document-report.ts'
import type { Fetched } from './fetch.ts'
import type { Document } from './input/document.ts'
import { type Input, type Opened, openInput } from './input/open.ts'
import { readInput } from './input/read.ts'
import { Unreadable } from './input/unreadable.ts'
import { unreadableReport } from './report.ts'
import { type Memory, type Options, type Session, startSession } from './session.ts'
import type { Surroundings } from './surroundings.ts'

/** A report, and the bytes of the document that it is about, when there was one. */
export interface Verified {
  readonly report: Report
  readonly bytes?: Uint8Array
}

/** Verifies many documents and asks each address once. */
export interface Verifier {
  verify(input: Input): Promise<Report>
  /** The same, with the bytes of the document, for who keeps a trace of what was verified. */
  verifyWithBytes(input: Input): Promise<Verified>
}

const nameOf = (input: Input) => ('url' in input ? input.url : (input.name ?? 'this file'))

function contentOf(document: Document | undefined): JsonObject | undefined {
  return document !== undefined && 'content' in document ? document.content : undefined
}

/** The report of a bundle is that of its document, with the bundle's answers for what the network does not give. */
async function bundleReport(session: Session, content: JsonObject, name: string): Promise<Report> {
  const bundle = readBundle(content)
  if (bundle === undefined) throw new Unreadable('unreadable', 'This bundle is damaged.')
  const inner = await readInput(bundle.document)
  if (inner.document.kind === 'bundle' || inner.document.kind === 'address')
    throw new Unreadable('too-deep', 'This bundle holds another bundle or an address, and no badge.')
  return await openedReport(session.withBundle(bundle.answers), { ...inner, bytes: bundle.document }, name)
}

/** A document that was fetched from one address and names another as its own. */
function foundElsewhere(report: Report, address: string | undefined): Report {
  const isOther = address !== undefined && report.claims?.id !== undefined && report.kind === 'open-badge-2'
  if (!isOther || report.claims?.id === address) return report
  const message = `It was found at ${address}, and says that its own address is another.`
  return { ...report, warnings: [...report.warnings, { warning: 'address-differs', message }] }
}

async function openedReport(session: Session, opened: Opened, name: string): Promise<Report> {
  const { document, older, picture, address } = opened
  const around: Surroundings = { name, picture, older: contentOf(older), depth: 0, report: documentReport }
  if (document.kind === 'bundle') return await bundleReport(session, document.content, name)
  return foundElsewhere(await documentReport(session, document, around), address)
}

async function verifyIn(session: Session, input: Input): Promise<Verified> {
  const name = nameOf(input)
  try {
    const opened = await openInput(session, input)
    return { report: await openedReport(session, opened, name), bytes: opened.bytes }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { report: unreadableReport(session, name, error.reason, error.message) }
  }
}

/** Starts a verifier that remembers keys and status lists between documents. It may be asked for many at the same time. */
export function createVerifier(options: Options): Verifier {
  const memory: Memory = new Map()
  const verifyWithBytes = (input: Input) => verifyIn(startSession(options, memory), input)
  return { verify: async (input) => (await verifyWithBytes(input)).report, verifyWithBytes }
}

/** Verifies one document. Never throws for what a document holds: a step that could not be taken says so. */
export function verify(input: Input, options: Options): Promise<Report> {
  return createVerifier(options).verify(input)
}

/**
 * Verifies a document, and writes it into a bundle with every answer that was needed: one file that can be verified without
 * a network, as far as that is possible (see {@link writeBundle}).
 *
 * Rejects with Unreadable when there is no document to put into it.
 */
export async function makeBundle(input: Input, options: Options): Promise<{ report: Report; bundle: string }> {
  const answers = new Map<string, Fetched>()
  const fetch = async (url: string) => {
    const fetched = await options.fetch(url)
    if (fetched.status === 200) answers.set(url, fetched)
    return fetched
  }
  const { report, bytes } = await verifyIn(startSession({ ...options, fetch }, new Map()), input)
  if (bytes === undefined) throw new Unreadable(report.steps[0]!.reason ?? 'unreadable', report.steps[0]!.message)
  return { report, bundle: writeBundle(bytes, answers, options.now) }
}
