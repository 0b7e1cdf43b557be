/** A text of ours among Markdown, without markup; one that looks like an address may still become a link to itself. */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/**
 * A text of a stranger in a block of code, in which nothing is markup, nobody is mentioned and no issue is closed. The
 * fence is longer than any within.
 */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}
