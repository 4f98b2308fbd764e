import { readTableRows } from '../../../platform/tables/read-table-rows.ts'
import type { UnreadableTable } from '../../../platform/tables/table-rows-rules.ts'
import type { CertificateLine } from './import-rules.ts'
import { readTable } from './read-table-rules.ts'

/** The lines of a CSV table, or of the first sheet of an .xlsx file. */
export async function readTableFile(bytes: Buffer, maxLines: number): Promise<CertificateLine[] | UnreadableTable> {
  const rows = await readTableRows(bytes)
  return 'problem' in rows ? rows : readTable(rows, maxLines)
}
