import { AttendancePage } from '../../../features/hall-staff/attendance-page.tsx'

/** 考勤. */
export const Component = AttendancePage
