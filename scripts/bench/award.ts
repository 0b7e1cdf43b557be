import { createHash } from 'node:crypto'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MOST_ROWS } from '../../src/authoring/index.ts'
import { readContent } from '../../src/intake/index.ts'
import { run } from '../cli.ts'
import { OUTBOX } from '../delivery/outbox.ts'
import { type Io, today } from '../io.ts'
import { awardedBadges } from './content.ts'
import { bytesBelow } from './floors.ts'
import { type Measured, secondsOf } from './measure.ts'

const HEAD = 'email,name,name consent,evidence url,narrative\n'

/** A table as a spreadsheet would hold it. About 160 bytes a row. */
function tableOf(from: number, count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const n = from + i
    const narrative = '"Answered the questions of a real client, and explained the choices made."'
    return `learner${n}@example.org,Learner Number ${n},2026-05-01,https://work.example/portfolio/${n},${narrative}\n`
  })
  return HEAD + rows.join('')
}

/** Salts and hashes as many addresses, and does nothing else. */
function hashAll(count: number, random: Io['random']): void {
  for (let n = 0; n < count; n++)
    createHash('sha256')
      .update(`learner${n}@example.org${Buffer.from(random(16)).toString('hex')}`)
      .digest('hex')
}

/** Awards each learner of the tables a badge, one table a badge class, in a record without awards. */
async function awardAll(io: Io, tables: readonly string[]): Promise<void> {
  const badges = awardedBadges(io.root)
  for (const [i, table] of tables.entries()) {
    const file = join(io.root, `table-${i}.csv`)
    writeFileSync(file, table)
    const code = await run(['award', badges[i % badges.length]!, '--csv', file], io)
    if (code !== 0) throw new Error(`award ended with ${code}`)
  }
}

/**
 * Measures `award --csv` for as many learners as the record has awards, in a record beside it with no award yet.
 *
 * @param io - Its root has the content; its randomness gives other bytes each time, since no two salts may be equal.
 */
export async function award(io: Io): Promise<Measured> {
  const count = readdirSync(join(io.root, 'content/awards'), { recursive: true }).filter((name) =>
    String(name).endsWith('.yaml'),
  ).length
  const root = join(io.root, 'award')
  cpSync(join(io.root, 'content'), join(root, 'content'), {
    recursive: true,
    filter: (path) => path !== join(io.root, 'content/awards'),
  })
  const starts = Array.from({ length: Math.ceil(count / MOST_ROWS) }, (_, i) => i * MOST_ROWS)
  const tables = starts.map((from) => tableOf(from, Math.min(MOST_ROWS, count - from)))
  const seconds = await secondsOf(() => awardAll({ ...io, root }, tables))
  const bytes = bytesBelow(join(root, 'content/awards')) + bytesBelow(join(root, OUTBOX))
  const hashing = await secondsOf(() => hashAll(count, io.random))
  const checking = await secondsOf(() => readContent(root, { today: today(io) }))
  rmSync(root, { recursive: true })
  return { seconds, bytes, floors: { 'hashing the addresses': hashing, 'checking what it wrote': checking } }
}
