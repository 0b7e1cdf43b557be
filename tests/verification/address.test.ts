import { describe, expect, it } from 'vitest'
import { AddressRefused, addressFault, isPublicIp } from '../../src/verification/address.ts'

const STRICT = { private: false }
const ALLOWED = { private: true }

describe('an IP address', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '2000::',
    '3ffe:ffff::1',
    '::ffff:8.8.8.8',
    '::ffff:808:808',
    '64:ff9b::8.8.8.8',
  ])('of the internet is public: %s', (ip) => {
    expect(isPublicIp(ip)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::808:808',
    '100::1',
    '1fff::1',
    '2001::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '2002:808:808::1',
    '3fff:fff::1',
    '4000::1',
    '5f00::1',
    'fc00::1',
    'fdff::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
  ])('of a computer, a network, a group or nobody is not: %s', (ip) => {
    expect(isPublicIp(ip)).toBe(false)
  })

  it.each([
    '',
    '8.8.8',
    '8.8.8.8.8',
    '08.8.8.8',
    '256.1.1.1',
    'a.b.c.d',
    '1::2::3',
    '12345::',
    ':::',
    '1:2:3',
    '8.8.8.8::',
  ])('that is none is not public: %j', (ip) => {
    expect(isPublicIp(ip)).toBe(false)
  })

  it('takes a full address of IPv6 and refuses one with a group too many', () => {
    expect(isPublicIp('2606:4700:4700:0:0:0:0:1111')).toBe(true)
    expect(isPublicIp('2606:4700:4700:0:0:0:0:0:1111')).toBe(false)
    expect(isPublicIp('2606:4700:4700:0::0:0:0:1111')).toBe(false)
  })
})

describe('an address', () => {
  it.each([
    'https://badges.example/awards/1',
    'https://badges.example:8443/awards/1?x=y#z',
    'https://BADGES.EXAMPLE./',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]/',
    'https://notlocalhost.example/',
    'https://bücher.example/',
  ])('of the public web may be asked: %s', (url) => {
    expect(addressFault(url, STRICT)).toBeUndefined()
  })

  it.each([
    ['http://badges.example/', 'is not https'],
    ['ftp://badges.example/', 'is no web address'],
    ['file:///etc/passwd', 'is no web address'],
    ['data:text/plain,x', 'is no web address'],
    ['javascript:alert(1)', 'is no web address'],
    ['https://', 'is no address'],
    ['not an address', 'is no address'],
    ['', 'is no address'],
    ['https://./', 'names no host'],
    ['https://user@badges.example/', 'has a user name or password in it'],
    ['https://user:secret@badges.example/', 'has a user name or password in it'],
  ])('of another kind must not: %s', (url, why) => {
    expect(addressFault(url, STRICT)).toContain(why)
  })

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://①②⑦.0.0.1/',
    'https://10.1.2.3:8443/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[fd00::1]/',
  ])('of a private machine must not: %s', (url) => {
    expect(addressFault(url, STRICT)).toContain('is not on the public internet')
  })

  it.each([
    'https://localhost/',
    'https://LOCALHOST./',
    'https://badges.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://router.home.arpa/',
    'https://intranet/',
    'https://com/',
  ])('of a private name must not: %s', (url) => {
    expect(addressFault(url, STRICT)).toContain('only one computer or network knows')
  })

  it.each(['http://localhost:8080/', 'http://127.0.0.1/', 'https://[::1]/', 'https://intranet/'])(
    'of one’s own network may be asked when that is allowed: %s',
    (url) => {
      expect(addressFault(url, ALLOWED)).toBeUndefined()
    },
  )

  it.each(['file:///etc/passwd', 'https://user:secret@localhost/', 'nonsense'])(
    'stays refused when private ones are allowed: %s',
    (url) => {
      expect(addressFault(url, ALLOWED)).toBeDefined()
    },
  )

  it('is told in one sentence, cut short, and never with its password', () => {
    expect(addressFault('https://user:secret@badges.example/1', STRICT)).toBe(
      'https://badges.example/1 has a user name or password in it, so it was not asked',
    )
    expect(addressFault(`http://badges.example/${'x'.repeat(5000)}`, STRICT)!.length).toBeLessThan(300)
    expect(addressFault('x'.repeat(5000), STRICT)!.length).toBeLessThan(300)
  })

  it('that was refused is an error with its own name', () => {
    expect(new AddressRefused('x')).toMatchObject({ name: 'AddressRefused', message: 'x' })
  })
})
