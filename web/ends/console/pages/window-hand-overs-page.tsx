import { HandOversPage } from '../../../features/window-day/hand-overs-page.tsx'

/** 交接班: what nobody took over. */
export const Component = () => <HandOversPage />
