import { describe, expect, it } from 'vitest'
import type { Fetch } from '../../src/verification/index.ts'
import { awarding, content, idOf, issue, Live, SITE } from './content.ts'
import { Host } from './host.ts'
import { runJob } from './job.ts'

/** A live site of two awards, one of which expires on 5 December. */
async function published() {
  const host = await Host.with(await content({ ...awarding('ada'), ...awarding('ben', { expires: '2026-12-05' }) }))
  const live = new Live()
  await issue(host)
  await live.deploy(host)
  return { host, live }
}

describe('the live site', () => {
  it('is asked daily whether all holds in a week: one issue says what will not, and closes when it does', async () => {
    const { host, live } = await published()
    const on = (day: string) =>
      runJob(host, 'monitor.yml', 'monitor', { live: live.fetch, now: new Date(`${day}T04:23:00Z`) })
    expect(await on('2026-11-25')).toMatchObject({ code: 0, log: expect.stringContaining('All is well.') })
    expect(host.told.issues).toEqual([])
    await on('2026-11-30')
    expect(host.told.issues).toMatchObject([{ labels: ['badgewright-monitor'], state: 'open' }])
    expect(host.told.issues[0]!.body).toContain(`Award \`${idOf('ben')}\` expires on 2026-12-05.`)
    await on('2026-12-01')
    expect(host.told.issues).toMatchObject([{ body: expect.stringContaining('Seen on 2026-12-01') }])
    expect(await on('2026-12-06')).toMatchObject({ log: expect.stringContaining('closed issue 900') })
    expect(host.told.issues).toMatchObject([{ state: 'closed' }])
    await on('2027-01-02')
    expect(host.told.issues).toMatchObject([
      {},
      { state: 'open', body: expect.stringContaining(`awards/${idOf('ada')}/`) },
    ])
  })

  it('tells of what was merged and never issued, of a ledger that was lost, and leaves an issue of others alone', async () => {
    const { host, live } = await published()
    const others = {
      number: 1,
      user: { login: 'mallory' },
      labels: ['badgewright-monitor'],
      title: '',
      body: '',
      state: 'open',
    }
    host.told.issues.push(others as (typeof host.told.issues)[number])
    host.commit('Award another', awarding('cleo'))
    await runJob(host, 'monitor.yml', 'monitor', { live: live.fetch })
    expect(host.told.issues[1]!.body).toContain('Content has what is not issued yet.')
    host.setBranch('ledger', undefined)
    await runJob(host, 'monitor.yml', 'monitor', { live: live.fetch })
    expect(host.told.issues[1]!.body).toContain('there is no ledger, but https://badges.example.org/')
    expect(host.told.issues.map(({ title, body }) => title + body)[0]).toBe('')
  })

  it('is not asked before anything was issued', async () => {
    const host = await Host.with(await content())
    expect(await runJob(host, 'monitor.yml', 'monitor')).toMatchObject({ code: 0 })
    expect(host.told.issues).toEqual([])
  })

  it('is verified after it was deployed, again and again until it is seen', async () => {
    const { host, live } = await published()
    const needs = { render: { ledger: host.head('ledger') } }
    let asked = 0
    const late: Fetch = async (url) => {
      asked += 1
      return asked < 30 ? { status: 404, mediaType: '', bytes: new Uint8Array() } : live.fetch(url)
    }
    const { code, log } = await runJob(host, 'publish.yml', 'verify', { live: late, needs })
    expect([code, log]).toEqual([0, expect.stringContaining('Not live yet')])
  })

  it('makes the run fail, with each file named that is not what was published', async () => {
    const { host, live } = await published()
    const others = {
      'status/1.json': '{}',
      '.well-known/did.json': '{"id":"did:web:badges.example.org","verificationMethod":[]}',
      'ledger.json': '{"entries":2,"last":"0"}',
      [`awards/${idOf('ada')}/credential.json`]: '{"type":"VerifiableCredential"}',
    }
    const answering: Fetch = async (url) => {
      const text = others[url.slice(SITE.length)]
      return text === undefined
        ? live.fetch(url)
        : { status: 200, mediaType: '', bytes: new TextEncoder().encode(text) }
    }
    const { code, log } = await runJob(host, 'publish.yml', 'verify', { live: answering })
    expect(code).toBe(1)
    for (const path of Object.keys(others)) expect(log).toContain(`  ${path}: `)
  })

  it('is renewed by starting the workflow "issue"', async () => {
    const host = await Host.with(await content())
    expect(await runJob(host, 'renew.yml', 'start')).toMatchObject({ code: 0 })
    expect(host.told.dispatched).toEqual([{ workflow: 'issue.yml', ref: 'main' }])
  })
})
