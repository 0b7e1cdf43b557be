import * as z from 'zod'
import { email, httpsUrl, line, prose, uri } from './text.ts'

/** What kind of identifier an IdentifierEntry or IdentityObject holds (Open Badges 3.0, IdentifierTypeEnum). */
export const IDENTIFIER_TYPES = [
  'name',
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
] as const

/** A term of our own where a closed list has none: `ext:SomeTerm`. */
export const extension = z.string().regex(/^ext:[a-zA-Z0-9._-]+$/, 'must be one of the list or "ext:" and a name')

/** Open Badges 3.0 IdentifierEntry. */
export const identifierEntrySchema = z
  .strictObject({
    identifier: line().describe('The identifier itself.'),
    type: z.union([z.enum(IDENTIFIER_TYPES), extension]).describe('What kind of identifier it is.'),
  })
  .describe('Another identifier of the same thing, such as a course code or a registration number.')

/** Open Badges 3.0 Address. */
export const addressSchema = z
  .strictObject({
    country: line().optional().describe('Country, in words.'),
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two capitals')
      .optional()
      .describe('ISO 3166-1 code, such as `DE`.'),
    region: line().optional().describe('State, province or region.'),
    locality: line().optional().describe('Town.'),
    street: line().optional().describe('Street and number.'),
    postOfficeBox: line().optional().describe('Post office box.'),
    postalCode: line(20).optional().describe('Postal code.'),
    latitude: z.number().min(-90).max(90).optional().describe('Degrees north.'),
    longitude: z.number().min(-180).max(180).optional().describe('Degrees east.'),
  })
  .describe('A postal address.')

const profileFields = {
  name: line().describe('Name, as the public knows it.'),
  url: httpsUrl.describe('Home page.'),
  email: email.describe('Address for questions about badges: an office, not a person.'),
  phone: z
    .string()
    .regex(/^\+[0-9 ()-]{6,24}$/, 'must be an international number that starts with "+"')
    .optional()
    .describe('Telephone number with country code, such as `+44 20 7946 0000`.'),
  description: prose(2000).optional().describe('What the organisation is, in a few sentences.'),
  official: line().optional().describe('Name of the official who stands for it.'),
  address: addressSchema.optional().describe('Postal address.'),
  identifiers: z.array(identifierEntrySchema).min(1).optional().describe('Registration numbers and the like.'),
}

/** An organisation other than the issuer: a creator, an assessor, a parent, an endorser. Open Badges 3.0 Profile. */
export const profileSchema = z
  .strictObject({
    id: uri.describe('URI that names the organisation: its DID or its home page.'),
    ...profileFields,
    url: profileFields.url.optional(),
    email: profileFields.email.optional(),
  })
  .describe('An organisation that is not the issuer.')

export type Profile = z.infer<typeof profileSchema>

/** `content/issuer/index.md`: who issues. Its body is the text of the issuer page. Open Badges 3.0 and 2.0 Profile. */
export const issuerSchema = z
  .strictObject({
    ...profileFields,
    parent: profileSchema.optional().describe('The organisation that this one is part of.'),
  })
  .describe('The issuer profile: the organisation whose keys sign the credentials.')

export type IssuerFields = z.infer<typeof issuerSchema>
export type IdentifierEntry = z.infer<typeof identifierEntrySchema>
