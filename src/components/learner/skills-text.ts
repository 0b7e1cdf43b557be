/** What a line of the text is made of. */
export interface CreditLine {
  readonly name: string
  /** Kind in words, when it is known. */
  readonly kind?: string
  readonly issuer: string
  readonly awardedOn: string
  /** Where it can be checked. */
  readonly url?: string
}

const lineOf = ({ name, kind, issuer, awardedOn, url }: CreditLine) =>
  [
    kind === undefined ? name : `${name} (${kind.toLowerCase()})`,
    issuer,
    awardedOn.slice(0, 4),
    ...(url === undefined ? [] : [`verify: ${url}`]),
  ].join(', ')

/** Skills and credentials as plain text for a CV: a line of skills, then one line for each credential. */
export function skillsText(skills: readonly string[], credits: readonly CreditLine[]): string {
  const lines = credits.map(lineOf)
  return [...(skills.length === 0 ? [] : [`Skills: ${skills.join(', ')}`, '']), ...lines, ''].join('\n')
}
