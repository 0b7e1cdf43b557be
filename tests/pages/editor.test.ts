import { describe, expect, it } from 'vitest'
import { editorFor } from '../../src/components/issue/editor.ts'

const FILE = 'content/awards/2026/06/abc.yaml'
const NEW = '/new/main?filename=content%2Fawards%2F2026%2F06%2Fabc.yaml'

describe('the address of an editor for a new file', () => {
  it('carries the text, whatever is in it', () => {
    const text = 'role: "a & b" # ?=+%\n'
    const editor = editorFor('https://github.com/academy/badges', FILE, text)!
    expect(editor).toEqual({
      url: `https://github.com/academy/badges${NEW}&value=role%3A%20%22a%20%26%20b%22%20%23%20%3F%3D%2B%25%0A`,
      filled: true,
    })
    expect(new URL(editor.url).searchParams.get('value')).toBe(text)
  })

  it('leaves out a text that makes it too long', () => {
    const of = (length: number) => editorFor('https://github.com/academy/badges', FILE, 'x'.repeat(length))
    expect(of(5800)?.filled).toBe(true)
    expect(of(6000)).toEqual({ url: `https://github.com/academy/badges${NEW}`, filled: false })
  })

  it.each([
    ['https://github.com/academy/badges.git', 'https://github.com/academy/badges'],
    ['https://github.com/academy/badges/', 'https://github.com/academy/badges'],
    ['https://github.academy.example/team/badges', 'https://github.academy.example/team/badges'],
  ])('is that of the repository, however it is written: %s', (repository, base) => {
    expect(editorFor(repository, FILE, '')?.url).toBe(`${base}${NEW}&value=`)
  })

  it.each([
    'https://git.example/academy/badges',
    'https://evil.example/github.com/a/b',
    'https://github.com/academy',
    '',
  ])('is not made up for another host: %s', (repository) => {
    expect(editorFor(repository, FILE, '')).toBeUndefined()
  })
})
