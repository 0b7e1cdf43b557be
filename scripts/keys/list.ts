import { EXIT } from '../command.ts'
import { say } from '../io.ts'
import type { KeyAction } from './action.ts'
import { KEY_KINDS, kindOf } from './kinds.ts'
import { keyLine, stateOf } from './state.ts'

export const list: KeyAction = {
  words: '',
  fewest: 0,
  most: 0,
  flags: ['json'],
  help: 'Lists the public keys with their history.',
  run({ io, register: { keys }, flags }) {
    const data = keys.map((key) => ({ ...key, kind: KEY_KINDS[kindOf(key)].title, state: stateOf(key) }))
    if (flags.json === true) say(io, JSON.stringify({ keys: data }, null, 2))
    else say(io, keys.length === 0 ? 'There are no keys yet: badgewright keys create' : keys.map(keyLine).join('\n'))
    return EXIT.ok
  },
}
