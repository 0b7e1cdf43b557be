/** Kinds of plain values. `iri`: an absolute identifier. `moment`: a date and time with an offset. `any`: looked at elsewhere. */
export type Plain = 'text' | 'iri' | 'moment' | 'number' | 'boolean' | 'any'

/** Classes of the data models. */
export type ClassName =
  | 'OpenBadgeCredential'
  | 'EndorsementCredential'
  | 'ClrCredential'
  | 'AchievementSubject'
  | 'EndorsementSubject'
  | 'ClrSubject'
  | 'Association'
  | 'Achievement'
  | 'Criteria'
  | 'Image'
  | 'Profile'
  | 'IdentityObject'
  | 'IdentifierEntry'
  | 'Alignment'
  | 'Evidence'
  | 'Result'
  | 'ResultDescription'
  | 'Related'
  | 'Assertion'
  | 'Endorsement'
  | 'Recipient'
  | 'BadgeClass'

/** A member of a class: its kind, whether it must be there, and whether there can be several. */
export interface Member {
  readonly kind: Plain | ClassName
  readonly required?: boolean
  readonly many?: boolean
}

/** A class of a data model. */
export interface Class {
  /** A name that its `type` must hold; JSON-LD drops what an object without its type says. */
  readonly type?: string
  readonly members: Readonly<Record<string, Member>>
  /** Members of which at least one must be there. */
  readonly oneOf?: readonly string[]
}

const text: Member = { kind: 'text' }
const texts: Member = { kind: 'text', many: true }
const iri: Member = { kind: 'iri' }
const moment: Member = { kind: 'moment' }
const needed = (member: Member): Member => ({ ...member, required: true })
const of = (kind: ClassName): Member => ({ kind })
const manyOf = (kind: ClassName): Member => ({ kind, many: true })

const credential: Readonly<Record<string, Member>> = {
  id: needed(iri),
  issuer: needed({ kind: 'any' }),
  awardedDate: moment,
  validUntil: moment,
  expirationDate: moment,
  evidence: manyOf('Evidence'),
  image: of('Image'),
}

/** The data models of Open Badges 3.0 (section B), CLR 2.0 and Open Badges 2.0, as far as a document’s form can be wrong. */
export const CLASSES: Readonly<Record<ClassName, Class>> = {
  OpenBadgeCredential: {
    members: { ...credential, name: text, credentialSubject: needed(of('AchievementSubject')) },
  },
  EndorsementCredential: {
    members: { ...credential, name: needed(text), credentialSubject: needed(of('EndorsementSubject')) },
  },
  ClrCredential: { members: { ...credential, name: needed(text), credentialSubject: needed(of('ClrSubject')) } },
  AchievementSubject: {
    type: 'AchievementSubject',
    members: {
      id: iri,
      achievement: needed(of('Achievement')),
      identifier: manyOf('IdentityObject'),
      activityStartDate: moment,
      activityEndDate: moment,
      creditsEarned: { kind: 'number' },
      image: of('Image'),
      narrative: text,
      result: manyOf('Result'),
      source: of('Profile'),
    },
    oneOf: ['id', 'identifier'],
  },
  EndorsementSubject: { type: 'EndorsementSubject', members: { id: needed(iri), endorsementComment: text } },
  ClrSubject: {
    type: 'ClrSubject',
    members: {
      id: iri,
      identifier: manyOf('IdentityObject'),
      verifiableCredential: needed({ kind: 'any', many: true }),
      association: manyOf('Association'),
    },
    oneOf: ['id', 'identifier'],
  },
  Association: {
    type: 'Association',
    members: { associationType: needed(text), sourceId: needed(iri), targetId: needed(iri) },
  },
  Achievement: {
    type: 'Achievement',
    members: {
      id: needed(iri),
      name: needed(text),
      description: needed(text),
      criteria: needed(of('Criteria')),
      achievementType: text,
      alignment: manyOf('Alignment'),
      creator: of('Profile'),
      image: of('Image'),
      inLanguage: text,
      otherIdentifier: manyOf('IdentifierEntry'),
      related: manyOf('Related'),
      resultDescription: manyOf('ResultDescription'),
      tag: texts,
    },
  },
  Criteria: { members: { id: iri, narrative: text }, oneOf: ['id', 'narrative'] },
  Image: { members: { id: needed(iri), caption: text } },
  Profile: {
    type: 'Profile',
    members: { id: needed(iri), name: text, url: iri, image: of('Image'), otherIdentifier: manyOf('IdentifierEntry') },
  },
  IdentityObject: {
    type: 'IdentityObject',
    members: {
      hashed: needed({ kind: 'boolean' }),
      identityHash: needed(text),
      identityType: needed(text),
      salt: text,
    },
  },
  IdentifierEntry: { type: 'IdentifierEntry', members: { identifier: needed(text), identifierType: needed(text) } },
  Alignment: { type: 'Alignment', members: { targetName: needed(text), targetUrl: needed(iri) } },
  Evidence: { type: 'Evidence', members: { id: iri, name: text, narrative: text } },
  Result: { type: 'Result', members: { value: text, status: text, resultDescription: iri, achievedLevel: iri } },
  ResultDescription: {
    type: 'ResultDescription',
    members: { id: needed(iri), name: needed(text), resultType: needed(text) },
  },
  Related: { type: 'Related', members: { id: needed(iri) } },
  Assertion: {
    type: 'Assertion',
    members: {
      recipient: needed(of('Recipient')),
      badge: needed({ kind: 'any' }),
      verification: needed({ kind: 'any' }),
      issuedOn: needed(moment),
      expires: moment,
    },
  },
  Endorsement: {
    type: 'Endorsement',
    members: { claim: needed({ kind: 'any' }), issuer: needed({ kind: 'any' }), issuedOn: needed(moment) },
  },
  Recipient: {
    members: { type: needed(text), identity: needed(text), hashed: needed({ kind: 'boolean' }), salt: text },
  },
  BadgeClass: {
    type: 'BadgeClass',
    members: {
      name: needed(text),
      description: needed(text),
      criteria: needed({ kind: 'any' }),
      issuer: needed({ kind: 'any' }),
    },
  },
}
