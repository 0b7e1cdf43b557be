import { describe, expect, it } from 'vitest'
import { readFilled } from '../../../scripts/proposals/answers.ts'
import { FORMS } from '../../../scripts/proposals/forms.ts'
import { BADGE, filledIn } from './filled.ts'

const withdrawal = { award: 'abcdefghijklmnop', change: 'Revoke it for good', reason: 'It was copied.' }
const promise = `- [X] ${FORMS.badge.fields.promise.text}`

/** What a badge leaves open. */
const OPEN = { outcomes: '', hours: '', participation: '', quality: '' }

const faultsOf = (body: string) => {
  const filled = readFilled(body)
  return filled.ok ? [] : filled.faults
}

describe('the answers of a form', () => {
  it('are read as they were given, a choice as what it means', () => {
    expect(readFilled(filledIn('badge', BADGE))).toEqual({
      ok: true,
      form: 'badge',
      answers: { ...BADGE, ...OPEN, type: 'badge', kind: 'case-study', validFor: 'P2Y', promise },
    })
  })

  it('are read whatever line ends they were saved with, and without those that may be left open', () => {
    const body = filledIn('badge', { ...BADGE, skills: '_No response_' }).replaceAll('\n', '\r\n')
    expect(readFilled(body)).toMatchObject({ ok: true, answers: { criteria: BADGE.criteria, skills: '' } })
  })

  it.each([
    ['another repository’s form', '### What happened?\n\nIt broke\n\n### Version\n\n1', 'one of the forms'],
    ['no form at all', 'Please add a badge', 'one of the forms'],
    ['no text', '', 'one of the forms'],
    ['two forms in one', `${filledIn('badge', BADGE)}\n\n${filledIn('withdrawal', withdrawal)}`, 'one of the forms'],
    ['text before the first heading', `Hello\n\n${filledIn('withdrawal', withdrawal)}`, 'headings'],
    [
      'an answer that forges the heading of a later question',
      filledIn('withdrawal', { ...withdrawal, award: 'abc\n\n### Reason\n\nForged' }),
      'headings',
    ],
    [
      'headings in another order',
      filledIn('withdrawal', withdrawal)
        .split(/\n\n(?=###)/)
        .reverse()
        .join('\n\n'),
      'headings',
    ],
    ['a text without end', filledIn('badge', { ...BADGE, criteria: 'x'.repeat(60_000) }), 'longer than 20000'],
    ['a control character', filledIn('badge', { ...BADGE, name: 'Wri\u0007ting' }), 'U+0007'],
    ['a turned direction', filledIn('badge', { ...BADGE, name: 'Writing \u202Egnp.exe' }), 'U+202E'],
    ['a character that is not drawn', filledIn('badge', { ...BADGE, name: 'Wri\u200Bting' }), 'U+200B'],
    ['half a character', filledIn('badge', { ...BADGE, name: 'Wri\uD83Dting' }), 'U+D83D'],
  ])('are refused of %s', (_, body, reason) => {
    expect(faultsOf(body)).toEqual([expect.stringContaining(reason)])
  })

  it.each([
    ['name', 'Two\nlines', '“Name” must be one line.'],
    ['name', 'x'.repeat(121), '“Name” must have 120 characters at the most.'],
    ['name', '_No response_', '“Name” has no answer.'],
    ['type', 'A doctorate', '“Milestone or mastery” is none of the choices.'],
    ['type', 'constructor', '“Milestone or mastery” is none of the choices.'],
    ['type', '__proto__', '“Milestone or mastery” is none of the choices.'],
    ['promise', '- [ ] I named no learner', '“Nobody’s details” is not ticked.'],
    ['promise', '- [x] I named everybody', '“Nobody’s details” is not ticked.'],
    ['criteria', 'Ask robin@example.org', '“What must be done to earn it” holds an e-mail address.'],
    ['criteria', 'Ask robin&#64;example.org', '“What must be done to earn it” holds an e-mail address.'],
    ['skills', 'x'.repeat(501), '“Skills” must have 500 characters at the most.'],
  ])('are refused when %s is %j', (field, answer, fault) => {
    expect(faultsOf(filledIn('badge', { ...BADGE, [field]: answer }))).toEqual([expect.stringContaining(fault)])
  })

  it('have all their faults named at once, and none of their words repeated', () => {
    const faults = faultsOf(filledIn('badge', { ...BADGE, name: '', type: 'secret', skills: 'mia@example.org' }))
    expect(faults.length).toBe(3)
    expect(faults.join()).not.toMatch(/secret|mia|example/)
  })
})
