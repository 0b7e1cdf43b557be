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

/** Verifies many documents and asks each address once. */
export interface Verifier {
  verify(input: Input): Promise<Report>
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
  return await openedReport(session.withBundle(bundle.answers), inner, name)
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

async function verifyIn(session: Session, input: Input): Promise<Report> {
  const name = nameOf(input)
  try {
    return await openedReport(session, await openInput(session, input), name)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return unreadableReport(session, name, error.reason, error.message)
  }
}

/** Starts a verifier that remembers keys and status lists between documents. It may be asked for many at the same time. */
export function createVerifier(options: Options): Verifier {
  const memory: Memory = new Map()
  return { verify: (input) => verifyIn(startSession(options, memory), input) }
}

/** Verifies one document. Never throws for what a document holds: a step that could not be taken says so. */
export function verify(input: Input, options: Options): Promise<Report> {
  return createVerifier(options).verify(input)
}

/**
 * Verifies a document, and writes it into a bundle with every answer that was needed: one file that can be verified without
 * a network, as far as that is possible (see {@link writeBundle}).
 */
export async function makeBundle(input: Input, options: Options): Promise<{ report: Report; bundle: string }> {
  const answers = new Map<string, Fetched>()
  const fetch = async (url: string) => {
    const fetched = await options.fetch(url)
    if (fetched.status === 200) answers.set(url, fetched)
    return fetched
  }
  const report = await verify(input, { ...options, fetch })
  const bytes = 'bytes' in input ? input.bytes : documentAt(answers, report, input.url)
  return { report, bundle: writeBundle(bytes, answers, options.now) }
}

/** The document that an address led to: the answer whose address is the document's id, or the first. */
function documentAt(answers: Map<string, Fetched>, { subject }: Report, url: string): Uint8Array {
  const found = answers.get(subject) ?? answers.get(url) ?? [...answers.values()][0]
  if (found === undefined) throw new Unreadable('unreachable', `Nothing could be had at ${url}.`)
  return found.bytes
}
