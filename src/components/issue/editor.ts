/** The most characters of an address that the host takes for sure; a longer one it refuses with an error page. */
const LONGEST = 6000

/** Where a new file can be made in a browser. */
export interface Editor {
  readonly url: string
  /** Whether the editor opens with the text in it; else it is to be pasted. */
  readonly filled: boolean
}

/** Whether a host is GitHub, its own or that of an organisation: others have no such editor, or at another address. */
const isGitHub = (repository: string) => /^https:\/\/github\.[^/]+\/[^/]+\/[^/]+/.test(repository)

/**
 * GitHub’s editor for a new file, on its way to a pull request on the branch `main`. Whoever may not write to the repository
 * gets a copy of their own by it, and the pull request all the same.
 *
 * @param repository - As content/site.yaml names it.
 * @returns nothing when the repository is elsewhere.
 */
export function editorFor(repository: string, file: string, text: string): Editor | undefined {
  if (!isGitHub(repository)) return undefined
  const empty = `${repository.replace(/(?:\.git)?\/*$/, '')}/new/main?filename=${encodeURIComponent(file)}`
  const url = `${empty}&value=${encodeURIComponent(text)}`
  return url.length <= LONGEST ? { url, filled: true } : { url: empty, filled: false }
}
