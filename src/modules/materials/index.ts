/** What becomes of each material of an item for one applicant: replaced with its evidence, to be fetched with consent, or asked for. */
export { resolveMaterials } from './waiver/resolve-materials.ts'
/** Asks the registers that can stand in for a material, with consent; never fails because a register is down. */
export { agreeToSharing, COUNTER_EVIDENCE } from './waiver/agree.ts'
export { fetchMaterials } from './waiver/fetch-materials.ts'
export { countAsked, isTheFormItself } from './waiver/waiver-rules.ts'
export { type AskedReason, type Evidence, type MaterialResolution, type ReplacedWay, replacedWayWords } from './waiver/resolution.ts'
/** Writes what stands in for materials, of a file; what is there already stays. */
export { importSources } from './sources/sources.ts'
/** 材料库: which files the applicant's library holds for whoever hands in, and which files may be opened for that reason. */
export { listReachableFiles, listReusableFiles, reachFile } from './library/reach-files.ts'
export type { EntryView } from './library/library-contract.ts'
export { deleteFromLibrary, keepInLibrary, listOwnLibrary, readFromLibrary, renameInLibrary } from './library/own-library.ts'
/** What of a library may serve for a material, by its name. */
export { listFitting } from './library/library-rules.ts'
/** 共享: what of its applicant may be looked at for a case; each look is in the ledger and in the person's own log. */
export { type CaseToShareFor, listShareable, openRegisterAnswer, openSharedEntryFile } from './sharing/share-for-case.ts'
export { OpenSharedBody, ShareableView, SharedFields } from './sharing/sharing-contract.ts'
/** 材料 over HTTP, by audience. */
export { materialCitizenRoutes } from './routes-citizen.ts'
export { materialStaffRoutes } from './routes-staff.ts'
/** What pages name. */
export { prefillOwn } from './prefill/prefill-operations.ts'
export type { PrefillAnswer } from './prefill/read-prefill.ts'
export type { Prefilled } from './prefill/prefill-rules.ts'
export { fetchOwnMaterials, resolveOwnMaterials } from './waiver/operations.ts'
/** What the room does by the clock, and what it reads of what others announce. */
export { materialReaders, materialTimedJobs } from './jobs.ts'
/** 无证明: the list of proofs nobody has to bring, what pages name of it, and the writing of a file's. */
export { exportProofs, listProofs } from './proofs/list-proofs.ts'
export { importProofs, PROOFS_MEMO } from './proofs/proofs.ts'
export { proofPublicRoutes } from './proofs/routes-proofs.ts'
export type { ProofList } from './proofs/proof-contract.ts'
/** 部门间协查: asks another body for a fact; refuses one's own body and a subject nobody can find. And what was asked for a case. */
export { askOtherBody, type CaseAskedFor } from './checks/ask-check.ts'
export { AskCheckInput, CheckParams, CheckView } from './checks/check-contract.ts'
export { openCheckFileOf } from './checks/check-files.ts'
export { listChecksOf } from './checks/read-check.ts'
