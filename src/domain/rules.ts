import type { QualityRule } from './quality-rules.ts'

/**
 * Every rule that content is held to, with what it is for. Names are permanent: people suppress, search and link by them.
 * `content/README.md` prints this table.
 */
export const RULES = {
  // Files
  'file-name':
    'Names are lower-case letters, digits and hyphens (64 at the most), so that URLs and every file system agree.',
  'file-kind': 'Content is .md, .yaml, .json (keys only), .png and .svg. Nothing that a build could execute.',
  'file-place': 'Each kind of file has its own folder; a file elsewhere would be silently ignored.',
  'file-mode': 'Content files are plain files: no symbolic links, no submodules, no executables.',
  'file-size': 'A text file has 64 kB at the most (a cohort 1 MB), an image 512 kB.',
  'file-encoding': 'Text is UTF-8 without control or bidirectional-override characters.',
  'file-missing': 'site.yaml and issuer/index.md are there, and each badge folder has an index.md.',
  'front-matter': 'A .md file opens with a line that is exactly "---", then YAML, then a line "---".',
  'yaml-syntax': 'YAML parses, with no key twice in a map.',
  'yaml-alias': 'No anchors, aliases, merge keys or tags: a reader must see what a file says without expanding it.',
  'markdown-unsafe':
    'Markdown is text and links to https and mailto addresses: no HTML, no pictures, nothing that pages would leave out.',
  // Shapes
  'site-shape': 'site.yaml has the fields of a site.',
  'issuer-shape': 'issuer/index.md has the fields of an issuer profile.',
  'key-shape': 'A key file holds a public key only, and its name is the key’s thumbprint.',
  'badge-shape': 'badges/<slug>/index.md has the fields of a badge class.',
  'pathway-shape': 'pathways/<slug>.md has the fields of a pathway.',
  'award-shape': 'An award file has the fields of an award or of a cohort.',
  'endorsement-shape': 'endorsements/<slug>.yaml has the fields of an endorsement.',
  'career-shape': 'careers/<slug>.md has the fields of a career.',
  'framework-shape': 'frameworks/<slug>.yaml has the fields of a framework.',
  'recognition-shape': 'recognitions/<slug>.yaml has the fields of a recognised credential.',
  'learner-shape': 'learners/<pseudonym>.yaml has the fields of a learner.',
  'programme-shape': 'programmes.yaml has the fields of a list of courses.',
  'message-shape': 'messages/<slug>.md has the fields of a message, and a text.',
  'message-variables': 'A message names only variables that there are, and in its subject none that an award may lack.',
  // Images
  'image-missing': 'Each badge class has a badge.svg or a badge.png beside it.',
  'image-kind': 'An image is a whole PNG or an SVG by its bytes, whatever its name says.',
  'image-dimensions': 'An image is square, from 90 to 2048 pixels a side.',
  'image-unsafe':
    'An SVG holds shapes, paths and gradients only: no script, style sheet, link, text or outside reference.',
  'image-baked': 'An image does not carry a credential already.',
  // Across files
  'award-badge-exists': 'An award is for a badge class that is there.',
  'award-id-unique': 'An award id stands once in the whole record.',
  'award-result-exists': 'A result of an award is one that its badge class describes, with an allowed value or level.',
  'award-result-required': 'Where a micro-credential requires a level or a value, each award tells which was reached.',
  'award-result-reached': 'No result of an award is below what its badge class requires.',
  'award-evidence-required': 'Where the badge class asks for evidence, each award has some.',
  'award-dates': 'Dates are real, not in the future, and in order: activity, award, correction, expiry.',
  'award-status':
    'Status changes follow each other sensibly: nothing after a revocation, reinstate only what is suspended.',
  'award-folder': 'An award lies in the folder of the year and month it was made for: awards/YYYY/MM/.',
  'award-parts':
    'Each part of an award is there, was earned by then and by the same learner, counted on that day, and is not made of the award in turn.',
  'badge-result-unique':
    'Result ids stand once in a badge class and level ids once in a result; a required level or value is among them.',
  'badge-related-exists': 'A related badge class is there.',
  'badge-module-exists': 'A badge that recognises a module or a project is there.',
  'micro-credential-elements':
    'A micro-credential states the mandatory elements of the Council Recommendation 2022/C 243/02, annex I.',
  'badge-endorsed': 'What an endorsement endorses is there.',
  'endorsement-date': 'An endorsement is not dated in the future.',
  'recognition-dates':
    'A recognised credential was verified after it was awarded and not in the future, and its other dates are later than its award.',
  'learner-consent': 'A learner has a page from the day of their consent on, which is not in the future.',
  'learner-pathway-exists': 'The pathways that a learner is on are there.',
  'pathway-badge-exists': 'Each step of a pathway, and what it earns, is a badge class that is there.',
  'alignment-known':
    'A short reference names an item of a framework file: `nace:communication` one of frameworks/nace.yaml.',
  'framework-item-url': 'Each item of a framework has a web address: its own, or by `itemUrl`, or in its code.',
  'pathway-count': 'A step asks for at least one and at most as many of its members as it lists.',
  'pathway-earns': 'A pathway earns a micro-credential, unless it is automatic, and not one of its own steps.',
  'pathway-step-unique': 'A badge stands once in a pathway, `requires` included: else one badge would count twice.',
  'pathway-optional':
    'A step is optional only where it would be needed otherwise, and not every step of a pathway or a group is.',
  'pathway-dates': 'A pathway opens before it closes.',
  'pathway-cycle':
    'No pathway needs what it earns itself, by whatever way through other pathways; where there is a way around, there is no cycle.',
  'pathway-step-reachable': 'What a pathway asks for can be earned before the pathway closes.',
  'pathway-automatic':
    'A pathway awards automatically only what needs nobody’s judgement: no assessment, evidence, result to be reached or badge of another issuer.',
  'pathway-replaces': 'What a pathway replaces is there, earns the same, closes, and does not replace it in turn.',
  'pathway-career-exists': 'The careers that a pathway leads to are there.',
  'career-badge-exists': 'The badge classes that a career asks for are there.',
  'career-next': 'The next rungs of a career are there, and none of them leads back to it.',
  'programme-badge-exists': 'Each badge class that a course is recognised by is there.',
  'programme-course-unique': 'A course stands once in programmes.yaml: by its code, or by its name when it has none.',
  'key-dates':
    'A key’s dates are in order, and there are at most two current keys of each kind: the one that signs and, while keys are rotated, its successor.',
  'name-consent': 'A recipient’s name is published only with the date of their consent, which is not in the future.',
  'name-script': 'Names are written in plain letters, each word in one script, so that none can be taken for another.',
  'plain-identifier': 'No e-mail address of a recipient, in any field or comment: tools hash it before it is written.',
  'plain-phone':
    'No telephone number of a person, in any field or comment of an award or endorsement; an organisation’s own is fine.',
  'privacy-preset': 'What the preset of "privacy" in site.yaml rules out does not stand in content.',
  'salt-unique':
    'Each hash has a random salt of its own; a salt used twice links two awards to one person, which only `parts` may say.',
  'policy-names': 'Teams, badge classes and pathways that policies name are there.',
  'quality-names': 'Rules that "quality" in site.yaml names are there.',
  'generated-current': 'A file that is generated from content says what content says now.',
  // Changes, against what was there before
  'change-mixed': 'A pull request changes content or the program, never both: who reads one overlooks the other.',
  'change-workflow': 'Only a maintainer changes what runs in the repository’s own workflows.',
  'change-program': 'Only a maintainer changes the program: it signs and publishes.',
  'change-issuer':
    'Only a maintainer changes site.yaml with its policies, the issuer and the keys, or by a pathway who may award a badge class.',
  'award-moved': 'An award keeps its file: who looks for its history finds it under one name.',
  // Changes, against the policies of site.yaml
  'policy-approver': 'An award is proposed or approved by somebody who may award its badge class.',
  'policy-approvals': 'As many people as the policies ask for approved an award, its author not counted.',
  'policy-self-award': 'Nobody proposes an award to themselves.',
  'policy-most-awards': 'One pull request issues no more awards than the policies allow.',
  'policy-backdating': 'An award is not dated longer before its pull request than the policies allow.',
  // Against the ledger
  'award-removed': 'An award keeps its file. To withdraw it, add a status change.',
  'award-badge-kept': 'An issued award stays one of its badge class; another badge is another award.',
  'award-changed-without-reason': 'A change of an issued award is a correction with its date and reason.',
  'award-erased': 'An erased award stays erased: it keeps its short form, and no award takes its id again.',
  'status-changed': 'A recorded status change is never edited or removed; add a new one.',
  'award-uncertain':
    'An award that was signed with a compromised key, from the ledger position on from which nobody can be sure, is confirmed by a correction or revoked.',
  'key-retired-early': 'A key is retired only after the last award that it signed.',
} as const satisfies Record<string, string>

/** The name of a rule: one of this table, or one of quality that a site made a problem. */
export type Rule = keyof typeof RULES | QualityRule
