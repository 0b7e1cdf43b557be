import { describe, expect, it } from 'vitest'
import {
  AWARD,
  award,
  BADGE,
  badge,
  ENDORSEMENT,
  endorsement,
  ISSUER,
  markdown,
  PATHWAY,
  pathway,
  problemsOf,
  recipient,
  SITE,
  WITH_PATHWAY,
  yaml,
} from '../helpers/content.ts'

describe('a file whose fields do not fit', () => {
  it('is told a field that does not exist, at its name, with the nearest one', () => {
    expect(problemsOf({ [AWARD]: award({ evidnce: [] }) })).toEqual([
      `${AWARD}:4:1 award-shape: An award has no field "evidnce". [did you mean "evidence"? All fields: content/README.md#award]`,
    ])
    expect(problemsOf({ [BADGE]: badge({ colour: 'red' }) })).toEqual([
      `${BADGE}:4:1 badge-shape: A badge class has no field "colour". [All fields: content/README.md#badge]`,
    ])
  })

  it('is told a field that is missing, unless it only has a typing mistake', () => {
    expect(problemsOf({ [AWARD]: award({ awardedOn: undefined }) })).toEqual([
      `${AWARD}:1:1 award-shape: An award lacks the field "awardedOn": day on which it was earned. [add a line "awardedOn: …". All fields: content/README.md#award]`,
    ])
    expect(problemsOf({ [AWARD]: award({ awardedOn: undefined, awardedon: '2026-03-01' }) })).toEqual([
      `${AWARD}:3:1 award-shape: An award has no field "awardedon". [did you mean "awardedOn"? All fields: content/README.md#award]`,
    ])
  })

  it('is told every fault at once, each at its place', () => {
    const places = problemsOf({
      [AWARD]: award({ badge: 'Team Work', awardedOn: '2026-02-30', role: 5, evidence: [{ name: 'x' }], term: null }),
    }).map((line) => line.replace(/\. \[.*/, ''))
    expect(places).toEqual([
      `${AWARD}:1:8 award-shape: badge is "Team Work", and must be lower-case letters, digits and hyphens, such as "data-literacy-basics"`,
      `${AWARD}:2:12 award-shape: awardedOn is "2026-02-30", which is not a day of the calendar`,
      `${AWARD}:4:7 award-shape: role is 5, which is a number, and must be text`,
      `${AWARD}:5:12 award-shape: An item of evidence needs a \`url\` or a \`narrative\``,
      `${AWARD}:6:7 award-shape: term is empty, and must be text`,
    ])
  })

  it('suggests the last day of a month that has no such day', () => {
    expect(problemsOf({ [AWARD]: award({ awardedOn: '2026-02-30' }) })[0]).toContain(
      '[write it as YYYY-MM-DD, for example 2026-02-28]',
    )
  })

  it('is told the allowed words of a closed list, and the nearest', () => {
    const status = [{ change: 'revoked', on: '2026-03-02', reason: 'x' }]
    expect(problemsOf({ [AWARD]: award({ status }) })).toEqual([
      `${AWARD}:4:20 award-shape: change is "revoked", and must be "revoke", "suspend" or "reinstate". [did you mean "revoke"?]`,
    ])
    expect(problemsOf({ [BADGE]: badge({ type: 'microcredential' }) })[0]).toContain(
      'type is "microcredential", which is not in its list. [did you mean "micro-credential"?',
    )
  })

  it('is told about a wrong variant only what concerns the one that was meant', () => {
    const steps = [
      { badge: 'teamwork', optionl: true },
      { choose: 'one', of: ['teamwork'] },
    ]
    expect(problemsOf({ ...WITH_PATHWAY, [PATHWAY]: pathway({ steps }) })).toEqual([
      `${PATHWAY}:5:29 pathway-shape: An item of steps has no field "optionl". [did you mean "optional"? All fields: content/README.md#pathway]`,
      `${PATHWAY}:5:55 pathway-shape: choose is "one", which is text, and must be a number. [write digits without quotes]`,
    ])
    expect(problemsOf({ [ENDORSEMENT]: endorsement({ endorses: 'isuer' }) })).toEqual([
      `${ENDORSEMENT}:1:11 endorsement-shape: endorses is "isuer", and must be "issuer" or a map with fields of its own. [did you mean "issuer"?]`,
    ])
  })

  it('is told limits in words', () => {
    expect(problemsOf({ [BADGE]: badge({ workload: { hours: 0 } }) })[0]).toContain(
      'hours is 0, and must be more than 0.',
    )
    expect(problemsOf({ [BADGE]: badge({ name: 'x'.repeat(200) }) })[0]).toContain(
      'must have 120 characters at the most',
    )
    expect(problemsOf({ [BADGE]: badge({ tags: [] }) })[0]).toContain(
      'tags is an empty list. [list something, or take the line out]',
    )
    const many = Array.from({ length: 6 }, (_, i) => (recipient(`${i}`).identities as object[])[0])
    expect(problemsOf({ [AWARD]: award({ recipient: { identities: many } }) })[0]).toContain(
      'identities has 6 items, and may have 5 at the most.',
    )
  })

  it('is told that it is empty, or a list, where fields must be', () => {
    expect(problemsOf({ 'site.yaml': '' })).toEqual([
      'site.yaml:1:1 site-shape: This file is empty, and must have the fields of the site. [All fields: content/README.md#site]',
    ])
    expect(problemsOf({ 'site.yaml': '- url\n' })).toEqual([
      'site.yaml:1:1 site-shape: The site is a list, and must be a map with fields of its own. [All fields: content/README.md#site]',
    ])
  })

  it('is told faults of site, issuer and recipients', () => {
    expect(problemsOf({ 'site.yaml': yaml({ ...SITE, url: 'https://badges.example.org' }) })[0]).toMatch(
      /^site\.yaml:1:6 site-shape: url is "https:\/\/badges\.example\.org", and must end with "\/"/,
    )
    expect(problemsOf({ 'issuer/index.md': markdown({ ...ISSUER, url: 'http://example.org/' }, 'x') })[0]).toMatch(
      /^issuer\/index\.md:3:6 issuer-shape: url is "http:\/\/example\.org\/", and must be a whole https:\/\/ address/,
    )
    expect(problemsOf({ [AWARD]: award({ recipient: {} }) })[0]).toMatch(/:3:12 award-shape: recipient needs/)
  })

  it('is told fifty faults at the most', () => {
    const fields = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`zzz${i}`, 1]))
    expect(problemsOf({ [AWARD]: award(fields) })).toHaveLength(50)
  })
})
