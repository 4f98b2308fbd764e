/** 办件 over HTTP, by audience. */
export { applicationCitizenRoutes } from './routes-citizen.ts'
export { applicationPublicRoutes } from './routes-public.ts'
export { applicationStaffRoutes } from './routes-staff.ts'
export { applicationSupervisorRoutes } from './routes-supervisor.ts'
/** 通办 between two desks, 批后报备, and how results come to their applicants. */
export { applicationCrossingRoutes } from './routes-staff-crossing.ts'
export { onDeskNoted, onRemoteProgressed } from './crossing/on-handed-over.ts'
export { onDecidedAbove } from './crossing/on-decided-above.ts'
/** Asks a carrier what there is to ask, and delivers what it has delivered. */
export { carryParcels } from './delivery/carry-parcels.ts'
export { orderCollection } from './delivery/order-courier.ts'
export { canBePosted } from './delivery/choose-delivery.ts'
/** Keeps each person's own list up to date. */
export { onApplicationProgressed } from './lists/on-application-progressed.ts'
/** Counts open deadlines anew when a year's holidays are published. */
export { onYearPublished } from './lists/on-year-published.ts'
/** 秒批: decides what came in for items that are switched on. */
export { onSubmitted } from './automatic/decide-automatically.ts'
/** Ends drafts on the day they were promised to end. */
export { expireDrafts } from './submission/save-draft.ts'
/** Gives what was accepted to somebody of the authority, where the region wants it so. */
export { onAccepted } from './lifecycle/on-accepted.ts'
/** Works off what was asked for in bulk. */
export { carryOutBulkActions } from './bulk/carry-out-bulk-actions.ts'
/** Silence is acceptance, and a promise that was not kept ends its case: what limits do by themselves. */
export { settleFallenDue } from './lifecycle/settle-fallen-due.ts'
/** Puts each day under one hash, and proves it later. */
export { sealDays, verifyDailyRoots } from './record/seal-day.ts'
/** Recomputes the chain of every case; names what was changed, inserted or cut. */
export { verifyApplicationChains } from './record/verify-chains.ts'
/** What was announced of cases, made again from their records: for rooms that make their own anew. */
export { announceAgain, type AnnouncedAgain, listCaseNumbers } from './record/announce-again.ts'
/** Whom a change of an item concerns: for the flow that tells them. */
export { listApplicantsOfItem } from './reading/list-applicants-of-item.ts'
/** Every state of a case with its name. */
export { CLOSED_STATES, stateWords } from './application.ts'
/** What crosses HTTP about a case: for the ends that show it. */
export type { ApplicationView, ClockDaysView, ListRow, SubmitInput } from './contract.ts'
/** What pages name: see each for what it promises and refuses. */
export { listOwnApplications } from './lists/list-applications.ts'
export { printOwnDocumentList } from './documents/open-document.ts'
/** The case for which an officer may look at what the state has of its applicant; refuses other authorities and closed cases. */
export { getCaseToShareFor } from './reading/case-to-share-for.ts'
/** A document as its applicant may open it, and the file of a case as an officer may look through it: for flows that add what other rooms know. */
export { NumberParams } from './contract.ts'
export { DocumentParams, getOwnDocument } from './documents/open-document.ts'
export { ArchiveList, getArchiveList } from './reading/get-archive-list.ts'
export { getCaseSubject } from './reading/get-case-subject.ts'
/** The numbers of documents that this process holds: given back when it stops. */
export { documentSerialsOf } from './documents/document-serials.ts'
export { listOwnFiles, openOwnFile, type UploadedFile } from './submission/own-files.ts'
export { readOwnApplication } from './reading/read-application.ts'
export { readProgress } from './reading/read-progress.ts'
export { deleteDraft, listDrafts, readDraft, saveDraft } from './submission/save-draft.ts'
export { submitApplication } from './submission/submit-application.ts'
export { supplyCorrection } from './lifecycle/supply-correction.ts'
export { supplyDeferred } from './lifecycle/supply-deferred.ts'
export { withdrawCommitment } from './lifecycle/withdraw-commitment.ts'
/** 窗口收件: for the flow that knows the ticket; refuses what the window, or a partner's site, may not take in. */
export { type CalledTicket, IntakeBody, takeIn } from './submission/intake-application.ts'
export { SubmitAnswer } from './contract.ts'
export { readPromises } from './submission/read-promises.ts'
export { listOwnBreaches } from './reading/breaches.ts'
export type { PromiseText } from './submission/promise-texts.ts'
export { readOwnSubmission } from './reading/read-own-submission.ts'
export { readOwnClockDays } from './reading/read-clock-days.ts'
export { requestHearing } from './lifecycle/request-hearing.ts'
export { reviseApplication } from './lifecycle/revise-application.ts'
export { uploadFile } from './submission/upload-file.ts'
export { moveToVersion } from './lifecycle/move-to-version.ts'
export { askForPerson } from './automatic/ask-for-person.ts'
export { withdrawApplication } from './lifecycle/withdraw-application.ts'
/** Whether a material is the application form itself, which nobody uploads a second time. */
