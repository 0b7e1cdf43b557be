import { readFileSync } from 'node:fs'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import { readContent } from '../../src/intake/index.ts'
import { createVerifier, type Outcome, type Report, STEPS } from '../../src/verification/index.ts'
import { type Command, EXIT, usageError } from '../command.ts'
import { type Io, say, today } from '../io.ts'
import { publicFetch } from '../public-fetch.ts'
import { noNetwork, siteFolder } from '../site-folder.ts'

const MARKS: Readonly<Record<Outcome, string>> = {
  passed: 'passed     ',
  failed: 'FAILED     ',
  'not-checked': 'NOT CHECKED',
}

const EXITS: Readonly<Record<Outcome, number>> = { passed: EXIT.ok, failed: EXIT.failed, 'not-checked': EXIT.unknown }

function reportText({ subject, verdict, steps, requests }: Report): string {
  const lines = steps.map(
    ({ step, outcome, message }) => `  ${MARKS[outcome]}  ${STEPS[step]}\n               ${message}`,
  )
  const asked = requests.length === 0 ? [] : ['', '  Asked for:', ...requests.map((url) => `    ${url}`)]
  return [subject, `  ${verdict}`, '', ...lines, ...asked, ''].join('\n')
}

function readFile(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path === '-' ? 0 : path))
  } catch (cause) {
    throw new PublisherError('ERR_INPUT_UNREADABLE', `${path} cannot be read`, {
      hint: 'name a .json, .jwt, .png or .svg file, or - for standard input',
      cause,
    })
  }
}

/** The network, with this repository's own site answered from a folder when one is named. */
function network(folder: string | undefined, offline: boolean, io: Io) {
  const outside = offline ? noNetwork : publicFetch({ allowPrivate: false })
  if (folder === undefined) return outside
  const intake = readContent(io.root, { today: today(io) })
  if (!intake.ok)
    throw usageError('--site needs content/ without problems, to know the site’s address', 'badgewright check')
  return siteFolder(folder, intake.register.site.url, outside)
}

/** Of several outcomes the worst. */
function worst(reports: readonly Report[]): Outcome {
  const outcomes = reports.map((report) => report.outcome)
  return outcomes.includes('failed') ? 'failed' : outcomes.includes('not-checked') ? 'not-checked' : 'passed'
}

export const command: Command = {
  name: 'verify',
  summary: 'Verifies credentials: JSON, JWT, or a PNG or SVG that carries one.',
  words: '<file>...',
  flags: {
    json: { type: 'boolean', help: 'Prints one JSON object: { ok, reports }.' },
    offline: { type: 'boolean', help: 'Asks for nothing on the network.' },
    site: {
      type: 'string',
      value: 'folder',
      help: 'Answers the addresses of this repository’s site from a folder, such as dist.',
    },
  },
  details: 'Ends with 0 when everything holds, 1 when something does not, 4 when something could not be checked.',
  async run({ flags, words }, io) {
    if (words.length === 0) throw usageError('verify needs a file', 'badgewright verify badge.png')
    const verifier = createVerifier({
      fetch: network(flags.site as string | undefined, flags.offline === true, io),
      now: io.now(),
    })
    const reports: Report[] = []
    for (const name of words) reports.push(await verifier.verify({ bytes: readFile(name), name }))
    const outcome = worst(reports)
    say(
      io,
      flags.json === true
        ? JSON.stringify({ ok: outcome === 'passed', reports }, null, 2)
        : reports.map(reportText).join('\n'),
    )
    return EXITS[outcome]
  },
}
