import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { reporting } from '../../scripts/cli.ts'
import { PROPOSAL_FILE, propose } from '../../scripts/workflow/propose.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { BADGE, filledIn } from './proposals/filled.ts'

const labelled = { action: 'labeled', label: { name: 'accepted' } }
const issue = { number: 12, state: 'open', body: filledIn('badge', BADGE) }

it.each([
  ['another label', { ...labelled, label: { name: 'question' }, issue }],
  ['a closed issue', { ...labelled, issue: { ...issue, state: 'closed' } }],
  ['a pull request', { ...labelled, issue: { ...issue, pull_request: {} } }],
  ['an issue that was only opened', { ...labelled, action: 'opened', issue }],
  ['a number that is none', { ...labelled, issue: { ...issue, number: '1; id' } }],
  ['nothing', null],
])('what is no accepted issue is refused: %s', async (_, event) => {
  const root = temporaryFolder()
  const path = join(root, 'event.json')
  writeFileSync(path, JSON.stringify(event))
  const printed: string[] = []
  const writer = { isTTY: false, write: (text: string) => void printed.push(text) }
  const env = { GITHUB_EVENT_PATH: path }
  const io = { root, env, stdout: writer, stderr: writer, now: () => new Date(0), random: () => new Uint8Array() }
  expect(await reporting(io, () => propose(io))).toBe(2)
  expect(printed.join('')).toBe(
    'error: this is not the event of an open issue that was labelled “accepted”\nhint: start the workflow by the label\n',
  )
  expect(existsSync(join(root, PROPOSAL_FILE))).toBe(false)
})
