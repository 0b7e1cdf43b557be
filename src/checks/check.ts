import type { Problem } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'

/**
 * Holds all of content against one rule that spans files. It reports every breach, and nothing that follows from a mistake
 * that is reported already.
 *
 * @param today - The day of the check as YYYY-MM-DD.
 */
export type Check = (draft: RegisterDraft, today: string) => Problem[]
