import { execFileSync } from 'node:child_process'

/** Runs git in a folder and gives what it printed. */
export type RunGit = (...args: readonly string[]) => string

/** Makes a folder a Git repository with all its files in one commit on `main`, whatever the machine's own settings are. */
export function gitRepository(root: string): RunGit {
  const run: RunGit = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trimEnd()
  run('init', '--quiet', '--initial-branch=main')
  run('config', 'user.name', 'Robin Example')
  run('config', 'user.email', 'robin@example.org')
  run('config', 'commit.gpgSign', 'false')
  run('add', '.')
  run('commit', '--quiet', '--message=Start')
  return run
}
