import { wordsOf } from './language.ts'

/** What others can see somebody do: English verbs, with the past forms that are not made by rule. */
const DOING = `
achieve adapt address administer advise align allocate amend analyse analyze answer apply appraise arrange assemble assess audit
bake balance bring|brought build|built calculate calibrate calm care carry catalogue categorise categorize chair change check
choose|chose|chosen classify clean clear climb coach code collaborate collect compare compile compose compute conduct configure
connect construct contribute convert convince cook coordinate correct cost critique cut debate debug decide deliver deploy
derive describe design detect determine develop diagnose differentiate discuss dissect document draft draw|drew|drawn drive|drove
edit employ establish estimate evaluate examine execute explain extract fabricate facilitate find|found fit fix fold format
formulate fill generate give|gave|given grade guide hand handle help host identify implement improve inspect install integrate
interpret interview investigate judge justify keep|kept label launch lay|laid lead|led lift list locate maintain make|made manage map
mark measure mediate memorise memorize mend mentor migrate model moderate modify monitor mount move name navigate negotiate note
observe obtain operate optimise optimize order organise organize outline pack paint pass perform pick pitch place plan plant play
plot prepare present print prioritise prioritize process produce program prove provide prune publish put query rank reach
reconcile record redesign refactor refine reflect rehearse repair repeat replace reply report represent rescue research resolve
respond restore review revise rewrite|rewrote|rewritten run|ran sample score sell|sold send|sent serve set sew|sewn share
show|shown sing|sang sketch solve sort sow|sown speak|spoke specify state steer stop submit suggest summarise summarize supervise
survey swim|swam take|took|taken teach|taught tell|told test tie trace train transcribe translate treat troubleshoot tune turn use
validate verify visualise visualize weigh weld work write|wrote|written
`

/** What nobody can see, or what is presence alone. */
const PRESENCE = `
appreciate attend complete discover enjoy enrol enroll experience explore familiarise familiarize finish gain hear|heard join
know|knew|known learn listen participate sit|sat stay understand|understood visit watch
`

/** Phrases in which a verb of doing says presence. */
const PRESENT =
  /\b(?:tak(?:e|es|ing)|took|taken) part\b|\b(?:are|is|be|been|being|was|were) (?:present|there|aware|familiar)\b/gi

/** After these a word that could be a noun is a verb: `and plan`, `you plan`, not `the plan`. */
const BEFORE_VERB: ReadonlySet<string> = new Set(
  `also always and both can candidate candidates could either finally first he holder holders learner learners may might must never
next not or participant participants she should student students that then they to we which who will you`.split(/\s+/),
)

type Form = 'present' | 'participle' | 'past'

/** The forms of a verb that are made by rule: `plan`, `plans`, `planning`, `planned`. */
function formsOf(verb: string): [string, Form][] {
  const stem = verb.endsWith('e') || /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) : verb
  const third = /[^aeiou]y$/.test(verb) ? `${stem}ies` : /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`
  const past = verb.endsWith('e') ? `${verb}d` : stem === verb ? `${verb}ed` : `${stem}ied`
  const doubled = verb + verb.slice(-1)
  return [
    [verb, 'present'],
    [third, 'present'],
    [verb.endsWith('e') ? `${stem}ing` : `${verb}ing`, 'participle'],
    [`${doubled}ing`, 'participle'],
    [past, 'past'],
    [`${doubled}ed`, 'past'],
  ]
}

/** Every form of each verb of a list, with the verb that it is a form of. */
function formsIn(list: string): ReadonlyMap<string, { readonly verb: string; readonly form: Form }> {
  return new Map(
    list
      .trim()
      .split(/\s+/)
      .flatMap((entry) => {
        const [verb = '', ...irregular] = entry.split('|')
        const forms = [...formsOf(verb), ...irregular.map((past): [string, Form] => [past, 'past'])]
        return forms.map(([text, form]) => [text, { verb, form }] as const)
      }),
  )
}

const DOING_FORMS = formsIn(DOING)
const PRESENCE_FORMS = formsIn(PRESENCE)

/** Words and ends of clauses; an item of a list, a heading and a paragraph begin a clause. */
function tokensOf(markdown: string): string[] {
  const clauses = markdown
    .replace(PRESENT, ' ')
    .toLowerCase()
    .replace(/\n[ \t]*\n|^[ \t]*(?:[-*+>]|#+|\d{1,9}[.)])[ \t]+/gm, ' . ')
  return clauses.match(/[\p{L}\p{N}'’]+|[.!?:;,–—(]/gu) ?? []
}

const isClauseEnd = (token: string | undefined) => token === undefined || /^[.!?:;,–—(]$/.test(token)

/** Whether a form stands as a verb after the token before it: `plan` is a noun as well, and so is `planning`. */
function isVerb(form: Form, before: string | undefined): boolean {
  if (form === 'past') return true
  if (form === 'participle') return before === 'by'
  return isClauseEnd(before) || BEFORE_VERB.has(before!) || before!.endsWith('ly')
}

/** Whether an English text has a verb of something that others can see done. */
export function saysDoing(markdown: string): boolean {
  const tokens = tokensOf(markdown)
  return tokens.some((token, i) => {
    const found = DOING_FORMS.get(token)
    return found !== undefined && isVerb(found.form, tokens[i - 1])
  })
}

/** Verbs of an English text that say presence or what nobody can see, each once: `attend`, `understand`. */
export function presenceIn(text: string): string[] {
  const verbs = wordsOf(text).flatMap((word) => PRESENCE_FORMS.get(word)?.verb ?? [])
  const phrases = [...text.matchAll(PRESENT)].map(([phrase]) => phrase.toLowerCase().replace(/\s+/g, ' '))
  return [...new Set([...verbs, ...phrases])]
}
