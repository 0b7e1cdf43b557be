import { asArray, isObject, type JsonObject } from '../../domain/json.ts'
import { CLASSES, type Class, type ClassName, type Member, type Plain } from './classes.ts'

/** What is wrong with the form of a document. */
export interface ShapeFaults {
  /** What the standard forbids; a verifier cannot rely on such a document. */
  readonly wrong: readonly string[]
  /** What only its strict schema forbids, such as one value in place of a list of one. */
  readonly loose: readonly string[]
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/

/** The plain kinds: how a value is told, and how it is called. */
const PLAIN: Readonly<Record<Plain, readonly [(value: unknown) => boolean, string]>> = {
  any: [() => true, 'anything'],
  text: [(value) => typeof value === 'string', 'text'],
  iri: [(value) => typeof value === 'string' && IRI.test(value), 'an absolute identifier'],
  moment: [
    (value) => typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)),
    'a date and time with an offset, such as 2026-01-31T12:00:00Z',
  ],
  number: [(value) => typeof value === 'number', 'a number'],
  boolean: [(value) => typeof value === 'boolean', 'true or false'],
}

const isClass = (kind: Member['kind']): kind is ClassName => Object.hasOwn(CLASSES, kind)

interface Lists {
  readonly wrong: string[]
  readonly loose: string[]
}

function checkValue(value: unknown, kind: Member['kind'], path: string, lists: Lists): void {
  if (isClass(kind)) {
    if (isObject(value)) checkObject(value, CLASSES[kind], path, lists)
    else if (typeof value === 'string' && (kind === 'Image' || kind === 'Profile'))
      lists.loose.push(`${path} is text where an object of the class ${kind} should be`)
    else lists.wrong.push(`${path} is not an object`)
    return
  }
  const [fits, words] = PLAIN[kind]
  if (!fits(value)) lists.wrong.push(`${path} is not ${words}`)
}

function checkMember(value: unknown, member: Member, path: string, lists: Lists): void {
  const { kind, many = false, required = false } = member
  if (value === undefined || value === null) {
    if (required) lists.wrong.push(`${path} is missing`)
    if (value === null) lists.loose.push(`${path} is null`)
    return
  }
  const values = asArray(value)
  if (many && !Array.isArray(value)) lists.loose.push(`${path} is not in a list`)
  if (many && values.length === 0) lists.loose.push(`${path} is an empty list`)
  if (!many && Array.isArray(value)) {
    if (values.length !== 1) lists.wrong.push(`${path} is a list of ${values.length}`)
    else lists.loose.push(`${path} is in a list`)
  }
  for (const each of values.slice(0, 100)) checkValue(each, kind, path, lists)
}

function checkObject(object: JsonObject, { type, members, oneOf }: Class, path: string, lists: Lists): void {
  if (type !== undefined && !asArray(object.type).includes(type))
    (object.type === undefined ? lists.loose : lists.wrong).push(`${path || 'it'} has not the type ${type}`)
  if (oneOf !== undefined && !oneOf.some((name) => asArray(object[name]).length > 0))
    lists.wrong.push(`${path || 'it'} has neither ${oneOf.join(' nor ')}`)
  for (const [name, member] of Object.entries(members))
    checkMember(object[name], member, path === '' ? name : `${path}.${name}`, lists)
}

/** Holds a document against a class of the data model. */
export function shapeFaults(document: JsonObject, name: ClassName): ShapeFaults {
  const lists: Lists = { wrong: [], loose: [] }
  checkObject(document, CLASSES[name], '', lists)
  return { wrong: [...new Set(lists.wrong)], loose: [...new Set(lists.loose)] }
}
