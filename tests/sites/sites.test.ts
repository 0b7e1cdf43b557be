import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extract } from '../../src/baking/bake.ts'
import { filesBelow } from '../helpers/folders.ts'
import { runCli } from '../helpers/run-cli.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

/**
 * Whole sites: each folder beside this file is a situation, `content` what an issuer wrote and `expected` all that comes of it.
 * `npm run bless` accepts what comes now.
 */
const HERE = import.meta.dirname
const situations = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

/** What a picture is, without its pixels: those depend on the drawing library of the machine. */
async function pictureText(bytes: Uint8Array): Promise<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const { openBadges3, openBadges2 } = await extract(bytes)
  const carried = { openBadges3, openBadges2 }
  const lines = Object.entries(carried).map(
    ([version, text]) => `${version}: ${text === undefined ? 'none' : JSON.parse(text).id}`,
  )
  return [`PNG of ${view.getUint32(16)} x ${view.getUint32(20)} pixels`, ...lines, ''].join('\n')
}

/** Names and hashes of scripts and style sheets follow from the program; what is pinned here is what follows from content. */
const withoutHashes = (html: string) =>
  html
    .replace(/(\/assets\/[\w.-]+?)\.[\w-]{8}\.(js|css)/g, '$1.HASH.$2')
    .replace(/sha(256|384|512)-[A-Za-z0-9+/=]+/g, 'sha$1-HASH')

/** A file of a site as text that can be compared and read. */
async function asText(path: string, bytes: Buffer): Promise<string> {
  if (path.endsWith('.png')) return pictureText(bytes)
  const text = bytes.toString('utf8')
  return path.endsWith('.html') ? withoutHashes(text) : text
}

/** The site's files that content decides: not the program's own scripts and style sheets. */
const isOfContent = (path: string) => !path.startsWith('assets/')

async function outputsOf(root: string): Promise<Map<string, string>> {
  const outputs = new Map<string, string>()
  const built = await runCli(root, 'build')
  outputs.set('build.txt', `${built.stdout}exit code ${built.code}\n`)
  if (built.code !== 0) {
    outputs.set('check.json', (await runCli(root, 'check', '--json')).stdout)
    outputs.set('check-github.txt', (await runCli(root, 'check', '--github')).stdout)
    return outputs
  }
  const dist = join(root, 'dist')
  for (const path of filesBelow(dist).filter(isOfContent)) {
    const suffix = path.endsWith('.png') ? '.txt' : ''
    outputs.set(`dist/${path}${suffix}`, await asText(path, readFileSync(join(dist, path))))
  }
  return outputs
}

describe('whole sites', () => {
  it.each(situations)('gives what is expected of the content “%s”', async (situation) => {
    const root = temporaryFolder()
    cpSync(join(HERE, situation, 'content'), join(root, 'content'), { recursive: true })
    const outputs = await outputsOf(root)
    for (const [path, text] of outputs)
      await expect.soft(text).toMatchFileSnapshot(join(HERE, situation, 'expected', path))
    const noLongerMade = filesBelow(join(HERE, situation, 'expected')).filter((path) => !outputs.has(path))
    expect(noLongerMade, 'files to be deleted from expected/').toEqual([])
  })
})
