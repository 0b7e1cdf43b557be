import fc from 'fast-check'

/** Texts that break escaping, sorting or line splitting. */
const awkward = [
  '',
  ' ',
  '"',
  '\\',
  '\\"',
  '\\u0041',
  'a\nb',
  'a\rb',
  'a\tb',
  '\b\f',
  '\u0000\u0001\u001f\u007f',
  '\u0080\u009f',
  '\u2028\u2029',
  '\ufeffBOM',
  '\uff21',
  '\ue000',
  '\u{1f393}',
  '\u{1f469}\u200d\u{1f4bb}',
  '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}',
  'مرحبا \u202eabc',
  'e\u0301',
  '\u00e9',
  '_:c14n0',
  '" .\n_:c14n0 <https://example.org/p> "x',
  '"^^<http://www.w3.org/2001/XMLSchema#integer> .',
  '@type',
  '$&$1$`',
  'urn:hole:0:end',
  '__proto__',
  'true',
  '1',
  '1.5E0',
]

const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 12 }))
const plainId = fc.oneof(
  fc.constantFrom(
    'https://example.org/same',
    'did:web:example.org',
    'urn:uuid:1',
    'https://é.example/ü?q=1#f',
    'data:text/plain,x',
  ),
  fc.integer({ min: 0, max: 5 }).map((n) => `https://example.org/${n}`),
)
const oddId = fc.constantFrom(
  'relative',
  '',
  '_:b0',
  '_:c14n1',
  '@id',
  'xsd:string',
  'HTTPS://EXAMPLE.org',
  'https://example.org/a b',
  'https://example.org/<>',
  'https://example.org/\u00a0',
  'mailto:a@example.org',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#nil',
)
const id = fc.oneof({ weight: 30, arbitrary: plainId }, { weight: 1, arbitrary: oddId })

const evidence = fc.record(
  { id, type: fc.constant(['Evidence']), name: text, narrative: text, genre: text },
  { requiredKeys: ['type'] },
)
const alignment = fc.record(
  { type: fc.constant(['Alignment']), targetName: text, targetUrl: id, targetCode: text },
  { requiredKeys: ['type', 'targetName', 'targetUrl'] },
)
const resultDescription = fc.record(
  {
    id,
    type: fc.constant(['ResultDescription']),
    name: text,
    resultType: fc.constant('RawScore'),
    allowedValue: fc.array(text, { maxLength: 3 }),
  },
  { requiredKeys: ['id', 'type', 'name'] },
)
const profile = fc.record(
  { id, type: fc.constant(['Profile']), name: text, url: id, email: text },
  { requiredKeys: ['id', 'type'] },
)
const achievement = fc.record(
  {
    id,
    type: fc.constant(['Achievement']),
    name: text,
    description: text,
    criteria: fc.record({ id, narrative: text }, { requiredKeys: ['narrative'] }),
    image: fc.record({ id, type: fc.constant('Image'), caption: text }, { requiredKeys: ['id', 'type'] }),
    creator: profile,
    creditsAvailable: fc.oneof(
      fc.constantFrom<number | string>(1, 1.5, '1.5E0', '1'),
      fc.array(fc.constantFrom<number | string>(1.5, '1.5E0'), { maxLength: 2 }),
    ),
    tag: fc.array(text, { maxLength: 3 }),
    alignment: fc.array(alignment, { maxLength: 2 }),
    resultDescription: fc.array(resultDescription, { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'type', 'name', 'criteria'] },
)
const identity = fc.record({
  type: fc.constant('IdentityObject'),
  hashed: fc.oneof(fc.boolean(), fc.constant('true')),
  identityHash: text,
  identityType: fc.constant('emailAddress'),
  salt: text,
})
const endorsement = fc.record(
  {
    id,
    type: fc.constant(['VerifiableCredential', 'EndorsementCredential']),
    issuer: profile,
    validFrom: fc.constant('2026-01-31T00:00:00Z'),
    credentialSubject: fc.record(
      { id, type: fc.constant(['EndorsementSubject']), endorsementComment: text },
      { requiredKeys: ['id', 'type'] },
    ),
    proof: fc.record({
      type: fc.constant('DataIntegrityProof'),
      cryptosuite: fc.constant('eddsa-rdfc-2022'),
      created: fc.constant('2026-01-31T00:00:00Z'),
      verificationMethod: id,
      proofPurpose: fc.constantFrom('assertionMethod', 'authentication'),
      proofValue: text,
    }),
  },
  { requiredKeys: ['id', 'type', 'issuer', 'credentialSubject'] },
)
const jsonSchema = fc.record({ id, type: fc.constant('JsonSchemaCredential') })

/** Credentials in the shapes of Open Badges 3.0 with awkward texts, missing parts, repetition, and now and then an error. */
export const awkwardCredential = fc
  .record(
    {
      '@context': fc.constant([
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ]),
      id,
      type: fc.constant(['VerifiableCredential', 'OpenBadgeCredential']),
      name: text,
      description: text,
      issuer: profile,
      validFrom: fc.constant('2026-01-31T00:00:00Z'),
      awardedDate: fc.constantFrom('2026-01-31T00:00:00Z', '2026-01-30T00:00:00Z'),
      validUntil: text,
      credentialSubject: fc.record(
        {
          id,
          type: fc.constant(['AchievementSubject']),
          identifier: fc.array(identity, { maxLength: 2 }),
          achievement,
        },
        { requiredKeys: ['type', 'achievement'] },
      ),
      evidence: fc.oneof(
        fc.array(evidence, { maxLength: 2 }),
        evidence.map((one) => [one, { ...one }]),
      ),
      endorsement: fc.array(endorsement, { maxLength: 1 }),
      credentialSchema: jsonSchema,
      extra: fc.constant('undefined term'),
    },
    { requiredKeys: ['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject'] },
  )
  .chain(({ extra, credentialSchema, ...credential }) =>
    fc.integer({ min: 0, max: 9 }).map((n) => {
      if (n === 0 && extra !== undefined) return { ...credential, extra }
      return n === 1 && credentialSchema !== undefined
        ? { ...credential, credentialSchema: [credentialSchema] }
        : credential
    }),
  )
