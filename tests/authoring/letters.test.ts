import { describe, expect, it } from 'vitest'
import { draftOf, type LetterSender, letterOf, mailMerge, type NewAward, readTable } from '../../src/authoring/index.ts'
import type { Message } from '../../src/domain/message.ts'
import { MESSAGE_VARIABLES } from '../../src/domain/message-variables.ts'

const SENDER: LetterSender = {
  badge: { slug: 'sql', name: 'SQL & more', validFor: 'P2Y' },
  issuerName: 'Example Institute',
  siteUrl: 'https://badges.example.org/open/',
  offersProfiles: true,
}
const FOR_EVER: LetterSender = { ...SENDER, badge: { slug: 'sql', name: 'SQL' } }
const AWARD: NewAward = {
  id: 'aaaaaaaaaaaaaaaa',
  email: 'kim@example.org',
  name: 'Kim Example',
  awardedOn: '2026-03-01',
  line: 2,
}
const message = (body: string, fields: Partial<Message> = {}): Message => ({ slug: 'm', subject: 'S', body, ...fields })
const bodyOf = (body: string, award: Partial<NewAward> = {}, sender = SENDER) =>
  letterOf(message(body), { ...AWARD, ...award }, sender).body

describe('the table for a mail merge', () => {
  it('says who is to be told of which award, with an address that fills in LinkedIn’s form', () => {
    const [head, row] = readTable(mailMerge([AWARD], SENDER)).records.map(({ cells }) => cells)
    expect(head).toEqual(['name', 'email', 'badge', 'award URL', 'LinkedIn link'])
    expect(row!.slice(0, 4)).toEqual([
      'Kim Example',
      'kim@example.org',
      'SQL & more',
      'https://badges.example.org/open/awards/aaaaaaaaaaaaaaaa/',
    ])
    expect(Object.fromEntries(new URL(row![4]!).searchParams)).toMatchObject({
      name: 'SQL & more',
      issueYear: '2026',
      issueMonth: '3',
      expirationYear: '2028',
      certUrl: row![3],
    })
  })

  it('has no link to LinkedIn where profiles are not for the learners, and a letter no paragraph about it', () => {
    const sender = { ...SENDER, offersProfiles: false }
    expect(readTable(mailMerge([AWARD], sender)).records.map(({ cells }) => cells.length)).toEqual([4, 4])
    expect(bodyOf('Hello.\n\nShow it: {{linkedInUrl}}\n\nUntil {{expires}}.', {}, sender)).toBe(
      'Hello.\n\nUntil 2028-03-01.',
    )
  })

  it('has no formula of a hostile name or address in it', () => {
    const text = mailMerge([{ ...AWARD, name: '=cmd|calc!A1', email: '+1@example.org' }], SENDER)
    expect(readTable(text).records[1]!.cells.slice(0, 2)).toEqual(["'=cmd|calc!A1", "'+1@example.org"])
  })
})

describe('a letter', () => {
  it('has every variable filled in', () => {
    const names = Object.keys(MESSAGE_VARIABLES)
    const body = bodyOf(names.map((name) => `${name}: {{ ${name} }}`).join('\n'))
    expect(Object.fromEntries(body.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))).toMatchObject({
      name: 'Kim Example',
      badge: 'SQL & more',
      issuer: 'Example Institute',
      awardedOn: '2026-03-01',
      expires: '2028-03-01',
      awardUrl: 'https://badges.example.org/open/awards/aaaaaaaaaaaaaaaa/',
      badgeUrl: 'https://badges.example.org/open/badges/sql/',
      verifyUrl: 'https://badges.example.org/open/verify/',
      linkedInUrl: expect.stringMatching(/^https:\/\/www\.linkedin\.com\/profile\/add\?/) as string,
    })
    expect(body).not.toContain('{{')
  })

  it('never looks again at what it filled in', () => {
    expect(bodyOf('{{name}} $& {{badge}}', { name: '{{email}} {{awardUrl}} $1' })).toBe(
      '{{email}} {{awardUrl}} $1 $& SQL & more',
    )
  })

  it('leaves out paragraphs that name an expiry which the award has not', () => {
    const body = 'Until {{expires}}.\n\nHello.\n\nIt holds\nuntil {{expires}}.\n \nBye.'
    expect(bodyOf(body, {}, FOR_EVER)).toBe('Hello.\n \nBye.')
    expect(bodyOf(body, { expires: '2027-05-05' }, FOR_EVER)).toContain('until 2027-05-05.\n \nBye.')
  })

  it('greets somebody without a name as the message says, else by the address', () => {
    const { name: _, ...nameless } = AWARD
    expect(letterOf(message('{{name}}', { unnamed: 'there' }), nameless, SENDER).body).toBe('there')
    expect(letterOf(message('{{name}}'), nameless, SENDER).body).toBe('kim@example.org')
  })
})

describe('a draft', () => {
  const draft = (fields: Partial<{ to: string; subject: string; body: string }>) =>
    draftOf({ to: 'kim@example.org', subject: 'Your badge', body: 'Hello.\n', ...fields })
  const headOf = (text: string) => text.slice(0, text.indexOf('\r\n\r\n'))
  const bodyIn = (text: string) => Buffer.from(text.slice(text.indexOf('\r\n\r\n')), 'base64').toString()

  it('is what mail programs open as a letter that is not sent yet', () => {
    expect(draft({ body: 'Grüße\nKim' })).toBe(
      [
        'X-Unsent: 1',
        'To: kim@example.org',
        'Subject: Your badge',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('Grüße\r\nKim\r\n').toString('base64'),
        '',
      ].join('\r\n'),
    )
  })

  it('has lines that every mail server takes, and says the same', () => {
    const body = 'ü'.repeat(4000)
    const text = draft({ body, subject: 'ü'.repeat(150) })
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76 + 'Subject: '.length)
    expect(bodyIn(text)).toBe(`${body}\r\n`)
    const words = [...headOf(text).matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)]
    for (const [word] of words) expect(word.length).toBeLessThanOrEqual(75)
    expect(words.map(([, word]) => Buffer.from(word!, 'base64').toString()).join('')).toBe('ü'.repeat(150))
  })

  it('has no header that a hostile subject or name put in', () => {
    for (const subject of ['a\r\nBcc: eve@evil.example', 'a\nBcc: eve@evil.example', '=?utf-8?B?DQpCY2M6?='])
      expect(
        headOf(draft({ subject }))
          .split('\r\n')
          .map((line) => line.split(/[:=]/)[0]),
      ).toEqual(['X-Unsent', 'To', 'Subject', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding'])
  })
})
