import { TerminalsPage } from '../../../features/terminals/terminals-page.tsx'

/** 终端与设备. */
export const Component = TerminalsPage
