import type { Outcome, Standing, StepName } from '../../src/domain/findings.ts'

/** Whoever published a file. README.md says where each comes from. */
export type Source = '1edtech-validator' | 'dcc-verifier-core' | 'dcc-vc-test-fixtures' | 'openbadges-specification'

/** A file that somebody else published, with what is known to be true of it. No program of ours took part in saying it. */
export interface Vector {
  /** Path inside this folder. */
  readonly file: string
  readonly source: Source
  /** What its publisher's own tests, or the page that shows it, say; `unstated` when they say nothing. */
  readonly published: 'valid' | 'valid with warnings' | 'invalid' | 'unstated'
  /** What the standards say of it, given these `answers` and no others. */
  readonly expect: Outcome
  /** The step that decides: the one that fails, or the one that could not be checked. A failing file may fail others as well. */
  readonly step?: StepName
  /** How it stands, where that is the point of it. */
  readonly standing?: Standing
  readonly why: string
  /** What each address answers: a file of this folder. Every other address gives no answer. */
  readonly answers?: Readonly<Record<string, string>>
  /** The moment of the check; any moment after 2026-10-07 and before 2030 when it is left out. */
  readonly now?: string
}

const VALIDATOR = '1edtech-validator'
const ASSETS = `${VALIDATOR}/ob20/assets`
const VERIFIER_CORE = 'dcc-verifier-core'
const FIXTURES = 'dcc-vc-test-fixtures'
const DID_WEB = 'https://digitalcredentials.github.io/dcc-did-web'
const FIXTURE_LISTS = 'statusLists/didkey-ed25519Signature2020'

const TEST_LIST =
  'https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist'
const CORE_LIST =
  'https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status/e5WK8CbZ1GjycuPombrj'

const ob30 = (name: string, rest: Omit<Vector, 'file' | 'source'>): Vector => ({
  file: `${VALIDATOR}/ob30/${name}`,
  source: VALIDATOR,
  ...rest,
})
const clr20 = (name: string, rest: Omit<Vector, 'file' | 'source'>): Vector => ({
  file: `${VALIDATOR}/clr20/${name}`,
  source: VALIDATOR,
  ...rest,
})

/** Valid for its publisher, who takes the key from the fragment of its address and asks nobody whose key it is. */
const unattributed = (why: string, published: Vector['published'] = 'valid'): Omit<Vector, 'file' | 'source'> => ({
  published,
  expect: 'not-checked',
  step: 'issuer',
  why: `${why} The document of its issuer, which would list the key, is not published.`,
})

const invalid = (step: StepName, why: string): Omit<Vector, 'file' | 'source'> => ({
  published: 'invalid',
  expect: 'failed',
  step,
  why,
})

const OB30: readonly Vector[] = [
  ob30('simple.json', unattributed('eddsa-rdfc-2022 over Verifiable Credentials 2.0.')),
  ob30('simple-context-version.json', unattributed('Open Badges context 3.0.2.', 'valid with warnings')),
  ob30('simple_v1.json', unattributed('Verifiable Credentials 1.1, Ed25519Signature2020.', 'valid with warnings')),
  ob30('simple-eddsa-2022.json', unattributed('The draft suite eddsa-2022.', 'valid with warnings')),
  ob30(
    'simple-multiple-proofs.json',
    unattributed('Two proofs: one of a type that nobody knows, without a value, and a good one.'),
  ),
  ob30(
    'simple-did-web-method.json',
    unattributed('The proof is an object, not a list; the key is at https in spite of the name.'),
  ),
  ob30('simple-json.svg', unattributed('Baked into an SVG as JSON.')),
  ob30(
    'simple-jwt_v1.svg',
    unattributed(
      'Baked into an SVG as an RS256 token with its key in the header. It lacks the claim sub, which the specification demands, and has aud instead; its publisher does not look at either.',
      'valid with warnings',
    ),
  ),
  ob30('sd/derivedcredential.json', unattributed('ecdsa-sd-2023, derived.', 'unstated')),
  ob30('sd/derivedcredential-bbs-2023.json', {
    published: 'unstated',
    expect: 'not-checked',
    step: 'signature',
    why: 'bbs-2023, derived: a draft suite that neither Open Badges 3.0 nor Data Integrity 1.0 asks for.',
  }),
  ob30('endorsement-valid.json', unattributed('An endorsement that stands alone.')),
  ob30('simple-did-key-method.json', {
    published: 'valid',
    expect: 'not-checked',
    step: 'issuer',
    why: 'The key is a did:key and the issuer a urn:uuid, so nothing ties one to the other. Its publisher does not ask for that.',
  }),
  ob30('simple-did-method.json', {
    published: 'valid',
    expect: 'failed',
    step: 'signature',
    why: 'The signature of simple_v1.json under another verificationMethod, which is part of what is signed. Marked as valid by its publisher.',
  }),
  ob30('bit-string-list/credential-status-revoked.json', {
    published: 'invalid',
    expect: 'not-checked',
    step: 'issuer',
    why: 'Bit 23 of the list is set, so its publisher calls it revoked. The document that would list the key of both the credential and the list is not published; with one that does, it must fail at status.',
    answers: { [TEST_LIST]: `${VALIDATOR}/ob30/bit-string-list/testlist` },
  }),
  ob30('bit-string-list/credential-status-revoked.json', {
    published: 'unstated',
    expect: 'not-checked',
    step: 'issuer',
    why: 'The same with an earlier list in which no bit is set: with a document that lists the key, it must pass.',
    answers: { [TEST_LIST]: `${VALIDATOR}/ob30/bit-string-list/testlist-ffc96d2` },
  }),
  ob30('bit-string-list/credential-status-revoked-blank-nodes.json', {
    published: 'invalid',
    expect: 'not-checked',
    step: 'issuer',
    why: 'As above, with nodes without an id that differ only in a country. statusListIndex is a number where the standard wants a string.',
    answers: { [TEST_LIST]: `${VALIDATOR}/ob30/bit-string-list/testlist` },
  }),
  ob30('credential-status-revoked.json', {
    published: 'invalid',
    expect: 'failed',
    step: 'conforms',
    why: '1EdTechRevocationList and 1EdTechCredentialRefresh. Its publisher calls it revoked, by a list that is not published; nor is its did:web document. context.json, as of 3.0.0, does not define awardedDate.',
  }),
  ob30(
    'endorsement-err-schema-status-refresh.json',
    invalid(
      'conforms',
      'An endorsement must have a name. Its publisher stops at the refresh service, which gives no answer.',
    ),
  ),
  ob30('simple-err-context.json', invalid('conforms', 'The first context is missing.')),
  ob30('simple-err-type.json', invalid('conforms', 'OtherCredential in the place of OpenBadgeCredential.')),
  ob30('simple-err-issuer.json', invalid('conforms', 'No issuer.')),
  ob30('simple-err-issuer-type.json', invalid('conforms', 'The issuer is an InvalidProfile.')),
  ob30('simple-err-credential-subject-type.json', invalid('conforms', 'The subject is an InvalidAchievementSubject.')),
  ob30(
    'simple-err-credential-subject-no-id-no-identifier.json',
    invalid('conforms', 'The subject has neither id nor identifier. The signature does not match either.'),
  ),
  ob30(
    'simple-err-credential-subject-identifier-type.json',
    invalid('conforms', 'The identifier is an InvalidIdentityObject.'),
  ),
  ob30('simple-err-credential-subject-result-type.json', invalid('conforms', 'A result is an InvalidResult.')),
  ob30('simple-err-evidence-type.json', invalid('conforms', 'A piece of evidence is an InvalidEvidence.')),
  ob30('simple-err-proof-value.json', invalid('signature', 'Two letters of the signature are exchanged.')),
  ob30('simple-err-proof-method.json', invalid('signature', 'Letters were put into the key.')),
  ob30(
    'simple-err-proof-method-no-scheme.json',
    invalid('signature', 'The verificationMethod is a bare key and no URL, which Data Integrity demands.'),
  ),
  ob30('simple-err-proof-method-unknown-scheme.json', {
    published: 'invalid',
    expect: 'not-checked',
    step: 'signature',
    why: 'The key is at an address of the scheme xxx, where nobody can ask. Its publisher counts that as an error.',
  }),
  ob30('simple-err-proof-method-unknown-did-method.json', {
    published: 'invalid',
    expect: 'not-checked',
    step: 'signature',
    why: 'The key is in a did:example, which nobody can resolve. Its publisher counts that as an error.',
  }),
  ob30(
    'simple-err-expired.json',
    unattributed(
      'It expired in 2010, where its publisher ends: with a document that lists the key it must stand as expired.',
      'invalid',
    ),
  ),
  ob30(
    'simple-err-issued.json',
    invalid(
      'dates',
      'It begins in 2040. It follows a draft: its context is not published any more, and it has no achievement.',
    ),
  ),
  ob30('simple-noproof.json', invalid('signature', 'No proof. It follows a draft, and has no achievement either.')),
  ob30('simple-jwt.svg', {
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: 'It follows a draft: a context that is not published any more, and no achievement. The RS256 signature in it is good, by the key in its header.',
  }),
  ob30('simple.jwt', {
    published: 'unstated',
    expect: 'failed',
    step: 'conforms',
    why: 'The draft credential of simple-jwt.svg, signed by a key that the header neither holds nor names: its signature cannot be checked by anybody.',
  }),
]

const CLR20: readonly Vector[] = [
  clr20('simple.json', unattributed('A record with one badge inside, each with its own signature.')),
  clr20('simple-noproof.json', {
    published: 'unstated',
    expect: 'failed',
    step: 'signature',
    why: 'A record without a proof, by a draft context that is not published any more.',
  }),
  clr20('simple_old_safesigned.json', {
    published: 'unstated',
    expect: 'failed',
    step: 'conforms',
    why: 'By a draft context that is not published any more, so its signature cannot be reproduced.',
  }),
]

const ORGANIZATION = {
  'https://example.org/robotics-badge.json': `${ASSETS}/robotics-badge.json`,
  'https://example.org/organization.json': `${ASSETS}/organization.json`,
  'http://example.org/key1.json': `${ASSETS}/key1.json`,
}
const asset = (name: string) => ({ [`http://example.org/${name}`]: `${ASSETS}/${name}` })
const secureAsset = (name: string) => ({ [`https://example.org/${name}`]: `${ASSETS}/${name}` })

/** A hosted assertion: the address that is its id answers with the file itself. */
function hosted(name: string, { answers, ...rest }: Omit<Vector, 'file' | 'source'>): Vector {
  const file = `${VALIDATOR}/ob20/${name}`
  const own = { 'https://example.org/beths-robotics-badge.json': file }
  return { file, source: VALIDATOR, ...rest, answers: { ...own, ...(answers ?? ORGANIZATION) } }
}
const signed = (name: string, rest: Omit<Vector, 'file' | 'source'>): Vector => ({
  file: `${VALIDATOR}/ob20/${name}`,
  source: VALIDATOR,
  ...rest,
})
const startsWith = (which: string) => ({
  ...secureAsset(`badgeclass-with-verification-${which}-starts-with.json`),
  ...asset(`issuer-with-allowed-origins-${which}-starts-with.json`),
})

const OB20: readonly Vector[] = [
  hosted('basic-assertion.json', { published: 'valid', expect: 'passed', why: 'A hosted assertion.' }),
  hosted('basic-assertion-invalid-context.json', invalid('conforms', 'The context is openbadges/invalid.')),
  hosted('basic-assertion-invalid-type.json', invalid('conforms', 'The type is OtherAssertion.')),
  hosted('basic-assertion-in-future.json', {
    ...invalid('dates', 'Issued in 2100.'),
    standing: 'not-yet-valid',
  }),
  hosted('basic-assertion-expired.json', {
    ...invalid(
      'dates',
      'Expired in 2022. Its publisher ends there; a verifier that tells expired apart from false will say so by its standing.',
    ),
    standing: 'expired',
  }),
  hosted('basic-assertion-expired-before-issued.json', invalid('dates', 'It expires before the day of issue.')),
  hosted('assertion-with-data-image.json', {
    published: 'unstated',
    expect: 'failed',
    step: 'conforms',
    why: 'The image of an assertion must be at an address; a data URI is for badge classes and profiles.',
  }),
  hosted('basic-assertion-with-allowed-origins-valid-starts-with.json', {
    published: 'valid',
    expect: 'passed',
    why: 'The issuer issues from https://example.org/. The badge class and the profile name themselves without the .json at which they are, and over http: a verifier that wants an id to be the address fails it at issuer.',
    answers: startsWith('valid'),
  }),
  hosted('basic-assertion-with-allowed-origins-invalid-starts-with.json', {
    ...invalid('issuer', 'The issuer issues from https://example.org/NOT alone. Its ids are like those above.'),
    answers: startsWith('invalid'),
  }),
  signed('simple.jwt', {
    published: 'valid',
    expect: 'passed',
    why: 'A signed assertion. Its key is at an http address: a verifier that asks https alone cannot check it.',
    answers: ORGANIZATION,
  }),
  signed('simple-not-revoked.jwt', {
    published: 'valid',
    expect: 'passed',
    why: 'A signed assertion whose issuer has an empty list of revocations. Key and list are at http addresses.',
    answers: {
      ...secureAsset('badge-from-organization-with-empty-revocation-list.json'),
      ...secureAsset('organization-with-empty-revocation-list.json'),
      ...asset('empty-revocation-list.json'),
      ...asset('key2.json'),
    },
  }),
  signed('simple-revoked.jwt', {
    ...invalid('status', 'A signed assertion that its issuer lists as revoked. Key and list are at http addresses.'),
    standing: 'revoked',
    answers: {
      ...secureAsset('badge-from-organization-with-revocation-list.json'),
      ...secureAsset('organization-with-revocation-list.json'),
      ...asset('revocation-list.json'),
      ...asset('key3.json'),
    },
  }),
]

const core = (name: string, rest: Omit<Vector, 'file' | 'source'>): Vector => ({
  file: `${VERIFIER_CORE}/${name}`,
  source: VERIFIER_CORE,
  ...rest,
  answers: { [CORE_LIST]: `${VERIFIER_CORE}/status/e5WK8CbZ1GjycuPombrj`, ...rest.answers },
})
const NAMELESS =
  'The subject has neither id nor identifier, and Open Badges demands one; its publisher does not. The status list is 100,000 bits long where the standard demands 131,072, and names another address as its own.'

const CORE: readonly Vector[] = [
  core('v2EddsaWithValidStatus.json', {
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: `A good eddsa-rdfc-2022 signature. ${NAMELESS}`,
  }),
  core('v2DoubleSigWithValidStatus.json', {
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: `Two good signatures, eddsa-rdfc-2022 and Ed25519Signature2020. ${NAMELESS}`,
  }),
  core('v2DoubleSigWithBadStatusUrl.json', {
    published: 'invalid',
    expect: 'failed',
    step: 'conforms',
    why: `Its status list gives no answer, which its publisher reports as an error of that step alone. ${NAMELESS}`,
  }),
  core('v2ExpiredWithValidStatus.json', {
    published: 'invalid',
    expect: 'failed',
    step: 'conforms',
    standing: 'expired',
    why: `Expired in 2012, which is what its publisher has it for. ${NAMELESS}`,
  }),
  core('v2Revoked.json', {
    published: 'invalid',
    expect: 'failed',
    step: 'conforms',
    why: `Bit 8 of the list is set, so its publisher calls it revoked. ${NAMELESS}`,
  }),
  core('v1Revoked.json', {
    published: 'invalid',
    expect: 'failed',
    step: 'conforms',
    why: `Bit 6 of the list is set; Verifiable Credentials 1.1. ${NAMELESS}`,
  }),
  core('v2didWebMultikeyWithValidStatus.json', {
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: `A good signature by a key that a did:web document lists as a Multikey. ${NAMELESS}`,
    answers: { [`${DID_WEB}/multikey/did.json`]: 'dcc-did-web/multikey/did.json' },
  }),
  core('v2didWebWithValidStatus.json', {
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: `A good signature by a key that a did:web document lists as an Ed25519VerificationKey2020. ${NAMELESS}`,
    answers: { [`${DID_WEB}/did.json`]: 'dcc-did-web/did.json' },
  }),
  core('v2didWebWithValidStatus.json', {
    published: 'unstated',
    expect: 'failed',
    step: 'issuer',
    why: 'The same with an earlier did:web document, which lists another key.',
    answers: { [`${DID_WEB}/did.json`]: 'dcc-did-web/did-48de976.json' },
  }),
]

const fixture = (name: string, rest: Omit<Vector, 'file' | 'source'>): Vector => ({
  file: `${FIXTURES}/${name}`,
  source: FIXTURES,
  ...rest,
})
const fixtureList = (name: string) => ({
  [`https://digitalcredentials.github.io/vc-test-fixtures/${FIXTURE_LISTS}/${name}`]: `${FIXTURES}/${FIXTURE_LISTS}/${name}`,
})

const DCC_FIXTURES: readonly Vector[] = [
  fixture('v2/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-basicOBv3.json', {
    published: 'valid',
    expect: 'passed',
    why: 'The example of the specification, signed by a did:key that is its issuer.',
  }),
  fixture('v1/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-OBSpecExample.json', {
    published: 'valid',
    expect: 'passed',
    why: 'The same by Verifiable Credentials 1.1 and the context data-integrity/v2.',
  }),
  fixture('v2/bothSignatureTypes/didkey/legacy-noStatus-noExpiry.json', {
    published: 'valid',
    expect: 'passed',
    why: 'The same with two good signatures, eddsa-rdfc-2022 and Ed25519Signature2020.',
  }),
  fixture('v2/bothSignatureTypes/didkey/legacy-noStatus-notExpired-endorsement.json', {
    published: 'valid',
    expect: 'passed',
    why: 'An endorsement that stands alone, with two good signatures. It is good until 2030.',
    now: '2026-11-01T00:00:00Z',
  }),
  fixture('v2/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-identityHash.json', {
    published: 'valid',
    expect: 'passed',
    why: 'The identifier is an object where the schema wants a list. Its id is a urn:uuid that is none.',
  }),
  fixture('v1/ed25519/didKey/legacy-noStatus-noExpiry.json', {
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: 'A good Ed25519Signature2020. The subject has a name, but neither id nor identifier, which Open Badges demands; the image of the issuer is a bare address.',
  }),
  fixture('v2/ed25519/didKey/legacy-noStatus-noExpiry-tampered.json', invalid('signature', 'The name was changed.')),
  fixture('v2/dataIntegrityProof/didKey/oidf-noStatus-notExpired-notYetValid.json', {
    ...invalid('dates', 'It begins in 2099. Its subject has neither id nor identifier.'),
    standing: 'not-yet-valid',
  }),
  fixture('v2/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-minimal.json', {
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: 'A verifiable credential with a good signature that is no Open Badge.',
  }),
  fixture('v2/ed25519/didKey/legacy-expiredStatus-noExpiry.json', {
    published: 'invalid',
    expect: 'failed',
    step: 'conforms',
    why: 'No Open Badge. Its status list went out of date in 2021, so its status cannot be told.',
    answers: fixtureList('expired'),
  }),
  fixture('v2/ed25519/didKey/legacy-tamperedStatus-noExpiry.json', {
    published: 'invalid',
    expect: 'failed',
    step: 'conforms',
    why: 'No Open Badge. Its status list was changed after it was signed, so its status cannot be told.',
    answers: fixtureList('tampered'),
  }),
]

const SPECIFICATION: readonly Vector[] = [
  {
    file: 'openbadges-specification/linked-data-proof-ob.signed-credential.json',
    source: 'openbadges-specification',
    ...unattributed('The test vector of the specification; document-canon.txt is its canonical form.'),
  },
  {
    file: 'openbadges-specification/linked-data-proof-ob-47fa825.signed-credential.json',
    source: 'openbadges-specification',
    published: 'valid',
    expect: 'failed',
    step: 'conforms',
    why: 'An earlier test vector, by a draft context that is not published any more: its signature cannot be reproduced.',
  },
]

/** Every vector. A file is in it more than once when what the addresses answer makes the difference. */
export const VECTORS: readonly Vector[] = [...OB30, ...CLR20, ...OB20, ...CORE, ...DCC_FIXTURES, ...SPECIFICATION]
