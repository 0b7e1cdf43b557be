import type { BadgeClass } from '../domain/badge-class.ts'
import { membersOf, type Pathway, type PathwayStep } from '../domain/pathway.ts'
import type { MapGroup, MapItem, MapNode } from './map-shapes.ts'
import { demandInWords, notesOf, orderInWords } from './step-words.ts'

/** What a map shows of a badge class: where its page and its picture are, and the language of its name. */
export type BadgeOnMap = Pick<BadgeClass, 'name'> & Pick<MapNode, 'href' | 'image' | 'lang'>

/** Gives a badge class by its name. */
export type BadgeBySlug = (slug: string) => BadgeOnMap

function itemOf(step: PathwayStep, badge: BadgeBySlug): MapItem {
  const notes = notesOf(step)
  const optional = step.optional === true
  if ('badge' in step) return { kind: 'own', ...badge(step.badge), notes, optional }
  if ('achievement' in step) return { kind: 'outside', name: step.name, notes, optional, href: step.achievement }
  const { name, choose, ordered = false, of } = step
  // Whoever may leave some out takes no straight way through all of them.
  const series = ordered && (choose ?? of.length) === of.length
  const members = membersOf(step).map((member) => itemOf(member, badge))
  const demand = demandInWords(step)
  return { name, notes: [...(demand === '' ? [] : [demand]), ...notes], optional, series, framed: true, members }
}

const group = (fields: Partial<MapGroup> & Pick<MapGroup, 'members'>): MapGroup => ({
  notes: [],
  optional: false,
  series: false,
  framed: true,
  ...fields,
})

/** The steps of a pathway, what it requires before them, and what it earns at the end. */
export function itemsOf(pathway: Pathway, badge: BadgeBySlug, earnedAs: string): MapItem {
  const { requires = [], steps, ordered = false, earns } = pathway
  const items = steps.map((step) => itemOf(step, badge))
  const required = requires.map((step) => itemOf(step, badge))
  const free = !ordered && items.length > 1
  return group({
    series: true,
    framed: false,
    members: [
      ...(required.length === 0 ? [] : [group({ name: 'To be held besides', members: required })]),
      ...(free ? [group({ notes: [orderInWords(pathway)], members: items })] : items),
      { kind: 'earned', ...badge(earns), notes: [earnedAs], optional: false },
    ],
  })
}
