import { type Field, FORMS, type Form, type FormName } from '../../../scripts/proposals/forms.ts'

/** An issue as GitHub writes it of a form's answers; a choice may be given by what people read. */
export function filledIn(name: FormName, answers: Readonly<Record<string, string>>): string {
  const form: Form = FORMS[name]
  const answerOf = (id: string, field: Field) => {
    if (answers[id] !== undefined) return answers[id]
    return field.type === 'promise' ? `- [X] ${field.text}` : '_No response_'
  }
  return Object.entries(form.fields)
    .map(([id, field]) => `### ${field.label}\n\n${answerOf(id, field)}`)
    .join('\n\n')
}

/** A proposal in which nothing is wrong. */
export const BADGE = {
  name: 'Writing Minutes: what was decided, & why',
  description: 'Takes minutes that people can act on.\nKeeps decisions apart from talk.',
  type: 'A badge',
  criteria:
    'You take the minutes of three meetings.\n\n## To pass\n\n- *All* decisions are there\n- [x] with who does what',
  kind: 'Case study',
  assessment: 'Two colleagues act on the minutes without asking back.',
  validFor: 'Two years',
  skills: 'writing, note taking,  writing',
} as const
