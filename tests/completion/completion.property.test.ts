import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Completion,
  completions,
  learnersOf,
  leavesIn,
  partsOf,
  stillMissing,
} from '../../src/completion/index.ts'
import type { Award } from '../../src/domain/award.ts'
import type { BadgeStep, OutsideStep, Pathway, PathwayStep } from '../../src/domain/pathway.ts'
import type { Recognition } from '../../src/domain/recognition.ts'
import { awardId, badgeClass } from '../helpers/records.ts'
import { type Question, slowFinish, slowState } from './brute-force.ts'

const TODAY = '2026-01-20'
const LEARNER = 'llllllllllllllll'
const ISSUER = 'did:web:other.example'
const RUNS = { numRuns: 2000, seed: 20261124 }

/** Few days, so that many of them coincide; some lie after the day of the question. */
const day = fc.integer({ min: 1, max: 24 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`)
const days = fc.integer({ min: 1, max: 25 })
/** Something in one of so many cases. */
const maybe = <T>(value: fc.Arbitrary<T>, among: number) =>
  fc.oneof({ weight: among - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })

/** A step without its badge: badges are put in afterwards, each once. */
type Shape =
  | { readonly within: string | undefined; readonly optional: true | undefined; readonly isOutside: boolean }
  | {
      readonly of: readonly Shape[]
      readonly choose: number | undefined
      readonly ordered: true | undefined
      readonly optional: true | undefined
    }

const isTrue = maybe(fc.constant(true as const), 4)
const leafShape = fc.record({
  within: maybe(
    days.map((n) => `P${n}D`),
    5,
  ),
  optional: isTrue,
  isOutside: fc.nat(4).map((n) => n === 0),
})

function shape(depth: number): fc.Arbitrary<Shape> {
  if (depth === 0) return leafShape
  const group = fc
    .array(fc.oneof({ weight: 3, arbitrary: leafShape }, { weight: 1, arbitrary: shape(depth - 1) }), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((of) =>
      fc.record({
        of: fc.constant(of),
        // One more than there are can never be met.
        choose: maybe(fc.integer({ min: 1, max: of.length + 1 }), 2),
        ordered: maybe(fc.constant(true as const), 2),
        optional: isTrue,
      }),
    )
  return fc.oneof({ weight: 2, arbitrary: leafShape }, { weight: 3, arbitrary: group })
}

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

function numbered(from: Shape, next: () => number): PathwayStep {
  if ('of' in from) return defined({ ...from, of: from.of.map((one) => numbered(one, next)) }) as PathwayStep
  const { isOutside, ...rest } = from
  const n = next()
  return defined(
    isOutside
      ? { ...rest, achievement: `https://other.example/${n}`, name: `O${n}`, issuer: ISSUER }
      : { ...rest, badge: `b${n}` },
  ) as PathwayStep
}

const pathwayShape = fc.record({
  steps: fc.array(shape(2), { minLength: 1, maxLength: 3 }),
  requires: maybe(fc.array(leafShape, { minLength: 1, maxLength: 2 }), 5),
  ordered: maybe(fc.constant(true as const), 2),
  opens: maybe(day, 4),
  closes: maybe(day, 4),
})

function pathwayOf({
  steps,
  requires,
  ...rest
}: typeof pathwayShape extends fc.Arbitrary<infer T> ? T : never): Pathway {
  let count = 0
  const next = () => count++
  return defined({
    slug: 'p',
    name: 'P',
    description: 'P.',
    body: '',
    earns: 'earned',
    steps: steps.map((one) => numbered(one, next)),
    requires: requires?.map((one) => numbered({ ...one, optional: undefined }, next)) as Pathway['requires'],
    ...rest,
  }) as Pathway
}

/** What became of an award: nothing mostly, a suspension that may end, or a revocation, in the order of days. */
const fate = fc.oneof(
  { weight: 5, arbitrary: fc.constant([] as ('suspend' | 'reinstate' | 'revoke')[]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ['suspend'],
      ['suspend', 'reinstate'],
      ['revoke'],
      ['suspend', 'revoke'],
    ) as fc.Arbitrary<('suspend' | 'reinstate' | 'revoke')[]>,
  },
)

const holding = fc.record({
  on: day,
  changes: fate,
  later: fc.array(day, { minLength: 2, maxLength: 2 }),
  lasts: maybe(days, 4),
})

interface Made {
  readonly awards: Award[]
  readonly recognitions: Recognition[]
}

const plus = (from: string, count: number) => new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10)

const everyLeaf = (step: PathwayStep): (BadgeStep | OutsideStep)[] =>
  'of' in step ? step.of.flatMap((one) => everyLeaf(one as PathwayStep)) : [step]

function made(
  pathway: Pathway,
  lists: readonly (readonly (typeof holding extends fc.Arbitrary<infer T> ? T : never)[])[],
): Made {
  const leaves = [...pathway.steps.flatMap(everyLeaf), ...(pathway.requires ?? [])]
  let count = 0
  const awards: Award[] = []
  const recognitions: Recognition[] = []
  for (const [i, leaf] of leaves.entries())
    for (const { on, changes, later, lasts } of lists[i % lists.length] ?? []) {
      const id = awardId(count++)
      const recipient = {}
      const expires = lasts === undefined ? {} : { expires: plus(on, lasts) }
      const moments = later.map((one) => (one < on ? on : one)).sort()
      if ('badge' in leaf)
        awards.push({
          ...{ id, file: '', badge: leaf.badge, awardedOn: on, learner: LEARNER, recipient, ...expires },
          ...(changes.length === 0
            ? {}
            : { status: changes.map((change, at) => ({ change, on: moments[at]!, reason: 'R.' })) }),
        })
      else
        recognitions.push({
          ...{ slug: `r${count}`, achievement: leaf.achievement, name: leaf.name, issuer: leaf.issuer, digest: 'a' },
          ...{ awardedOn: on, verifiedOn: on, learner: LEARNER, recipient, ...expires },
          ...(changes.includes('revoke') ? { withdrawn: moments[0]! } : {}),
        })
    }
  return { awards, recognitions }
}

const question: fc.Arbitrary<Question> = fc
  .record({
    of: pathwayShape,
    lists: fc.array(fc.array(holding, { maxLength: 3, size: 'max' }), { minLength: 1, maxLength: 7, size: 'max' }),
    valid: maybe(days, 3),
  })
  .map(({ of, lists, valid }) => {
    const pathway = pathwayOf(of)
    return {
      pathway,
      ...made(pathway, lists),
      validDays: (valid === undefined ? {} : { b0: valid, b2: valid }) as Question['validDays'],
      day: TODAY,
    }
  })

/** What the engine says; nothing when the learner has no badge of the pathway. */
function answer({ pathway, awards, recognitions, validDays, day: on }: Question): Completion | undefined {
  const { learners } = learnersOf({
    awards: new Map(awards.map((one) => [one.id, one])),
    recognitions: new Map(recognitions.map((one) => [one.slug, one])),
  })
  const badgeClasses = new Map(
    Object.entries(validDays).map(([slug, count]) => [slug, badgeClass({ slug, validFor: `P${count}D` })]),
  )
  return [...completions(learners, [pathway], { badgeClasses }, on)][0]
}

const isEmpty = ({ awards, recognitions }: Question) => awards.length + recognitions.length === 0

/** The same with all of some badges earned today as well. */
function withToday(asked: Question, leaves: readonly (BadgeStep | OutsideStep)[]): Question {
  const lists = [[{ on: TODAY, changes: [], later: [TODAY, TODAY], lasts: 100 }]]
  const more = made({ ...asked.pathway, steps: [...leaves], requires: [] as never }, lists)
  return {
    ...asked,
    awards: [...asked.awards, ...more.awards.map((one, i) => ({ ...one, id: awardId(5000 + i) }))],
    recognitions: [...asked.recognitions, ...more.recognitions.map((one, i) => ({ ...one, slug: `t${i}` }))],
  }
}

/** A step that chooses more than it lists can never be met; the check refuses it. */
const isImpossible = (step: PathwayStep): boolean =>
  'of' in step && ((step.choose ?? 0) > step.of.length || step.of.some((one) => isImpossible(one as PathwayStep)))

describe('the completion of pathways', () => {
  it('is what a search through every choice of steps and of awards finds', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(question, (asked) => {
        if (isEmpty(asked)) return
        const found = answer(asked)!
        seen.set(found.state, (seen.get(found.state) ?? 0) + 1)
        expect({ state: found.state, day: found.day }).toEqual({ state: slowState(asked), day: slowFinish(asked) })
      }),
      RUNS,
    )
    // The search has found something of everything, so that it could have failed.
    for (const state of ['met', 'missing', 'not-open', 'closed']) expect(seen.get(state), state).toBeGreaterThan(50)
  })

  it('is explained step by step by what it was decided by', () => {
    fc.assert(
      fc.property(question, (asked) => {
        if (isEmpty(asked)) return
        const found = answer(asked)!
        const { steps, requires } = found.explanation()
        // What asks for nothing has no day, and is met by nobody.
        const isNothing = requires.length === 0 && steps.met && steps.day === undefined
        expect(steps.met && requires.every(({ met }) => met) && !isNothing).toBe(found.day !== undefined)
        for (const { met, holding: by, missing } of [...leavesIn(steps), ...requires])
          expect([met, by !== undefined, missing === undefined]).toEqual([met, met, met])
      }),
      RUNS,
    )
  })

  it('names as parts what is enough by itself, usable on the day, and each once', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const found = isEmpty(asked) ? undefined : answer(asked)
        if (found === undefined || found.day === undefined) return
        const { steps } = found.explanation()
        const parts = partsOf(steps)
        expect(new Set(parts).size).toBe(parts.length)
        const badges = new Set(asked.awards.filter(({ id }) => parts.includes(id)).map(({ badge }) => badge))
        const outside = new Set(
          asked.recognitions.filter(({ slug }) => parts.includes(slug)).map((one) => one.achievement),
        )
        for (const { badge } of (asked.pathway.requires ?? []).flatMap((one) => ('badge' in one ? [one] : [])))
          badges.add(badge)
        for (const one of asked.pathway.requires ?? []) if ('achievement' in one) outside.add(one.achievement)
        const only: Question = {
          ...asked,
          awards: asked.awards.filter(({ badge }) => badges.has(badge)),
          recognitions: asked.recognitions.filter(({ achievement }) => outside.has(achievement)),
        }
        expect(slowFinish(only)).toBe(found.day)
      }),
      RUNS,
    )
  })

  it('says what is still missing so that whoever earns it today has finished', () => {
    let count = 0
    fc.assert(
      fc.property(question, (asked) => {
        const found = isEmpty(asked) ? undefined : answer(asked)
        if (found === undefined || found.day !== undefined) return
        const { steps, requires } = found.explanation()
        if (asked.pathway.steps.some(isImpossible)) return
        if (steps.met && steps.day === undefined && requires.every(({ met }) => met)) return
        const missing = [steps, ...requires].flatMap(stillMissing).map(({ step }) => step)
        count += 1
        expect(missing.length).toBeGreaterThan(0)
        expect(slowFinish(withToday(asked, missing))).toBeDefined()
      }),
      RUNS,
    )
    expect(count).toBeGreaterThan(300)
  })
})
