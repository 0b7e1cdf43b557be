import { asArray, isObject, type JsonObject, sortedJson } from '../domain/json.ts'
import type { Report, Step } from '../domain/report.ts'
import { idOf } from './fetch.ts'
import { documentOfObject, documentOfText } from './input/document.ts'
import type { Session } from './session.ts'
import { inside, type Surroundings } from './surroundings.ts'

/** The step for all endorsements together, when there are any, and the report of each. */
export interface EndorsementsFinding {
  readonly steps: readonly Step[]
  readonly reports: readonly Report[]
}

/** An endorsement, and the id of what it stands in. */
interface Placed {
  readonly endorsement: unknown
  readonly about: string | undefined
}

const MOST = 20

function within(holder: unknown): Placed[] {
  if (!isObject(holder)) return []
  const about = idOf(holder)
  return [...asArray(holder.endorsement), ...asArray(holder.endorsementJwt)].map((endorsement) => ({
    endorsement,
    about,
  }))
}

/** Endorsements of the credential, of what was achieved and of the issuer (Open Badges 3.0, section 6). */
function placedIn(content: JsonObject): Placed[] {
  const subject = isObject(content.credentialSubject) ? content.credentialSubject : {}
  return [...within(content), ...within(subject.achievement), ...within(content.issuer)]
}

/** Each endorsement by itself; one that stands in thousands of credentials is verified once. */
async function reportOn(session: Session, endorsement: unknown, around: Surroundings): Promise<Report | undefined> {
  const text = typeof endorsement === 'string' ? endorsement : undefined
  try {
    const document = text === undefined ? documentOfObject(endorsement as JsonObject) : documentOfText(text)
    if (document.kind !== 'embedded' && document.kind !== 'token') return undefined
    return await session.once(`endorsement ${text ?? sortedJson(endorsement)}`, () =>
      around.report({ ...session, recipient: undefined }, document, inside(around, 'an endorsement')),
    )
  } catch {
    return undefined
  }
}

const step = (outcome: Step['outcome'], message: string, reason?: Step['reason']): Step => ({
  step: 'endorsements',
  outcome,
  message,
  ...(reason === undefined ? {} : { reason }),
})

function stepFor(placed: readonly Placed[], reports: readonly (Report | undefined)[]): Step {
  const isAnother = reports.some(
    (report, i) =>
      report !== undefined && report.claims?.endorses !== undefined && report.claims.endorses !== placed[i]?.about,
  )
  if (isAnother) return step('failed', 'An endorsement inside it is about something else.', 'endorsement-of-another')
  if (reports.some((report) => report?.outcome === 'failed' || report === undefined))
    return step('failed', 'An endorsement inside it does not hold.', 'endorsement-failed')
  if (reports.some((report) => report?.outcome === 'not-checked'))
    return step('not-checked', 'An endorsement inside it could not be checked.', 'part-not-checked')
  return step(
    'passed',
    reports.length === 1 ? 'The endorsement inside it holds.' : `All ${reports.length} endorsements inside it hold.`,
  )
}

/** Verifies the endorsements inside a credential one by one. An endorsement's own endorsements are not followed. */
export async function checkEndorsements(
  session: Session,
  content: JsonObject,
  around: Surroundings,
): Promise<EndorsementsFinding> {
  const placed = placedIn(content)
  if (placed.length === 0) return { steps: [], reports: [] }
  if (around.depth > 2 || placed.length > MOST)
    return {
      steps: [
        step(
          'not-checked',
          `It carries ${placed.length} endorsements, too many or too deep to be checked.`,
          'too-deep',
        ),
      ],
      reports: [],
    }
  const reports: (Report | undefined)[] = []
  for (const { endorsement } of placed) reports.push(await reportOn(session, endorsement, around))
  return { steps: [stepFor(placed, reports)], reports: reports.filter((report) => report !== undefined) }
}
