import { appendFileSync } from 'node:fs'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Io } from '../io.ts'

/** A variable that GitHub Actions, or the workflow, sets for a step. */
export function variable({ env }: Pick<Io, 'env'>, name: string): string {
  const value = env[name]
  if (value !== undefined && value !== '') return value
  throw new PublisherError('ERR_USAGE', `the variable ${name} is not set`, {
    hint: 'this is a step of a workflow; see .github/workflows/ for what it is given',
  })
}

/** Hands values to later steps and jobs. The names are ours; a value of several lines would set others too. */
export function setOutputs(io: Pick<Io, 'env'>, outputs: Readonly<Record<string, string | number | boolean>>): void {
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${String(value)}`)
  const broken = lines.find((line) => /[\r\n]/.test(line))
  if (broken !== undefined) throw new Error(`an output of several lines: ${JSON.stringify(broken)}`)
  appendFileSync(variable(io, 'GITHUB_OUTPUT'), lines.map((line) => `${line}\n`).join(''))
}

/** Adds Markdown to what the page of the run shows. */
export function addSummary(io: Pick<Io, 'env'>, markdown: string): void {
  appendFileSync(variable(io, 'GITHUB_STEP_SUMMARY'), `${markdown}\n`)
}

/** The address of the page of this run. */
export function runUrl(io: Pick<Io, 'env'>): string {
  const [server, repository, run] = ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'].map((name) =>
    variable(io, name),
  )
  return `${server}/${repository}/actions/runs/${run}`
}
