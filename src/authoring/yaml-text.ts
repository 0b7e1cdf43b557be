import { isMoment } from '../domain/calendar.ts'

/** What content files are made of. */
export type YamlValue = string | number | readonly YamlValue[] | { readonly [name: string]: YamlValue | undefined }

/** Text that stands for itself: begins with a letter or digit, and holds nothing that YAML could take for a sign of its own. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .,;/()&+$%!?=_’“”–—…@~^'"-]|:(?=[^\s])|(?<=\S)#)*$/u
/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i
/** What some reader could take for a number: `88`, `1e3`, `0x1f`, `12:30`, `1_000`. A salt can look so too. */
const NUMBER = /^(?:[\d.,_:]+(?:e[+-]?\d+)?|0[xob][\da-f_]+)$/i
/** Characters that have to be written as escapes, or that not every reader takes for the same. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what it is for
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u

function isPlain(text: string): boolean {
  return isMoment(text) || (PLAIN.test(text) && !RESERVED.test(text) && !NUMBER.test(text) && !/[\s:]$/.test(text))
}

function textOf(text: string, indent: string): string {
  if (UNSAFE.test(text)) return JSON.stringify(text)
  if (text.includes('\n'))
    return text === text.trim() ? `|-\n${text.replace(/^(?=.)/gm, indent)}` : JSON.stringify(text)
  return isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`
}

function isScalar(value: YamlValue): value is string | number {
  return typeof value !== 'object'
}

/** One value after its name or its dash: on the same line, or on lines of its own. */
function afterName(value: YamlValue, indent: string): string {
  if (isScalar(value)) return ` ${typeof value === 'number' ? value : textOf(value, `${indent}  `)}\n`
  return `\n${yamlText(value, `${indent}  `)}`
}

/**
 * Writes fields and lists as YAML that says the same to every reader: block style, two spaces a level, quotes only where
 * plain text could be read as something else. Fields without a value are left out.
 */
export function yamlText(value: Exclude<YamlValue, string | number>, indent = ''): string {
  if (Array.isArray(value)) {
    return (value as readonly YamlValue[])
      .map((item) =>
        isScalar(item)
          ? `${indent}-${afterName(item, indent)}`
          : `${indent}- ${yamlText(item, `${indent}  `).trimStart()}`,
      )
      .join('')
  }
  return Object.entries(value)
    .map(([name, field]) => (field === undefined ? '' : `${indent}${name}:${afterName(field, indent)}`))
    .join('')
}
