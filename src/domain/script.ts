/** Scripts with letters that cannot be told apart at a glance. */
const ALIKE: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
]

/** The first word that mixes scripts whose letters look alike; no honest name has one. */
export function mixedWord(name: string): string | undefined {
  const words = name.split(/[^\p{Letter}\p{Mark}]+/u)
  return words.find((word) => ALIKE.filter((script) => script.test(word)).length > 1)
}
