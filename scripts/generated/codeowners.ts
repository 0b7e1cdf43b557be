import type { Policies } from '../../src/domain/policy.ts'
import { QUALITY_PAGE } from '../../src/domain/quality-rules.ts'
import type { Register } from '../../src/domain/register.ts'
import { membersOf } from '../../src/review/authority.ts'

/** Where GitHub looks for it. */
export const OWNERS_FILE = '.github/CODEOWNERS'

const OPENING = `# Generated from \`policies\` in content/site.yaml by \`npm run generate\`. Change them, not this file.
# The last line that fits a file counts: one of its owners must approve a change of it.
`

/** Teams of the policies, each once, in the order in which they are named. */
function awardingTeams({ issuers, awards = [] }: Policies): string[] {
  return [...new Set([issuers, ...awards.map(({ by }) => by)])]
}

/**
 * Who owns which files, as patterns of CODEOWNERS with the teams that own them. An award file does not tell its badge class by its
 * name, so every team that may award something owns all awards; who may award this one, the issuing step looks up.
 */
function owned({ pathways: all }: Register, policies: Policies): [pattern: string, teams: readonly string[]][] {
  const { maintainers, issuers, awards = [] } = policies
  return [
    ['*', [maintainers]],
    ['/content/', [issuers]],
    ['/content/awards/', awardingTeams(policies)],
    // The first entry that names a badge class counts, and the last line here: so the other way round.
    ...awards.toReversed().flatMap(({ badges = [], pathways = [], by }): [string, string[]][] => [
      ...badges.map((slug): [string, string[]] => [`/content/badges/${slug}/`, [by]]),
      ...pathways.flatMap((name): [string, string[]][] => [
        [`/content/pathways/${name}.md`, [by]],
        [`/content/badges/${all.get(name)!.earns}/`, [by]],
      ]),
    ]),
    ['/content/README.md', [maintainers]],
    [`/${QUALITY_PAGE}`, [maintainers]],
    ['/content/site.yaml', [maintainers]],
    ['/content/issuer/', [maintainers]],
  ]
}

/**
 * The text of {@link OWNERS_FILE}: which accounts must approve a change of which files. Nothing when content sets no policies,
 * for then the file is written by hand.
 */
export function codeowners(register: Register): string | undefined {
  const { policies } = register.site
  if (policies === undefined) return undefined
  const rows = owned(register, policies)
  const width = Math.max(...rows.map(([pattern]) => pattern.length))
  const accounts = (teams: readonly string[]) => [...new Set(teams.flatMap((team) => membersOf(policies, team)))]
  const lines = rows.map(
    ([pattern, teams]) =>
      `${pattern.padEnd(width)} ${accounts(teams)
        .map((account) => `@${account}`)
        .join(' ')}\n`,
  )
  return `${OPENING}${lines.join('')}`
}
