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
/** What pages name: see each for what it promises and refuses. */
export { listOwnApplications } from './list-applications.ts'
export { openOwnDocument } from './open-document.ts'
export { listOwnFiles, openOwnFile, type UploadedFile } from './own-files.ts'
export { readOwnApplication, readProgress } from './read-application.ts'
export { deleteDraft, listDrafts, readDraft, saveDraft } from './save-draft.ts'
export { submitApplication } from './submit-application.ts'
export { supplyCorrection } from './supply-correction.ts'
export { uploadFile } from './upload-file.ts'
export { moveToVersion } from './move-to-version.ts'
export { withdrawApplication } from './withdraw-application.ts'
/** Whether a material is the application form itself, which nobody uploads a second time. */
export { isTheFormItself } from './assemble-submission.ts'
