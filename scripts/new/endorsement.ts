import { yamlFile } from '../../src/authoring/content-file.ts'
import { awardIdSchema } from '../../src/domain/award.ts'
import { endorsementSchema } from '../../src/domain/endorsement.ts'
import { didYouMean } from '../../src/domain/nearest.ts'
import { profileSchema } from '../../src/domain/profile.ts'
import { slugOf } from '../../src/domain/slug.ts'
import { slug } from '../../src/domain/text.ts'
import { today } from '../io.ts'
import { faultBy, type Known, type NewKind } from './kind.ts'

const endorsed = (of: string) =>
  of === 'issuer' ? of : awardIdSchema.safeParse(of).success ? { award: of } : { badge: of }

function ofFault(of: string, { badgeClasses, awards }: Known): string | undefined {
  if (of === 'issuer' || badgeClasses.has(of) || awards.has(of)) return undefined
  return `is no badge class and no award here; ${didYouMean(of, badgeClasses.keys(), 'or write "issuer"')}`
}

const fileName = (by: string, of: string) => slugOf(`${by} on ${of}`)

/** An endorsement: what somebody else says of the issuer, a badge class or an award. */
export const newEndorsement: NewKind = {
  questions: (known) => [
    {
      flag: 'of',
      ask: 'What is endorsed? "issuer", the folder name of a badge class, or the id of an award.',
      value: 'what',
      help: 'What is endorsed: issuer, the folder name of a badge class, or the id of an award.',
      example: 'issuer',
      fault: (of) => ofFault(of, known),
    },
    {
      flag: 'by',
      ask: 'Which organisation vouches?',
      value: 'name',
      help: 'Name of the organisation that vouches.',
      fault: faultBy(profileSchema.shape.name),
    },
    {
      flag: 'url',
      ask: 'What is its home page, or its DID?',
      value: 'url',
      help: 'Its home page, or its DID.',
      example: 'https://association.example/',
      fault: faultBy(profileSchema.shape.id),
    },
    {
      flag: 'comment',
      ask: 'What does it say?',
      value: 'text',
      help: 'What it says.',
      fromFile: true,
      fault: faultBy(endorsementSchema.shape.comment),
    },
    {
      flag: 'on',
      ask: 'When was it given? YYYY-MM-DD; today unless given.',
      value: 'day',
      help: 'When it was given; today unless given.',
      fault: faultBy(endorsementSchema.shape.on),
      optional: () => true,
    },
    {
      flag: 'slug',
      ask: 'What is its file called?',
      value: 'name',
      help: 'Name of the file; made of the names unless given.',
      fault: (file) => (known.endorsements.some((one) => one.slug === file) ? 'is there already' : faultBy(slug)(file)),
      settled: ({ by = '', of = '' }) =>
        !known.endorsements.some((one) => one.slug === fileName(by, of)) && slugOf(by) !== '',
    },
  ],
  delivery({ of = '', by = '', url, comment, on, slug: file }, io) {
    const text = yamlFile({
      endorses: { value: endorsed(of) },
      by: { value: { id: url, name: by } },
      on: { value: on ?? today(io) },
      comment: { value: comment },
      credential: {
        says: 'The endorser’s own signed EndorsementCredential, exactly as received; without it this is an unsigned statement.',
        example: "'{ … }'",
      },
    })
    return {
      changes: [{ file: `content/endorsements/${file ?? fileName(by, of)}.yaml`, text }],
      subject: `Add the endorsement of ${of} by ${by}`,
    }
  },
}
