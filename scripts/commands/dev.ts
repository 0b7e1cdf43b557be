import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import { readContent } from '../../src/intake/index.ts'
import { withAutomatic } from '../../src/ledger/automatic.ts'
import { readLedger } from '../../src/ledger/state.ts'
import { publish } from '../../src/publishing/index.ts'
import { type Command, EXIT } from '../command.ts'
import { type Io, note, today } from '../io.ts'
import { throwAwayRecord } from '../issuing/throw-away-ledger.ts'
import { printProblems } from '../print/problems.ts'
import { astroPath, PROGRAM_ROOT, pageEnvironment } from '../site/rendering.ts'
import { writeFiles } from '../site/write-files.ts'

const QUIET = 300

/** Signs content with the development key, writes its files and starts Astro's server on them; undefined when content has problems. */
async function start(io: Io): Promise<ChildProcess | undefined> {
  const intake = readContent(io.root, { today: today(io) })
  if (!intake.ok) {
    io.stdout.write(printProblems(intake.problems, intake.files, 'people'))
    return undefined
  }
  const record = await throwAwayRecord(intake.register, io)
  const published = join(io.root, '.badgewright/dev')
  rmSync(published, { recursive: true, force: true })
  const ledger = readLedger(record.ledger)
  await writeFiles(published, publish({ register: withAutomatic(record.register, ledger), ledger }), () => {})
  const env = pageEnvironment(record, { out: join(io.root, '.badgewright/dev-site'), published }, io)
  return spawn(process.execPath, [astroPath(), 'dev'], { cwd: PROGRAM_ROOT, env, stdio: 'inherit' })
}

async function stop(server: ChildProcess | undefined): Promise<void> {
  if (server === undefined || server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('close', resolve))
  server.kill()
  await ended
}

export const command: Command = {
  name: 'dev',
  summary: 'Shows the site while you edit content, signed with the development key.',
  flags: {},
  details: 'Starts again whenever content/ changes; problems are shown here and the last good site stays up.',
  async run(_args, io) {
    let server = await start(io)
    let timer: NodeJS.Timeout | undefined
    const restart = async () => {
      note(io, 'content/ changed.')
      const checked = readContent(io.root, { today: today(io) })
      if (checked.ok) await stop(server)
      server = (await start(io)) ?? server
    }
    const watcher = watch(join(io.root, 'content'), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(restart, QUIET)
    })
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
    watcher.close()
    await stop(server)
    return EXIT.ok
  },
}
