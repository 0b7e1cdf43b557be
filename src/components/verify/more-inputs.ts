import type { Fetch, Known, TrustList } from '../../verification/index.ts'
import { partOf } from './elements.ts'
import { asAddress, bytesOfFile } from './items.ts'

/** What the reader knows already, to hold results against. */
export interface Knowledge {
  readonly recipient: Known | undefined
  readonly trust: TrustList | undefined
}

function recipientIn(root: HTMLElement): Known | undefined {
  const value = partOf<HTMLInputElement>(root, 'recipient').value.trim()
  const type = partOf<HTMLSelectElement>(root, 'recipient-type').value
  return value === '' ? undefined : { value, ...(type === '' ? {} : { type }) }
}

async function fetched(fetch: Fetch, url: string): Promise<Uint8Array> {
  const answer = await fetch(url).catch(() => undefined)
  if (answer === undefined) throw new Error(`${url} gave no answer. Download the list and choose it as a file.`)
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`)
  return answer.bytes
}

/** Listens to the fields under “More”, and tells what they hold. */
export function listenToMore(root: HTMLElement, fetch: Fetch): () => Knowledge {
  const [state, file, address] = [
    partOf(root, 'trust-state'),
    partOf<HTMLInputElement>(root, 'trust-file'),
    partOf<HTMLInputElement>(root, 'trust-address'),
  ]
  let trust: TrustList | undefined
  const take = async (bytes: Promise<Uint8Array>) => {
    trust = undefined
    try {
      const { readTrustList } = await import('../../verification/index.ts')
      trust = readTrustList(await bytes)
      const count = trust.issuers.length
      state.textContent = `The list names ${count === 1 ? '1 issuer' : `${count} issuers`}. What you check from now on is held against it.`
    } catch (error) {
      state.textContent = `The list cannot be used. ${(error as Error).message}`
    }
  }
  file.addEventListener('change', () => {
    address.value = ''
    const [chosen] = file.files ?? []
    if (chosen !== undefined) void take(bytesOfFile(chosen))
  })
  address.addEventListener('change', () => {
    file.value = ''
    trust = undefined
    state.textContent = ''
    if (address.value.trim() !== '') void take(fetched(fetch, asAddress(address.value)))
  })
  return () => ({ recipient: recipientIn(root), trust })
}
