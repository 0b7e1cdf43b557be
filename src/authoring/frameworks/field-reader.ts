import { FORBIDDEN, isHttpsUrl } from '../../domain/patterns.ts'

const quoted = (value: unknown) => JSON.stringify(value)?.slice(0, 120) ?? 'nothing'

/** A text of at most so many characters; what is longer ends with a mark that says so. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const whole = text.slice(0, longest - 1).toWellFormed()
  return `${whole.replace(/\uFFFD$/, '').replace(/\s+\S*$/, '')}…`
}

/** Reads fields that strangers wrote, and gathers what is wrong with them. */
export class FieldReader {
  readonly faults: string[] = []

  /** A text on one line; undefined when it is not there, or wrong. */
  line(where: string, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') return this.#fault(where, `is ${quoted(value)}, and must be text`)
    const line = value.replace(/\s+/gu, ' ').trim()
    const hidden = FORBIDDEN.exec(line)?.[0] ?? (line.isWellFormed() ? undefined : '\uFFFD')
    if (hidden !== undefined) {
      const name = hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
      return this.#fault(where, `holds the character U+${name}, which cannot be seen or is broken`)
    }
    return line === '' ? undefined : line
  }

  /** The same for a field that must be there. */
  needed(where: string, value: unknown): string {
    const before = this.faults.length
    const line = this.line(where, value)
    if (line === undefined && this.faults.length === before) this.#fault(where, 'is missing')
    return line ?? ''
  }

  /** A web address that must be there. */
  address(where: string, value: unknown): string {
    const address = this.needed(where, value)
    if (address !== '' && !isHttpsUrl(address))
      this.#fault(where, `is ${quoted(address)}, and must be an https:// address`)
    return address
  }

  #fault(where: string, what: string): undefined {
    this.faults.push(`${where} ${what}`)
    return undefined
  }
}
