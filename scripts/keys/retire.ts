import { isCurrent } from '../../src/domain/issuer-key.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { EXIT } from '../command.ts'
import { say } from '../io.ts'
import type { KeyAction } from './action.ts'
import { changeKey, keyNamed, momentOf } from './key-files.ts'
import { KEY_KINDS, kindOf } from './kinds.ts'
import { stateOf } from './state.ts'

export const retire: KeyAction = {
  words: '<kid>',
  fewest: 1,
  most: 1,
  flags: [],
  help: 'Ends a key’s use, after its successor signs. What it signed before stays valid.',
  run({ io, register: { keys }, words }) {
    const key = keyNamed(words[0]!, keys)
    if (!isCurrent(key))
      throw new PublisherError('ERR_USAGE', `the key ${key.kid} is ${stateOf(key)} already`, {
        hint: 'badgewright keys list',
      })
    const others = keys.filter((other) => other !== key && isCurrent(other) && kindOf(other) === kindOf(key))
    if (others.length === 0)
      throw new PublisherError(
        'ERR_USAGE',
        `the key ${key.kid} is the only current ${KEY_KINDS[kindOf(key)].title} key`,
        {
          hint: 'make its successor first: badgewright keys rotate',
        },
      )
    const file = changeKey(io.root, key, { retiredOn: momentOf(io.now()) })
    say(io, `Retired, to be committed: ${file}\nMerge this after the secret of ${others[0]!.kid} is in place.`)
    return EXIT.ok
  },
}
