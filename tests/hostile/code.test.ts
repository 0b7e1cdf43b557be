import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AWARD, award, BADGE, badge, problemsOf, read, rulesBroken } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/temporary.ts'

/** A file that is there as soon as anything from content has been run. */
const canary = () => join(temporaryFolder(), 'canary')

const writes = (file: string) => `require('node:fs').writeFileSync(${JSON.stringify(file)}, 'ran')`

describe('code in content', () => {
  it('would write its canary if it were run, so that the other tests can fail', async () => {
    const file = canary()
    await import(`data:text/javascript,import fs from 'node:fs'; fs.writeFileSync(${JSON.stringify(file)}, 'ran')`)
    expect(existsSync(file)).toBe(true)
  })

  it.each(['---js', '---javascript', '---coffee', '---json', '--- js'])(
    'is not run as front matter after %s',
    (opening) => {
      const file = canary()
      const text = `${opening}\nmodule.exports = { name: ${writes(file)} }\n---\ntext\n`
      expect(rulesBroken({ [BADGE]: text })).toEqual(['front-matter'])
      expect(existsSync(file)).toBe(false)
    },
  )

  it.each(['!!js/function', '!!js/undefined', '!!js/regexp', '!!python/object/apply:os.system', '!ruby/object:Gem'])(
    'is not run as a YAML value tagged %s',
    (tag) => {
      const file = canary()
      const text = `${award()}role: ${tag} "function () { ${writes(file).replaceAll('"', "'")} }"\n`
      expect(rulesBroken({ [AWARD]: text })).toEqual(['yaml-alias'])
      expect(existsSync(file)).toBe(false)
    },
  )

  it.each(['index.mdx', 'index.js', 'index.ts', 'index.mjs', 'index.html', 'index.astro', 'package.json', '.npmrc'])(
    'is not taken as a file %s beside a badge class',
    (name) => {
      const file = canary()
      const lines = problemsOf({ [`badges/teamwork/${name}`]: writes(file) })
      expect(lines.map((line) => line.split(' ')[1])).toEqual([name === 'package.json' ? 'file-place:' : 'file-kind:'])
      expect(existsSync(file)).toBe(false)
    },
  )

  it('stays text in Markdown: MDX and templates are handed on as they were written', () => {
    const body = [
      'import fs from "node:fs"',
      '{fs.readFileSync("/etc/passwd")}',
      '<%= process.env.HOME %> {{ 1 }}',
    ].join('\n\n')
    const intake = read({ [BADGE]: badge({}, body) })
    expect(intake.ok && intake.register.badgeClasses.get('teamwork')?.criteria).toBe(body)
  })
})
