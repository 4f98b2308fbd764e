export { supervisionStaffRoutes } from './routes-staff.ts'
export { auditPublicRoutes as supervisionPublicRoutes } from './audits/routes-audits.ts'
/** 我要反映 and its answer, for whoever has no account. */
export { readClueProgress, REPORT_FLOOD, reportClue } from './audits/clue-operations.ts'
export { uploadClueFile } from './audits/audit-files.ts'
export { CLUE_KINDS, clueKindHints, clueKindWords } from './audits/clue.ts'
export type { ClueProgress, ReportedClue } from './audits/audit-contract.ts'
/** 零办件: when items of a region were last applied for, how long is too long, and what was proposed of it. */
export { compareDead, isDead, monthsBefore } from './items/dead-item-rules.ts'
export { listItemUses, noteItemIssue } from './items/item-use-store.ts'
export { deadItemMonths } from './items/settings.ts'
/** Writes down what was found outside the list, the hall or the platform; once for each piece of evidence. */
export { recordFinding } from './audits/record-finding.ts'
export { supervisionSupervisorRoutes } from './routes-supervisor.ts'
/** Recomputes the history of every card, for `npm run audit -- verify`. */
export { verifyCardHistories } from './cards/verify-cards.ts'
/** Watches what others announce. */
export { supervisionReaders } from './readers.ts'
/** Reads the records of cases again: what is missing is put in, what stands stays. */
export { rereadCases } from './reread-cases.ts'
export type { Rewatched } from './watch/rewatch-matters.ts'
/** How far the cases have been taken in that were open before this room watched. */
export { type FirstWatch, listFirstWatches } from './watch/first-watch-store.ts'
export { noteFirstWatch } from './watch/first-watch.ts'
/** Raises what falls by the clock alone. */
export { supervisionTimedJobs } from './jobs.ts'
