import { WorkbookScreen } from '../../../features/catalogue/workbook/workbook-screen.tsx'

/** Excel in and out. */
export const Component = WorkbookScreen
