import { badge, type Changes, type Fields, MICRO_CREDENTIAL, pathway, problemsOf, SVG } from './content.ts'

/** A micro-credential under a name. */
function microCredential(slug: string): Changes {
  return {
    [`badges/${slug}/index.md`]: badge({ name: slug, ...MICRO_CREDENTIAL }),
    [`badges/${slug}/badge.svg`]: SVG,
  }
}

/** A badge of another issuer as a step. */
export const outside = (name: string, fields: Fields = {}): Fields => ({
  achievement: `https://badges.example/${name}`,
  name,
  issuer: 'did:web:badges.example',
  ...fields,
})

/** Content with some pathways, and each badge class that they name. */
export function pathwaysTree(pathways: Readonly<Record<string, Fields>>, badges: readonly string[]): Changes {
  return {
    ...Object.assign({}, ...badges.map(microCredential)),
    ...Object.fromEntries(Object.entries(pathways).map(([slug, fields]) => [`pathways/${slug}.md`, pathway(fields)])),
  }
}

/** What is wrong with some pathways, of badge classes that are all there. */
export const problemsOfPathways = (
  pathways: Readonly<Record<string, Fields>>,
  badges: readonly string[],
  changes: Changes = {},
): string[] => problemsOf({ ...pathwaysTree(pathways, badges), ...changes })
