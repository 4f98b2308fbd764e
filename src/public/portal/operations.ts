/** Every operation the portal names, by room. */
export {
  deleteDraft, listDrafts, listOwnApplications, listOwnBreaches, listOwnFiles, moveToVersion, openOwnDocument, openOwnFile, readDraft, readOwnApplication, readProgress, readPromises,
  saveDraft, submitApplication, supplyCorrection, supplyDeferred, uploadFile, withdrawApplication, withdrawCommitment,
} from '../../modules/applications/index.ts'
export { openOwnCertificate, verifyCertificate } from '../../modules/certificates/index.ts'
export { listOpenInvitations, rateApplication, readInvitation } from '../../modules/ratings/index.ts'
export { readCitizenSelf } from '../../modules/subjects/index.ts'
