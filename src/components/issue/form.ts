import { type ColumnName, type Order, readShared } from '../../authoring/index.ts'
import { slugOf } from '../../domain/slug.ts'
import { partOf } from '../verify/elements.ts'
import type { AwardableBadge } from './badge-data.ts'

/** What the form says, apart from who is awarded. */
export interface ReadForm {
  readonly badge: AwardableBadge
  readonly order: Order
  /** Name of the file of a cohort. */
  readonly cohort?: string
}

/** What is wrong with each field, by the name of its part. */
export type FieldFaults = ReadonlyMap<string, string>

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The badge class that is chosen. */
export function chosenBadge(root: HTMLElement): AwardableBadge | undefined {
  const data = partOf<HTMLSelectElement>(root, 'badge').selectedOptions[0]?.dataset.badge
  return data === undefined ? undefined : (JSON.parse(data) as AwardableBadge)
}

const textOf = (root: HTMLElement, name: string) => partOf<Field>(root, name).value.trim()

/** What holds for all, field by field: a field is named as the column that would say it of one. */
function sharedIn(root: HTMLElement) {
  const fields = [...root.querySelectorAll<Field>('[data-shared]')]
  return readShared(Object.fromEntries(fields.map((field) => [field.dataset.part as ColumnName, field.value])))
}

const sentence = (message: string, hint: string | undefined) => (hint === undefined ? message : `${message} (${hint})`)

/** Reads the form as far as it is filled in. */
export function readForm(root: HTMLElement): { readonly read: ReadForm | undefined; readonly faults: FieldFaults } {
  const badge = chosenBadge(root)
  const [awardedOn, nameConsent, typedCohort] = ['day', 'nameConsent', 'cohort'].map((name) => textOf(root, name)) as [
    string,
    string,
    string,
  ]
  const { facts, faults: sharedFaults } = sharedIn(root)
  const cohort = slugOf(typedCohort)
  const faults = new Map<string, string>(
    sharedFaults.map(({ field, message, hint }) => [field, sentence(message, hint)]),
  )
  if (badge === undefined) faults.set('badge', 'Choose a badge.')
  if (awardedOn === '') faults.set('day', 'Choose the day on which it was earned.')
  if (typedCohort !== '' && cohort === '') faults.set('cohort', 'Use letters from a to z, or digits.')
  if (badge === undefined || faults.size > 0) return { read: undefined, faults }
  const order = { badge, awardedOn, shared: facts, ...(nameConsent === '' ? {} : { nameConsent }) }
  return { read: { badge, order, ...(cohort === '' ? {} : { cohort }) }, faults }
}

/** Says under each field what is wrong with it, and takes back what no longer is. */
export function showFieldFaults(root: HTMLElement, faults: FieldFaults): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-fault-of]')) {
    const name = place.dataset.faultOf!
    const text = faults.get(name) ?? ''
    if (place.textContent !== text) place.textContent = text
    partOf(root, name).setAttribute('aria-invalid', String(text !== ''))
  }
}
