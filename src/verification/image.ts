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

/** An issuer who has a picture in both forms has them under one name: `badge.png` and `badge.svg`. */
function otherForm(url: string): string | undefined {
  const found = /^(https:\/\/[^?#]+)\.(png|svg)$/.exec(url)
  return found === null ? undefined : `${found[1]}.${found[2] === 'png' ? 'svg' : 'png'}`
}

const isPng = (bytes: Uint8Array) => bytes[0] === 0x89

/** The picture that a credential names, in the form in which it can be compared, when there is one. */
async function comparable(session: Session, picture: Uint8Array, named: string): Promise<Uint8Array> {
  const found = await pictureAt(session, named)
  const other = isPng(found) === isPng(picture) ? undefined : otherForm(named)
  if (other === undefined) return found
  try {
    return await pictureAt(session, other)
  } catch {
    // It has no other form; then the two cannot be compared, which is what comparing says.
    return found
  }
}

/** Compares the picture that a credential came in with the one that it names: anybody can put it into another. */
export async function checkImage(session: Session, picture: Uint8Array, named: string | undefined): Promise<Step> {
  if (named === undefined)
    return step('not-checked', 'The credential names no picture, so this one could be any.', 'image-not-comparable')
  try {
    return FOUND[await samePicture(picture, await comparable(session, picture, named))]
  } catch (error) {
    const reason = error instanceof Unreachable ? error.reason : ('unreachable' as const)
    const message = `The picture that the credential names could not be had: ${(error as Error).message}.`
    return step('not-checked', message, reason)
  }
}
