import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeowners } from '../../scripts/generated/codeowners.ts'
import { policiesSchema } from '../../src/domain/policy.ts'
import { runWith } from '../cli/in-process.ts'
import { contentTree, POLICIES, read, SITE, WITH_PATHWAY, yaml } from '../helpers/content.ts'
import { register } from '../helpers/records.ts'

const siteWith = (policies: object) => ({ 'site.yaml': yaml({ ...SITE, policies: { ...POLICIES, ...policies } }) })

describe('CODEOWNERS', () => {
  it('gives each file to those who may change it, the first entry of a badge class standing last', () => {
    const awards = [
      { pathways: ['leading'], by: 'core' },
      { badges: ['teamwork', 'leader'], by: 'badge-office' },
    ]
    const intake = read({ ...WITH_PATHWAY, ...siteWith({ awards }) })
    expect(intake.ok && codeowners(intake.register)?.split('\n').slice(2)).toEqual([
      '*                            @mo-example',
      '/content/                    @ada-example @bo-example @cy-example',
      '/content/awards/             @ada-example @bo-example @cy-example @mo-example',
      '/content/badges/teamwork/    @ada-example @bo-example @cy-example',
      '/content/badges/leader/      @ada-example @bo-example @cy-example',
      '/content/pathways/leading.md @mo-example',
      '/content/badges/leader/      @mo-example',
      '/content/README.md           @mo-example',
      '/content/QUALITY.md          @mo-example',
      '/content/site.yaml           @mo-example',
      '/content/issuer/             @mo-example',
      '',
    ])
  })

  it('names an account once, and is left to hands where there are no policies', async () => {
    const teams = { core: ['ada-example'], 'badge-office': ['ada-example', 'bo-example'] }
    const of = await register([])
    const policies = policiesSchema.parse({
      ...POLICIES,
      teams,
      awards: [{ badges: ['sql-for-beginners'], by: 'core' }],
    })
    expect(codeowners({ ...of, site: { ...of.site, policies } })).toContain(
      '/content/awards/                   @ada-example @bo-example\n',
    )
    expect(codeowners(of)).toBeUndefined()
  })

  it('is held against the policies by "check", as far as the repository has a folder for it', async () => {
    const root = contentTree(siteWith({}))
    const check = () => runWith({ now: new Date('2026-04-01T00:00:00Z') }, root, 'check')
    expect(await check()).toMatchObject({ code: 0 })
    mkdirSync(join(root, '.github'))
    const { code, stdout } = await check()
    expect(code).toBe(1)
    expect(stdout).toContain('.github/CODEOWNERS:1:1  generated-current')
    expect(stdout).toContain('hint: npm run generate')
    const intake = read(siteWith({}))
    writeFileSync(join(root, '.github/CODEOWNERS'), (intake.ok && codeowners(intake.register)) || '')
    expect(await check()).toMatchObject({ code: 0 })
  })
})
