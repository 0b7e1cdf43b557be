import type { Problem } from '../../src/domain/problem.ts'
import { many } from './many.ts'

/** A place as editors and terminals open it. */
export const at = ({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>) => `${file}:${line}:${column}`

function forPeople(problem: Problem): string {
  const lines = [`${at(problem)}  ${problem.rule}`, `  ${problem.message}`]
  if (problem.related !== undefined) lines.push(`  see: ${at(problem.related)}`)
  if (problem.hint !== undefined) lines.push(`  hint: ${problem.hint}`)
  return lines.join('\n')
}

function summary(problems: readonly Problem[], files: number): string {
  const bad = new Set(problems.map((problem) => problem.file)).size
  return `${many(problems.length, 'problem')} in ${bad} of ${many(files, 'file')}. Nothing was published.`
}

/** GitHub's escapes for the data of a workflow command, and for its properties. */
const data = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')

function forGitHub({ file, line, column, rule, message, hint }: Problem): string {
  const where = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`
  return `::error ${where}::${data(hint === undefined ? message : `${message} Hint: ${hint}`)}`
}

/** The problems as data. */
export function problemsJson(problems: readonly Problem[], files: number) {
  return { ok: problems.length === 0, files, problems }
}

/** Ways to print problems. */
export type ProblemFormat = 'people' | 'json' | 'github'

/** Prints problems: paragraphs for people, one JSON object for programs, or annotations for a pull request. */
export function printProblems(problems: readonly Problem[], files: number, format: ProblemFormat): string {
  switch (format) {
    case 'people':
      return problems.length === 0
        ? `No problems in ${many(files, 'file')}.\n`
        : `${problems.map(forPeople).join('\n\n')}\n\n${summary(problems, files)}\n`
    case 'json':
      return `${JSON.stringify(problemsJson(problems, files), null, 2)}\n`
    case 'github':
      return problems.map((problem) => `${forGitHub(problem)}\n`).join('')
  }
}

/** Flags of commands that may end with problems. */
export const PROBLEM_FLAGS = {
  json: { type: 'boolean', help: 'Prints one JSON object: { ok, files, problems }.' },
  github: { type: 'boolean', help: 'Prints annotations for a pull request on GitHub.' },
} as const

/** The format that the flags ask for. */
export function problemFormat(flags: Readonly<Record<string, string | boolean | undefined>>): ProblemFormat {
  return flags.json === true ? 'json' : flags.github === true ? 'github' : 'people'
}
