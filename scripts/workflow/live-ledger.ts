import * as z from 'zod'
import { isObject } from '../../src/domain/json.ts'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Site } from '../../src/domain/site.ts'
import { didDocumentPath, didOf, paths, urlOf } from '../../src/domain/urls.ts'
import type { Head } from '../../src/ledger/head.ts'
import { ledgerExists, readEntries } from '../../src/ledger/read.ts'
import type { Fetch } from '../../src/verification/fetch.ts'

const headSchema = z.object({ entries: z.int().positive(), last: z.string().regex(/^[0-9a-f]{64}$/) })

/** A document of the live site; undefined when nothing of ours is there, as before the first deployment. */
async function liveJson(url: string, fetch: Fetch): Promise<unknown> {
  const unknown = (why: string, cause?: unknown) =>
    new PublisherError('ERR_NO_ANSWER', `${url} ${why}, so the ledger cannot be held against what is published`, {
      hint: 'run the job again when the site answers; nothing was signed or published',
      cause,
    })
  try {
    const { status, bytes } = await fetch(url)
    if (status === 404 || status === 410) return undefined
    if (status !== 200) throw unknown(`answered ${status}`)
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown
  } catch (cause) {
    if (cause instanceof PublisherError) throw cause
    // A name that leads nowhere, and a page of somebody who lets names of sites, publish nothing of ours.
    if (cause instanceof SyntaxError || (cause as NodeJS.ErrnoException).code === 'ENOTFOUND') return undefined
    throw unknown('gave no answer', cause)
  }
}

/** How far the ledger had come that the live site shows; undefined when it shows none. */
export async function liveHead(site: Site, fetch: Fetch): Promise<Head | undefined> {
  const parsed = headSchema.safeParse(await liveJson(urlOf(site.url, paths.ledger()), fetch))
  return parsed.success ? parsed.data : undefined
}

/** Whether the issuer's keys are published. */
async function isPublished(site: Site, fetch: Fetch): Promise<boolean> {
  const document = await liveJson(urlOf(site.url, didDocumentPath(site.url)), fetch)
  return isObject(document as never) && (document as { id?: unknown }).id === didOf(site.url)
}

function digestAt(folder: string, seq: number): string | undefined {
  for (const { entry, digest } of readEntries(folder)) if (entry.seq === seq) return digest
  return undefined
}

/**
 * Holds the ledger against the live site, which is the second witness of what was issued: what it shows must be a beginning of
 * the ledger. A branch that was deleted, wound back or replaced is found by that, whoever did it.
 *
 * A site that shows nothing of ours is one before its first deployment. One that shows the keys was deployed: without a head
 * it cannot tell what was issued, and that must not count as if it had told.
 *
 * @throws PublisherError ERR_LEDGER_MISSING, ERR_LEDGER_DAMAGED, ERR_NO_ANSWER when the site cannot tell
 */
export async function holdAgainstLive(folder: string, site: Site, fetch: Fetch): Promise<void> {
  const head = await liveHead(site, fetch)
  if (head === undefined && !(await isPublished(site, fetch))) return
  if (!ledgerExists(folder)) {
    throw new PublisherError('ERR_LEDGER_MISSING', `there is no ledger, but ${site.url} shows what one holds`, {
      hint: 'restore the branch "ledger" from its last commit (Activity in the repository, or any clone): a new ledger would issue all awards again, and forget what was revoked',
    })
  }
  if (head === undefined) {
    throw new PublisherError(
      'ERR_NO_ANSWER',
      `${site.url} shows the issuer's keys, and no ${paths.ledger()} that says how far the ledger had come`,
      {
        hint: 'run the job again in ten minutes, for as long may the host keep an answer from before. If it stays so, another program or a version before this one published the site: take it down (Settings → Pages → Unpublish site) and run "issue" and "publish" by hand',
      },
    )
  }
  if (digestAt(folder, head.entries - 1) === head.last) return
  throw new PublisherError(
    'ERR_LEDGER_DAMAGED',
    `the ledger does not go on from the ${head.entries} entries that ${site.url} shows`,
    {
      hint: 'the branch "ledger" was wound back or replaced; restore the commit that holds those entries (Activity in the repository, or any clone)',
    },
  )
}
