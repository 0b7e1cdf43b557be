import { describe, expect, it } from 'vitest'
import { plainJson, plainText, wrapped } from '../../scripts/print/plain-text.ts'
import { type Paint, reportText } from '../../scripts/print/report.ts'
import type { Claims, Report } from '../../src/domain/report.ts'

const CLAIMS: Claims = {
  name: 'First Aid',
  kind: 'MicroCredential',
  recipient: 'Mia Lindqvist',
  recipientIds: ['a hashed e-mail address', 'name Mia Lindqvist'],
  awardedOn: '2026-03-02T00:00:00Z',
  validFrom: '2026-03-02T00:00:00Z',
  validUntil: '2028-03-02T00:00:00Z',
  evidence: [],
  results: [{ name: 'Written test', narrative: '87' }],
  alignments: [],
}

const REPORT: Report = {
  subject: 'https://badges.example/awards/1/credential.json',
  kind: 'open-badge-3',
  format: 'an Open Badges 3.0 credential',
  outcome: 'passed',
  standing: 'valid',
  verdict: { code: 'verified', tone: 'good', title: 'Verified', text: 'The issuer signed this, and it counts now.' },
  steps: [
    { step: 'signature', outcome: 'passed', message: 'It is unchanged.' },
    { step: 'issuer', outcome: 'passed', message: 'The key is the issuer’s.' },
  ],
  warnings: [],
  proofs: [{ suite: 'eddsa-rdfc-2022', outcome: 'passed', message: 'It is right.' }],
  issuer: { id: 'did:web:badges.example', proven: 'badges.example', provenAs: 'domain', claimedName: 'The Institute' },
  claims: CLAIMS,
  endorsements: [],
  parts: [],
  checkedAt: '2026-11-24T10:15:03.000Z',
  requests: [
    { url: 'https://badges.example/did.json', answer: '200' },
    { url: 'https://badges.example/status/1.json', answer: 'no answer' },
  ],
}

const printed = (changes: Partial<Report> = {}) => reportText({ ...REPORT, ...changes })

describe('the report for people', () => {
  it('reads from the verdict down to the moment of checking', () => {
    expect(printed()).toBe(`Verified
The issuer signed this, and it counts now.

Document     https://badges.example/awards/1/credential.json

What it says
  Awarded      First Aid (micro credential)
  To           Mia Lindqvist, known by a hashed e-mail address
  Awarded on   2 March 2026
  Counts until 2 March 2028 at 00:00:00 UTC
  Results      Written test: 87

Who issued it
  Proven       it comes from badges.example
  Identifier   did:web:badges.example
  Calls itself “The Institute”. Anybody can write any name there.

What was checked
  passed       Signature: It is unchanged.
  passed       Issuer: The key is the issuer’s.

Addresses asked for
  answer 200   https://badges.example/did.json
  no answer    https://badges.example/status/1.json

Checked on 24 November 2026 at 10:15:03 UTC.
`)
  })

  it('marks what failed and what could not be checked by words', () => {
    const text = printed({
      steps: [
        { step: 'status', outcome: 'failed', reason: 'revoked', message: 'The issuer has revoked it.' },
        { step: 'image', outcome: 'not-checked', reason: 'unreachable', message: 'The picture gave no answer.' },
      ],
    })
    expect(text).toContain('  FAILED       Revocation: The issuer has revoked it.\n')
    expect(text).toContain('  NOT CHECKED  Picture: The picture gave no answer.\n')
  })

  it('never shows what it says as proven when it is not', () => {
    const text = printed({
      steps: [{ step: 'signature', outcome: 'not-checked', reason: 'key-unavailable', message: 'No key.' }],
      issuer: { id: 'did:web:badges.example' },
    })
    expect(text).toContain('What it says (who says it could not be proven)\n')
    expect(text).toContain('Proven       nothing; who issued it could not be proven\n')
    expect(text).not.toContain('it comes from')
  })

  it('says why nothing of it is told when the signature does not hold', () => {
    const steps = [
      { step: 'signature', outcome: 'failed', reason: 'signature-mismatch', message: 'It differs.' },
    ] as const
    const text = printed({ steps, claims: undefined, issuer: undefined })
    expect(text).toContain('What it says is not shown, for nothing proves that its issuer says it.\n')
    expect(text).not.toContain('Who issued it')
  })

  it('tells of an issuer that is a key, and of one on the reader’s list', () => {
    const key = { id: 'did:key:z6Mk', proven: 'did:key:z6Mk', provenAs: 'key', listedName: 'Mia’s school' } as const
    const text = printed({ issuer: key })
    expect(text.replace(/\s+/g, ' ')).toContain('the key did:key:z6Mk. A key alone does not tell who that is.')
    expect(text).toContain('On your list “Mia’s school”\n')
    expect(text).not.toContain('Identifier')
  })

  it('tells each of several signatures, and warnings', () => {
    const proofs = [
      {
        suite: 'eddsa-rdfc-2022',
        method: 'did:web:a.example#1',
        created: '2026-03-02T14:00:00+01:00',
        outcome: 'passed',
        message: 'It is right.',
      },
      { suite: 'none', outcome: 'not-checked', reason: 'algorithm-unknown', message: 'It is unknown.' },
    ] as const
    const text = printed({ proofs, warnings: [{ warning: 'expired', message: 'Its last day is past.' }] })
    expect(text).toContain(`Signatures
  passed       eddsa-rdfc-2022, made on 2 March 2026 at 13:00:00 UTC
               by the key did:web:a.example#1
               It is right.
  NOT CHECKED  none
               It is unknown.
`)
    expect(text).toContain('Worth knowing\n  - Its last day is past.\n')
  })

  it('sets endorsements and parts in, each with its own verdict and without a list of requests', () => {
    const endorsement: Report = {
      ...REPORT,
      kind: 'endorsement',
      claims: { ...CLAIMS, endorses: 'https://badges.example/', comment: 'We vouch for it.' },
    }
    const revoked: Report = { ...REPORT, verdict: { ...REPORT.verdict, tone: 'bad', title: 'Revoked' } }
    const text = printed({ endorsements: [endorsement], parts: [REPORT, revoked] })
    expect(text).toContain('Endorsements inside it\n  1 of 1\n    Verified\n    The issuer signed this')
    expect(text).toContain('      Endorses     https://badges.example/\n      In words     We vouch for it.\n')
    expect(text).toContain('Credentials inside it\n  1 of 2\n    Verified\n')
    expect(text).toContain('  2 of 2\n    Revoked\n')
    expect(text.match(/Addresses asked for/g)).toHaveLength(1)
    expect(text.match(/Checked on/g)).toHaveLength(1)
  })

  it('names the recipient as far as that tells a reader anything', () => {
    const to = (claims: Partial<Claims>) => /To +(.+)/.exec(printed({ claims: { ...CLAIMS, ...claims } }))![1]
    expect(to({ recipientIds: [] })).toBe('Mia Lindqvist')
    const nobody = { id: 'https://badges.example/1', recipient: undefined }
    expect(to({ ...nobody, recipientIds: ['https://badges.example/1#recipient', 'did:web:mia.example'] })).toBe(
      'somebody whose name is not told, known by did:web:mia.example',
    )
  })

  it('shows dates that are none as they stand', () => {
    const text = printed({ claims: { ...CLAIMS, awardedOn: 'yesterday', validUntil: '2026-13-45T00:00:00Z' } })
    expect(text).toContain('Awarded on   yesterday\n')
    expect(text).toContain('Counts until 2026-13-45T00:00:00Z\n')
  })

  it('shortens long texts and long lists, and breaks lines between words', () => {
    const link = { name: 'Something', url: 'https://badges.example/evidence' }
    const text = printed({
      claims: { ...CLAIMS, description: 'word '.repeat(1000), evidence: Array(50).fill(link), name: 'x'.repeat(9999) },
    })
    expect(text).toContain('… and 40 more\n')
    const lines = text.split('\n').filter((line) => line.includes(' word'))
    expect(lines.length).toBeLessThan(6)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(text.length).toBeLessThan(5000)
  })

  it('has the same words with colours as without', () => {
    const used = new Set<string>()
    const paint: Paint = (style, text) => {
      used.add(style)
      return `<${style}>${text}</>`
    }
    expect(reportText(REPORT, paint).replace(/<[a-z]*>|<\/>/g, '')).toBe(printed())
    expect([...used].sort()).toEqual(['good', 'strong'])
  })
})

describe('a stranger’s text', () => {
  const EVIL =
    'A\u001b[31mB\u001b]8;;https://evil.example\u0007C\u009b2J\r\n\u0085\u2028D\u202eE\u2066F\u200bG\ufeffH\u0000I'

  it('has no effect wherever it stands in a report', () => {
    const poisoned = (value: unknown, key = ''): unknown => {
      if (Array.isArray(value)) return value.map((item) => poisoned(item))
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, name)]))
      return typeof value === 'string' && !['outcome', 'step', 'tone', 'provenAs'].includes(key) ? EVIL : value
    }
    const full = {
      ...REPORT,
      proofs: [...REPORT.proofs, ...REPORT.proofs],
      warnings: [{ warning: 'expired', message: 'x' }],
    }
    const text = reportText(poisoned({ ...full, endorsements: [full], parts: [full] }) as Report)
    expect(text.length).toBeGreaterThan(1000)
    expect([...text].filter((letter) => /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(letter))).toEqual([])
    expect(text.split('\n').every((line) => line === '' || /^(?: {2,}\S|[A-Z])/.test(line))).toBe(true)
  })

  it('becomes one line in which what was taken out leaves a mark', () => {
    expect(plainText(EVIL, 1000)).toBe('A�[31mB�]8;;https://evil.example�C�2J � D�E�F�G H�I')
  })

  it('is the same in JSON, and has no effect there either', () => {
    const value = { [EVIL]: [`${EVIL}\u{e0001}`] }
    const json = plainJson(value)
    expect([...json].filter((letter) => /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(letter))).toEqual([])
    expect(JSON.parse(json)).toEqual(value)
  })

  it('keeps the letters of every script, joined as they must be', () => {
    for (const text of ['می‌خواهم', 'श्री', '山田太郎', 'Zoë', '👩‍🚀', 'עברית']) expect(plainText(text, 1000)).toBe(text)
  })

  it('is cut between letters, never inside one', () => {
    expect(plainText('👍👍👍', 2)).toBe('👍👍…')
    expect(plainText('👍👍👍', 3)).toBe('👍👍👍')
    expect(plainText('broken \ud800 half', 100)).toBe('broken � half')
  })

  it('is broken between words, and an address not at all', () => {
    expect(wrapped('aaa bbb ccc', 7)).toEqual(['aaa bbb', 'ccc'])
    expect(wrapped('see https://badges.example/1 there', 10)).toEqual(['see', 'https://badges.example/1', 'there'])
    expect(wrapped('', 10)).toEqual([''])
  })
})
