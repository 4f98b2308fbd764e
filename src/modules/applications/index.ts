/** 办件 over HTTP, by audience. */
export { applicationCitizenRoutes } from './routes-citizen.ts'
export { applicationPublicRoutes } from './routes-public.ts'
export { applicationStaffRoutes } from './routes-staff.ts'
/** Keeps each person's own list up to date. */
export { onApplicationProgressed } from './on-application-progressed.ts'
/** Ends drafts on the day they were promised to end. */
export { expireDrafts } from './save-draft.ts'
/** Puts each day under one hash, and proves it later. */
export { sealDays, verifyDailyRoots } from './seal-day.ts'
/** Recomputes the chain of every case; names what was changed, inserted or cut. */
export { verifyApplicationChains } from './verify-chains.ts'
/** What crosses HTTP about a case: for the ends that show it. */
export type { ApplicationView, ListRow, SubmitInput } from './contract.ts'
