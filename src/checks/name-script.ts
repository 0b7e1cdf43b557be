import type { Pathway } from '../domain/pathway.ts'
import { type FieldPath, type Problem, problemAt, type Sourced } from '../domain/problem.ts'
import type { RegisterDraft } from '../domain/register.ts'
import { mixedWord } from '../domain/script.ts'
import type { Check } from './check.ts'
import { placedLeaves } from './pathway-steps.ts'

/** Signs that are made of letters or digits and mean something else than them: "Nº 1", "m²", "½", "µm", "℃". */
const SIGNS = /[ªº\u00b5²³¹⁰-⁹₀-₉¼-¾⅐-⅟™℠№℃℉㎜-㎥]/u

const FAMILIAR = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}0-9]/u

/** Letters and digits in disguise, such as "Ａ", "𝐀", "ﬁ" and "Ⅳ", as what they stand for. Other scripts have forms of their own. */
function undisguised(name: string): string {
  const plain = (character: string) => {
    const compatible = character.normalize('NFKC')
    return SIGNS.test(character) || !FAMILIAR.test(compatible) ? character : compatible
  }
  return [...name].map(plain).join('').normalize('NFC')
}

/**
 * Characters that are not drawn. The joiners shape letters of Arabic, of the scripts of India and emoji, and do nothing after
 * others.
 */
const UNSEEN =
  /(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}]|(?<=^|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Han}\p{N}\p{P}\s])[\u200c\u200d]/u

const codePoint = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** What is wrong with a name, and what to write. */
function faultOf(name: string): readonly [string, string] | undefined {
  const [unseen] = UNSEEN.exec(name) ?? []
  if (unseen !== undefined)
    return [`has the character ${codePoint(unseen)} in it, which cannot be seen`, 'take it out: type the name anew']
  const plain = undisguised(name)
  if (plain !== name)
    return ['is not written in plain letters (Unicode NFKC)', `write ${JSON.stringify(plain)}; it may look the same`]
  const mixed = mixedWord(name)
  if (mixed !== undefined)
    return [`has letters of several scripts in the word "${mixed}"`, 'type that word anew in one script']
  return undefined
}

type Named = readonly [Sourced<unknown>, FieldPath, string | undefined]

/** Badges and issuers outside, by the names that a pathway gives them. */
function outsideNames(pathway: Sourced<Pathway>): Named[] {
  return placedLeaves(pathway.value).flatMap(({ step, path }): Named[] =>
    'badge' in step
      ? []
      : [
          [pathway, [...path, 'name'], step.name],
          [pathway, [...path, 'issuerName'], step.issuerName],
        ],
  )
}

/** Every name that a reader could take for another. */
function namesIn({
  issuer,
  badgeClasses,
  pathways,
  careers,
  awards,
  recognitions,
  learners,
  endorsements,
  programmes,
}: RegisterDraft): Named[] {
  return [
    ...(issuer === undefined ? [] : [[issuer, ['name'], issuer.value.name] as const]),
    ...badgeClasses.map((one): Named => [one, ['name'], one.value.name]),
    ...pathways.map((one): Named => [one, ['name'], one.value.name]),
    ...pathways.flatMap(outsideNames),
    ...careers.map((one): Named => [one, ['name'], one.value.name]),
    ...careers.map((one): Named => [one, ['organisation'], one.value.organisation]),
    ...awards.map((one): Named => [one, ['recipient', 'name'], one.value.recipient.name]),
    ...awards.map((one): Named => [one, ['source', 'name'], one.value.source?.name]),
    ...recognitions.map((one): Named => [one, ['name'], one.value.name]),
    ...recognitions.map((one): Named => [one, ['recipient', 'name'], one.value.recipient.name]),
    ...learners.map((one): Named => [one, ['name'], one.value.name]),
    ...endorsements.map((one): Named => [one, ['by', 'name'], one.value.by.name]),
    ...(programmes?.value.courses ?? []).map(({ name }, i): Named => [programmes!, ['courses', i, 'name'], name]),
  ]
}

function problemOf([sourced, path, name]: Named): Problem[] {
  const fault = name === undefined ? undefined : faultOf(name)
  if (fault === undefined) return []
  const [what, hint] = fault
  return [problemAt(sourced, path, 'name-script', `The name ${JSON.stringify(name)} ${what}.`, { hint })]
}

/** Names are written in plain letters, each word in one script, so that none can be taken for another. */
export const nameScript: Check = (draft) => namesIn(draft).flatMap(problemOf)
