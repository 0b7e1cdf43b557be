import type { PullRequest } from '../../src/domain/pull-request.ts'
import type { Io } from '../io.ts'
import { variable } from './actions.ts'
import type { FileChange } from './changes.ts'
import { gitHubOf } from './github.ts'
import { mergedBy, pullRequestOf } from './pull-requests.ts'

/** What GitHub says of commits and pull requests. */
export interface Asker {
  /** The number of the pull request by which a commit came. */
  numberOf(commit: string): Promise<number | undefined>
  pull(number: number): Promise<PullRequest>
}

/** Asks of each commit and of each pull request once, however many files came by it; and nothing before it is asked. */
export function asker(io: Pick<Io, 'env'>): Asker {
  const byCommit = new Map<string, Promise<number | undefined>>()
  const byNumber = new Map<number, Promise<PullRequest>>()
  const once = <Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value => {
    const value = known.get(key) ?? make()
    known.set(key, value)
    return value
  }
  return {
    numberOf: (commit) => once(byCommit, commit, () => mergedBy(gitHubOf(io), commit, variable(io, 'GITHUB_REF_NAME'))),
    pull: (number) => once(byNumber, number, () => pullRequestOf(gitHubOf(io), number)),
  }
}

/** The pull requests of a file's changes, each once; undefined when one of the changes came by none. */
export async function pullsOf(
  changes: readonly FileChange[],
  { numberOf, pull }: Asker,
): Promise<PullRequest[] | undefined> {
  const pulls = new Map<number, PullRequest>()
  for (const { commit } of changes) {
    const number = await numberOf(commit)
    if (number === undefined) return undefined
    pulls.set(number, await pull(number))
  }
  return pulls.size === 0 ? undefined : [...pulls.values()]
}
