import { describe, expect, it } from 'vitest'
import { conflictsOf, type Linking, learnersOf } from '../../src/completion/index.ts'
import type { Award } from '../../src/domain/award.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import { award, awardId } from '../helpers/records.ts'

const [P, Q] = ['pppppppppppppppp', 'qqqqqqqqqqqqqqqq']

/** An award whose recipient is known by a word in the place of a name, as a list would find it. */
const of = (n: number, who: string | undefined, fields: Partial<Award> = {}): Award =>
  award(awardId(n), { recipient: { name: who }, ...fields })
const withDid = (n: number, did: string, fields: Partial<Award> = {}): Award =>
  award(awardId(n), { recipient: { did }, ...fields })

const byName: Linking = { addressesOf: ({ name }) => (name === undefined ? [] : name.split('+')) }

function grouped(awards: readonly Award[], linking: Linking = byName, recognitions: readonly Recognition[] = []) {
  const found = learnersOf(
    {
      awards: new Map(awards.map((one) => [one.id, one])),
      recognitions: new Map(recognitions.map((one) => [one.slug, one])),
    },
    linking,
  )
  return {
    ...found,
    ids: found.learners.map((one) => one.awards.map(({ id }) => awards.findIndex((a) => a.id === id))),
  }
}

describe('the awards of one learner', () => {
  it('have one pseudonym, one address of the list, or one DID', () => {
    const awards = [
      of(1, undefined, { learner: P }),
      of(2, 'kim@x.example'),
      withDid(3, 'did:key:k'),
      of(4, undefined, { learner: P }),
      of(5, 'kim@x.example'),
      withDid(6, 'did:key:k'),
      of(7, undefined),
    ]
    const { ids, unlinked } = grouped(awards)
    expect({ ids, unlinked }).toEqual({
      ids: [
        [0, 3],
        [1, 4],
        [2, 5],
      ],
      unlinked: 1,
    })
  })

  it('belong together by way of a third', () => {
    const awards = [
      of(1, 'kim@x.example'),
      withDid(2, 'did:key:k'),
      of(3, 'kim@x.example', { learner: P }),
      withDid(4, 'did:key:k', { learner: P }),
    ]
    const { ids, learners } = grouped(awards)
    expect(ids).toEqual([[0, 1, 2, 3]])
    expect(learners[0]).toMatchObject({ pseudonyms: [P], addresses: ['kim@x.example'], dids: ['did:key:k'] })
    expect(conflictsOf(learners[0]!)).toEqual([])
  })

  it('are with recognitions of the same learner', () => {
    const recognition = { slug: 'r', learner: P, recipient: {} } as Recognition
    const { learners } = grouped([of(1, undefined, { learner: P })], byName, [recognition])
    expect(learners.map(({ recognitions }) => recognitions)).toEqual([[recognition]])
  })

  it('are not guessed when they contradict each other: that is told', () => {
    const addresses = grouped([of(1, 'kim@x.example', { learner: P }), of(2, 'sam@x.example', { learner: P })])
    expect(addresses.learners.map(conflictsOf)).toEqual([['addresses']])
    const pseudonyms = grouped([of(1, 'kim@x.example', { learner: P }), of(2, 'kim@x.example', { learner: Q })])
    expect(pseudonyms.learners.map(conflictsOf)).toEqual([['pseudonyms']])
  })

  it('are searched for addresses only where it matters: badges that are asked about, and what may link two of them', () => {
    const asked: string[] = []
    const linking: Linking = {
      keys: new Set(['sql']),
      addressesOf: ({ name = '' }) => {
        asked.push(name)
        return []
      },
    }
    grouped(
      [
        of(1, 'one', { badge: 'sql' }),
        of(2, 'two', { badge: 'other' }),
        of(3, 'three', { badge: 'other', learner: P }),
      ],
      linking,
    )
    expect(asked).toEqual(['one', 'three'])
  })
})
