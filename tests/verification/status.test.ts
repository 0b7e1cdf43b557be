import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/domain/json.ts'
import { verify } from '../../src/verification/index.ts'
import {
  type Answers,
  bytesOf,
  CONTEXTS,
  encodedList,
  faults,
  findings,
  foreignIssuer,
  networkWith,
  openBadge,
} from '../helpers/foreign.ts'

const NOW = new Date('2026-06-01T00:00:00Z')
const DID_JSON = 'https://academy.example/.well-known/did.json'
const LIST = 'https://academy.example/status/1'
const issuer = foreignIssuer()

const ENTRY: JsonObject = {
  id: `${LIST}#5`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '5',
  statusListCredential: LIST,
}

interface ListOptions {
  readonly purpose?: string
  readonly values?: Readonly<Record<number, number>>
  readonly size?: number
  readonly changes?: JsonObject
}

function list({ purpose = 'revocation', values = {}, size = 1, changes = {} }: ListOptions = {}) {
  return issuer.sign({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: LIST,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.id,
    validFrom: '2026-04-01T00:00:00Z',
    credentialSubject: {
      id: `${LIST}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodedList(values, { size, bytes: 16_384 * size }),
    },
    ...changes,
  })
}

async function check(entry: unknown, answers: Answers, extra: JsonObject = {}) {
  const contexts = ['https://purl.imsglobal.org/spec/ob/v3p0/extensions.json']
  const badge = openBadge(issuer.id)
  const credential = {
    ...badge,
    '@context': [...(badge['@context'] as string[]), ...contexts],
    credentialStatus: entry,
    ...extra,
  }
  return verify(
    { bytes: bytesOf(await issuer.sign(credential)) },
    { fetch: networkWith({ [DID_JSON]: issuer.document, ...answers }), now: NOW },
  )
}

describe('status', () => {
  it('is clear when the bit is not set, and revoked when it is', async () => {
    expect(faults(await check(ENTRY, { [LIST]: await list({ values: { 4: 1, 6: 1 } }) }))).toEqual([])
    const revoked = await check(ENTRY, { [LIST]: await list({ values: { 5: 1 } }) })
    expect(faults(revoked)).toEqual(['status failed revoked'])
    expect(revoked).toMatchObject({ standing: 'revoked', verdict: { title: 'Revoked' } })
    expect(revoked.steps.at(-1)?.message).toBe('The issuer has revoked it (list of 1 April 2026).')
  })

  it('tells suspended from revoked', async () => {
    const entry = { ...ENTRY, statusPurpose: 'suspension' }
    const report = await check(entry, { [LIST]: await list({ purpose: 'suspension', values: { 5: 1 } }) })
    expect(faults(report)).toEqual(['status failed suspended'])
    expect(report).toMatchObject({ standing: 'suspended', verdict: { title: 'Suspended' } })
  })

  it('reads several bits with their messages', async () => {
    const entry = {
      ...ENTRY,
      statusPurpose: 'message',
      statusSize: 2,
      statusMessage: [
        { status: '0x0', message: 'in order' },
        { status: '0x2', message: 'the certificate was sent again' },
      ],
    }
    const report = await check(entry, { [LIST]: await list({ purpose: 'message', size: 2, values: { 5: 2 } }) })
    expect(faults(report)).toEqual([])
    expect(report.warnings.find(({ warning }) => warning === 'status-message')?.message).toBe(
      'The issuer’s status list says about it: the certificate was sent again (list of 1 April 2026).',
    )
  })

  it('asks every list that is named, and the worst decides', async () => {
    const second = 'https://academy.example/status/2'
    const entries = [ENTRY, { ...ENTRY, id: `${second}#5`, statusPurpose: 'suspension', statusListCredential: second }]
    const suspension = await list({ purpose: 'suspension', values: { 5: 1 }, changes: { id: second } })
    expect(faults(await check(entries, { [LIST]: await list(), [second]: suspension }))).toEqual([
      'status failed suspended',
    ])
    expect(faults(await check(entries, { [LIST]: await list() }))).toEqual(['status not-checked unreachable'])
    expect(faults(await check(entries, { [LIST]: await list({ values: { 5: 1 } }) }))).toEqual([
      'status failed revoked',
    ])
  })

  it.each([
    ['does not answer', undefined, 'unreachable'],
    ['is not there', 404, 'unreachable'],
    ['is no JSON', '<html></html>', 'status-malformed'],
    ['is no list', openBadge(issuer.id), 'status-not-authentic'],
  ])('is not known when the list %s', async (_what, answer, reason) => {
    const report = await check(ENTRY, { [LIST]: answer })
    expect(faults(report)).toEqual([`status not-checked ${reason}`])
    expect(report).toMatchObject({ outcome: 'not-checked', standing: 'unknown' })
  })

  it.each([
    ['unsigned', async () => ({ ...(await list()), proof: undefined }), 'status-not-authentic'],
    [
      'changed after signing',
      async () => ({ ...(await list()), validFrom: '2026-05-01T00:00:00Z' }),
      'status-not-authentic',
    ],
    ['of another issuer', () => list({ changes: { issuer: 'did:web:other.example' } }), 'status-not-authentic'],
    ['of another address', () => list({ changes: { id: `${LIST}0` } }), 'status-not-authentic'],
    ['out of date', () => list({ changes: { validUntil: '2026-05-01T00:00:00Z' } }), 'status-out-of-date'],
    ['from the future', () => list({ changes: { validFrom: '2027-05-01T00:00:00Z' } }), 'status-malformed'],
    ['for another purpose', () => list({ purpose: 'suspension' }), 'status-malformed'],
    ['too short', () => list({ changes: { credentialSubject: short() } }), 'status-malformed'],
    ['a bomb', () => list({ changes: { credentialSubject: bomb() } }), 'status-malformed'],
  ] as const)('is not known when the list is %s', async (_what, make, reason) => {
    expect(faults(await check(ENTRY, { [LIST]: await make() }))).toEqual([`status not-checked ${reason}`])
  })

  const subject = (encoded: string): JsonObject => ({
    id: `${LIST}#list`,
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: encoded,
  })
  const short = () => subject(encodedList({}, { bytes: 100 }))
  const bomb = () => subject(encodedList({}, { bytes: 60_000_000 }))

  it('is not known for a position beyond the list, or an entry that cannot be read', async () => {
    const answers = { [LIST]: await list() }
    for (const change of [
      { statusListIndex: '131072' },
      { statusListIndex: '-1' },
      { statusListIndex: 5.5 },
      { statusListIndex: -5 },
      { statusSize: 0 },
      { statusSize: 2 },
      { statusListCredential: undefined },
    ])
      expect((await check({ ...ENTRY, ...change } as JsonObject, answers)).outcome).toBe('not-checked')
  })

  it('is not known for a kind of status that this verifier has never heard of', async () => {
    const report = await check({ id: 'https://x.example/1', type: '1EdTechCredentialRefresh' }, {})
    expect(faults(report)).toEqual(['status not-checked status-unknown'])
  })

  it('reads the lists of the draft of 2021', async () => {
    const entry = { ...ENTRY, type: 'StatusList2021Entry' }
    const V1 = 'https://www.w3.org/2018/credentials/v1'
    const [STATUS, INTEGRITY] = [
      'https://w3id.org/vc/status-list/2021/v1',
      'https://w3id.org/security/data-integrity/v2',
    ]
    const of = (values: Readonly<Record<number, number>>) =>
      list({
        changes: {
          '@context': [V1, STATUS, INTEGRITY],
          type: ['VerifiableCredential', 'StatusList2021Credential'],
          credentialSubject: {
            id: `${LIST}#list`,
            type: 'StatusList2021',
            statusPurpose: 'revocation',
            encodedList: encodedList(values, { prefix: '' }),
          },
        },
      })
    const extra = { '@context': [V1, CONTEXTS[1]!, STATUS, INTEGRITY] }
    expect(faults(await check(entry, { [LIST]: await of({}) }, extra))).toEqual([])
    expect(faults(await check(entry, { [LIST]: await of({ 5: 1 }) }, extra))).toEqual(['status failed revoked'])
  })

  it('reads the revocation lists of 1EdTech, when they are on the issuer’s domain', async () => {
    const entry = { id: LIST, type: '1EdTechRevocationList' }
    const revoked = {
      id: 'https://academy.example/credentials/1',
      revoked: true,
      revocationReason: 'Issued by mistake.',
    }
    const report = await check(entry, { [LIST]: { id: LIST, issuer: issuer.id, revokedCredential: [revoked] } })
    expect(faults(report)).toEqual(['status failed revoked'])
    expect(report.steps.at(-1)?.message).toBe('The issuer’s revocation list names it. Reason given: Issued by mistake.')
    expect(findings(await check(entry, { [LIST]: { id: LIST, revokedCredential: [] } })).at(-1)).toBe('status passed')
    const elsewhere = 'https://other.example/list'
    expect(
      faults(await check({ id: elsewhere, type: '1EdTechRevocationList' }, { [elsewhere]: { revokedCredential: [] } })),
    ).toEqual(['status not-checked status-not-authentic'])
  })

  it('says when a credential cannot be revoked at all', async () => {
    const report = await verify(
      { bytes: bytesOf(await issuer.sign(openBadge(issuer.id))) },
      { fetch: networkWith({ [DID_JSON]: issuer.document }), now: NOW },
    )
    expect(report.warnings.map(({ warning }) => warning)).toEqual(['no-status'])
  })

  it('takes related material for a second list only when it is one', async () => {
    const related = 'https://academy.example/status-explained'
    const entry = { ...ENTRY, statusReference: related }
    const clear = await list()
    expect(faults(await check(entry, { [LIST]: clear, [related]: '<html>About status</html>' }))).toEqual([])
    expect(faults(await check(entry, { [LIST]: clear, [related]: undefined }))).toEqual([
      'status not-checked unreachable',
    ])
    const suspension = await list({ purpose: 'suspension', values: { 5: 1 }, changes: { id: related } })
    expect(faults(await check(entry, { [LIST]: clear, [related]: suspension }))).toEqual(['status failed suspended'])
  })
})
