import { type Command, EXIT } from '../command.ts'
import { checkContent } from '../content.ts'
import { planJson, planText } from '../print-plan.ts'
import { printProblems } from '../print-problems.ts'

export const command: Command = {
  name: 'plan',
  summary: 'Shows what "issue" would sign, before anything is signed.',
  flags: { json: { type: 'boolean', help: 'Prints one JSON object: { ok, plan } or { ok, files, problems }.' } },
  async run({ flags }, io) {
    const json = flags.json === true
    const checked = checkContent(io)
    if (!checked.ok) {
      io.stdout.write(printProblems(checked.problems, checked.files, json ? 'json' : 'people'))
      return EXIT.failed
    }
    io.stdout.write(
      json
        ? `${JSON.stringify({ ok: true, plan: planJson(checked.plan) }, null, 2)}\n`
        : planText(checked.plan, checked.register),
    )
    return EXIT.ok
  },
}
