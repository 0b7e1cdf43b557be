import { type Command, EXIT } from '../command.ts'
import { checkContent } from '../content.ts'
import { PROBLEM_FLAGS, printProblems, problemFormat } from '../print-problems.ts'

export const command: Command = {
  name: 'check',
  summary: 'Checks content/, and holds it against the ledger when there is one.',
  flags: PROBLEM_FLAGS,
  details:
    'Every problem is shown at once, with file, line, column, rule and how to mend it.\nAll rules: content/README.md#rules',
  async run({ flags }, io) {
    const checked = checkContent(io)
    io.stdout.write(printProblems(checked.ok ? [] : checked.problems, checked.files, problemFormat(flags)))
    return checked.ok ? EXIT.ok : EXIT.failed
  },
}
