import * as z from 'zod'
import type { FieldPath } from '../domain/problem.ts'

/** A schema without its wrappers, and a union as its branches. */
function branches(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return branches(schema.unwrap())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(branches)
  return [schema]
}

function children(schema: z.core.$ZodType, name: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  if (!(schema instanceof z.ZodObject)) return []
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  const child = Object.hasOwn(shape, name) ? shape[name] : undefined
  return child === undefined ? [] : [child]
}

/** Every schema that the value at a path may follow; more than one only inside a union. */
export function schemasAt(schema: z.core.$ZodType, path: FieldPath): z.core.$ZodType[] {
  return path.reduce<z.core.$ZodType[]>(
    (found, name) => found.flatMap(branches).flatMap((one) => children(one, name)),
    [schema],
  )
}

/** What the field at a path is for, in the words of its schema. */
export function descriptionAt(schema: z.core.$ZodType, path: FieldPath): string | undefined {
  const described = schemasAt(schema, path).find((one) => z.globalRegistry.get(one)?.description !== undefined)
  return described === undefined ? undefined : z.globalRegistry.get(described)?.description
}

/** Names of the fields that a map at a path may have. */
export function fieldsAt(schema: z.core.$ZodType, path: FieldPath): string[] {
  const maps = schemasAt(schema, path).flatMap(branches)
  return [...new Set(maps.flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : [])))]
}

/** The closed list of text values at a path; empty when any text may stand there. */
export function valuesAt(schema: z.core.$ZodType, path: FieldPath): string[] {
  const values = schemasAt(schema, path)
    .flatMap(branches)
    .flatMap((one): readonly unknown[] => {
      if (one instanceof z.ZodEnum) return one.options
      return one instanceof z.ZodLiteral ? [...one.values] : []
    })
  return values.filter((value) => typeof value === 'string')
}

/** Whether a map with fields may stand at a path. */
export function mapFitsAt(schema: z.core.$ZodType, path: FieldPath): boolean {
  return fieldsAt(schema, path).length > 0
}

/** The value that a path leads to. */
export function valueAt(root: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string | number, unknown>)[name]
        : undefined,
    root,
  )
}
