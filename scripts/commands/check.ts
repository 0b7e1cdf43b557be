import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../src/domain/problem.ts'
import type { Register } from '../../src/domain/register.ts'
import { generatedProblems, HOST_FOLDER } from '../../src/review/change-rules.ts'
import { type Command, EXIT } from '../command.ts'
import { checkContent } from '../content.ts'
import { generatedFrom } from '../generated/generated.ts'
import type { Io } from '../io.ts'
import { PROBLEM_FLAGS, problemFormat } from '../print/problems.ts'
import { printChecked } from '../print/quality.ts'

/** The problems of generated files. Without the folder of a host there are none to hold against content. */
function staleProblems({ root }: Pick<Io, 'root'>, register: Register): Problem[] {
  if (!existsSync(join(root, HOST_FOLDER))) return []
  const textOf = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined)
  return generatedProblems(generatedFrom(register, textOf))
}

export const command: Command = {
  name: 'check',
  summary: 'Checks content/, and holds it against the ledger when there is one.',
  flags: {
    ...PROBLEM_FLAGS,
    json: { ...PROBLEM_FLAGS.json, help: 'Prints one JSON object: { ok, files, problems, quality }.' },
  },
  details:
    'Every problem is shown at once, with file, line, column, rule and how to mend it. After them\nstands what could be better about badge classes, which fails nothing unless `quality` in site.yaml says so.\nAll rules: content/README.md#rules and content/QUALITY.md',
  async run({ flags }, io) {
    const checked = checkContent(io)
    const problems = checked.ok ? staleProblems(io, checked.register) : checked.problems
    io.stdout.write(printChecked(problems, checked, problemFormat(flags)))
    return problems.length === 0 ? EXIT.ok : EXIT.failed
  },
}
