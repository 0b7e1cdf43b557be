import { describe, expect, it } from 'vitest'
import { badge, ISSUER, MICRO_CREDENTIAL, markdown, pathway, SVG } from '../helpers/content.ts'
import { awarding, content, issue, POLICIES, siteWithPolicies } from './content.ts'
import { type Files, git, Host } from './host.ts'

const SITE = 'content/site.yaml'
const LEADING = 'content/pathways/leading.md'

/** Policies under which an issuer awards alone, and under which an issuer is a maintainer too. */
const LOOSE = { [SITE]: siteWithPolicies().replace('approvals: 1', 'approvals: 0') }
const SEIZED = { [SITE]: siteWithPolicies().replace('maintainers: [max]', 'maintainers: [max, robin]') }
const STRICT = { [SITE]: siteWithPolicies() }
const NONE = { [SITE]: siteWithPolicies().replace(POLICIES, '') }
const BROKEN = { [SITE]: 'policies: [' }

/** Opens a pull request, lets people approve it, and merges it. */
function merged(host: Host, author: string, files: Files, ...approvers: readonly string[]) {
  const pull = host.open('branch', author, files)
  for (const by of approvers) host.review(pull, by)
  host.merge(pull)
  return pull
}

/** A host that has issued, with more of content. */
async function governed(more: Files = {}): Promise<Host> {
  const host = await Host.with(await content({ ...STRICT, ...more }))
  merged(host, 'robin', awarding('ada'), 'sam')
  expect(await issue(host)).toMatchObject({ code: 0 })
  return host
}

/** The refusals of a run of the issuing step, and that it kept nothing. */
async function refusals(host: Host): Promise<string[]> {
  const before = host.head('ledger')
  const { code, log } = await issue(host)
  expect([code, host.head('ledger')]).toEqual([1, before])
  return log.split('\n').filter((line) => line.startsWith('::error'))
}

const issues = async (host: Host) =>
  expect(await issue(host)).toMatchObject({ code: 0, log: expect.stringContaining('Issued 1') })

const unapproved = (number: number, file = SITE) =>
  `::error file=${file},line=1,col=1,title=change-issuer::Pull request ${number} changed who may award what. Only the team "maintainers" (max) changes that, and nobody of it opened the pull request or approved it as it was merged.`

const pushed = (commit: string) =>
  `::error file=${SITE},line=1,col=1,title=change-issuer::Commit ${commit.slice(0, 12)} changed who may award what, and came by no pull request.`

const startingWith = (text: string) => expect.stringContaining(text)

describe('policies that no maintainer changed', () => {
  it.each(['merge', 'squash', 'rebase'] as const)('let nothing be signed, when they came by a %s', async (way) => {
    const host = await governed()
    const pull = host.open('loosen', 'robin', BROKEN)
    host.push(pull, LOOSE)
    host.review(pull, 'sam')
    host[way](pull)
    merged(host, 'robin', awarding('ben'))
    expect(await refusals(host)).toEqual([startingWith(unapproved(2))])
    // The ways out: a maintainer approves it even now, ...
    host.review(pull, 'max')
    await issues(host)
  })

  it('are as if they had never been, once they are put back', async () => {
    const host = await governed()
    merged(host, 'robin', LOOSE)
    host.commit('Put it back', STRICT)
    merged(host, 'robin', awarding('ben'), 'sam')
    await issues(host)
  })

  it('let nothing be signed when they were pushed, until they are put back and come by a pull request', async () => {
    const host = await governed()
    host.commit('Loosen', LOOSE)
    const commit = host.head('main')
    merged(host, 'robin', awarding('ben'))
    expect(await refusals(host)).toEqual([startingWith(pushed(commit))])
    host.commit('Put it back', STRICT)
    merged(host, 'max', LOOSE, 'robin')
    await issues(host)
  })

  it('let nothing be signed when a maintainer approved an earlier state of them', async () => {
    const host = await governed()
    const pull = host.open('loosen', 'robin', { [SITE]: `${siteWithPolicies()}# Later.\n` })
    host.review(pull, 'max')
    host.push(pull, LOOSE)
    host.merge(pull)
    expect(await refusals(host)).toEqual([startingWith(unapproved(2))])
  })

  it('make nobody a maintainer: each change is held against what was there before it', async () => {
    const host = await governed()
    merged(host, 'robin', SEIZED, 'sam')
    merged(host, 'robin', LOOSE)
    expect(await refusals(host)).toEqual([startingWith(unapproved(2))])
  })

  it('let nothing be signed when they were taken out, or could not be read in between', async () => {
    const gone = await governed()
    merged(gone, 'robin', { ...NONE, ...awarding('ben') })
    expect(await refusals(gone)).toContainEqual(startingWith(unapproved(2)))
    const broken = await governed()
    merged(broken, 'robin', BROKEN)
    merged(broken, 'robin', LOOSE)
    expect(await refusals(broken)).toEqual([startingWith(unapproved(2)), startingWith(unapproved(3))])
  })

  it('let no status list be signed either, for what is signed later would not look back behind it', async () => {
    const host = await governed()
    merged(host, 'robin', LOOSE)
    expect(await refusals(host)).toEqual([startingWith(unapproved(2))])
  })

  it('are found when main goes on from a commit that is no longer its own', async () => {
    const host = await Host.with(await content(LOOSE))
    const old = host.head('main')
    host.commit('Ask for more', STRICT)
    merged(host, 'robin', awarding('ada'), 'sam')
    expect(await issue(host)).toMatchObject({ code: 0 })
    // What a push of a merge the wrong way round leaves: the policies of long ago, and no commit that changed them.
    const main = host.head('main')
    host.commit('Loosen', LOOSE)
    const tree = `${host.head('main')}^{tree}`
    host.setBranch('main', git(host.url, 'commit-tree', tree, '-p', old, '-p', main, '-m', 'Merge'))
    expect(await refusals(host)).toEqual([startingWith(pushed(host.head('main')))])
  })
})

describe('policies that a maintainer changed', () => {
  it('count, whether proposed or approved by one, one change after the other', async () => {
    const host = await governed()
    merged(host, 'max', SEIZED)
    merged(host, 'robin', LOOSE)
    merged(host, 'sam', { [SITE]: `${LOOSE[SITE]}# Alone.\n` }, 'max')
    merged(host, 'robin', awarding('ben'))
    await issues(host)
  })

  it('count where there were none before, and before anything was issued', async () => {
    const host = await Host.with(await content(awarding('ada')))
    host.commit('Loosen', LOOSE)
    host.commit('Take them out', NONE)
    await issues(host)
    host.commit('Govern', STRICT)
    merged(host, 'robin', awarding('ben'), 'sam')
    await issues(host)
  })
})

describe('pathways that policies name', () => {
  const microCredential = (name: string) => badge({ name, ...MICRO_CREDENTIAL })
  const earning = (earns: string, more = {}) => pathway({ steps: [{ badge: 'first-aid' }], earns, ...more })
  const more: Files = {
    [SITE]: `${siteWithPolicies()}  awards:\n    - { pathways: [leading], by: maintainers, approvals: 0 }\n`,
    [LEADING]: earning('leader'),
    'content/badges/leader/index.md': microCredential('Leader'),
    'content/badges/leader/badge.svg': SVG,
    'content/issuer/index.md': markdown(ISSUER, 'About us.'),
    'content/badges/mentor/index.md': microCredential('Mentor'),
    'content/badges/mentor/badge.svg': SVG,
  }

  it('let nothing be signed when by one, and no maintainer, others may award a badge class', async () => {
    const host = await governed(more)
    const pull = merged(host, 'robin', { [LEADING]: earning('mentor') }, 'sam')
    merged(host, 'robin', awarding('ben', { badge: 'leader' }), 'sam')
    expect(await refusals(host)).toEqual([startingWith(unapproved(2, LEADING))])
    host.review(pull, 'max')
    await issues(host)
  })

  it('change freely otherwise', async () => {
    const host = await governed(more)
    merged(host, 'robin', { [LEADING]: earning('leader', { description: 'Leads on.' }) })
    host.commit('Add another', { 'content/pathways/other.md': earning('mentor', { name: 'Other' }) })
    merged(host, 'robin', awarding('ben'), 'sam')
    await issues(host)
  })
})
