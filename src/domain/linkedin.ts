/** What LinkedIn's form is filled in with. Moments are in UTC. */
export interface Certification {
  readonly badgeName: string
  readonly issuerName: string
  readonly awardedOn: string
  readonly validUntil?: string | undefined
  /** Absolute address of the award's page. */
  readonly page: string
  /** Id of the award, which LinkedIn shows as the credential's id. */
  readonly id: string
}

/** Year and month of a moment in UTC, as LinkedIn counts them: months from 1, without a leading zero. */
function yearAndMonth(utc: string): { year: string; month: string } {
  return { year: utc.slice(0, 4), month: String(Number(utc.slice(5, 7))) }
}

/**
 * The address of LinkedIn's form "Add licence or certification", filled in as far as LinkedIn takes it. Spaces are `%20`,
 * since its form shows `+` as it is.
 */
export function linkedInUrl({ badgeName, issuerName, awardedOn, validUntil, page, id }: Certification): string {
  const issued = yearAndMonth(awardedOn)
  const until = validUntil === undefined ? undefined : yearAndMonth(validUntil)
  const fields = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: badgeName,
    organizationName: issuerName,
    issueYear: issued.year,
    issueMonth: issued.month,
    ...(until === undefined ? {} : { expirationYear: until.year, expirationMonth: until.month }),
    certUrl: page,
    certId: id,
  })
  return `https://www.linkedin.com/profile/add?${fields.toString().replaceAll('+', '%20')}`
}
