import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { reporting, run } from '../../scripts/cli.ts'
import type { Io } from '../../scripts/io.ts'
import { approvals } from '../../scripts/workflow/approvals.ts'
import { fetchLedger } from '../../scripts/workflow/fetch-ledger.ts'
import { findPullRequest } from '../../scripts/workflow/find-pull-request.ts'
import { holdLedger } from '../../scripts/workflow/hold-ledger.ts'
import { monitor } from '../../scripts/workflow/monitor.ts'
import { needsIssuing } from '../../scripts/workflow/needs-issuing.ts'
import { newestCommit } from '../../scripts/workflow/newest-commit.ts'
import { propose } from '../../scripts/workflow/propose.ts'
import { pushLedger } from '../../scripts/workflow/push-ledger.ts'
import { startIssuing } from '../../scripts/workflow/start-issuing.ts'
import { tellPlan } from '../../scripts/workflow/tell-plan.ts'
import { tellProposal } from '../../scripts/workflow/tell-proposal.ts'
import { verifyLive } from '../../scripts/workflow/verify-live.ts'
import type { Fetch } from '../../src/verification/index.ts'
import { NOW } from '../cli/in-process.ts'
import { temporaryFolder } from '../helpers/temporary.ts'
import { git, type Host, TOKEN } from './host.ts'

/** What a run has beside what the host gives it. */
export interface Circumstances {
  readonly secrets?: Readonly<Record<string, string>>
  readonly now?: Date
  /** The commit of main for which the run was started; the newest unless given. A run that is run again keeps its own. */
  readonly commit?: string
  /** The network in which the live site is. */
  readonly live?: Fetch
  /** Payload of the event that started the run. */
  readonly event?: object
  /** Outputs of the jobs before. */
  readonly needs?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Takes the place of a step, by the script’s name: to do something in between, or to end the machine (by throwing). */
  readonly instead?: Readonly<Record<string, (io: Io, go: () => Promise<number>) => Promise<number>>>
}

const nowhere: Fetch = async (url) => {
  throw Object.assign(new Error(`no such host: ${url}`), { code: 'ENOTFOUND' })
}

/** The scripts of steps, as functions of this process. */
export const STEPS: Readonly<Record<string, (io: Io, live: Fetch) => Promise<number>>> = {
  approvals,
  'fetch-ledger': fetchLedger,
  'find-pull-request': findPullRequest,
  'hold-ledger': holdLedger,
  monitor,
  'needs-issuing': needsIssuing,
  'newest-commit': newestCommit,
  propose,
  'push-ledger': pushLedger,
  'start-issuing': startIssuing,
  'tell-plan': tellPlan,
  'tell-proposal': tellProposal,
  'verify-live': (io, fetch) => verifyLive(io, { fetch, wait: async () => undefined }),
}

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  readonly 'continue-on-error'?: boolean
}

interface Workflow {
  readonly env?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<
    Record<string, { readonly outputs?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
  >
}

/** What a run of a job came to. */
export interface JobRun {
  /** Exit code of the step that ended it; 0 when all went well. */
  readonly code: number
  /** All that was printed. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The machine’s checkout. */
  readonly folder: string
}

/** What a step prints on. */
class Paper {
  readonly isTTY = false
  text = ''
  write(text: string): void {
    this.text += text
  }
}

type Values = Readonly<Record<string, unknown>>

/** The value of an expression such as `steps.pull.outputs.head`; undefined steps and outputs are empty, as on GitHub. */
function resolved(expression: string, context: Values): string {
  const value = expression
    .trim()
    .split('.')
    .reduce<unknown>((at, name) => (at as Values | undefined)?.[name], context)
  return value === undefined ? '' : String(value)
}

const filled = (text: string, context: Values) =>
  text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => resolved(expression, context))

function isWanted(condition: string | undefined, context: Values): boolean {
  if (condition === undefined) return true
  const [, left, sign, right] = /^(\S+) (==|!=) '(.*)'$/.exec(condition) ?? []
  if (left === undefined) throw new Error(`a condition that these tests do not read: ${condition}`)
  return (resolved(left, context) === right) === (sign === '==')
}

const outputsIn = (file: string) =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

/**
 * Runs a job of a workflow file as GitHub would, on a machine of its own: the steps in their order, each with the variables that
 * the file gives it. A step's script runs in this process, checkouts are clones, and what installs is passed over.
 */
export async function runJob(host: Host, file: string, job: string, given: Circumstances = {}): Promise<JobRun> {
  const workflow = parse(readFileSync(`.github/workflows/${file}`, 'utf8')) as Workflow
  const { steps, outputs: declared = {} } = workflow.jobs[job]!
  const machine = temporaryFolder()
  const folder = join(machine, 'work')
  const files = { summary: join(machine, 'summary'), event: join(machine, 'event.json') }
  writeFileSync(files.summary, '')
  writeFileSync(files.event, JSON.stringify(given.event ?? {}))
  const needs = Object.fromEntries(Object.entries(given.needs ?? {}).map(([name, outputs]) => [name, { outputs }]))
  const done: Record<string, { outputs: Record<string, string>; outcome: string }> = {}
  const context: Values = { github: { token: TOKEN }, secrets: given.secrets ?? {}, needs, steps: done }
  const variables = {
    ...host.variables(given.commit),
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_EVENT_PATH: files.event,
    ...Object.fromEntries(Object.entries(workflow.env ?? {}).map(([name, value]) => [name, String(value)])),
  }
  let log = ''
  let code = 0
  for (const [i, step] of steps.entries()) {
    if (!isWanted(step.if, context)) continue
    if (step.uses?.startsWith('actions/checkout@')) {
      const isWhole = step.with?.['fetch-depth'] === 0 || given.commit !== undefined
      git(machine, 'clone', '--quiet', ...(isWhole ? [host.url] : ['--depth=1', `file://${host.url}`]), 'work')
      if (given.commit !== undefined) git(folder, 'reset', '--quiet', '--hard', given.commit)
    }
    if (step.run === undefined || step.run.startsWith('npm ')) continue
    const output = join(machine, `output-${i}`)
    writeFileSync(output, '')
    const env = {
      ...variables,
      GITHUB_OUTPUT: output,
      ...Object.fromEntries(
        Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(String(value), context)]),
      ),
    }
    const [stdout, stderr] = [new Paper(), new Paper()]
    const io: Io = { root: folder, env, stdout, stderr, now: () => given.now ?? NOW, random: randomBytes }
    const ended = await runLine(step.run, io, given)
    const target = / > (\S+)$/.exec(step.run)?.[1]
    if (target !== undefined) writeFileSync(join(folder, target), stdout.text)
    log += stdout.text + stderr.text
    done[step.id ?? `step-${i}`] = { outputs: outputsIn(output), outcome: ended === 0 ? 'success' : 'failure' }
    if (ended !== 0 && step['continue-on-error'] !== true) {
      code = ended
      break
    }
  }
  const outputs = Object.fromEntries(Object.entries(declared).map(([name, value]) => [name, filled(value, context)]))
  return { code, log, outputs, summary: readFileSync(files.summary, 'utf8'), folder }
}

/** Runs one line of a step: `node scripts/workflow/x.ts`, or `node scripts/cli.ts` with its words. */
async function runLine(line: string, io: Io, { live = nowhere, instead = {} }: Circumstances): Promise<number> {
  const [, script, words = ''] = /^node scripts\/(\S+)\.ts(?: (.*?))?(?: > \S+)?$/.exec(line) ?? []
  if (script === undefined) throw new Error(`a line that these tests do not run: ${line}`)
  const name = script.replace('workflow/', '')
  const typed = words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(/^"\$(\w+)"$/, (_, variable: string) => io.env[variable] ?? ''))
  const go = () => (script === 'cli' ? run(typed, io) : reporting(io, () => STEPS[name]!(io, live)))
  const key = script === 'cli' ? typed[0]! : name
  return Object.hasOwn(instead, key) ? instead[key]!(io, go) : go()
}

/** The plan of a pull request, as the run of "check" for its branch lets it be made. The branch’s name is a stranger’s; without an owner, the fork is gone. */
export function planOf(host: Host, { branch, owner }: { readonly branch: string; readonly owner: string | undefined }) {
  const repository = owner === undefined ? null : { owner: { login: owner } }
  const event = {
    workflow_run: { head_branch: branch, head_repository: repository, head_sha: 'not looked at' },
    repository: { default_branch: 'main' },
  }
  return runJob(host, 'plan.yml', 'plan', { event })
}
