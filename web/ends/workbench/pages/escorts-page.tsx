import { EscortsPage } from '../../../features/window-day/escorts-page.tsx'

/** 陪同引导. */
export const Component = EscortsPage
