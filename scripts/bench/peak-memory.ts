import { readdirSync, readFileSync } from 'node:fs'

/** A process: its parent and the most memory that it had so far, in KiB. */
interface Process {
  readonly parent: number
  readonly peak: number
}

function processOf(pid: string): Process | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return { parent: field('PPid'), peak: field('VmHWM') }
  } catch {
    return undefined
  }
}

function processes(): Map<number, Process> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return new Map(
    pids.flatMap((pid) => {
      const found = processOf(pid)
      return found === undefined ? [] : [[Number(pid), found] as const]
    }),
  )
}

/** The most memory that a process or one of its descendants has had, in MiB; only Linux tells. */
function largestBelow(root: number): number {
  const all = processes()
  const isBelow = (pid: number): boolean => pid === root || (all.has(pid) && isBelow(all.get(pid)!.parent))
  return Math.max(0, ...[...all].filter(([pid]) => isBelow(pid)).map(([, { peak }]) => peak)) / 1024
}

/** Watches a process and its children. Call the result when it ended, for the peak of the largest in MiB. */
export function watchMemory(pid: number): () => number {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, largestBelow(pid))
  }
  const timer = setInterval(look, 200)
  look()
  return () => {
    clearInterval(timer)
    return peak
  }
}
