import { QUALITY_EXAMPLES } from './quality-examples.ts'
import { QUALITY_RULE_NAMES, QUALITY_RULES, type QualityRule } from './quality-rules.ts'
import { table } from './reference-fields.ts'

const OPENING = `# What makes a badge class worth having

<!-- Generated from src/domain/quality-rules.ts and quality-examples.ts by \`npm run generate\`. Change them, not this file. -->

\`npm run check\` tells, after any problems, what could be better about each badge class, and the plan of a pull request tells it
of those that change. A *warning* is something that readers are likely to hold against a badge; *advice* makes a good one
better. Neither stops anything: people decide. Rules about wording look at badge classes in English alone.

Other levels for your site go into \`content/site.yaml\`. A \`problem\` fails the check; \`off\` is silent:

\`\`\`yaml
quality:
  quality-aligned: problem
  quality-skills: off
\`\`\``

function summary(): string {
  const rows = QUALITY_RULE_NAMES.map((name) => [
    `[\`${name}\`](#${name})`,
    QUALITY_RULES[name].level,
    QUALITY_RULES[name].asks,
  ])
  return table(['Rule', 'Level', 'What it asks for'], rows)
}

const example = (text: string) => `\`\`\`markdown\n${text}\n\`\`\``

function section(name: QualityRule): string {
  const { level, asks, reason, guide } = QUALITY_RULES[name]
  const { passing, failing } = QUALITY_EXAMPLES[name]
  return [
    `## ${name}`,
    `${asks} *(${level})*`,
    reason,
    `> ${guide}`,
    'This holds to it:',
    example(passing),
    'This does not:',
    example(failing),
  ].join('\n\n')
}

/** The text of `content/QUALITY.md`: each rule of quality with its reason and two examples, which are its tests. */
export function qualityReference(): string {
  return `${[OPENING, summary(), ...QUALITY_RULE_NAMES.map(section)].join('\n\n')}\n`
}
