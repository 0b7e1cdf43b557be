import * as z from 'zod'
import { PublisherError } from '../../src/domain/publisher-error.ts'
import type { Io } from '../io.ts'
import { plainText } from '../print/plain-text.ts'
import { variable } from './actions.ts'

const MILLISECONDS = 30_000
const PER_PAGE = 100

/** GitHub's REST API for this repository. Paths begin after `/repos/<owner>/<name>/`. */
export interface GitHub {
  /** One object, held to a shape. */
  get<T>(path: string, shape: z.ZodType<T>): Promise<T>
  /** All entries of a list, however many pages it has. */
  list<T>(path: string, entry: z.ZodType<T>): Promise<T[]>
  send(method: 'POST' | 'PATCH', path: string, body: object): Promise<void>
}

const HINT = 'run the job again; if it stays so, look at the permissions of the job in .github/workflows/'

function noAnswer(method: string, path: string, why: string, cause?: unknown): PublisherError {
  return new PublisherError('ERR_NO_ANSWER', `GitHub's API: ${method} ${path}: ${why}`, { hint: HINT, cause })
}

/** GitHub answered, and did not do what it was asked. */
export class GitHubRefusal extends PublisherError {
  readonly status: number
  /** GitHub's own words; empty when it has none. */
  readonly said: string

  constructor(request: string, status: number, said: string) {
    const why = said === '' ? `answered ${status}` : `answered ${status}: ${said}`
    super('ERR_NO_ANSWER', `GitHub's API: ${request}: ${why}`, { hint: HINT })
    this.status = status
    this.said = said
  }
}

const LONGEST = 200

/** The one sentence of an answer that says no. The rest of it may quote what was sent, and no token is ever printed. */
async function saidBy(response: Response, token: string): Promise<string> {
  const parsed = z.object({ message: z.string() }).safeParse(await response.json().catch(() => undefined))
  const said = parsed.success ? parsed.data.message : ''
  return said.includes(token) ? '' : plainText(said, LONGEST)
}

/** The API at GITHUB_API_URL for GITHUB_REPOSITORY, with the token of the job. */
export function gitHubOf(io: Pick<Io, 'env'>): GitHub {
  const base = `${variable(io, 'GITHUB_API_URL')}/repos/${variable(io, 'GITHUB_REPOSITORY')}`
  const token = variable(io, 'GITHUB_TOKEN')
  const headers = {
    Accept: 'application/vnd.github+json',
    Authorization: `Bearer ${token}`,
    'X-GitHub-Api-Version': '2022-11-28',
    'User-Agent': 'badgewright',
  }

  async function request(method: string, path: string, body?: object): Promise<Response> {
    const signal = AbortSignal.timeout(MILLISECONDS)
    // A redirect could take the token elsewhere.
    const options = { method, headers, redirect: 'error' as const, signal }
    let response: Response
    try {
      response = await fetch(`${base}/${path}`, {
        ...options,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    } catch (cause) {
      throw noAnswer(method, path, 'no answer', cause)
    }
    if (response.ok) return response
    throw new GitHubRefusal(`${method} ${path}`, response.status, await saidBy(response, token))
  }

  async function get<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    const response = await request('GET', path)
    try {
      return shape.parse(await response.json())
    } catch (cause) {
      throw noAnswer('GET', path, 'answered something else than was asked', cause)
    }
  }

  return {
    get,
    async list(path, entry) {
      const entries = []
      for (let page = 1; ; page += 1) {
        const query = `${path.includes('?') ? '&' : '?'}per_page=${PER_PAGE}&page=${page}`
        const some = await get(path + query, z.array(entry))
        entries.push(...some)
        if (some.length < PER_PAGE) return entries
      }
    },
    async send(method, path, body) {
      const response = await request(method, path, body)
      await response.body?.cancel()
    },
  }
}
