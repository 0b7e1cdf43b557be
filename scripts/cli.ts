#!/usr/bin/env node
import { randomBytes } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { didYouMean } from '../src/domain/nearest.ts'
import { PublisherError, type PublisherErrorCode } from '../src/domain/publisher-error.ts'
import { type Command, EXIT, EXIT_MEANINGS, helpOf, parseArguments, usageError } from './command.ts'
import type { Io } from './io.ts'

type Load = () => Promise<{ command: Command }>

/** The commands by what they are for, loaded only when called for: the issuing step must not load what renders pages. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, Load>>>> = {
  'Write content': {
    new: () => import('./commands/new.ts'),
    frameworks: () => import('./commands/frameworks.ts'),
    award: () => import('./commands/award.ts'),
    recognise: () => import('./commands/recognise.ts'),
    learner: () => import('./commands/learner.ts'),
    correct: () => import('./commands/correct.ts'),
    renew: () => import('./commands/renew.ts'),
    revoke: () => import('./commands/revoke.ts'),
    suspend: () => import('./commands/suspend.ts'),
    reinstate: () => import('./commands/reinstate.ts'),
    erase: () => import('./commands/erase.ts'),
  },
  'Look at it': {
    check: () => import('./commands/check.ts'),
    plan: () => import('./commands/plan.ts'),
    list: () => import('./commands/list.ts'),
    find: () => import('./commands/find.ts'),
    due: () => import('./commands/due.ts'),
    pathways: () => import('./commands/pathways.ts'),
    programmes: () => import('./commands/programmes.ts'),
    dev: () => import('./commands/dev.ts'),
  },
  'Issue and publish': {
    build: () => import('./commands/build.ts'),
    issue: () => import('./commands/issue.ts'),
    render: () => import('./commands/render.ts'),
  },
  Verify: {
    verify: () => import('./commands/verify.ts'),
    bundle: () => import('./commands/bundle.ts'),
  },
  Keys: {
    keys: () => import('./commands/keys.ts'),
  },
}

const COMMANDS: Readonly<Record<string, Load>> = Object.assign({}, ...Object.values(GROUPS))

const EXIT_OF: Readonly<Record<PublisherErrorCode, number>> = {
  ERR_USAGE: EXIT.usage,
  ERR_INPUT_UNREADABLE: EXIT.unreadable,
  ERR_SIGNING_KEY_MISSING: EXIT.keys,
  ERR_SIGNING_KEY_INVALID: EXIT.keys,
  ERR_SIGNING_KEY_UNKNOWN: EXIT.keys,
  ERR_SIGNING_KEY_AMBIGUOUS: EXIT.keys,
  ERR_SIGNER_FAILED: EXIT.keys,
  ERR_KEYS_EXIST: EXIT.keys,
  ERR_LEDGER_DAMAGED: EXIT.ledger,
  ERR_LEDGER_FOREIGN: EXIT.ledger,
  ERR_LEDGER_LOCKED: EXIT.ledger,
  ERR_LEDGER_MISSING: EXIT.ledger,
  ERR_CREDENTIAL_INVALID: EXIT.failed,
  ERR_SITE_NOT_VERIFIED: EXIT.failed,
  ERR_CHILD_PROCESS: EXIT.failed,
  ERR_GIT: EXIT.git,
  ERR_NO_ANSWER: EXIT.unknown,
}

async function groupText([title, group]: readonly [string, Readonly<Record<string, Load>>]): Promise<string[]> {
  const commands = await Promise.all(Object.values(group).map(async (load) => (await load()).command))
  return [`${title}:`, ...commands.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`), '']
}

async function overview(): Promise<string> {
  const groups = await Promise.all(Object.entries(GROUPS).map(groupText))
  return [
    'badgewright turns this repository into an issuer of Open Badges.',
    '',
    'Usage: badgewright <command> [flags]',
    '',
    ...groups.flat(),
    'Every command explains itself: badgewright <command> --help',
    '',
    'Exit codes:',
    ...Object.entries(EXIT_MEANINGS).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`),
    '',
  ].join('\n')
}

async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === 'help') {
    io.stdout.write(await overview())
    return name === undefined ? EXIT.usage : EXIT.ok
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined)
    throw usageError(
      `there is no command ${JSON.stringify(name)}`,
      didYouMean(name, Object.keys(COMMANDS), 'badgewright --help'),
    )
  const { command } = await load()
  if (rest.includes('--help')) {
    io.stdout.write(helpOf(command))
    return EXIT.ok
  }
  return command.run(parseArguments(command, rest), io)
}

/** Does some work and returns the exit code; every fault becomes a message, none a stack without need. */
export async function reporting(io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PublisherError) {
      io.stderr.write(`error: ${error.message}\n${error.hint === undefined ? '' : `hint: ${error.hint}\n`}`)
      return EXIT_OF[error.code]
    }
    io.stderr.write(
      `badgewright has a fault; please report this text:\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return EXIT.bug
  }
}

/** Runs a command line and returns the exit code. */
export function run(argv: readonly string[], io: Io): Promise<number> {
  return reporting(io, () => runCommand(argv, io))
}

/** Does the work of this process with its own surroundings: the one place where clock and randomness come from. */
export async function runProcess(work: (io: Io) => Promise<number>): Promise<void> {
  const { stdin, stdout, stderr, env } = process
  // Whoever reads may stop reading, as "| head" does; that changes nothing about what was found.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  const io: Io = {
    root: process.cwd(),
    env,
    stdout,
    stderr,
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    terminal: stdin.isTTY && stdout.isTTY && env.CI === undefined ? { input: stdin, output: stdout } : undefined,
  }
  process.exitCode = await reporting(io, () => work(io))
}

const isEntry = process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename
if (isEntry) await runProcess((io) => runCommand(process.argv.slice(2), io))
