import type { IssuedView } from './issued.ts'

/** Year and month of a moment in UTC, as LinkedIn counts them: months from 1, without a leading zero. */
function yearAndMonth(utc: string): { year: string; month: string } {
  return { year: utc.slice(0, 4), month: String(Number(utc.slice(5, 7))) }
}

/**
 * The address of LinkedIn's form "Add licence or certification", filled in as far as LinkedIn takes it. Spaces are `%20`,
 * since its form shows `+` as it is.
 *
 * @param page - Absolute address of the award's page.
 * @param id - Id of the award, which LinkedIn shows as the credential's id.
 */
export function linkedInUrl(view: IssuedView, page: string, id: string): string {
  const issued = yearAndMonth(view.awardedOn)
  const until = view.validUntil === undefined ? undefined : yearAndMonth(view.validUntil)
  const fields = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: view.badge.name,
    organizationName: view.issuer.name,
    issueYear: issued.year,
    issueMonth: issued.month,
    ...(until === undefined ? {} : { expirationYear: until.year, expirationMonth: until.month }),
    certUrl: page,
    certId: id,
  })
  return `https://www.linkedin.com/profile/add?${fields.toString().replaceAll('+', '%20')}`
}
