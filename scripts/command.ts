import { parseArgs } from 'node:util'
import { didYouMean } from '../src/domain/nearest.ts'
import { PublisherError } from '../src/domain/publisher-error.ts'
import type { Io } from './io.ts'

/** A flag of a command. */
export interface Flag {
  readonly type: 'boolean' | 'string'
  /** What it does, for `--help`. */
  readonly help: string
  /** Name of its value in the help, such as `folder`. */
  readonly value?: string
  /** Whether it may be given several times; its values are then in {@link Arguments.lists}. */
  readonly many?: boolean
}

/** What somebody typed after a command's name. */
export interface Arguments {
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  /** Values of the flags that may be given several times, in order; none when such a flag was not given. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly words: readonly string[]
}

/** One command of the CLI: data, and a function that returns the exit code. */
export interface Command {
  readonly name: string
  /** One line: what it does. */
  readonly summary: string
  /** Words that it takes after its name, as shown in the help: `<file>...`. */
  readonly words?: string
  readonly flags: Readonly<Record<string, Flag>>
  /** Further help: examples, exit codes of its own. */
  readonly details?: string
  run(args: Arguments, io: Io): Promise<number>
}

/** Exit codes; permanent. `badgewright --help` prints them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  unreadable: 3,
  unknown: 4,
  keys: 5,
  ledger: 6,
  git: 7,
  bug: 70,
  interrupted: 130,
} as const

/** What each exit code means. */
export const EXIT_MEANINGS: Readonly<Record<number, string>> = {
  [EXIT.ok]: 'all is well',
  [EXIT.failed]: 'content has problems, or a credential does not hold or no longer counts',
  [EXIT.usage]: 'the command was typed wrongly',
  [EXIT.unreadable]: 'an input is not there or cannot be read',
  [EXIT.unknown]: 'something could not be checked, such as an address without an answer',
  [EXIT.keys]: 'a signing key is missing or wrong',
  [EXIT.ledger]: 'the ledger is missing, damaged, locked or another site’s',
  [EXIT.git]: 'git cannot do what was asked, or the repository is not in a state for it',
  [EXIT.bug]: 'a fault of badgewright itself',
  [EXIT.interrupted]: 'interrupted',
}

/** A mistake in what was typed. */
export function usageError(message: string, hint: string): PublisherError {
  return new PublisherError('ERR_USAGE', message, { hint })
}

/** Reads the arguments of a command, with a near name for a mistyped flag. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.flags).map(([name, { type, many = false }]) => [name, { type, multiple: many }]),
  )
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: command.words !== undefined,
      strict: true,
    })
    const given = Object.entries(values)
    return {
      flags: Object.fromEntries(given.filter(([, value]) => !Array.isArray(value))) as Arguments['flags'],
      lists: Object.fromEntries(given.filter(([, value]) => Array.isArray(value))) as Arguments['lists'],
      words: positionals,
    }
  } catch (error) {
    throw asUsageError(command, argv, error)
  }
}

function asUsageError(command: Command, argv: readonly string[], error: unknown): PublisherError {
  const known = Object.keys(command.flags).map((name) => `--${name}`)
  const unknown = argv.find((word) => word.startsWith('--') && !known.includes(word.split('=')[0]!))
  const help = `badgewright ${command.name} --help`
  if (unknown !== undefined)
    return usageError(`${command.name} has no flag ${unknown}`, didYouMean(unknown, known, help))
  if (command.words === undefined) return usageError(`${command.name} takes no words, only flags`, help)
  return usageError((error as Error).message, help)
}

/** The help text of one command. */
export function helpOf(command: Command): string {
  const flags = Object.entries(command.flags).map(
    ([name, flag]) =>
      [`  --${name}${flag.value ? ` <${flag.value}>` : ''}${flag.many ? '...' : ''}`, flag.help] as const,
  )
  const width = Math.max(8, ...flags.map(([left]) => left.length)) + 2
  const lines = [...flags, ['  --help', 'Shows this help.'] as const].map(([left, right]) => left.padEnd(width) + right)
  const usage = ['badgewright', command.name, command.words, '[flags]'].filter(Boolean).join(' ')
  return [
    `${command.summary}`,
    '',
    `Usage: ${usage}`,
    '',
    ...lines,
    ...(command.details ? ['', command.details] : []),
    '',
  ].join('\n')
}
