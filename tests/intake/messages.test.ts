import { describe, expect, it } from 'vitest'
import { MESSAGE, markdown, message, problemsOf, read } from '../helpers/content.ts'

const problems = (text: string) => problemsOf({ [MESSAGE]: text })

describe('messages', () => {
  it('come with their text as written', () => {
    const intake = read({ [MESSAGE]: message('Hello {{name}},\n\n{{ awardUrl }}', { unnamed: 'there' }) })
    expect(intake.ok && intake.register.messages.get('awarded')).toEqual({
      slug: 'awarded',
      subject: 'Your badge',
      unnamed: 'there',
      body: 'Hello {{name}},\n\n{{ awardUrl }}',
    })
  })

  it('tell a mistyped variable with its place and a near name', () => {
    expect(problems(message('Hello {{name}},\n\nsee {{awardURL}} and {{nmae}}.'))).toEqual([
      'messages/awarded.md:7:5 message-variables: There is no variable "awardURL". [did you mean "awardUrl"?]',
      'messages/awarded.md:7:22 message-variables: There is no variable "nmae". [did you mean "name"?]',
    ])
    expect(problems(message('Hello.', { subject: '{{bagde}}' }))).toEqual([
      'messages/awarded.md:2:10 message-variables: There is no variable "bagde". [did you mean "badge"?]',
    ])
  })

  it('tell braces that open or close nothing, and names that every object has', () => {
    const [open, close, inherited, empty] = problems(message('{{name\n}} {{constructor}} {{}}'))
    expect(open).toMatch(/:5:1 message-variables: Braces "\{\{" stand here alone/)
    expect(close).toMatch(/:6:1 message-variables: Braces "}}" stand here alone/)
    expect(inherited).toMatch(/There is no variable "constructor"/)
    expect(empty).toMatch(/There is no variable ""/)
  })

  it('have no expiry in their subject, since not every award has one', () => {
    expect(problems(message('Hello.', { subject: 'Until {{expires}}' }))).toEqual([
      'messages/awarded.md:2:10 message-variables: The subject names "expires", and not every award expires. [say it in the text]',
    ])
  })

  it('say something', () => {
    expect(problems(markdown({ subject: 'x' }, ''))).toEqual([
      'messages/awarded.md:4:1 message-shape: A message lacks its text: what follows the front matter. [write what the learner is to read, with variables such as {{name}} and {{awardUrl}}]',
    ])
  })
})
