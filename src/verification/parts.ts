import { asArray, isObject, type JsonObject } from '../domain/json.ts'
import type { Report, Step } from '../domain/report.ts'
import { type Document, documentOfObject, documentOfText, hasType } from './input/document.ts'
import { Unreadable } from './input/unreadable.ts'
import { unreadableReport } from './report.ts'
import type { Session } from './session.ts'
import { inside, type Surroundings } from './surroundings.ts'

/** The step for all parts together, when there are any, and the report of each. */
export interface PartsFinding {
  readonly steps: readonly Step[]
  readonly reports: readonly Report[]
}

/** As many parts as an award of this program can have, and the award. */
const MOST_PARTS = 101
const DEEPEST = 3

/** Credentials inside a record of a learner (CLR 2.0, ClrSubject) or a presentation (VC 2.0, section 4.13). */
function partsOf(content: JsonObject): readonly unknown[] {
  if (hasType(content, 'VerifiablePresentation')) return asArray(content.verifiableCredential)
  if (!hasType(content, 'ClrCredential')) return []
  const subject = isObject(content.credentialSubject) ? content.credentialSubject : {}
  return asArray(subject.verifiableCredential)
}

const step = (outcome: Step['outcome'], message: string, reason?: Step['reason']): Step => ({
  step: 'parts',
  outcome,
  message,
  ...(reason === undefined ? {} : { reason }),
})

async function partReport(session: Session, part: unknown, name: string, around: Surroundings): Promise<Report> {
  try {
    const document: Document =
      typeof part === 'string' ? documentOfText(part) : documentOfObject(isObject(part) ? part : {})
    return await around.report(session, document, inside(around, name))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return unreadableReport(session, name, error.reason, error.message)
  }
}

const MOST_NAMED = 10
const LONGEST_NAME = 120

/** Which of the parts, by name, and what is found of each: ` Credential 1, “SQL”: Revoked.` What proves nothing has no name. */
function named(reports: readonly Report[], isMeant: (report: Report) => boolean): string {
  const found = reports.flatMap((report, i) => {
    if (!isMeant(report)) return []
    const name = report.claims?.name.slice(0, LONGEST_NAME)
    return [` Credential ${i + 1}${name === undefined ? '' : `, “${name}”`}: ${report.verdict.title}.`]
  })
  const more = found.length - MOST_NAMED
  return found.slice(0, MOST_NAMED).join('') + (more > 0 ? ` And ${more} more.` : '')
}

/**
 * A record says that all of it stands together, so it fails with each part that fails, also with one that was revoked since;
 * the report of the part says how, and the credential of a micro-credential, verified by itself, does not fail with it.
 */
function stepFor(reports: readonly Report[]): Step {
  const count = (outcome: Report['outcome']) => reports.filter((report) => report.outcome === outcome).length
  const [all, failed, unchecked] = [reports.length, count('failed'), count('not-checked')]
  if (failed > 0) {
    const message = `${failed} of the ${all} credentials inside it do not hold.${named(reports, ({ outcome }) => outcome === 'failed')}`
    return step('failed', message, 'part-failed')
  }
  if (unchecked > 0) {
    const message = `${unchecked} of the ${all} credentials inside it could not be checked.${named(reports, ({ outcome }) => outcome === 'not-checked')}`
    return step('not-checked', message, 'part-not-checked')
  }
  const held = all === 1 ? 'The credential inside it holds.' : `All ${all} credentials inside it hold.`
  return step('passed', held + named(reports, ({ standing }) => standing === 'expired'))
}

/** Verifies the credentials inside a record or a presentation, one by one. */
export async function checkParts(session: Session, content: JsonObject, around: Surroundings): Promise<PartsFinding> {
  const parts = partsOf(content)
  const isHolder = hasType(content, 'VerifiablePresentation', 'ClrCredential')
  if (parts.length === 0)
    return {
      steps: isHolder ? [step('not-checked', 'There is no credential inside it.', 'no-credential')] : [],
      reports: [],
    }
  if (around.depth >= DEEPEST || parts.length > MOST_PARTS)
    return {
      steps: [
        step('not-checked', `It holds ${parts.length} credentials, too many or too deep to be checked.`, 'too-deep'),
      ],
      reports: [],
    }
  const reports: Report[] = []
  for (const [i, part] of parts.entries()) reports.push(await partReport(session, part, `credential ${i + 1}`, around))
  return { steps: [stepFor(reports)], reports }
}
