import { get, post, type Route } from '../../platform/http/routes.ts'
import { printManual } from './manual/print-manual.ts'
import { exportWorkbook } from './workbook/export-workbook.ts'
import { importWorkbook } from './workbook/import-workbook.ts'

export const workbookStaffRoutes: Route[] = [
  get('/staff/catalogue/workbook', exportWorkbook),
  post('/staff/catalogue/workbook', importWorkbook),
  get('/staff/catalogue/manual', printManual),
]
