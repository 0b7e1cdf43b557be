import type { Pathway } from '../domain/pathway.ts'
import type { FieldPath } from '../domain/problem.ts'

/** Each badge class that the steps of a pathway name, with where. */
export function namedInSteps({ steps }: Pathway): { readonly slug: string; readonly path: FieldPath }[] {
  return steps.flatMap((step, i) =>
    'badge' in step
      ? [{ slug: step.badge, path: ['steps', i, 'badge'] }]
      : step.of.map((slug, j) => ({ slug, path: ['steps', i, 'of', j] })),
  )
}
