import type { Reason } from '../../domain/findings.ts'
import { isObject, type JsonObject, without } from '../../domain/json.ts'
import type { Kind as DocumentKind, Step, Warning } from '../../domain/report.ts'
import { canonicalize } from '../../proofs/canonicalize.ts'
import { undefinedTerms } from '../../proofs/undefined-terms.ts'
import { hasType } from '../input/document.ts'
import type { ClassName } from './classes.ts'
import { contextFaults, dataModel, hostedContextFaults } from './contexts.ts'
import { shapeFaults } from './faults.ts'

/** What was found out about a document's form. */
export interface ConformsFinding {
  readonly step: Step
  readonly warnings: readonly Warning[]
}

/** Kinds of verifiable credentials by their type: the first that a document has counts. */
const CREDENTIALS: readonly {
  readonly types: readonly string[]
  readonly kind: DocumentKind
  readonly shape: ClassName
}[] = [
  { types: ['ClrCredential'], kind: 'clr', shape: 'ClrCredential' },
  { types: ['EndorsementCredential'], kind: 'endorsement', shape: 'EndorsementCredential' },
  { types: ['OpenBadgeCredential', 'AchievementCredential'], kind: 'open-badge-3', shape: 'OpenBadgeCredential' },
]

const credentialClass = (content: JsonObject) => CREDENTIALS.find(({ types }) => hasType(content, ...types))

/** The kind of a verifiable credential. */
export function kindOf(content: JsonObject): DocumentKind {
  if (hasType(content, 'VerifiablePresentation')) return 'presentation'
  return credentialClass(content)?.kind ?? 'unknown'
}

const SHOWN = 4
const listed = (faults: readonly string[]) =>
  faults.slice(0, SHOWN).join('; ') + (faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : '')

const step = (outcome: Step['outcome'], message: string, reason?: Reason): Step => ({
  step: 'conforms',
  outcome,
  message,
  ...(reason === undefined ? {} : { reason }),
})

function finding(wrong: readonly string[], loose: readonly string[], standard: string): ConformsFinding {
  const warnings: Warning[] =
    loose.length === 0
      ? []
      : [{ warning: 'loose-shape', message: `Other verifiers may refuse how it is written: ${listed(loose)}.` }]
  if (wrong.length > 0)
    return { step: step('failed', `It breaks the rules of ${standard}: ${listed(wrong)}.`, 'shape'), warnings }
  return { step: step('passed', `It is built as ${standard} says.`), warnings }
}

/** Dates go by other names in version 1.1 of the data model. */
function dateFaults(content: JsonObject): string[] {
  const name = dataModel(content) === '1.1' ? 'issuanceDate' : 'validFrom'
  const value = content[name] ?? content.validFrom ?? content.issuanceDate
  if (value === undefined) return [`${name} is missing`]
  return shapeFaults({ ...content, awardedDate: value }, 'OpenBadgeCredential').wrong.some((fault) =>
    fault.startsWith('awardedDate'),
  )
    ? [`${name} is not a date and time with an offset, such as 2026-01-31T12:00:00Z`]
    : []
}

/** Whether nothing of a document is lost on the way to what a signature of that kind covers; most often told by a template, soon. */
async function isCanonical(content: JsonObject): Promise<boolean> {
  try {
    await canonicalize(without(content, 'proof'))
    return true
  } catch {
    return false
  }
}

/** What JSON-LD would drop of a document, and so no signature of that kind would cover. */
async function checkTerms(content: JsonObject): Promise<Step | undefined> {
  if (await isCanonical(content)) return undefined
  const { terms, unknownContexts, invalid } = await undefinedTerms(without(content, 'proof'))
  if (terms.length > 0)
    return step('failed', `No context of it defines these terms: ${listed(terms)}.`, 'undefined-terms')
  if (unknownContexts.length > 0)
    return step(
      'not-checked',
      `Whether its terms are defined could not be checked: this verifier does not have ${listed(unknownContexts)}.`,
      'context-unknown',
    )
  return invalid === undefined ? undefined : step('failed', `It is not valid JSON-LD: ${invalid}`, 'shape')
}

/**
 * Checks the form of a verifiable credential: its contexts, types and members, and that every term of it is defined.
 *
 * @param termsDefined - Whether verifying its proof has shown the latter already.
 */
export async function checkCredentialForm(content: JsonObject, termsDefined: boolean): Promise<ConformsFinding> {
  const known = credentialClass(content)
  if (known === undefined)
    return { step: step('failed', 'It is a verifiable credential, but no Open Badge.', 'unknown-kind'), warnings: [] }
  const isClr = known.kind === 'clr'
  const standard = isClr ? 'CLR 2.0' : 'Open Badges 3.0'
  const shape = shapeFaults(content, known.shape)
  const contexts = contextFaults(content, isClr ? 'clr' : 'open-badges')
  const model = dataModel(content)
  const formed = finding(
    [...contexts.wrong, ...shape.wrong, ...dateFaults(content)],
    [...contexts.loose, ...shape.loose],
    standard,
  )
  const old: Warning[] =
    model === '1.1'
      ? [
          {
            warning: 'old-version',
            message: 'It follows version 1.1 of Verifiable Credentials; the current version is 2.0.',
          },
        ]
      : []
  const terms = formed.step.outcome === 'failed' || termsDefined ? undefined : await checkTerms(content)
  return { step: terms ?? formed.step, warnings: [...formed.warnings, ...old] }
}

/** Checks the form of an Open Badges 2.0 assertion or endorsement, and of the badge class that it leads to. */
export function checkHostedForm(content: JsonObject, badgeClass: JsonObject | undefined): ConformsFinding {
  const own = shapeFaults(content, hasType(content, 'Endorsement') ? 'Endorsement' : 'Assertion')
  const contexts = hostedContextFaults(content)
  const led = badgeClass === undefined ? { wrong: [], loose: [] } : shapeFaults(badgeClass, 'BadgeClass')
  const recipient = isObject(content.recipient) ? content.recipient : {}
  const isHash = typeof recipient.identity === 'string' && /^(md5|sha256)\$/.test(recipient.identity)
  const loose =
    recipient.hashed !== undefined && recipient.hashed !== isHash ? ['recipient.hashed does not fit its identity'] : []
  return finding([...contexts, ...own.wrong, ...led.wrong], [...own.loose, ...led.loose, ...loose], 'Open Badges 2.0')
}
