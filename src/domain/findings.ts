/** What a step of a verification found. The third is never shown as the first. */
export const OUTCOMES = ['passed', 'failed', 'not-checked'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The steps of a verification, in order, with the claim that each one tests. Names are permanent. */
export const STEPS = {
  readable: 'It is a document of a kind that this verifier knows',
  conforms: 'It is built as its standard says',
  signature: 'What it says is what was signed',
  issuer: 'Whoever signed it is the issuer that it names',
  dates: 'It has begun to count',
  status: 'The issuer has not revoked or suspended it',
  image: 'The picture is the one that the credential names',
  recipient: 'It was awarded to the person asked about',
  endorsements: 'The endorsements inside it hold',
  agreement: 'Both versions of Open Badges in it say the same',
  parts: 'Each credential inside it holds',
} as const
export type StepName = keyof typeof STEPS

/** What each step is about, in a word or two that fit every outcome. */
export const TOPICS: Readonly<Record<StepName, string>> = {
  readable: 'Document',
  conforms: 'Form',
  signature: 'Signature',
  issuer: 'Issuer',
  dates: 'Dates',
  status: 'Revocation',
  image: 'Picture',
  recipient: 'Recipient',
  endorsements: 'Endorsements',
  agreement: 'Two versions',
  parts: 'Credentials inside',
}

/** How a credential stands by its issuer's word and its own dates. */
export const STANDINGS = ['valid', 'not-yet-valid', 'expired', 'suspended', 'revoked', 'unknown'] as const
export type Standing = (typeof STANDINGS)[number]

/** Why a step did not pass. Names are permanent; each belongs to one step or a few. */
export const REASONS = {
  unreadable: 'it is not JSON, a token, a PNG or an SVG, or it is damaged',
  ambiguous: 'programs would read its JSON in different ways',
  'too-large': 'it is larger than any credential',
  'too-deep': 'documents lie within documents too often',
  'no-credential': 'the picture or page carries no credential',
  'unknown-kind': 'it is a document of another kind',
  'older-standard': 'it follows Open Badges 1.1 or older',
  unreachable: 'an address gave no answer, or not what it should',
  'address-refused': 'the address is private, or not https',
  shape: 'a required part is missing or of the wrong form',
  'undefined-terms': 'no context defines some of its terms',
  'context-unknown': 'it needs a context that this verifier does not have',
  unsigned: 'it has no signature',
  'signature-mismatch': 'the content, the signature and the key do not belong together',
  'signature-malformed': 'the signature is not written as its kind must be',
  'signature-expired': 'the signature itself was only good until an earlier day',
  'algorithm-refused': 'the algorithm proves nothing, such as none or HMAC',
  'algorithm-unknown': 'the algorithm is not known to this verifier',
  'algorithm-unavailable': 'this browser cannot compute the algorithm',
  'wrong-purpose': 'the signature was made for something else than credentials',
  'key-type': 'the key is of another kind than the signature needs',
  'key-invalid': 'the key is damaged, or not public',
  'key-unavailable': 'the key could not be had',
  'claims-differ': 'the token’s claims do not say what the credential says',
  'not-hosted': 'the issuer’s site does not hold this assertion',
  'hosted-differs': 'the issuer’s site says something else at its address',
  'key-not-listed': 'the issuer does not list the key',
  'key-of-another': 'the key belongs to somebody else',
  'key-not-for-credentials': 'the issuer does not let the key sign credentials, or has withdrawn it',
  'key-retired': 'the issuer retired the key before the signature was made',
  'key-withdrawn': 'the issuer has withdrawn the key, which others may have had',
  'copy-unknown': 'the issuer has withdrawn the key, and has no such credential at its address',
  'copy-differs': 'the issuer has withdrawn the key, and its own copy says something else',
  'key-unattributed': 'nothing ties the key to the issuer',
  'key-from-bundle': 'the issuer’s keys are known from the file alone',
  'issuer-unknown-method': 'the issuer’s identifier is of a kind that this verifier cannot resolve',
  'issuer-mismatch': 'the issuer’s own document says that it is another',
  'out-of-scope': 'the issuer does not issue from this address',
  'not-yet-valid': 'its first day is not reached',
  'dates-unreadable': 'its dates cannot be read',
  revoked: 'the issuer has revoked it',
  suspended: 'the issuer has suspended it',
  'status-not-shown': 'its holder may have left out the list on which it would be revoked',
  'status-unknown': 'its kind of status is not known to this verifier',
  'status-malformed': 'its status entry, or the list, is not as the standard says',
  'status-not-authentic': 'the status list is not signed by the issuer',
  'status-out-of-date': 'the status list is no longer good',
  'status-rolled-back': 'an older status list is served than one that is known',
  'status-from-bundle': 'its status is known as of an earlier day only',
  'image-differs': 'the picture shows something else',
  'image-not-comparable': 'the two pictures are of a kind or size that cannot be compared',
  'recipient-differs': 'it was awarded to somebody else',
  'recipient-unstated': 'it does not say to whom it was awarded in a way that can be compared',
  'endorsement-failed': 'an endorsement does not hold',
  'endorsement-of-another': 'an endorsement is about something else',
  'versions-differ': 'its two versions differ',
  'part-failed': 'a credential inside it does not hold',
  'part-not-checked': 'something inside it could not be checked',
} as const
export type Reason = keyof typeof REASONS

/** What a reader should know beside the steps. Names are permanent. */
export const WARNINGS = {
  expired: 'its last day is past',
  'old-version': 'it follows an older version of its standard',
  'loose-shape': 'it is written in a way that other verifiers may refuse',
  'loose-token': 'its token is not written as Open Badges says',
  'another-proof': 'a further proof of it could not be checked',
  'shown-in-part': 'its holder chose which of its statements to show',
  'no-status': 'its issuer keeps no list on which it could be revoked',
  'status-message': 'the issuer’s status list says something about it',
  refreshed: 'the issuer has a newer version, which was checked instead',
  'not-refreshed': 'whether the issuer has a newer version could not be told',
  'key-replaced':
    'the issuer withdrew its key, and its own copy under another key, which says the same, was checked instead',
  'issuer-unlisted': 'the issuer is not in the list of issuers that was given',
  'name-differs': 'the list of issuers knows the issuer by another name',
  'name-looks-alike': 'a name in it looks like another name',
  'identity-is-key': 'the issuer is known by a key alone, not by a domain',
  'address-differs': 'it was found at another address than its id',
} as const
export type WarningName = keyof typeof WARNINGS

/** How a verdict is to be taken. */
export const TONES = ['good', 'caution', 'bad', 'unknown'] as const
export type Tone = (typeof TONES)[number]
