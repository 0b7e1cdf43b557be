/** An address must not be asked. The message is for people, in words that end a sentence. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/** Networks of IPv4 whose addresses are nobody's on the internet (IANA's registry of special-purpose addresses). */
const SPECIAL_4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carriers' own
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local; where clouds keep the secrets of a machine
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocols
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // relays of 6to4, given up
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
]

/** Only these addresses of IPv6 are the internet's: loopback, link-local, unique local and multicast lie outside. */
const GLOBAL_6 = '2000::/3'
const SPECIAL_6 = [
  '2001::/23', // protocols: Teredo, ORCHID, benchmarks
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, given up; it could lead to any address of IPv4
  '3fff::/20', // documentation
]
/** Addresses of IPv6 that stand for the IPv4 address in their last 32 bits: mapped, and NAT64 as IPv6-only networks have it. */
const STAND_FOR_4 = ['::ffff:0:0/96', '64:ff9b::/96']

const bitsOf = (value: number, width: number) => value.toString(2).padStart(width, '0')

/** The 32 bits of an IPv4 address. */
function bitsOf4(ip: string): string | undefined {
  const parts = ip.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.map((part) => bitsOf(Number(part), 8)).join('')
}

/** The groups of one side of `::`, an IPv4 address at its end included. */
function groupsOf6(side: string): string | undefined {
  if (side === '') return ''
  const groups = side.split(':').map((group, index, all) => {
    if (group.includes('.')) return index === all.length - 1 ? bitsOf4(group) : undefined
    return /^[0-9a-f]{1,4}$/i.test(group) ? bitsOf(Number.parseInt(group, 16), 16) : undefined
  })
  return groups.includes(undefined) ? undefined : groups.join('')
}

/** The 128 bits of an IPv6 address. One with a zone is of one link, and so none here. */
function bitsOf6(ip: string): string | undefined {
  const [left = '', right, ...more] = ip.split('::')
  if (more.length > 0) return undefined
  const [first, last] = [groupsOf6(left), right === undefined ? '' : groupsOf6(right)]
  if (first === undefined || last === undefined) return undefined
  const missing = 128 - first.length - last.length
  if (right === undefined ? missing !== 0 : missing < 16) return undefined
  return first + '0'.repeat(missing) + last
}

function isWithin(bits: string, network: string): boolean {
  const [ip = '', length] = network.split('/')
  const networkBits = ip.includes(':') ? bitsOf6(ip) : bitsOf4(ip)
  return networkBits !== undefined && bits.startsWith(networkBits.slice(0, Number(length)))
}

const isPublic4 = (bits: string) => !SPECIAL_4.some((network) => isWithin(bits, network))

/** Whether an IP address, of version 4 (`192.0.2.1`) or 6 (`2001:db8::1`), is one of the public internet. */
export function isPublicIp(ip: string): boolean {
  const bits4 = bitsOf4(ip)
  if (bits4 !== undefined) return isPublic4(bits4)
  const bits = bitsOf6(ip)
  if (bits === undefined) return false
  if (STAND_FOR_4.some((network) => isWithin(bits, network))) return isPublic4(bits.slice(96))
  return isWithin(bits, GLOBAL_6) && !SPECIAL_6.some((network) => isWithin(bits, network))
}

/** Ends of names that no public name server knows (RFC 6761, RFC 6762, RFC 8375, and ICANN's `.internal`). */
const LOCAL_NAMES = ['localhost', 'localdomain', 'local', 'internal', 'home.arpa']

/** Why a host is not one of the public internet, as the end of a sentence. The URL parser has brought it into one form. */
function hostFault(hostname: string): string | undefined {
  const name = hostname.replace(/\.$/, '').toLowerCase()
  if (name === '') return 'names no host'
  const ip = name.startsWith('[') ? name.slice(1, -1) : name
  if (ip !== name || bitsOf4(ip) !== undefined)
    return isPublicIp(ip) ? undefined : 'is not on the public internet, but on a computer or network of its own'
  if (LOCAL_NAMES.some((end) => name === end || name.endsWith(`.${end}`)) || !name.includes('.'))
    return 'is a name that only one computer or network knows'
  return undefined
}

const LONGEST = 200

/** An address to show: never with a password in it, and not too long to read. */
function shown(url: URL): string {
  const copy = new URL(url)
  copy.username = ''
  copy.password = ''
  return copy.href.length > LONGEST ? `${copy.href.slice(0, LONGEST)}…` : copy.href
}

/**
 * Why an address must not be asked, in words that end a sentence; undefined when it may be. What a credential names is a
 * stranger's choice: it must not make its reader ask what only the reader can reach. A name that resolves to a private
 * address is not seen here, but where names are resolved (see {@link isPublicIp}).
 *
 * @param allow.private - Lets private hosts and http pass, for those who verify what is on their own machine.
 */
export function addressFault(url: string, allow: { readonly private: boolean }): string | undefined {
  if (!URL.canParse(url)) return `${JSON.stringify(url.slice(0, LONGEST))} is no address`
  const parsed = new URL(url)
  const fault = (why: string) => `${shown(parsed)} ${why}, so it was not asked`
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return fault('is no web address')
  if (parsed.username !== '' || parsed.password !== '') return fault('has a user name or password in it')
  if (allow.private) return undefined
  if (parsed.protocol === 'http:') return fault('is not https but http, which others could change on the way')
  const why = hostFault(parsed.hostname)
  return why === undefined ? undefined : fault(why)
}
