import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchThrough, type Network, publicFetch } from '../../scripts/verifying/public-fetch.ts'
import { addressFault, isPublicIp } from '../../src/verification/address.ts'

/** Starts a server of this machine for the test that asks for one. */
async function server(answer: RequestListener): Promise<string> {
  const started = createServer(answer)
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    started.closeAllConnections()
    started.close()
  })
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`
}

const local = (changes: Partial<Network> = {}) => publicFetch({ allowPrivate: true }, changes)
const strict = (changes: Partial<Network> = {}) => publicFetch({ allowPrivate: false }, changes)
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
const limits = { milliseconds: 300, bytes: 1000 }

/** The rules of the internet, but for one server of this machine that stands for a public one. */
const internetWith = (origin: string): Partial<Network> => ({
  faultOf: (url) => (url.startsWith(`${origin}/`) ? undefined : addressFault(url, { private: false })),
  mayConnect: (ip) => ip === '127.0.0.1' || isPublicIp(ip),
})

describe('an answer', () => {
  it('has its status, its media type without parameters, its bytes and its address', async () => {
    const origin = await server((_, response) => {
      response.writeHead(404, { 'Content-Type': 'Application/JSON; charset=utf-8' }).end('{}')
    })
    const { bytes, ...rest } = await local()(`${origin}/a?b=c`)
    expect({ ...rest, text: text(bytes) }).toEqual({
      status: 404,
      mediaType: 'application/json',
      url: `${origin}/a?b=c`,
      text: '{}',
    })
  })

  it('is asked for as documents and pictures, unpacked, without cookie or referrer', async () => {
    const asked: unknown[] = []
    const origin = await server(({ method, headers }, response) => {
      asked.push({ method, ...headers })
      response.setHeader('Set-Cookie', 'who=you').end()
    })
    const fetch = local()
    await fetch(`${origin}/`)
    await fetch(`${origin}/`)
    const expected = {
      method: 'GET',
      accept:
        'application/json, application/ld+json, application/vc, text/plain, image/png, image/svg+xml, text/html;q=0.5',
      'accept-encoding': 'identity',
      'user-agent': 'badgewright',
      host: new URL(origin).host,
      connection: 'close',
    }
    expect(asked).toEqual([expected, expected])
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('that is packed all the same is unpacked: %s', async (encoding, pack) => {
    const origin = await server((_, response) => {
      response.setHeader('Content-Encoding', encoding).end(pack('{"a":1}'))
    })
    expect(text((await local()(`${origin}/`)).bytes)).toBe('{"a":1}')
  })

  it('without a body has no bytes, however it is packed', async () => {
    const origin = await server((_, response) => {
      response.writeHead(410, { 'Content-Encoding': 'gzip' }).end()
    })
    expect(await local()(`${origin}/`)).toMatchObject({ status: 410, bytes: new Uint8Array() })
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['gzip', gzipSync('whole').subarray(0, 10)],
    ['gzip', Buffer.from('no gzip')],
    ['zstd', Buffer.from('x')],
    ['gzip, gzip', gzipSync(gzipSync('twice'))],
    ['constructor', Buffer.from('x')],
  ])('that is a bomb, broken or packed in another way is none: %s', async (encoding, body) => {
    const origin = await server((_, response) => {
      response.setHeader('Content-Encoding', encoding).end(body)
    })
    await expect(local()(`${origin}/`)).rejects.toThrow()
  })

  it('ends at 5 MB, however much more comes', async () => {
    let sent = 0
    const origin = await server((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(100_000))) sent += 100_000
      }
      response.on('drain', more).on('error', () => {})
      more()
    })
    await expect(local()(`${origin}/`)).rejects.toThrow('too large')
    expect(sent).toBeLessThan(50_000_000)
  })

  it('of exactly the limit is taken', async () => {
    const origin = await server((_, response) => void response.end(Buffer.alloc(1000)))
    expect((await local({ limits })(`${origin}/`)).bytes.length).toBe(1000)
  })

  it.each<[string, RequestListener]>([
    ['never comes', () => {}],
    ['begins and never goes on', (_, response) => void response.write('{')],
    [
      'drips for ever',
      (_, response) => {
        const drip = setInterval(() => response.write(' '), 10)
        response.on('close', () => clearInterval(drip))
      },
    ],
    [
      'is always elsewhere, after a while',
      (_, response) => {
        setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 100)
      },
    ],
  ])('that %s ends with patience', async (_, answer) => {
    const origin = await server(answer)
    await expect(local({ limits })(`${origin}/`)).rejects.toMatchObject({ name: /Timeout|Abort/ })
  })

  it('that breaks off is none', async () => {
    const origin = await server((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('{"a":1}', () => response.destroy())
    })
    await expect(local()(`${origin}/`)).rejects.toThrow()
  })

  it('of nobody is none', async () => {
    await expect(local()('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED')
    await expect(local({ resolve: async () => [] })('http://nobody.example/')).rejects.toThrow('no address')
  })
})

describe('a redirect', () => {
  /** Each path redirects to what is in the table. */
  const redirecting = (table: Readonly<Record<string, string>>) =>
    server(({ url = '' }, response) => {
      const location = table[url]
      if (location === undefined) response.end(url)
      else response.writeHead(302, { Location: location }).end('moved')
    })

  it('is followed three times, relative ones too, and the last address told', async () => {
    const origin = await redirecting({ '/1': '/2', '/2': '3', '/3': '?four' })
    const { bytes, url } = await local()(`${origin}/1`)
    expect({ text: text(bytes), url }).toEqual({ text: '/3?four', url: `${origin}/3?four` })
  })

  it('is not followed a fourth time, nor in a circle', async () => {
    const origin = await redirecting({ '/1': '/2', '/2': '/3', '/3': '/4', '/4': '/5', '/circle': '/circle' })
    await expect(local()(`${origin}/1`)).rejects.toThrow('more than 3 times')
    await expect(local()(`${origin}/circle`)).rejects.toThrow('more than 3 times')
  })

  it.each([
    'http://127.0.0.1:1/secret',
    'https://127.0.0.1/secret',
    'https://[::1]/',
    'https://localhost/',
    'http://badges.example/',
    'file:///etc/passwd',
    'https://user:secret@badges.example/',
  ])('to where nobody outside may ask is refused: %s', async (location) => {
    const origin = await redirecting({ '/': location })
    await expect(strict(internetWith(origin))(`${origin}/`)).rejects.toMatchObject({
      name: 'AddressRefused',
      message: expect.not.stringContaining('secret@'),
    })
  })

  it('to a name of a private address is refused', async () => {
    const origin = await redirecting({ '/': 'https://rebound.example/' })
    const network = { ...internetWith(origin), resolve: async () => ['10.0.0.1'] }
    await expect(strict(network)(`${origin}/`)).rejects.toMatchObject({
      name: 'AddressRefused',
      message: 'rebound.example leads to 10.0.0.1, which is not on the public internet, so it was not asked',
    })
  })

  it('to nowhere is no answer, and one without a place is the answer', async () => {
    const origin = await redirecting({ '/': 'https://' })
    await expect(local()(`${origin}/`)).rejects.toThrow('no address')
    const other = await server((_, response) => void response.writeHead(304).end())
    expect(await local()(`${other}/`)).toMatchObject({ status: 304 })
  })
})

describe('what a stranger names', () => {
  it.each([
    'http://badges.example/',
    'https://user:secret@badges.example/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::ffff:7f00:1]/',
    'https://localhost/',
    'ftp://badges.example/',
    'nonsense',
  ])('is refused before anything is asked: %s', async (url) => {
    const asked: string[] = []
    const resolve = async (name: string) => {
      asked.push(name)
      return ['8.8.8.8']
    }
    await expect(strict({ resolve })(url)).rejects.toMatchObject({ name: 'AddressRefused' })
    expect(asked).toEqual([])
  })

  it.each([[['127.0.0.1']], [['8.8.8.8', '169.254.169.254']], [['::1']], [['fe80::1%eth0']], [['::ffff:10.0.0.1']]])(
    'is refused when its name leads to a private address, if only one of several: %j',
    async (ips) => {
      await expect(strict({ resolve: async () => ips })('https://badges.example/')).rejects.toMatchObject({
        name: 'AddressRefused',
      })
    },
  )

  it('is asked at the address that was judged, though its name leads elsewhere a moment later', async () => {
    const hosts: unknown[] = []
    const origin = await server(({ headers }, response) => {
      hosts.push(headers.host)
      response.end('here')
    })
    const answers = [['127.0.0.1'], ['127.9.9.9']]
    const { port } = new URL(origin)
    const fetch = fetchThrough({
      faultOf: () => undefined,
      mayConnect: (ip) => ip === '127.0.0.1',
      resolve: async () => answers.shift()!,
      limits,
    })
    expect(text((await fetch(`http://rebound.example:${port}/`)).bytes)).toBe('here')
    expect(hosts).toEqual([`rebound.example:${port}`])
    expect(answers).toEqual([['127.9.9.9']])
    await expect(fetch(`http://rebound.example:${port}/`)).rejects.toMatchObject({ name: 'AddressRefused' })
  })

  it('has no answer when its name server has none, or takes too long', async () => {
    const failing = async () => {
      throw new Error('ENOTFOUND')
    }
    await expect(strict({ resolve: failing })('https://badges.example/')).rejects.toThrow('ENOTFOUND')
    const silent = () => new Promise<never>(() => {})
    await expect(strict({ resolve: silent, limits })('https://badges.example/')).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })
})
