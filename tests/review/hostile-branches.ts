import { createHash } from 'node:crypto'
import { end, header, pngOf } from '../baking/images.ts'
import {
  award,
  BADGE,
  badge,
  endorsement,
  ISSUER,
  KEY,
  key,
  markdown,
  POLICIES,
  recipient,
  SITE,
  SVG,
  yaml,
} from '../helpers/content.ts'
import type { Branch, Circumstances } from './repository.ts'

/** A branch that a stranger opens a pull request from. */
export type HostileBranch = Pick<Circumstances, 'message' | 'entries'> & {
  readonly files: Branch
  /** What refuses it: rule, file and line. */
  readonly refused: readonly string[]
  /** Of a branch that no reader of files can refuse: what else stops it. */
  readonly stoppedBy?: string
}

/** Variable that names the file which code of a branch would write, if it were run. */
export const CANARY_FILE = 'CANARY_FILE'

/** A program that tells of being run. */
export const PROGRAM = `require('node:fs').writeFileSync(process.env.${CANARY_FILE}, JSON.stringify(process.env))`
export const SHELL = `env > "$${CANARY_FILE}"`

const month = 'content/awards/2026/03'
const teamwork = `content/${BADGE}`
const fileOf = (letter: string) => `${month}/${letter.repeat(16)}.yaml`

/** Awards that are there already: what a branch edits, moves, removes or repeats. */
export const [FIRST, SECOND] = ['f', 'g'].map(fileOf) as [string, string]
export const ISSUED = { [FIRST]: award({}, 'first'), [SECOND]: award({}, 'second') }
export const NEW = fileOf('n')

const text = (body: string): Branch => ({ [teamwork]: badge({}, body) })
const proposal = (fields: object, seed = 'new'): Branch => ({ [NEW]: award({ ...fields }, seed) })

const cohort = (count: number) =>
  yaml({
    badge: 'teamwork',
    awardedOn: '2026-03-01',
    recipients: Array.from({ length: count }, (_, i) => {
      const digest = createHash('sha256').update(`cohort ${i}`).digest('hex')
      const id = [...digest.slice(0, 16)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')
      return { id, recipient: recipient(digest) }
    }),
  })

const laughs = Array.from({ length: 3 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')
const hash = (words: string) => `sha256$${createHash('sha256').update(words).digest('hex')}`

/** The threats of a branch, row by row, and what each of them comes to. */
export const HOSTILE_BRANCHES: Readonly<Record<string, HostileBranch>> = {
  // Content that runs
  'front-matter-of-javascript': {
    files: { [teamwork]: `---js\nmodule.exports = { name: ${PROGRAM} }\n---\n\nWork.\n` },
    refused: ['front-matter content/badges/teamwork/index.md:1'],
  },
  'tags-of-yaml': {
    files: { [NEW]: `${award({}, 'new')}role: !!js/function "function () { ${PROGRAM} }"\n` },
    refused: ['yaml-alias content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:4'],
  },
  'programs-beside-content': {
    files: {
      'content/badges/teamwork/index.mdx': `{${PROGRAM}}\n`,
      'content/badges/teamwork/badge.js': PROGRAM,
      'content/pathways/leading.astro': `---\n${PROGRAM}\n---\n`,
      'content/messages/awarded.html': `<script>${PROGRAM}</script>`,
    },
    refused: [
      'file-kind content/badges/teamwork/badge.js:1',
      'file-kind content/badges/teamwork/index.mdx:1',
      'file-kind content/messages/awarded.html:1',
      'file-kind content/pathways/leading.astro:1',
    ],
  },
  // Content that attacks readers
  'markup-in-markdown': {
    files: text(
      [
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '[a](javascript:alert(1))',
        '[b](data:text/html,<script>alert(1)</script>)',
        '<style>body{display:none}</style>',
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
      ].join('\n\n'),
    ),
    refused: [
      'markdown-unsafe content/badges/teamwork/index.md:6',
      'markdown-unsafe content/badges/teamwork/index.md:8',
      'markdown-unsafe content/badges/teamwork/index.md:10',
      'markdown-unsafe content/badges/teamwork/index.md:12',
      'markdown-unsafe content/badges/teamwork/index.md:14',
      'markdown-unsafe content/badges/teamwork/index.md:16',
    ],
  },
  'image-from-outside-in-markdown': {
    files: text('![x](../../../../signing-keys.json)\n\n![y](/etc/passwd)'),
    refused: [
      'markdown-unsafe content/badges/teamwork/index.md:6',
      'markdown-unsafe content/badges/teamwork/index.md:8',
    ],
  },
  'image-from-outside-in-a-field': {
    files: { [teamwork]: badge({ image: '../../../signing-keys.json' }) },
    refused: ['badge-shape content/badges/teamwork/index.md:4'],
  },
  'svg-that-runs': {
    files: {
      'content/badges/teamwork/badge.svg': SVG.replace('<circle', '<script>alert(1)</script><circle onload="alert(1)"'),
    },
    refused: ['image-unsafe content/badges/teamwork/badge.svg:1'],
  },
  'svg-that-fetches': {
    files: {
      'content/badges/teamwork/badge.svg': SVG.replace('<circle', '<image href="https://evil.example/x.png"/><circle'),
      'content/issuer/logo.svg': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${SVG.replace('<circle', '<text>&x;</text><circle')}`,
    },
    refused: [
      'image-unsafe content/badges/teamwork/badge.svg:1',
      'change-issuer content/issuer/logo.svg:1',
      'image-unsafe content/issuer/logo.svg:1',
    ],
  },
  'image-bomb': {
    files: { 'content/badges/teamwork/badge.png': pngOf(header(60_000, 60_000), end) },
    refused: ['image-dimensions content/badges/teamwork/badge.png:1'],
  },
  'names-that-look-alike': {
    files: {
      'content/badges/lookalike/index.md': badge({ name: 'Te\u0430mwork' }),
      'content/badges/lookalike/badge.svg': SVG,
      'content/endorsements/lookalike.yaml': endorsement({
        by: { id: 'https://partner.example/', name: 'Ex\u0430mple Institute' },
      }),
    },
    refused: ['name-script content/badges/lookalike/index.md:2', 'name-script content/endorsements/lookalike.yaml:2'],
  },
  // Files that are something else
  links: {
    files: {
      [NEW]: { link: '/etc/passwd' },
      'content/badges/teamwork/leak.md': { link: '../../../signing-keys.json' },
      'content/pathways': { link: '../.git' },
    },
    refused: [
      'file-mode content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:1',
      'file-mode content/badges/teamwork/leak.md:1',
      'file-mode content/pathways:1',
    ],
  },
  'tree-entries': {
    files: {},
    entries: [
      ['120000', 'content/endorsements/link.yaml'],
      ['160000', 'content/badges/other'],
      ['160000', 'vendor'],
      ['100755', 'content/site.yaml'],
    ],
    refused: [
      'file-mode content/badges/other:1',
      'file-mode content/endorsements/link.yaml:1',
      'change-issuer content/site.yaml:1',
      'file-mode content/site.yaml:1',
      'change-mixed vendor:1',
      'change-program vendor:1',
      'file-mode vendor:1',
    ],
  },
  'names-of-files': {
    files: {
      'content/badges/Teamwork/index.md': badge(),
      'content/badges/teamwork/INDEX.md': badge(),
      'content/badges/cafe\u0301/index.md': badge(),
      'content/badges/a\u202egnp/index.md': badge(),
      'content/badges/con/index.md': badge(),
      'docs/nul.txt': 'x',
      'docs/a\u202ecod.exe': 'x',
    },
    refused: [
      'file-name content/badges/Teamwork:1',
      'file-name content/badges/Teamwork/index.md:1',
      'file-name content/badges/a\\u202egnp:1',
      'file-name content/badges/a\u202egnp/index.md:1',
      'file-name content/badges/cafe\u0301:1',
      'file-name content/badges/cafe\u0301/index.md:1',
      'file-name content/badges/con:1',
      'file-name content/badges/con/index.md:1',
      'file-name content/badges/teamwork/INDEX.md:1',
      'file-place content/badges/teamwork/INDEX.md:1',
      'change-mixed docs/a\u202ecod.exe:1',
      'change-program docs/a\u202ecod.exe:1',
      'file-name docs/a\u202ecod.exe:1',
      'file-name docs/nul.txt:1',
    ],
  },
  // YAML that is more, or other, than it seems
  'yaml-bomb': {
    files: { [NEW]: `${award({}, 'new')}a0: &a0 [lol]\n${laughs}` },
    refused: [
      'yaml-alias content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:4',
      'yaml-alias content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:5',
      'yaml-alias content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:6',
      'yaml-alias content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:7',
    ],
  },
  'yaml-said-twice': {
    files: { [NEW]: `${award({}, 'new')}badge: teamwork\n` },
    refused: ['yaml-syntax content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:4'],
  },
  'yaml-too-large': {
    files: { [NEW]: `${award({}, 'new')}# ${'x'.repeat(64 * 1024)}\n` },
    refused: ['file-size content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:1'],
  },
  // The program and what runs it
  'workflow-with-a-target': {
    files: {
      '.github/workflows/check.yml': `on: pull_request_target\njobs: { a: { steps: [{ run: '${SHELL}' }] } }\n`,
      '.github/workflows/new.yml': 'on: workflow_run\n',
      '.github/CODEOWNERS': '* @stranger-example\n',
    },
    refused: ['change-workflow .github/CODEOWNERS:1', 'generated-current .github/CODEOWNERS:1'],
  },
  'plan-of-its-own': {
    files: {
      ...proposal({}),
      'scripts/print/plan.ts': `${PROGRAM}\n`,
      'scripts/cli.ts': `${PROGRAM}\n`,
      'package.json': JSON.stringify({ scripts: { preinstall: SHELL, plan: SHELL, generate: SHELL } }),
      '.gitattributes': '* diff=evil filter=evil merge=evil\n',
      '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "${SHELL}"\n\tupdate = !${SHELL}\n`,
      '.githooks/post-checkout': `#!/bin/sh\n${SHELL}\n`,
      'git.config': `[core]\n\tfsmonitor = ${SHELL}\n`,
    },
    refused: ['change-mixed .gitattributes:1', 'change-program .gitattributes:1'],
  },
  'program-without-content': {
    files: {
      'scripts/print/plan.ts': `${PROGRAM}\n`,
      'package.json': JSON.stringify({ scripts: { plan: SHELL } }),
      '.gitattributes': '* diff=evil\n',
    },
    refused: ['change-program .gitattributes:1'],
  },
  'dependency-with-an-award': {
    files: {
      ...proposal({}),
      'package-lock.json': '{ "packages": { "": { "dependencies": { "evil-example": "1.0.0" } } } }\n',
    },
    refused: ['change-mixed package-lock.json:1', 'change-program package-lock.json:1'],
  },
  'dependency-alone': {
    files: { 'package.json': '{ "dependencies": { "evil-example": "1.0.0" } }\n', '.npmrc': 'ignore-scripts=false\n' },
    refused: ['change-program .npmrc:1'],
  },
  // Who says so
  'forged-approval': {
    files: proposal({}),
    message:
      'Award (#123)\n\nMerge pull request #123 from ada-example/award\n\nReviewed-by: bo-example\nApproved-by: mo-example\nCo-authored-by: Bo Example <bo@example.org>',
    stoppedBy: 'approvals are facts of the host: none is counted, and the issuing step asks for one (tests/flow)',
    refused: [],
  },
  // The record
  'award-deleted': {
    files: { [FIRST]: undefined },
    refused: ['award-removed content/awards/2026/03/ffffffffffffffff.yaml:1'],
  },
  'award-edited': {
    files: { [FIRST]: award({ awardedOn: '2026-03-02' }, 'first') },
    refused: ['award-changed-without-reason content/awards/2026/03/ffffffffffffffff.yaml:1'],
  },
  'award-given-to-another': {
    files: { [FIRST]: award({}, 'another') },
    refused: ['award-changed-without-reason content/awards/2026/03/ffffffffffffffff.yaml:1'],
  },
  'award-renamed': {
    files: { [FIRST]: undefined, [fileOf('h')]: ISSUED[FIRST] },
    refused: ['award-removed content/awards/2026/03/ffffffffffffffff.yaml:1'],
  },
  'award-moved': {
    files: { [FIRST]: undefined, [`content/awards/2026/02/${'f'.repeat(16)}.yaml`]: ISSUED[FIRST] },
    refused: [
      'award-folder content/awards/2026/02/ffffffffffffffff.yaml:2',
      'award-moved content/awards/2026/03/ffffffffffffffff.yaml:1',
    ],
  },
  'award-backdated': {
    files: { [`content/awards/2019/03/${'n'.repeat(16)}.yaml`]: award({ awardedOn: '2019-03-01' }, 'new') },
    refused: ['policy-backdating content/awards/2019/03/nnnnnnnnnnnnnnnn.yaml:2'],
  },
  'award-of-the-future': {
    files: { [`content/awards/2027/03/${'n'.repeat(16)}.yaml`]: award({ awardedOn: '2027-03-01' }, 'new') },
    refused: ['award-dates content/awards/2027/03/nnnnnnnnnnnnnnnn.yaml:2'],
  },
  'id-twice': {
    files: {
      [`${month}/again.yaml`]: yaml({
        badge: 'teamwork',
        awardedOn: '2026-03-01',
        recipients: [{ id: 'f'.repeat(16), recipient: recipient('again') }],
      }),
    },
    refused: ['award-id-unique content/awards/2026/03/ffffffffffffffff.yaml:1'],
  },
  'recipient-twice': {
    files: proposal({}, 'first'),
    refused: ['salt-unique content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:3'],
  },
  'salt-twice': {
    files: proposal({
      recipient: {
        identities: [
          { type: 'emailAddress', hash: hash('other'), salt: hash('first').slice('sha256$'.length).slice(0, 32) },
        ],
      },
    }),
    refused: ['salt-unique content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:3'],
  },
  'very-many-awards': {
    files: { [`${month}/flood.yaml`]: cohort(501) },
    refused: ['policy-most-awards content/awards/2026/03/flood.yaml:1'],
  },
  // People
  'addresses-and-numbers': {
    files: {
      [NEW]: `${award({ narrative: 'Write to mia@learners.example, or call +44 20 7946 0018.' }, 'new')}# mia@learners.example\n`,
      'learners.csv': 'name,mail\nMia,mia@learners.example\n',
    },
    message: 'Award mia@learners.example',
    refused: [
      'plain-identifier commit:1',
      'plain-identifier content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:4',
      'plain-phone content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:4',
      'plain-identifier content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:5',
      'change-mixed learners.csv:1',
      'change-program learners.csv:1',
      'plain-identifier learners.csv:2',
    ],
  },
  'hash-without-salt': {
    files: {
      [NEW]: yaml({
        badge: 'teamwork',
        awardedOn: '2026-03-01',
        recipient: { identities: [{ type: 'emailAddress', hash: hash('mia@learners.example') }] },
      }),
    },
    refused: ['award-shape content/awards/2026/03/nnnnnnnnnnnnnnnn.yaml:3'],
  },
  // Keys, and who decides
  'private-key-among-the-public': {
    files: {
      [`content/${KEY}`]: key({ publicJwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), d: 'B'.repeat(43) } }),
    },
    refused: [
      'change-issuer content/issuer/keys/kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k.json:1',
      'key-shape content/issuer/keys/kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k.json:6',
    ],
  },
  'private-keys-at-the-root': {
    files: {},
    entries: [['100644', 'signing-keys.json']],
    refused: ['change-program signing-keys.json:1', 'file-place signing-keys.json:1'],
  },
  'key-of-a-stranger': {
    files: { [`content/${KEY}`]: key() },
    refused: ['change-issuer content/issuer/keys/kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k.json:1'],
  },
  'site-elsewhere': {
    files: { 'content/site.yaml': yaml({ ...SITE, policies: POLICIES, url: 'https://evil.example/' }) },
    refused: ['change-issuer content/site.yaml:1', 'site-shape content/site.yaml:1'],
  },
  'policies-of-a-stranger': {
    files: {
      'content/site.yaml': yaml({
        ...SITE,
        policies: { ...POLICIES, teams: { ...POLICIES.teams, core: ['stranger-example'] }, approvals: 0 },
      }),
    },
    refused: ['generated-current .github/CODEOWNERS:1', 'change-issuer content/site.yaml:1'],
  },
  'policies-with-an-award': {
    files: {
      ...proposal({}),
      'content/site.yaml': yaml({ ...SITE, policies: { ...POLICIES, approvals: 0 } }),
    },
    refused: ['change-issuer content/site.yaml:1', 'change-mixed content/site.yaml:1'],
  },
  'issuer-of-a-stranger': {
    files: { 'content/issuer/index.md': markdown({ ...ISSUER, url: 'https://evil.example/' }, 'About us.') },
    refused: ['change-issuer content/issuer/index.md:1'],
  },
  'ledger-on-main': {
    files: {},
    entries: [
      ['100644', 'ledger/checkpoint.json'],
      ['100644', 'ledger/entries/2026.jsonl'],
    ],
    refused: [
      'change-program ledger/checkpoint.json:1',
      'file-place ledger/checkpoint.json:1',
      'file-place ledger/entries/2026.jsonl:1',
    ],
  },
}
