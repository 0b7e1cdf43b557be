/** Words of praise that say nothing about what was learned. */
const PRAISE =
  /^(?:(?:a|an|the|very|really|good|great|excellent|strong|effective|outstanding|awesome|super|best|top|skilled|nice) )+/

/** Traits of a person, and fields so wide that nobody could tell what the holder can do. */
const VAGUE = new Set([
  ...['achiever', 'communicator', 'contributor', 'hard worker', 'leader', 'learner', 'listener', 'performer', 'person'],
  ...['presenter', 'problem solver', 'speaker', 'student', 'team member', 'team player', 'thinker', 'worker', 'writer'],
  ...['achievement', 'attitude', 'business', 'collaboration', 'commitment', 'communication', 'creativity', 'effort'],
  ...[
    'excellence',
    'innovation',
    'leadership',
    'motivation',
    'participation',
    'professionalism',
    'success',
    'teamwork',
  ],
  ...['communication skills', 'people skills', 'soft skills', 'technical skills', 'it skills', 'digital skills'],
])

/**
 * What is wrong with the name of a badge class that does not say what was learned: `Good Communicator`, not
 * `Persuasive Business Writing`. Nothing when it may be precise: only what is surely vague is told.
 */
export function vagueName(name: string): string | undefined {
  const words = name.trim().toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ')
  if (!VAGUE.has(words) && !VAGUE.has(words.replace(PRAISE, ''))) return undefined
  return 'does not say what the holder can do: name the competency, such as "Persuasive Business Writing" instead of "Good Communicator"'
}
