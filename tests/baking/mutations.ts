import fc from 'fast-check'

/** One change to a file: what stands at a place, relative to the length, is replaced by other bytes. */
type Edit = (bytes: Buffer) => Buffer<ArrayBufferLike>

const splice = (bytes: Buffer, at: number, removed: number, inserted: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)])
const place = (bytes: Buffer, share: number) => Math.floor(share * bytes.length)
const share = fc.double({ min: 0, max: 1, noNaN: true })

const overwrite = fc.tuple(share, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
  ([at, new_]): Edit =>
    (bytes) =>
      splice(bytes, place(bytes, at), new_.length, new_),
)
const insert = fc.tuple(share, fc.uint8Array({ maxLength: 8 })).map(
  ([at, new_]): Edit =>
    (bytes) =>
      splice(bytes, place(bytes, at), 0, new_),
)
const remove = fc.tuple(share, fc.nat(40)).map(
  ([at, length]): Edit =>
    (bytes) =>
      splice(bytes, place(bytes, at), length, Buffer.alloc(0)),
)
const cutOff = share.map(
  (at): Edit =>
    (bytes) =>
      bytes.subarray(0, place(bytes, at)),
)
const copyElsewhere = fc.tuple(share, share, fc.nat(200)).map(
  ([from, to, length]): Edit =>
    (bytes) =>
      splice(bytes, place(bytes, to), 0, bytes.subarray(place(bytes, from), place(bytes, from) + length)),
)

/** Any of the files, changed in one to four places. */
export function mutated(files: readonly Uint8Array[]): fc.Arbitrary<Buffer> {
  const edits = fc.array(fc.oneof(overwrite, insert, remove, cutOff, copyElsewhere), { minLength: 1, maxLength: 4 })
  return fc
    .tuple(fc.constantFrom(...files), edits)
    .map(([file, changes]) => changes.reduce<Buffer>((bytes, edit) => edit(bytes), Buffer.from(file)))
}
