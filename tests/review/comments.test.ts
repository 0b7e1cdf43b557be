import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PullRequest } from '../../src/domain/pull-request.ts'
import { reviewComment } from '../../src/review/comment.ts'
import {
  award,
  BADGE,
  badge,
  endorsement,
  MICRO_CREDENTIAL,
  POLICIES,
  pathway,
  recipient,
  SITE,
  SVG,
  yaml,
} from '../helpers/content.ts'
import { folderOfSuite } from '../helpers/temporary.ts'
import { type Branch, type Circumstances, type Host, hostIn } from './repository.ts'

const id = (n: number) => `${String.fromCharCode(97 + (n % 26))}`.repeat(16)
const day = 'content/awards/2026/03'

/** A cohort of as many recipients as asked for. */
function cohort(count: number, fields: object = {}, seed = 'x'): string {
  const recipients = Array.from({ length: count }, (_, i) => {
    const own = createHash('sha256').update(`${seed}${i}`).digest('hex')
    const name = [...own.slice(0, 20)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')
    return { id: name, recipient: recipient(own) }
  })
  return yaml({ badge: 'teamwork', awardedOn: '2026-03-01', recipients, ...fields })
}

const emailed = (email: string, salt: string) => ({
  identities: [
    {
      type: 'emailAddress',
      hash: `sha256$${createHash('sha256')
        .update(email + salt)
        .digest('hex')}`,
      salt,
    },
  ],
})

const leader = badge({ name: 'Leader', ...MICRO_CREDENTIAL })
const policies = { ...POLICIES, awards: [{ pathways: ['leading'], by: 'core', approvals: 2 }] }
const results = [{ id: 'exam', name: 'Exam', type: 'percent' }]

/** What main holds, every award of it issued. */
const MAIN = {
  'site.yaml': yaml({ ...SITE, policies }),
  [BADGE]: badge({ results }, 'Work in a team of three for a month.\n\nWrite a report.\n\nHand it in.'),
  'badges/leader/index.md': leader,
  'badges/leader/badge.svg': SVG,
  'pathways/leading.md': pathway(),
  [`awards/2026/03/${id(1)}.yaml`]: award({ results: [{ result: 'exam', value: '78' }] }, 'one'),
  [`awards/2026/03/${id(2)}.yaml`]: award({}, 'two'),
  'awards/2026/03/spring.yaml': cohort(12),
}
/** Branches, each with the comment on it, pinned in comments/. */
const BRANCHES: Readonly<Record<string, readonly [Branch, Circumstances?]>> = {
  'a-cohort': [
    { [`${day}/summer.yaml`]: cohort(500, {}, 'summer') },
    { pullRequest: { approvals: [{ by: 'bo-example', commit: '0'.repeat(40) }] } },
  ],
  'one-award': [
    {
      [`${day}/${id(5)}.yaml`]: award(
        {
          recipient: recipient('five', { name: 'Mia Example', nameConsent: '2026-02-27' }),
          evidence: [{ url: 'https://portfolios.example/mia' }],
        },
        'five',
      ),
    },
  ],
  'corrected-and-revoked': [
    {
      [`${day}/${id(1)}.yaml`]: award(
        {
          results: [{ result: 'exam', value: '87' }],
          corrections: [{ on: '2026-04-19', reason: 'Two digits were swapped.' }],
        },
        'one',
      ),
      [`${day}/${id(2)}.yaml`]: award(
        { visibility: 'public', status: [{ change: 'revoke', on: '2026-04-19', reason: 'Sat by another person.' }] },
        'two',
      ),
    },
  ],
  definitions: [
    {
      [`content/${BADGE}`]: badge(
        { results, description: 'Works in a team, and leads it.' },
        'Work in a team of four for a month.\n\nWrite a report.\n\nShow it.\n\nHand it in.',
      ),
      'content/badges/teamwork/badge.svg': SVG.replace('r="45"', 'r="40"'),
      'content/badges/charts/index.md': badge({ name: 'Charts' }),
      'content/badges/charts/badge.svg': SVG,
      'content/pathways/leading.md': pathway({ steps: [{ badge: 'teamwork' }, { badge: 'charts' }] }),
      'content/endorsements/partner.yaml': endorsement(),
    },
  ],
  'hostile-words': [
    {
      'content/badges/ticks/index.md': badge(
        {
          name: '`</code></pre><img src=x onerror=alert(1)> @ada-example #1 ![x](https://evil.example/p.png)',
          description: '``` \u200bhidden',
        },
        '```\n~~~\n</details>\n@ada-example fixes #1\n```',
      ),
      'content/badges/ticks/badge.svg': SVG,
      [`content/${BADGE}`]: badge(
        { results },
        '````\n| a | b |\n<script>alert(1)</script> https://evil.example @core\n`````\n\u200b',
      ),
      [`${day}/${id(6)}.yaml`]: award({
        badge: 'ticks',
        recipient: recipient('six', { name: '**B** `` <b> https://evil.example', nameConsent: '2026-03-01' }),
      }),
      '<img src=x>\n# @core [a](b)`': 'x',
    },
    { message: '</b> @core' },
  ],
  'mixed-with-the-program': [
    { [`${day}/${id(5)}.yaml`]: award({}, 'five'), 'src/index.ts': 'export {}\n', 'package.json': '{}\n' },
  ],
  'workflow-of-a-stranger': [
    { '.github/workflows/publish.yml': 'on: pull_request_target\n', '.github/CODEOWNERS': '* @stranger-example\n' },
    { pullRequest: { author: 'stranger-example' } },
  ],
  'workflow-of-a-maintainer': [
    { '.github/workflows/publish.yml': 'on: push\n' },
    { pullRequest: { author: 'Mo-Example' } },
  ],
  'moved-and-removed': [
    {
      [`${day}/${id(1)}.yaml`]: undefined,
      [`${day}/renamed.yaml`]: undefined,
      [`${day}/${id(2)}.yaml`]: undefined,
      [`content/awards/2026/02/${id(2)}.yaml`]: award({ awardedOn: '2026-02-01' }, 'two'),
      [`${day}/spring.yaml`]: cohort(11),
    },
  ],
  'kinds-and-names': [
    {
      'docs/leak': { link: '/etc/passwd' },
      'docs/Cafe\u0301.md': 'x',
      'README.md': 'x',
      'readme.md': 'x',
      'docs/nul.txt': 'x',
      'docs/a\u202eb': 'x',
    },
    { entries: [['160000', 'vendor/other']] },
  ],
  'addresses-of-people': [
    {
      'learners.csv': new Uint8Array(Buffer.from('\ufeffname;e-mail\r\nMia;mia@example.org\r\n', 'utf16le')),
      'content/pathways/leading.md': `${pathway()}\nAsk lee@example.org.\n`,
      'src/a.test.ts': "expect(hash('mia@example.org'))\n",
    },
    {
      branch: 'award-mia@example.org',
      message: 'Award the badge to mia@example.org\n\nSigned-off-by: Ada <ada@example.org>',
    },
  ],
  'to-oneself-and-long-ago': [
    {
      [`${day}/${id(5)}.yaml`]: award({ recipient: emailed('ada@example.org', 'ab'.repeat(16)) }),
      [`content/awards/2020/01/${id(6)}.yaml`]: award({ awardedOn: '2020-01-02', expires: '2021-01-02' }, 'six'),
      [`${day}/${id(7)}.yaml`]: award(
        { recipient: recipient('seven', { name: 'ada  EXAMPLE', nameConsent: '2026-04-21' }) },
        'seven',
      ),
    },
  ],
  'policies-and-awards-at-once': [
    {
      'content/site.yaml': yaml({ ...SITE, policies: { ...POLICIES, issuers: 'core' } }),
      [`${day}/${id(5)}.yaml`]: award({}, 'five'),
    },
  ],
  'content-with-problems': [
    { [`${day}/${id(5)}.yaml`]: award({ badge: 'teamwrok' }, 'five'), [`${day}/${id(1)}.yaml`]: undefined },
  ],
  'without-a-reason': [{ [`${day}/${id(1)}.yaml`]: award({ results: [{ result: 'exam', value: '99' }] }, 'one') }],
  nothing: [{}],
}

describe('the comment on a pull request', () => {
  const folder = folderOfSuite()
  let host: Host
  beforeAll(async () => {
    host = await hostIn(folder, MAIN, {
      [`${day}/renamed.yaml`]: cohort(2, {}, 'renamed'),
    })
  })

  it.each(Object.entries(BRANCHES))('%s is as pinned', async (name, [files, circumstances = {}]) => {
    const comment = reviewComment(host.review(files, { pullRequest: {}, ...circumstances }))
    await expect(comment).toMatchFileSnapshot(`comments/${name}.md`)
  })

  it('is the same each time, and for the working folder as for a commit of it', () => {
    const [files] = BRANCHES.definitions!
    const once = host.review(files)
    expect(host.review(files)).toEqual(once)
    const { head: _head, ...folderReview } = host.reviewFolder(files)
    const { head: _commit, ...commitReview } = once
    expect(folderReview).toEqual(commitReview)
  })

  it('takes approvals of the newest commit for what they are', () => {
    const pullRequest = (head: string): Partial<PullRequest> => ({
      head,
      approvals: [
        { by: 'bo-example', commit: head },
        { by: 'cy-example', commit: 'f'.repeat(40) },
      ],
    })
    const review = host.review(BRANCHES['one-award']![0], { pullRequest: pullRequest('e'.repeat(40)) })
    expect(review.approvals).toEqual([{ badges: ['teamwork'], team: 'badge-office', needed: 1, given: ['bo-example'] }])
  })
})
