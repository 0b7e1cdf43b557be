import type { Register } from '../../src/domain/register.ts'
import type { Generated } from '../../src/review/change-rules.ts'
import { codeowners, OWNERS_FILE } from './codeowners.ts'
import { ISSUE_FORM_FILES, issueForms } from './issue-forms.ts'

/** A file of the repository that is generated. */
export interface GeneratedFile {
  /** Path from the repository root. */
  readonly path: string
  readonly text: string
}

/** Paths of all files outside content/ that can be generated from it. */
export const GENERATED_FROM_CONTENT: readonly string[] = [OWNERS_FILE, ...ISSUE_FORM_FILES]

/** Every file outside content/ that is generated from it. */
export function filesFromContent(register: Register): GeneratedFile[] {
  const owners = codeowners(register)
  return [...(owners === undefined ? [] : [{ path: OWNERS_FILE, text: owners }]), ...issueForms(register)]
}

/**
 * The files that are generated from content, as they must be and as they are. A repository may do without forms for issues.
 *
 * @param register - Undefined when content has problems: what they must say cannot be told then.
 * @param textOf - The text of a file; undefined when it is not there.
 */
export function generatedFrom(register: Register | undefined, textOf: (path: string) => string | undefined): Generated {
  return register === undefined
    ? new Map(GENERATED_FROM_CONTENT.map((path) => [path, undefined]))
    : new Map(
        filesFromContent(register)
          .map(({ path, text }) => [path, { expected: text, actual: textOf(path) }] as const)
          .filter(([path, { actual }]) => path === OWNERS_FILE || actual !== undefined),
      )
}
