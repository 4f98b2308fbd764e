import { HandOversPage } from '../../../features/window-day/hand-overs-page.tsx'

/** 交接班, where the cases that were taken in can be opened. */
export const Component = () => <HandOversPage withCases />
