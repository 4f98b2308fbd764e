import { LinesPage } from '../../../features/queue/lines/lines-page.tsx'

/** 排队业务. */
export const Component = LinesPage
