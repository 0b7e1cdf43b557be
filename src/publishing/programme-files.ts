import type { Register } from '../domain/register.ts'
import { paths } from '../domain/urls.ts'
import { programmeReport } from '../programmes/report.ts'
import { reportTable } from '../programmes/table.ts'
import { type PublishedFile, textFile } from './published-file.ts'

/** The audit of what is taught as a table, when content says that it is published. */
export function programmeFiles(register: Register): PublishedFile[] {
  const { programmes } = register
  if (programmes?.published !== true) return []
  const report = programmeReport(programmes, register)
  return [textFile(paths.programmesTable(), 'text/csv; charset=utf-8', reportTable(report))]
}
