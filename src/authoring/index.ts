/**
 * From a table or a form to award files, in a browser as on the command line:
 *
 * {@link readTable} a CSV file, {@link readShared} what holds for all, {@link readRecipients} to see each row and each fault,
 * {@link awardFiles} for what is published (hashes alone), {@link mailMerge} for what stays with the sender.
 */
export { type AddressList, isAddressOf, type ListedAddress, readAddresses } from './address-list.ts'
export { type AwardsFile, awardFiles, type NewAward } from './award-files.ts'
export { COLUMNS, type ColumnName, type Heading } from './columns.ts'
export { MOST_LENGTH, MOST_ROWS, readTable, type Table, type TableRecord } from './csv.ts'
export { type EarnedAward, earnedAwardFile, earnedText } from './earned-award.ts'
export { type Holder, holdersAmong } from './holders.ts'
export { hashIdentity, isIdentity } from './identity.ts'
export { draftOf, type Letter, type LetterSender, letterOf } from './letters.ts'
export { mailMerge, type Sender } from './mail-merge.ts'
export type { AwardFacts, Fault, Order, Recipient } from './order.ts'
export type { Random } from './random.ts'
export { type ReadRecipients, readRecipients } from './recipients.ts'
export { type ReadShared, readShared } from './shared-facts.ts'
