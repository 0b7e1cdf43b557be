import { describe, expect, it } from 'vitest'
import { progress } from '../../scripts/print/progress.ts'

/** A bar on a terminal on which three seconds pass between any two looks at the clock. */
function barOf(total: number) {
  const told: string[] = []
  let seconds = 0
  const io = {
    stderr: { isTTY: true, write: (text: string) => void told.push(text) },
    now: () => {
      seconds += 3
      return new Date(seconds * 1000)
    },
  }
  return { told, bar: progress(io as never, 'Signing', total) }
}

describe('progress', () => {
  it('counts up to what there is to do', () => {
    const { told, bar } = barOf(2)
    bar.tick()
    bar.tick()
    expect(told).toEqual(['\rSigning [############............] 1/2', '\rSigning [########################] 2/2'])
  })

  it('goes by the later word when there turned out to be more', () => {
    const { told, bar } = barOf(1)
    bar.tick(3)
    bar.tick(3)
    bar.tick(3)
    expect(told.at(-1)).toBe('\rSigning [########################] 3/3')
  })
})
