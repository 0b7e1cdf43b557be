import { describe, expect, it } from 'vitest'
import { associationsOf } from '../../src/credentials/associations.ts'
import { clr } from '../../src/credentials/clr.ts'
import { openBadge } from '../../src/credentials/open-badge.ts'
import { assertion } from '../../src/credentials/open-badge-2.ts'
import { partsOf } from '../../src/credentials/parts.ts'
import type { Award } from '../../src/domain/award.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import type { Pathway } from '../../src/domain/pathway.ts'
import type { Register } from '../../src/domain/register.ts'
import { CHARTS, charts, PATHWAY, SQL, STATISTICS, sql, stack, WHOLE, whole } from '../helpers/stack.ts'

const BASE = 'https://badges.example.org/open/'

function credentialOf(award: Award, register: Register) {
  const badgeClass = register.badgeClasses.get(award.badge)!
  const { issuer, site } = register
  return openBadge({ award, badgeClass, issuer, site, parts: partsOf(award, register) }, { pair: 0, index: 7 })
}

const SQL_EVIDENCE = {
  id: `${BASE}awards/${SQL}/`,
  type: ['Evidence'],
  name: 'SQL for Beginners',
  description: 'Awarded by Example Institute on 2026-03-01.',
  genre: 'Badge',
}

describe('the credential of an award that is made of others', () => {
  it('names each part as evidence, after the proof of the work: our own by their page, others by their address', async () => {
    const award = whole({ parts: [SQL, 'statistics'], evidence: [{ url: 'https://work.example/1' }] })
    expect(credentialOf(award, await stack([award, sql()])).evidence).toEqual([
      { id: 'https://work.example/1', type: ['Evidence'] },
      SQL_EVIDENCE,
      {
        id: 'https://uni.example/credentials/7',
        type: ['Evidence'],
        name: 'Statistics',
        description: 'Awarded by did:web:uni.example on 2026-02-01.',
        genre: 'Badge',
      },
    ])
  })

  it('names a recognised badge without an address by what it is', async () => {
    const { credential: _, ...unseen } = STATISTICS
    const award = whole({ parts: ['statistics'] })
    const register = await stack([award], { recognitions: new Map([['statistics', unseen]]) })
    expect(credentialOf(award, register).evidence).toMatchObject([{ type: ['Evidence'], name: 'Statistics' }])
    expect(JSON.stringify(credentialOf(award, register).evidence)).not.toContain('"id"')
  })

  it('names no part that was erased', async () => {
    const gone = { id: CHARTS, file: 'f', badge: 'charts', awardedOn: '2026-03-01', erasedOn: '2026-04-01' }
    const register = await stack([whole(), sql()], { erased: new Map([[CHARTS, gone]]) })
    expect(credentialOf(whole(), register).evidence).toEqual([SQL_EVIDENCE])
  })

  it('calls no part a related achievement, which is for what is the same for most purposes', async () => {
    const { achievement } = credentialOf(whole(), await stack()).credentialSubject as { achievement: JsonObject }
    expect(achievement.related).toEqual([
      {
        type: ['Related', 'https://w3id.org/openbadges#BadgeClass'],
        id: `${BASE}badges/analyst/badgeclass.json`,
        version: 'Open Badges v2p0',
      },
    ])
  })

  it('says the same in Open Badges 2.0', async () => {
    const register = await stack()
    const older = assertion(credentialOf(whole(), register), { id: WHOLE }, 'analyst', register.site)
    const { type: _, ...evidence } = SQL_EVIDENCE
    expect(older.evidence).toMatchObject([evidence, { id: `${BASE}awards/${CHARTS}/` }])
  })
})

describe('the record of an award and its parts', () => {
  const parts = async () => {
    const register = await stack()
    return { whole: credentialOf(whole(), register), sql: credentialOf(sql(), register) }
  }

  it('has the contexts in their order, says what the micro-credential says, and holds all unchanged', async () => {
    const signed = await parts()
    const made = clr({
      id: 'https://x.example/',
      whole: signed.whole,
      parts: [signed.sql],
      missing: 0,
      associations: [],
    })
    expect(made['@context']).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ])
    const { name, issuer, validFrom, awardedDate, credentialStatus } = signed.whole
    expect(made).toMatchObject({ name, issuer, validFrom, awardedDate, credentialStatus })
    const { id, identifier } = signed.whole.credentialSubject as JsonObject
    const inside = [signed.sql, signed.whole]
    const subject = { id, type: ['ClrSubject'], identifier, verifiableCredential: inside, association: [] }
    expect(made.credentialSubject).toEqual(subject)
    expect(made).not.toHaveProperty('description')
  })

  it('says in words that parts are not in it, since no context defines the term for that', async () => {
    const signed = await parts()
    const made = clr({
      id: 'https://x.example/',
      whole: signed.whole,
      parts: [signed.sql],
      missing: 2,
      associations: [],
    })
    expect(made.description).toBe('It holds 1 of 3 parts. The others are of other issuers, or were erased.')
    expect(made).not.toHaveProperty('partial')
  })
})

describe('associations', () => {
  const [A, B, C] = ['urn:a', 'urn:b', 'urn:c']
  const of = (...badges: string[]) => badges.map((badge) => ({ id: `urn:${badge}`, badge }))
  const pathway = (steps: Pathway['steps'], ordered?: boolean): Pathway => ({ ...PATHWAY, steps, ordered })
  const order = (parts: ReturnType<typeof of>, ...pathways: Pathway[]) =>
    associationsOf('urn:whole', parts, pathways)
      .filter(({ associationType }) => associationType === 'precedes')
      .map(({ sourceId, targetId }) => [sourceId, targetId])
  const [a, b, c] = ['a', 'b', 'c'].map((badge) => ({ badge }))

  it('make each achievement a part of the whole, once', () => {
    const association = (id: string) => ({ associationType: 'isPartOf', sourceId: id, targetId: 'urn:whole' })
    expect(associationsOf('urn:whole', of('a', 'b', 'a'), [])).toEqual([association(A!), association(B!)])
  })

  it('tell the order that the pathway asks for, in groups too, over steps that were left out', () => {
    expect(order(of('a', 'b', 'c'), pathway([a!, b!, c!], true))).toEqual([
      [A, B],
      [B, C],
    ])
    expect(order(of('a', 'c'), pathway([a!, b!, c!], true))).toEqual([[A, C]])
    expect(order(of('a', 'b', 'c'), pathway([{ of: ['a', 'b'] }, c!], true))).toEqual([
      [A, C],
      [B, C],
    ])
    expect(order(of('a', 'b', 'c'), pathway([{ of: ['a', 'b'], ordered: true }, c!]))).toEqual([[A, B]])
    expect(order(of('a', 'b'), pathway([a!, b!]))).toEqual([])
  })

  it('tell no order by a pathway that does not ask for each part, nor one in which two pathways differ', () => {
    expect(order(of('a', 'x'), pathway([a!, b!], true))).toEqual([])
    const [forth, back] = [pathway([a!, b!, c!], true), pathway([b!, a!, c!], true)]
    expect(order(of('a', 'b', 'c'), forth, forth)).toHaveLength(2)
    expect(order(of('a', 'b', 'c'), forth, back)).toEqual([])
  })

  it('count outside steps by the address of their achievement', () => {
    const outside = { achievement: STATISTICS.achievement, name: 'Statistics', issuer: STATISTICS.issuer }
    const parts = [{ id: STATISTICS.achievement }, ...of('a')]
    expect(associationsOf('urn:whole', parts, [pathway([outside, a!], true)]).at(-1)).toEqual({
      associationType: 'precedes',
      sourceId: STATISTICS.achievement,
      targetId: A,
    })
  })

  it('are taken from the sample for charts after SQL', async () => {
    const { pathways } = await stack([whole(), sql(), charts()])
    expect(order(of('charts', 'sql-for-beginners'), ...pathways.values())).toEqual([
      ['urn:sql-for-beginners', 'urn:charts'],
    ])
  })
})
