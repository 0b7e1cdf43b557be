import { describe, expect, it } from 'vitest'
import { phonesIn, withoutPhones } from '../../src/checks/phones.ts'
import { AWARD, award, ENDORSEMENT, endorsement, problemsOf, read, yaml } from '../helpers/content.ts'

/** Numbers that Ofcom, the FCC and others keep for stories. */
const SECRET = '+44 7700 900123'

function placesWith(text: string): string[] {
  const intake = read({ [AWARD]: text })
  const problems = intake.ok ? [] : intake.problems.filter(({ rule }) => rule === 'plain-phone')
  return problems.map(({ line, column }) => `${line}:${column}`)
}

describe('plain-phone', () => {
  it('says where a number stands and how to mend it, without repeating the number', () => {
    expect(problemsOf({ [AWARD]: award({ narrative: `Reached under ${SECRET}.` }) })).toEqual([
      `${AWARD}:4:27 plain-phone: A telephone number stands here: "+44…". Whatever this file says becomes public. [take it out; an organisation’s own number goes into its "phone". If it was pushed, it stays public until the history of Git is rewritten]`,
    ])
  })

  it('finds a number in a comment, a name of a field and a nested field, once each', () => {
    expect(placesWith(`# ${SECRET}\n${award()}`)).toEqual(['1:3'])
    expect(placesWith(`${award()}${SECRET}: yes\n`)).toEqual(['4:1'])
    expect(placesWith(`${award()}phone: 020 7946 0123\n`)).toEqual(['4:8'])
    expect(placesWith(award({ evidence: [{ url: 'https://e.example/', name: SECRET }] }))).toEqual(['4:48'])
  })

  it('finds a number that escapes of YAML hide from the text', () => {
    expect(placesWith(`${award()}narrative: "\\x2b44 7700 900123"\n`)).toEqual(['4:12'])
    expect(placesWith(`${award()}narrative: "+44 77\\\n  00 900123"\n`)).toEqual(['4:12'])
  })

  it.each([
    '+44 20 7946 0123',
    '+442079460123',
    '+44 (0)20 7946 0123',
    '+44(0)20-7946-0123',
    '+1 (202) 555-0143',
    '+1.202.555.0143',
    '+1-202-555-0143',
    '+49 30 23125 123',
    '+49/30/23125123',
    '+33 6 39 98 12 34',
    '+48 512 345 678',
    '+61 491 570 006',
    '+354 123 4567',
    '+298 123 456',
    '+86 138 0000 1234',
    '+44\u00a07700\u00a0900123',
    '+44\u20117700\u2011900123',
    '＋４４ 7700 900123',
    '+44\u200b7700900123',
    '%2B447700900123',
    '&#43;447700900123',
    'tel:+447700900123',
    '(+44 7700 900123)',
    'q=+447700900123&x=1',
    'https://wa.me/447700900123',
    'Tel: 020 7946 0123',
    'tel. 02079460123',
    'Tel. no.: (020) 7946 0123',
    'Phone number 555-0143 22',
    'phone=2025550143',
    '"phone": "202 555 0143"',
    'mobile: 07700 900123',
    'Mob 07700900123',
    'call me on 07700 900123',
    'WhatsApp 07700 900123',
    'Telefon: 030/23125 123',
    'Telefonnummer 030 23125123',
    'Handy: 0176-04069123',
    'Mobil 0176 04069 123',
    'Téléphone : 01 99 00 12 34',
    'tél. 06 39 98 12 34',
    'Teléfono: 612 345 678',
    'cellulare 312 345 6789',
    'telefone 91 234 5678',
    'telefoon 020 1234567',
    'puhelin 040 123 4567',
    'komórka 512 345 678',
    'телефон: 8 900 123-45-67',
    'тел. 89001234567',
    'τηλ. 210 123 4567',
    '电话：010 1234 5678',
    '手机 138 0000 1234',
    '00 is not enough, but fax 0044 20 7946 0123 is',
  ])('finds the one number in: %s', (text) => {
    expect(phonesIn(text)).toHaveLength(1)
  })

  it.each([
    'from 2026-03-01 to 2026-04-01',
    '2026-03-01T10:00:00+01:00',
    '2026-03-01T10:00:00.123456789+0100',
    'a result of +12 points, and then +3.14159265',
    'grew by +12 345 678 and by +1,000,000,000',
    '1234567890123456',
    '+12345678901234567890',
    '+0123456789',
    'ISBN 978-3-16-148410-0',
    'ISSN 2049-3630',
    'ORCID 0000-0002-1825-0097',
    'doi:10.1000/182.2026.123456',
    'DE123456789',
    'C++20 2026 12345678',
    'a+44 20 7946 0123',
    'version 1.2.3+20260301123456',
    'sha256$775d1bf4bb6f837a44a2566d2cb494f7e75c232dff99e30cbd2ee9351121587b',
    'eyJhbGciOiJFZERTQSJ9+44207946+0123/4567890123==',
    'urn:uuid:12345678-1234-4234-8234-123456789012',
    'https://portfolios.example/mobile/1234567',
    'https://portfolios.example/tel/20260301',
    'an iPhone 14 2023 and a telephone of 1926',
    'Mobile development, 2024–2026',
    'Telefon 01.03.2026',
    'phone 2026-03-01',
    'the hotel 12345678 and a telling 12345678',
    'cell A1 12345',
    'Mobile app, version 12345',
    'licence 12345678',
    'a national number without a label: 020 7946 0123',
    '65.5 + 30 20 10 40 50 60',
    'tel234567abcdefg',
  ])('takes what only looks like a number: %s', (text) => {
    expect(phonesIn(text)).toEqual([])
  })

  it('takes the number that an organisation gave as its own, wherever it stands and however it is written', () => {
    const partner = { id: 'https://partner.example/', name: 'Partner', phone: '+44 (20) 7946-0123' }
    expect(problemsOf({ [AWARD]: award({ source: partner, narrative: 'Ask them: +44 20 7946 0123.' }) })).toEqual([])
    expect(problemsOf({ [ENDORSEMENT]: endorsement({ by: partner, comment: 'Tel.: +442079460123' }) })).toEqual([])
    expect(problemsOf({ [ENDORSEMENT]: endorsement({ by: partner, comment: SECRET }) }).join()).toContain('plain-phone')
    expect(problemsOf({ [AWARD]: award({ narrative: 'x', phone: SECRET } as never) }).join()).toContain('plain-phone')
  })

  it('names a number even when the file does not parse, but not that of an organisation', () => {
    expect(placesWith(`narrative: [\n  ${SECRET}\n`)).toEqual(['2:3'])
    expect(placesWith(yaml({ source: 1 }).replace('1', '[\n  phone: +44 20 7946 0123'))).toEqual([])
  })

  it('is masked where another message quotes the value', () => {
    expect(withoutPhones(`reach ${SECRET} or phone 202 555 0143`)).toBe('reach +44… or phone 20…')
    expect(problemsOf({ [AWARD]: award({ term: [`x ${SECRET}`], image: SECRET }) }).join()).not.toContain('900123')
  })

  it.each([
    ['plus signs', '+'.repeat(200_000)],
    ['digits', `+1${'1 '.repeat(100_000)}`],
    ['labels', 'tel '.repeat(50_000)],
    ['labels and gaps', `tel ${'1 . '.repeat(50_000)}`],
    ['separators', `tel${' .:='.repeat(50_000)}`],
    ['brackets', '+('.repeat(100_000)],
  ])('takes time that grows with the text alone, or this would never end: %s', (_what, text) => {
    expect(phonesIn(text).length).toBeLessThan(20_000)
  })
})
