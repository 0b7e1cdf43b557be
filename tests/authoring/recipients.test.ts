import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Fault,
  type Order,
  type Recipient,
  readRecipients,
  readShared,
  readTable,
} from '../../src/authoring/index.ts'
import { awardFileSchema, cohortRecipientSchema } from '../../src/domain/award.ts'

const TODAY = '2026-04-01'
const RESULTS: Order['badge']['results'] = [
  { id: 'exam', name: 'Exam', type: 'percent', min: '0', max: '100' },
  { id: 'project', name: 'Project', type: 'rubric-criterion-level', levels: [{ id: 'good', name: 'Proficient' }] },
  { id: 'course', name: 'Course', type: 'status' },
]
const ORDER: Order = { badge: { slug: 'sql', results: RESULTS }, awardedOn: '2026-03-01', shared: {} }

const read = (text: string, order: Partial<Order> = {}) =>
  readRecipients(readTable(text), { ...ORDER, ...order }, TODAY)
const people = (text: string, order: Partial<Order> = {}) => read(text, order).recipients
const told = ({ concerns, line, column, message, hint }: Fault) =>
  `${concerns === 'all' ? 'all ' : ''}${line ?? '-'}${column === undefined ? '' : ` ${column}`}: ${message} [${hint}]`
const faults = (text: string, order: Partial<Order> = {}) => read(text, order).faults.map(told)

describe('recipients', () => {
  it('are read from columns in any order, whatever they are called', () => {
    const expected: Recipient = {
      line: 2,
      email: 'Kim@Example.org',
      name: 'Kim Lee',
      nameConsent: '2026-02-01',
      awardedOn: '2026-03-01',
      facts: {},
    }
    const tables = [
      'email,name,name consent\n Kim@Example.org ,Kim Lee,2026-02-01\n',
      'NAME_CONSENT;E-Mail-Adresse;Full Name\n2026-02-01;Kim@Example.org;Kim Lee',
      'Prénom\tNom\tCourriel\tconsent\nKim\tLee\tKim@Example.org\t2026-02-01',
      'nameConsent,lastName,firstName,e-mail address\n2026-02-01,Lee,Kim,Kim@Example.org',
      'Vorname;Nachname;E-Mail;Name consent *\r\nKim;Lee;Kim@Example.org;2026-02-01\r\n',
      'Correo electrónico;Nombre;Apellidos;consent date\nKim@Example.org;Kim;Lee;2026-02-01',
    ]
    for (const table of tables) expect(read(table)).toMatchObject({ recipients: [expected], faults: [] })
  })

  it('may be addresses alone, one a line, without a name for the column', () => {
    expect(people('kim@example.org\n\n sam@example.org\n').map(({ line, email }) => [line, email])).toEqual([
      [1, 'kim@example.org'],
      [3, 'sam@example.org'],
    ])
  })

  it('carry whatever an award can say', () => {
    const head =
      'email,expires,evidence url,evidence name,evidence narrative,narrative,role,term,license number,credits'
    const rest = 'start,end,visibility,awarded on,result:exam,result:project,result:course,learner,parts'
    const row = 'kim@example.org,2028-01-01,https://x.example/1,Report,Wrote it.,"Two\nlines",Lead,Spring,L-1,2.5'
    const more = '2026-01-01,2026-02-01,Public,2026-02-28,88,proficient,In progress,abcdefghijklmnop'
    expect(read(`${head},${rest}\n${row},${more},qrstuvwxyz234567 college-x\n`)).toMatchObject({
      faults: [],
      recipients: [
        {
          awardedOn: '2026-02-28',
          facts: {
            expires: '2028-01-01',
            evidence: [{ url: 'https://x.example/1', name: 'Report', narrative: 'Wrote it.' }],
            narrative: 'Two\nlines',
            role: 'Lead',
            term: 'Spring',
            licenseNumber: 'L-1',
            creditsEarned: 2.5,
            activityStart: '2026-01-01',
            activityEnd: '2026-02-01',
            visibility: 'public',
            results: [
              { result: 'exam', value: '88' },
              { result: 'project', level: 'good' },
              { result: 'course', status: 'in-progress' },
            ],
            learner: 'abcdefghijklmnop',
            parts: ['qrstuvwxyz234567', 'college-x'],
          },
        },
      ],
    })
  })

  it('have parts that are parted by commas, semicolons or spaces, each once', () => {
    const [one] = people('email;parts\nkim@x.org;"college-x, qrstuvwxyz234567;  college-x"\n')
    expect(one!.facts.parts).toEqual(['college-x', 'qrstuvwxyz234567'])
  })

  it('are not known by a name in the place of a pseudonym, nor have parts by their titles', () => {
    expect(faults('email,learner,parts\nkim@x.org,Kim Lee,SQL for Beginners\n')).toEqual([
      '2 learner: "Kim Lee" is no pseudonym of a learner. [it is 16 to 32 letters a–z and digits 2–7, chosen at random; names of people stand in a column "name"]',
      '2 parts: "SQL" names no part. [write ids of awards or names of files in recognitions/]',
    ])
    const many = Array.from({ length: 101 }, (_, i) => `part-${i}`).join(' ')
    expect(faults(`email,parts\nkim@x.org,${many}\n`)).toEqual(['2 parts: It names 101 parts. [100 are the most]'])
  })

  it('have what holds for all when their own cell is empty', () => {
    const [first, second] = people(
      'email,awarded on,name consent,name\na@x.org,,,Ann\nb@x.org,2026-02-02,2026-01-01,Ben\n',
      {
        nameConsent: '2026-01-31',
      },
    )
    expect(first).toMatchObject({ awardedOn: '2026-03-01', nameConsent: '2026-01-31' })
    expect(second).toMatchObject({ awardedOn: '2026-02-02', nameConsent: '2026-01-01' })
  })

  it('of a table that spreadsheets ended with empty cells are the same', () => {
    expect(read('email,name,,\na@x.org,Ann,,\n,,,\n,,,\n')).toMatchObject({ faults: [], recipients: [{ line: 2 }] })
  })
})

describe('what is wrong with a table', () => {
  it('is all told at once, each with its line, and keeps its row out', () => {
    const table = `email,name,awarded on,evidence,visibility
kim@example.org,Kim,2026-03-01,,
sam@example,Sam,2026-02-30,http://x.example,pubic
,Lee,,,

KIM@example.org ,Kim,,,
"ann@example.org","Ann
B",,,
`
    expect(faults(table)).toEqual([
      '3 email: "sam@example" is no e-mail address. [write it as name@example.org]',
      '3 awarded on: "2026-02-30" is no day as YYYY-MM-DD. [write it as YYYY-MM-DD, for example 2026-03-01]',
      '3 evidence: "http://x.example" is no whole https:// address. [it must begin with https://]',
      '3 visibility: "pubic" is no visibility. [did you mean "public"?]',
      '4: This row has no e-mail address. [add it, or take the row out]',
      '6 email: This address stands on line 2 already. [take one of the two rows out]',
      '7 name: It has several lines. [write it on one line]',
    ])
    expect(people(table).map(({ line }) => line)).toEqual([2])
  })

  it.each([
    ['03/04/2026', 'it could mean either: write 2026-04-03 or 2026-03-04'],
    ['3.4.2026', 'it could mean either: write 2026-04-03 or 2026-03-04'],
    ['25/12/2026', 'write 2026-12-25'],
    ['12-25-2026', 'write 2026-12-25'],
    ['03/03/2026', 'write 2026-03-03'],
    ['46082', 'this is a spreadsheet’s own number: format the column as text, YYYY-MM-DD'],
    ['1 March 2026', 'write it as YYYY-MM-DD, for example 2026-03-01'],
    ['31/31/2026', 'write it as YYYY-MM-DD, for example 2026-03-01'],
  ])('the day %s is not guessed', (day, hint) => {
    expect(faults(`email,awarded on\na@x.org,${day}\n`)).toEqual([
      `2 awarded on: "${day}" is no day as YYYY-MM-DD. [${hint}]`,
    ])
  })

  it.each<readonly [string, string]>([
    ['mailto:kim@x.org', 'leave "mailto:" out'],
    ['Kim Lee <kim@x.org>', 'write the address alone; the name goes into a column of its own'],
    ['kim@x.org; lee@x.org', 'one address a row'],
    ['kim@@x.org', 'one address a row'],
    ...[
      'kim.x.org',
      '.kim@x.org',
      'kim.@x.org',
      'k..m@x.org',
      'kim@-x.org',
      'kim@x..org',
      'kim@x.org.',
      'kim@[127.0.0.1]',
    ].map((text) => [text, 'write it as name@example.org'] as const),
    ['kim lee@x.org', 'write it as name@example.org'],
    ['kim＠x.org', 'write it as name@example.org'],
    [`${'k'.repeat(65)}@x.org`, 'write it as name@example.org'],
  ])('%j is no address', (text, hint) => {
    expect(faults(`email,_n\n"${text}",1\n`).map((one) => one.replace(/^.*\[/, '['))).toEqual([`[${hint}]`])
  })

  it.each([
    'kim+badges@x.org',
    "o'brien@x.co.uk",
    'kim@münchen.example',
    'λ@παράδειγμα.ελ',
    'kim@xn--mnchen-3ya.example',
    '用户@例子.广告',
  ])('%s is one', (text) => {
    expect(faults(`email\n${text}\n`)).toEqual([])
  })

  it('may be a column that nobody knows; it is never left out without a word', () => {
    const table = 'email,evidnce url,colour,_mine,Exam\na@x.org,https://x.example,blue,private,88\n'
    expect(faults(table)).toEqual([
      'all 1 evidnce url: There is no column "evidnce url". [did you mean "evidence url"?]',
      'all 1 colour: There is no column "colour". [if it is only for you, let its name begin with "_", and it is left out]',
      'all 1 Exam: There is no column "Exam". [did you mean "result:exam"?]',
    ])
    expect(read(table).columns.map(({ is }) => is)).toEqual(['column', 'ignored', 'ignored', 'ignored', 'ignored'])
  })

  it('may be columns that mean the same, that are not named, or of a result that the badge has not', () => {
    expect(faults('email,e-mail\na@x.org,b@x.org\n')).toEqual([
      'all 1 e-mail: The columns "email" and "e-mail" mean the same. [let the name of one of them begin with "_"]',
    ])
    expect(faults('email,\na@x.org,b\n')).toEqual([
      'all 1 : A column has cells and no name. [if it is only for you, let its name begin with "_", and it is left out]',
    ])
    expect(faults('email,result:exma\na@x.org,8\n')).toEqual([
      'all 1 result:exma: The badge class has no result "exma". [did you mean "exam"?]',
    ])
    expect(faults('email\na@x.org,b\n')).toEqual([
      'all 1 : A column has cells and no name. [if it is only for you, let its name begin with "_", and it is left out]',
    ])
  })

  it('may be that nothing says where the addresses are', () => {
    expect(faults('name,role\nKim,Lead\n')).toEqual([
      'all 1: No column holds the e-mail addresses. [name it "email" in the first line]',
    ])
    expect(faults('a@x.org,Kim\nb@x.org,Sam\n')).toEqual([
      'all 1: The first line does not name its columns. [begin with a line such as "email,name"]',
    ])
    expect(faults(' \n\n')).toEqual(['all -: The table is empty. [one address a line will do]'])
  })

  it('breaks the rules of content, which are told with the line of the table', () => {
    const order = { badge: { ...ORDER.badge, evidenceRequired: true }, shared: { expires: '2026-01-01' } }
    const table = 'email,name,consent,result:exam,result:project,evidence,awarded on\n'
    const rows = ['a@x.org,,,101,,https://x.example,', 'b@x.org,Ben,2099-01-01,,Proficent,https://x.example,']
    expect(faults(`${table}${rows.join('\n')}\nc@x.org,,,,,,2026-02-01\n`, order)).toEqual([
      'all -: expires is 2026-01-01, and must be later than awardedOn (2026-03-01). [correct the date that is wrong]',
      'all -: expires is 2026-01-01, and must be later than awardedOn (2026-02-01). [correct the date that is wrong]',
      '2: The value of "exam" is "101", and must be 100 or less. [correct the value, or the limits in the badge class]',
      '3: The result "project" has no level "Proficent". [its levels are "good"]',
      '3: nameConsent is 2099-01-01, which lies in the future: today is 2026-04-01. [take the name out until the learner has agreed, or correct the date]',
      '4: The badge class "sql" asks for evidence, and award "of line 4" has none. [add "evidence:" with the url or the narrative of what was handed in]',
    ])
  })

  it('may be Markdown that pages would leave out', () => {
    expect(
      faults('email,narrative,evidence narrative\na@x.org,**Bold**,\nb@x.org,<br>,[a](http://x.example)\n'),
    ).toEqual([
      '3: HTML stands here: "<br". Pages leave it out. [write it in Markdown; to show the letters themselves, put them between backticks]',
      '3: A link leads to "http://x.example". Pages keep its words and take the link away. [give the whole address: https://…]',
    ])
  })

  it('may be a day of consent without a name, or evidence that has only a name', () => {
    expect(faults('email,consent,evidence name\na@x.org,2026-01-01,\nb@x.org,,Report\n')).toEqual([
      '2: There is a day of consent to a name, and no name. [add the name, or take the day out]',
      '3: Evidence has a name and nothing else. [add where it can be seen, or what was done]',
    ])
  })
})

describe('hostile cells', () => {
  it.each([
    ['a zero-width space', 'Kim\u200bLee'],
    ['a bidirectional override', 'Kim\u202eeeL'],
    ['a mark of direction', 'Kim\u200f'.concat('x')],
    ['an escape sequence of a terminal', 'Kim\u001b[31m'],
    ['a control character', 'Kim\u0007Lee'],
    ['a byte order mark inside', 'Kim\ufeffLee'],
    ['a line separator', 'Kim\u2028Lee'],
    ['invisible letters of tags', 'Kim\u{e0041}'.concat('x')],
  ])('with %s are refused, and named', (_, name) => {
    const [fault, ...others] = faults(`email,name\na@x.org,"${name}"\n`)
    expect(fault).toMatch(
      /^2 name: It holds the character U\+[0-9A-F]{4,5}, which cannot be seen\. \[type the text anew\]$/,
    )
    expect(others).toEqual([])
  })

  it('may not hold a joiner in an address, where it makes another that looks the same', () => {
    expect(faults('email\nki\u200dm@x.org\n')).toEqual([
      '2 email: It holds the character U+200D, which cannot be seen. [type the text anew]',
    ])
    expect(people('email,name\nkim@x.org,می\u200cخواهم\n')).toMatchObject([{ name: 'می\u200cخواهم' }])
  })

  it('with an address in what would be published are refused', () => {
    const narratives = [
      'Ask kim@example.org.',
      'Ask kim&#64;example.org.',
      'Ask kim%40example.org',
      'Ask kim\uff20example.org',
    ]
    for (const narrative of narratives)
      expect(faults(`email,narrative\na@x.org,${narrative}\n`)).toEqual([
        '2: An e-mail address stands in what would be published: "k…@….org". [take it out of the text]',
      ])
    expect(faults('email\na@x.org\n', { shared: { narrative: 'Ask kim@example.org.' } })).toEqual([
      'all -: An e-mail address stands in what would be published: "k…@….org". [take it out of the text]',
    ])
  })

  it('with the name of somebody who did not agree to be named are refused, however it is written', () => {
    const found = (narrative: string, name = 'José Núñez', consent = '') =>
      faults(`email,name,consent,narrative\na@x.org,${name},${consent},\nb@x.org,,,"${narrative}"\n`).length
    const texts = [
      'Worked with José Núñez.',
      'with JOSE NUNEZ',
      'Núñez, José',
      'https://x.example/jose-nunez',
      'Jose%20N%C3%BA\u00f1ez'.replace('%C3%BA', 'u'),
    ]
    for (const text of texts) expect(found(text), text).toBe(1)
    expect(found('Worked with José Núñez.', 'José Núñez', '2026-01-01')).toBe(0)
    expect(found('Worked with José. Núñez too')).toBe(1)
    expect(found('Worked with José and Ana Núñez')).toBe(0)
    expect(found('王芳和我一起工作。', '王芳')).toBe(1)
    expect(found('Met Rose.', 'Rose')).toBe(1)
    expect(found('A rose.', 'Rose')).toBe(0)
    expect(found('A text of J', 'J')).toBe(0)
  })

  it('that are what objects have by nature are text like any other', () => {
    expect(faults('email,__proto__,constructor\na@x.org,x,y\n')).toHaveLength(1)
    expect(people('email,name,role\na@x.org,__proto__,constructor\n')).toMatchObject([{ name: '__proto__' }])
  })

  it('never make a row that the schemas of content refuse', () => {
    const heads = [
      'expires',
      'evidence url',
      'evidence name',
      'evidence narrative',
      'narrative',
      'role',
      'licence number',
      'credits',
      'visibility',
      'result:course',
      'result:exam',
      'result:project',
      'name',
      'consent',
      'start',
    ]
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '2028-01-01',
        '2026-02-29',
        'https://x.example/a',
        'https://',
        'https://a b',
        '1',
        '0',
        '1e400',
        '9'.repeat(20),
        'public',
        'completed',
        '-',
        'x'.repeat(201),
        'é'.repeat(81),
      ),
      fc.string({ unit: 'grapheme' }),
      fc.webUrl({ validSchemes: ['https'] }),
    )
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const facts = cohortRecipientSchema.omit({ id: true, recipient: true })
    fc.assert(
      fc.property(fc.array(cell, { minLength: heads.length, maxLength: heads.length }), (cells) => {
        for (const one of people(`email,${heads.join(',')}\na@x.org,${cells.map(quoted).join(',')}\n`))
          expect(facts.safeParse(one.facts).error?.issues).toBeUndefined()
      }),
      { numRuns: 400 },
    )
    for (const [i, head] of heads.entries())
      fc.assert(
        fc.property(cell, (text) => {
          const row = heads.map((_, j) => (i === j ? quoted(text) : '')).join(',')
          for (const one of people(`email,${heads.join(',')}\na@x.org,${row}\n`))
            expect(facts.safeParse(one.facts).error?.issues, head).toBeUndefined()
        }),
      )
  })
})

describe('what holds for all', () => {
  it('is read by the same rules as cells', () => {
    expect(readShared({ evidenceUrl: ' https://x.example/1 ', narrative: 'a\nb', role: '' })).toEqual({
      facts: { evidence: [{ url: 'https://x.example/1' }], narrative: 'a\nb' },
      faults: [],
    })
    expect(readShared({ expires: '03/04/2026', evidenceName: 'Report' }).faults).toEqual([
      {
        field: 'expires',
        message: '"03/04/2026" is no day as YYYY-MM-DD.',
        hint: 'it could mean either: write 2026-04-03 or 2026-03-04',
      },
      {
        field: 'evidenceName',
        message: 'Evidence has a name and nothing else.',
        hint: 'add where it can be seen, or what was done',
      },
    ])
  })

  it('is what the schema of an award takes', () => {
    const { facts } = readShared({ expires: '2028-01-01', visibility: 'Public', creditsEarned: '2', term: 'Spring' })
    const award = { badge: 'sql', awardedOn: '2026-03-01', recipient: { did: 'did:web:x.example' }, ...facts }
    expect(awardFileSchema.safeParse(award).error).toBeUndefined()
  })
})
