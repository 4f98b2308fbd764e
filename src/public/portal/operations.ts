/** Every operation the portal names, by room; the first crosses two. */
export { openOwnDocument } from '../../flows/open-own-document.ts'
export {
  askForPerson, deleteDraft, listDrafts, listOwnApplications, listOwnBreaches, listOwnFiles, moveToVersion, openOwnFile, printOwnDocumentList, readDraft, readOwnApplication, readOwnClockDays, readOwnSubmission, orderCollection, requestHearing, reviseApplication, readProgress, readPromises,
  saveDraft, submitApplication, supplyCorrection, supplyDeferred, uploadFile, withdrawApplication, withdrawCommitment,
} from '../../modules/applications/index.ts'
export { openOwnCertificate, verifyCertificate } from '../../modules/certificates/index.ts'
export { countOwnUnread, listOwnMessages, readOwnMessage, readPreference, setPreference } from '../../modules/messages/index.ts'
export { listOpenInvitations, rateApplication, readInvitation } from '../../modules/ratings/index.ts'
export { readCitizenSelf } from '../../modules/subjects/index.ts'
