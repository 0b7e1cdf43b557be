import type { FrameworkItem } from '../../domain/framework.ts'

/** An item as a file of others has it, with nothing checked. */
export interface RawItem {
  /** How messages speak of it: `CFItems[3]`. */
  readonly where: string
  /** The code that people use. */
  readonly code: unknown
  /** A short name, where there is one. */
  readonly name: unknown
  /** The whole statement. */
  readonly statement: unknown
  /** Its identifier, which is its address. */
  readonly address: unknown
}

/** A framework as a file of others has it, with nothing checked. */
export interface RawFramework {
  /** What the file is: `CASE` or `CTDL-ASN`. */
  readonly form: string
  readonly type: FrameworkItem['type']
  readonly name: unknown
  /** Where it is published: the first that is there counts. */
  readonly addresses: readonly unknown[]
  readonly publisher: unknown
  readonly version: unknown
  readonly language: unknown
  readonly license: unknown
  readonly items: readonly RawItem[]
}
