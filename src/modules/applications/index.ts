/** 办件 over HTTP, by audience. */
export { applicationCitizenRoutes } from './routes-citizen.ts'
export { applicationPublicRoutes } from './routes-public.ts'
export { applicationStaffRoutes } from './routes-staff.ts'
/** Keeps each person's own list up to date. */
export { onApplicationProgressed } from './lists/on-application-progressed.ts'
/** Ends drafts on the day they were promised to end. */
export { expireDrafts } from './submission/save-draft.ts'
/** Silence is acceptance, and a promise that was not kept ends its case: what limits do by themselves. */
export { settleFallenDue } from './lifecycle/settle-fallen-due.ts'
/** Puts each day under one hash, and proves it later. */
export { sealDays, verifyDailyRoots } from './record/seal-day.ts'
/** Recomputes the chain of every case; names what was changed, inserted or cut. */
export { verifyApplicationChains } from './record/verify-chains.ts'
/** What crosses HTTP about a case: for the ends that show it. */
export type { ApplicationView, ListRow, SubmitInput } from './contract.ts'
/** What pages name: see each for what it promises and refuses. */
export { listOwnApplications } from './lists/list-applications.ts'
export { openOwnDocument } from './documents/open-document.ts'
export { listOwnFiles, openOwnFile, type UploadedFile } from './submission/own-files.ts'
export { readOwnApplication, readProgress } from './reading/read-application.ts'
export { deleteDraft, listDrafts, readDraft, saveDraft } from './submission/save-draft.ts'
export { submitApplication } from './submission/submit-application.ts'
export { supplyCorrection } from './lifecycle/supply-correction.ts'
export { uploadFile } from './submission/upload-file.ts'
export { moveToVersion } from './lifecycle/move-to-version.ts'
export { withdrawApplication } from './lifecycle/withdraw-application.ts'
/** Whether a material is the application form itself, which nobody uploads a second time. */
export { isTheFormItself } from './submission/handed-materials.ts'
