import { describe, expect, it } from 'vitest'
import { addressesIn, withoutAddresses } from '../../src/checks/addresses.ts'
import { AWARD, award, ENDORSEMENT, endorsement, problemsOf, read, recipient, yaml } from '../helpers/content.ts'

const SECRET = 'ada.lovelace@analytical.example'
const partner = { id: 'https://partner.example/', name: 'Partner', email: 'office@partner.example' }

/** Where in an award an address is found, however it is written. */
function placesWith(text: string): string[] {
  const intake = read({ [AWARD]: text })
  const problems = intake.ok ? [] : intake.problems.filter(({ rule }) => rule === 'plain-identifier')
  return problems.map(({ line, column }) => `${line}:${column}`)
}

describe('plain-identifier', () => {
  it('says where an address stands and how to mend it, without repeating the address', () => {
    expect(problemsOf({ [AWARD]: award({ narrative: `Worked with ${SECRET}.` }) })).toEqual([
      `${AWARD}:4:25 plain-identifier: An e-mail address stands here: "a…@….example". Whatever this file says becomes public. [take it out; a recipient is identified by a salted hash. If it was pushed, it stays public until the history of Git is rewritten]`,
    ])
  })

  it('finds an address in a comment, a name of a field, a list and a nested field', () => {
    expect(placesWith(`# for ${SECRET}\n${award()}`)).toEqual(['1:7'])
    expect(placesWith(`${award()}${SECRET}: yes\n`)).toEqual(['4:1'])
    expect(placesWith(award({ evidence: [{ url: 'https://e.example/', name: SECRET }] }))).toEqual(['4:48'])
    expect(placesWith(award({ recipient: recipient('a', { did: `did:web:${SECRET}` }) }))).toHaveLength(1)
  })

  it.each([
    ['in a mailto link', `mailto:${SECRET}`],
    ['with %40 for the @', 'ada%40analytical.example'],
    ['with everything percent-encoded, twice', '%2561%2564%2561%2540analytical%252Eexample'],
    ['with a full-width @', 'ada＠analytical.example'],
    ['with a small @ and an ideographic full stop', 'ada﹫analytical。example'],
    ['with full-width letters', 'ａｄａ@ａｎａｌｙｔｉｃａｌ.example'],
    ['with an HTML number', 'ada&#64;analytical&#46;example'],
    ['with an HTML number in hex', 'ada&#x40;analytical.example'],
    ['with an HTML name', 'ada&commat;analytical&period;example'],
    ['with Markdown backslashes', 'ada\\@analytical\\.example'],
    ['with a zero-width space in it', 'ada@analy\u200btical.example'],
    ['with a soft hyphen before the @', 'ada\u00ad@analytical.example'],
    ['with a name in letters of another script', 'ада@пример.рф'],
    ['with a quoted name', '"ada l"@analytical.example'],
    ['in capitals', 'ADA@ANALYTICAL.EXAMPLE'],
    ['of a fediverse account', '@ada@social.example'],
    ['in a query of a URL', 'https://e.example/?to=ada@analytical.example&x=1'],
    ['with a tag', 'ada+badges@analytical.example'],
  ])('finds an address %s', (_how, text) => {
    expect(placesWith(`badge: teamwork\nnarrative: |\n  ${text}\nawardedOn: 2026-03-01\n`)).toHaveLength(1)
  })

  it('finds an address that escapes or a folded line of YAML hide from the text', () => {
    const withNarrative = (written: string) => placesWith(`${award()}narrative: ${written}\n`)
    expect(withNarrative('"ada\\x40analytical.example"')).toEqual(['4:12'])
    expect(withNarrative('"\\u0061da\\u0040analytical\\u002eexample"')).toEqual(['4:12'])
    expect(withNarrative('"ada@\\\n  analytical.example"')).toEqual(['4:12'])
    expect(placesWith(`${award()}"ada\\x40analytical.example": yes\n`)).toEqual(['4:1'])
  })

  it('takes what only looks like an address', () => {
    const looks = [
      'https://social.example/@ada',
      'https://cdn.example/package@1.2.3/index.html',
      'https://pictures.example/logo@2x.png',
      'meet @ nine o’clock',
      'ada@localhost',
      'a@b',
      '100 %40 of them',
    ]
    for (const text of looks) expect(addressesIn(text)).toEqual([])
    expect(problemsOf({ [AWARD]: award({ narrative: looks.join('\n') }) })).toEqual([])
  })

  it('takes the address of an assessing organisation, in an award and in a cohort', () => {
    expect(problemsOf({ [AWARD]: award({ source: partner }) })).toEqual([])
    const recipients = [{ id: 'bbbbbbbbbbbbbbbb', recipient: recipient('b'), source: partner }]
    const cohort = yaml({ badge: 'teamwork', awardedOn: '2026-03-01', source: partner, recipients })
    expect(problemsOf({ 'awards/2026/03/spring.yaml': cohort })).toEqual([])
  })

  it('takes the address of an endorser, also in its own signed credential, and no other', () => {
    const credential = JSON.stringify({ issuer: { id: partner.id, email: partner.email } })
    expect(problemsOf({ [ENDORSEMENT]: endorsement({ by: partner, credential }) })).toEqual([])
    const lines = problemsOf({ [ENDORSEMENT]: endorsement({ by: partner, comment: `Ask ${SECRET}.` }) })
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['plain-identifier:'])
  })

  it('finds an address in a file that does not parse, but for one that is labelled as an organisation’s', () => {
    const broken = `by:\n  email: office@partner.example\ncomment: [ask ${SECRET}\n`
    const lines = problemsOf({ [ENDORSEMENT]: broken })
    expect(lines.filter((line) => line.includes('plain-identifier'))).toHaveLength(1)
    expect(lines.find((line) => line.includes('plain-identifier'))).toMatch(/:3:15 /)
  })

  it('reports twenty addresses of a file at the most', () => {
    const many = Array.from({ length: 50 }, (_, i) => `# ada${i}@analytical.example\n`).join('')
    expect(placesWith(many + award())).toHaveLength(20)
  })

  it('masks addresses in whatever a message quotes', () => {
    const lines = problemsOf({
      [AWARD]: award({ recipient: { identities: [{ type: 'emailAddress', hash: SECRET, salt: SECRET }] } }),
      'awards/2026/03/ada@analytical.example.yaml': '',
      'endorsements/partner.yaml': `a: &${SECRET} 1\n${SECRET}: 2\n`,
    })
    expect(lines.length).toBeGreaterThan(5)
    const messages = lines.map((line) => line.replace(/^\S+ /, ''))
    expect(messages.join('\n')).not.toMatch(/lovelace|analytical/)
    expect(withoutAddresses(`<${SECRET}> and %61da%40b.example!`)).toBe('<a…@….example> and a…@….example!')
  })
})
