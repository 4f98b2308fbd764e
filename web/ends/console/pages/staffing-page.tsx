import { StaffingPage } from '../../../features/hall-staff/staffing-page.tsx'

/** 值班排班. */
export const Component = StaffingPage
