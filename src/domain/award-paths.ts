/** The folder of awards of a day. */
export function awardFolder(day: string): string {
  return `content/awards/${day.slice(0, 4)}/${day.slice(5, 7)}`
}

/** The file that an award has, or is to have, when it stands in no cohort. */
export function awardFilePath(id: string, awardedOn: string): string {
  return `${awardFolder(awardedOn)}/${id}.yaml`
}
