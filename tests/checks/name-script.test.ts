import { describe, expect, it } from 'vitest'
import {
  AWARD,
  award,
  BADGE,
  badge,
  ENDORSEMENT,
  endorsement,
  ISSUER,
  markdown,
  PATHWAY,
  pathway,
  problemsOf,
  recipient,
  WITH_PATHWAY,
} from '../helpers/content.ts'

const problemsWith = (name: string) => problemsOf({ [BADGE]: badge({ name }) })

/** Names of invented people, badges and organisations, as their languages write them. */
const HONEST = [
  'Jamie O’Invented-Smith',
  "D'Arcy N'Invented",
  'Zoë Ångström',
  'Łukasz Źdźbło',
  'Şükrü Çağıl',
  'Đặng Thị Hà Nội',
  'Nguyễn Văn Ước',
  'Kaʻiulani Hōkū',
  'Guðrún Þórðar',
  'Əliyev İlqar',
  'Ọlábísí Ẹ̀ṣọ́',
  'Máirtín Ó Cadhain-Nua',
  'Ŝanĝo Ĵaŭdo',
  'Ivo Č. Ďurišin',
  'Иван Выдуманный',
  'Олена Вигадана-Ґудзь',
  'Љубица Њежић Џомба',
  'Қазақ Әңгіме',
  'Γιώργος Φανταστικός',
  'Ἀλέξανδρος ὁ Ἐπινενοημένος',
  'Արմեն Հնարված',
  'ნინო გამოგონილი',
  'דנה בדויה',
  'שָׂרָה',
  'فاطمة المتخيلة',
  'می‌خواهم بدانم',
  'کتاب‌خانه',
  'राम काल्पनिक',
  'শ্রীমতী কল্পনা',
  'கற்பனை கணேசன்',
  'ශ්‍රී කල්පිත',
  'ക്ഷണം',
  'สมมติ น้ำใจ',
  'ສົມມຸດ ນ້ຳໃຈ',
  'ភាសាខ្មែរ',
  'မြန်မာ',
  'አበበ ምናባዊ',
  '山田　太郎',
  '数据分析（初级）：入门！',
  'ガーデニング入門',
  'ﾃﾞｰﾀ',
  '㈱サンプル',
  'SQL入門',
  '김가상',
  'ㄱㄴㄷ 배우기',
  '👩‍🔬 Science',
  'C++ & C# for R²',
  'CO₂ and 20 ℃',
  '1º Ciclo, 2ª parte, Nº 3, № 4',
  '½ Marathon™',
  'Excel™ – Level 3 (2026)',
  'β-carotene and the letter π',
  'Иван Ivanov',
  '5 µm',
  'Data/Daten/Данные',
  'Qui suis-je\u202f?',
]

/** Names that are written to be taken for others, or came so out of a program. */
const DISHONEST: readonly (readonly [string, string])[] = [
  ['a Cyrillic letter in a Latin word', 'T\u0435amwork'],
  ['a Greek letter in a Latin word', 'Te\u03b1mwork'],
  ['a Latin letter in a Cyrillic word', 'Команda'],
  ['an Armenian letter in a Latin word', 'Teamw\u0585rk'],
  ['in one word of several', 'The \u0410cademy of Work t\u043egether'],
  ['full-width letters', 'Ｔｅａｍｗｏｒｋ'],
  ['mathematical letters', '𝐓𝐞𝐚𝐦𝐰𝐨𝐫𝐤'],
  ['a ligature', 'Certi\ufb01ed'],
  ['a Roman numeral of its own', 'Level Ⅳ'],
  ['circled digits', 'Level ①'],
  ['small capitals above the line', 'Team\u1d42'],
  ['decomposed letters', 'Zoe\u0308'],
  ['the sign of the ohm', '\u2126hm'],
  ['a soft hyphen', 'Team\u00adwork'],
  ['a zero-width space', 'Team\u200bwork'],
  ['a word joiner', 'Team\u2060work'],
  ['a joiner among Latin letters', 'Team\u200dwork'],
  ['a joiner among Cyrillic letters', 'Ком\u200cанда'],
  ['a direction mark', 'Team\u200ework'],
  ['a tag', 'Team\u{e0061}'],
  ['a private character', 'Team\ue000'],
]

describe('name-script', () => {
  it.each(HONEST)('takes %s', (name) => {
    expect(problemsWith(name)).toEqual([])
  })

  it.each(DISHONEST)('refuses %s', (_what, name) => {
    expect(problemsWith(name)).toHaveLength(1)
    expect(problemsWith(name)[0]).toContain('name-script')
  })

  it('says what is wrong and what to write', () => {
    expect(problemsWith('T\u0435amwork')).toEqual([
      `${BADGE}:2:7 name-script: The name "T\u0435amwork" has letters of several scripts in the word "T\u0435amwork". [type that word anew in one script]`,
    ])
    expect(problemsWith('Certi\ufb01ed ①')).toEqual([
      `${BADGE}:2:7 name-script: The name "Certi\ufb01ed ①" is not written in plain letters (Unicode NFKC). [write "Certified 1"; it may look the same]`,
    ])
    expect(problemsWith('Team\u200bwork')[0]).toContain('has the character U+200B in it, which cannot be seen')
  })

  it('looks at the names of issuer, badge class, pathway, learner, assessor and endorser', () => {
    const name = 'P\u0430rtner'
    const by = { id: 'https://partner.example/', name }
    const found = problemsOf({
      ...WITH_PATHWAY,
      'issuer/index.md': markdown({ ...ISSUER, name }, 'About us.'),
      [BADGE]: badge({ name }),
      [PATHWAY]: pathway({ name }),
      [AWARD]: award({ recipient: recipient('a', { name, nameConsent: '2026-03-01' }), source: by }),
      [ENDORSEMENT]: endorsement({ by }),
    })
    expect(found.map((line) => line.split(' ')[1])).toEqual(Array(6).fill('name-script:'))
  })
})
