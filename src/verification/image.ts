import { samePicture } from '../baking/same-picture.ts'
import type { Reason } from '../domain/findings.ts'
import type { Step } from '../domain/report.ts'
import { ask, Unreachable } from './fetch.ts'
import type { Session } from './session.ts'

const step = (outcome: Step['outcome'], message: string, reason?: Reason): Step => ({
  step: 'image',
  outcome,
  message,
  ...(reason === undefined ? {} : { reason }),
})

const DATA_URL = /^data:image\/(?:png|svg\+xml)(?:;charset=[\w-]+)?;base64,([A-Za-z0-9+/]+={0,2})$/

/** The bytes of a picture: written into its data URL, or at its address. */
async function pictureAt(session: Session, url: string): Promise<Uint8Array> {
  const inline = DATA_URL.exec(url)?.[1]
  if (inline !== undefined) return Uint8Array.from(atob(inline), (character) => character.charCodeAt(0))
  return (await ask(session.answer, url)).bytes
}

const FOUND = {
  same: step('passed', 'The picture is the one that the credential names.'),
  different: step(
    'failed',
    'The picture is not the one that the credential names. What the credential says is told here, not what the picture shows.',
    'image-differs',
  ),
  unknown: step(
    'not-checked',
    'The picture has another size or form than the one that the credential names, so the two cannot be compared.',
    'image-not-comparable',
  ),
} as const

/** Compares the picture that a credential came in with the one that it names: anybody can put it into another. */
export async function checkImage(session: Session, picture: Uint8Array, named: string | undefined): Promise<Step> {
  if (named === undefined)
    return step('not-checked', 'The credential names no picture, so this one could be any.', 'image-not-comparable')
  try {
    return FOUND[await samePicture(picture, await pictureAt(session, named))]
  } catch (error) {
    const reason = error instanceof Unreachable ? error.reason : ('unreachable' as const)
    return step(
      'not-checked',
      `The picture that the credential names could not be had: ${(error as Error).message}.`,
      reason,
    )
  }
}
