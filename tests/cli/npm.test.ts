import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const run = (program: string, ...words: string[]) =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

describe('npm', () => {
  it('runs a command with nothing but its own output', () => {
    expect(JSON.parse(run('npm', 'run', '-s', 'badgewright', '--', 'check', '--json'))).toMatchObject({ ok: true })
  })

  it('finds the command by its name', () => {
    expect(run('npx', 'badgewright', 'check')).toMatch(/^No problems in \d+ files\.\n$/)
  })
})
