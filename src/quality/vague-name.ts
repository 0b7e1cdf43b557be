/** Words of praise that say nothing about what was learned. */
const PRAISE =
  /^(?:(?:a|an|the|very|really|good|great|excellent|strong|effective|outstanding|awesome|super|best|top|skilled|nice) )+/

/** What a name is put into, and what is said of whoever has it: neither tells a skill. */
const WRAPPING =
  '(?:award|badge|certificate|certification|champion|course|excellence|expert|guru|hero|master|ninja|programme|program|rock ?star|skills?|star|superstar|training|workshop)'
const BEFORE = new RegExp(`^${WRAPPING} (?:of|in|for) `)
const AFTER = new RegExp(`(?:^| )${WRAPPING}$`)

/** Traits of a person, and fields so wide that nobody could tell what the holder can do. */
const VAGUE = new Set([
  ...['achiever', 'communicator', 'contributor', 'hard worker', 'leader', 'learner', 'listener', 'performer', 'person'],
  ...['presenter', 'problem solver', 'speaker', 'student', 'team member', 'team player', 'thinker', 'worker', 'writer'],
  ...['achievement', 'attitude', 'business', 'collaboration', 'commitment', 'communication', 'creativity', 'effort'],
  ...[
    'innovation',
    'leadership',
    'management',
    'motivation',
    'participation',
    'professionalism',
    'success',
    'teamwork',
  ],
  ...['communication skills', 'people skills', 'soft skills', 'technical skills', 'it skills', 'digital skills'],
])

/** A name without what is put around it: `certificate of leadership excellence award` is `leadership`. */
function core(name: string): string {
  let rest = name.replace(BEFORE, '')
  while (AFTER.test(rest)) rest = rest.replace(AFTER, '')
  return rest
}

/**
 * What is wrong with the name of a badge class that does not say what was learned: `Good Communicator`, not
 * `Persuasive Business Writing`. Nothing when it may be precise: only what is surely vague is told.
 */
export function vagueName(name: string): string | undefined {
  const words = name.trim().toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ')
  const plain = words.replace(PRAISE, '')
  const left = [words, plain, core(plain)]
  if (!left.some((one) => one === '' || VAGUE.has(one))) return undefined
  return 'does not say what the holder can do: name the competency, such as "Persuasive Business Writing" instead of "Good Communicator"'
}
