import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { issueForms } from '../../scripts/generated/issue-forms.ts'
import { ACCEPTED, FORMS, type Form } from '../../scripts/proposals/forms.ts'
import { awardFileSchema, statusChangeSchema } from '../../src/domain/award.ts'
import { achievementTypes, assessmentSchema, badgeClassSchema } from '../../src/domain/badge-class.ts'
import { readContent } from '../../src/intake/index.ts'

const intake = readContent('.', { today: '2026-11-24' })
if (!intake.ok) throw new Error('the sample content has problems')
const { register } = intake
const forms: readonly Form[] = Object.values(FORMS)

/** What GitHub's form schema allows of an element, as far as these forms use it. */
interface Element {
  readonly type: string
  readonly id?: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly validations?: { readonly required: boolean }
}
interface FormFile {
  readonly name: string
  readonly description: string
  readonly title: string
  readonly body: readonly Element[]
}
const files = issueForms(register).map(({ path, text }) => ({ path, text, value: parse(text) as FormFile }))
const formFiles = files.filter(({ path }) => !path.endsWith('config.yml'))

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  markdown: ['value'],
  input: ['label', 'description', 'placeholder'],
  textarea: ['label', 'description', 'placeholder'],
  dropdown: ['label', 'description', 'options'],
  checkboxes: ['label', 'description', 'options'],
}

describe('issue forms', () => {
  it('are all that lies in their folder, so that no other form asks for more', () => {
    const folder = '.github/ISSUE_TEMPLATE'
    expect(readdirSync(folder).sort()).toEqual(files.map(({ path }) => path.slice(folder.length + 1)).sort())
    for (const { path, text } of files) expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it.each(formFiles)('hold to GitHub’s form schema: $path', ({ value }) => {
    expect(Object.keys(value)).toEqual(['name', 'description', 'title', 'body'])
    expect(value.body[0]!.type).toBe('markdown')
    for (const { type, id, attributes } of value.body) {
      expect(ATTRIBUTES[type]).toEqual(expect.arrayContaining(Object.keys(attributes)))
      if (type !== 'markdown') expect(id).toMatch(/^[A-Za-z0-9_-]+$/)
    }
    const labels = value.body.flatMap(({ attributes }) => attributes.label ?? [])
    expect(new Set(labels).size).toBe(labels.length)
    const options = value.body.flatMap(({ type, attributes }) => (type === 'dropdown' ? [attributes.options] : []))
    // A choice that YAML reads as something else than text, or that GitHub keeps for itself, would void the form.
    for (const choice of options.flat()) expect(choice).not.toMatch(/^(?:none|yes|no|true|false|[\d.]+)$/i)
    for (const choices of options) expect(new Set(choices as string[]).size).toBe((choices as string[]).length)
  })

  it.each(formFiles)('ask for no detail of a person, and say why: $path', ({ value, text }) => {
    const questions = value.body.filter(({ type }) => type !== 'markdown')
    const asked = questions.filter(({ type }) => type !== 'checkboxes').map(({ attributes }) => attributes.label)
    expect(asked.filter((label) => /mail|student|learner|birth|phone/i.test(String(label)))).toEqual([])
    expect(value.body[0]!.attributes.value).toContain('no name and no e-mail address of a learner')
    expect(value.body[0]!.attributes.value).toContain('An issue is public')
    expect(text).toContain('I named no learner')
    expect(questions.at(-1)).toMatchObject({ type: 'checkboxes', attributes: { options: [{ required: true }] } })
  })

  it('never give an issue the label that lets it become a pull request', () => {
    for (const { text, path } of files) {
      expect(parse(text)).not.toHaveProperty('labels')
      expect(text, path).not.toMatch(new RegExp(`labels?:.*${ACCEPTED}`))
    }
  })

  it('leave no door on which nothing says what not to write', () => {
    const config = files.find(({ path }) => path.endsWith('config.yml'))!
    expect(config.value).toMatchObject({
      blank_issues_enabled: false,
      contact_links: [
        { url: 'https://badges.harbourlight.example/open/issuer/' },
        { url: 'https://badges.harbourlight.example/open/verify/' },
      ],
    })
  })

  it('can be told apart by their headings, whichever of them an issue was made with', () => {
    const headings = forms.map(({ fields }) =>
      Object.values(fields)
        .map(({ label }) => label)
        .join(),
    )
    expect(new Set(headings).size).toBe(forms.length)
  })

  it('offer what content allows, and nothing else', () => {
    const { fields } = FORMS.badge
    expect(Object.values(fields.kind.choices)).toEqual(assessmentSchema.shape.kind.options)
    for (const type of Object.values(fields.type.choices)) expect(achievementTypes.toWire.has(type)).toBe(true)
    for (const period of Object.values(fields.validFor.choices).filter((text) => text !== ''))
      expect(badgeClassSchema.shape.validFor.safeParse(period).success).toBe(true)
    for (const change of Object.values(FORMS.withdrawal.fields.change.choices))
      expect(statusChangeSchema.shape.change.safeParse(change).success).toBe(true)
    for (const part of Object.values(FORMS.error.fields.part.choices).filter((text) => text !== ''))
      expect(Object.keys(awardFileSchema.shape)).toContain(part.split('.')[0])
  })

  it('show the name of an issuer as text, whatever is in it', () => {
    const issuer = { ...register.issuer, name: 'Evil](https://evil.example)' }
    const [form] = issueForms({ ...register, issuer })
    const introduction = (parse(form!.text) as FormFile).body[0]!.attributes.value
    expect(introduction).not.toContain('](https://evil.example)')
  })

  it('do not change when a badge class or an award is added, so that content is changed alone', () => {
    const empty = { ...register, badgeClasses: new Map(), pathways: new Map(), awards: new Map() }
    expect(issueForms(empty)).toEqual(issueForms(register))
  })
})
