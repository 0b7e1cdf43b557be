import type { Assessment, BadgeClass } from '../domain/badge-class.ts'
import { presetOf } from '../domain/privacy.ts'
import type { Judge, Remark } from './judge.ts'
import { isEnglish } from './language.ts'
import { saysDoing } from './verbs.ts'

/** Types that say that their holder can do something. */
const CLAIMS_SKILL: ReadonlySet<string> = new Set(['competency', 'micro-credential'])

/** How types are called in sentences. */
const called = (type: string) => (type === 'competency' ? 'competency' : 'micro-credential')

const RECALL =
  /\b(?:multiple[- ]choice|single[- ]choice|true[- ](?:or|\/)[- ]false|recall|recite|memori[sz]e|remember|quiz(?:zes)?|fill[- ]in[- ]the[- ]blanks?)\b/i

const HINT = 'let the learner use the skill: a project, a case, an observed task; say what is judged'

/** What of an assessment is presence or recall alone. */
function weakness({ kind, description }: Assessment, english: boolean): Remark | undefined {
  if (kind === 'attendance')
    return { at: ['assessment', 'kind'], message: 'It is assessed by attendance alone.', hint: HINT }
  if (kind === 'quiz') return { at: ['assessment', 'kind'], message: 'It is assessed by a quiz alone.', hint: HINT }
  const [recall] = (english && RECALL.exec(description)) || []
  return recall === undefined || saysDoing(description)
    ? undefined
    : {
        at: ['assessment', 'description'],
        message: `The assessment asks for recall ("${recall}") and says nothing of using the skill.`,
        hint: HINT,
      }
}

/** A competency or micro-credential is assessed by what the learner does with the skill. */
export const assessmentApplication: Judge = (badge, content) => {
  const { type = 'badge', assessment, projects } = badge
  if (!CLAIMS_SKILL.has(type) || projects !== undefined) return undefined
  if (assessment === undefined)
    return {
      at: ['type'],
      message: `This ${called(type)} does not say how it is assessed.`,
      hint: 'add `assessment` with what must be shown and how it is judged',
    }
  const weak = weakness(assessment, isEnglish(badge, content))
  return weak && { ...weak, message: `${weak.message} A ${called(type)} says that its holder can do something.` }
}

const isMicroCredential = ({ type }: BadgeClass) => type === 'micro-credential'

/** A micro-credential requires evidence, where the privacy preset lets awards show any. */
export const evidence: Judge = (badge, { site }) =>
  isMicroCredential(badge) && badge.evidenceRequired !== true && presetOf(site).tellsOfLearners
    ? {
        at: badge.evidenceRequired === undefined ? ['type'] : ['evidenceRequired'],
        message:
          'This micro-credential does not require evidence, so a reader of an award may find nothing to look at.',
        hint: 'add `evidenceRequired: true`, and say in the criteria what the evidence is',
      }
    : undefined

/** Whether a result has described levels, one of which must be reached. */
export function isRubric({ levels, requiredLevel }: NonNullable<BadgeClass['results']>[number]): boolean {
  return levels !== undefined && requiredLevel !== undefined
}

/** A micro-credential has a rubric. */
export const rubric: Judge = (badge) =>
  isMicroCredential(badge) && badge.results?.some(isRubric) !== true
    ? {
        at: badge.results === undefined ? ['type'] : ['results'],
        message: 'This micro-credential has no rubric: no result has levels, one of which must be reached.',
        hint: 'add a result with `levels` and `requiredLevel`',
      }
    : undefined
