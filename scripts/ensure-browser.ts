import { execFileSync } from 'node:child_process'
import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Chromium without windows, in Debian's package of that name: it opens a page in a third of the time. */
const HEADLESS = 'chromium-headless-shell'
const NAMES = [HEADLESS, 'google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/usr/bin/chromium']

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a Chrome or Chromium of this machine: `CHROME_PATH` when set, else the first that is found; undefined for none. */
export function browserPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const candidates = process.env.CHROME_PATH === undefined ? [...onPath, ...PLACES] : [process.env.CHROME_PATH]
  return candidates.find(isExecutable)
}

const isRoot = process.getuid?.() === 0

/** Installs Debian's Chromium, as root or by sudo without a password. */
function install(): void {
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', HEADLESS]]) {
    const [program = '', ...rest] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', ...words]
    execFileSync(program, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
}

/** Whether to install one: when there is none, and for its speed where nobody would have to be asked, as on a machine of CI. */
function isWanted(): boolean {
  const path = browserPath()
  return path === undefined || (isRoot && process.env.CHROME_PATH === undefined && !path.endsWith(HEADLESS))
}

/** Makes sure that the tests in a browser find one. */
function main(): void {
  if (!isWanted()) return
  console.log(`Installing Debian’s ${HEADLESS} by apt-get, to test pages in ...`)
  try {
    install()
  } catch {
    // What apt-get said stands above; a browser that is there will do.
  }
  if (browserPath() !== undefined) return
  console.error(
    'error: there is no browser to test pages in\nhint: install Chrome or Chromium, or name one in CHROME_PATH',
  )
  process.exitCode = 1
}

const isEntry = process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename
if (isEntry) main()
