/** Every operation the portal names, by room; the first crosses two. */
export { closeAccount, readAccountClosing } from '../../flows/close-account.ts'
export { exportPersonalData } from '../../flows/export-personal-data.ts'
export { findServicePoints, type PointList } from '../../flows/find-nearest-points.ts'
export { openOwnDocument } from '../../flows/open-own-document.ts'
export {
  askForPerson, deleteDraft, listDrafts, listOwnApplications, listOwnBreaches, listOwnFiles, moveToVersion, openOwnFile, printOwnDocumentList, readDraft, readOwnApplication, readOwnClockDays, readOwnSubmission, orderCollection, requestHearing, reviseApplication, readProgress, readPromises,
  saveDraft, submitApplication, supplyCorrection, supplyDeferred, uploadFile, withdrawApplication, withdrawCommitment,
} from '../../modules/applications/index.ts'
export { listUseCopies, makeUseCopy, openOwnCertificate, openUseCopy, readOwnCertificate, readWallet, revokeUseCopy, showCode, verifyCertificate, verifyFile, verifyUseCopy } from '../../modules/certificates/index.ts'
export { deleteFromLibrary, fetchOwnMaterials, keepInLibrary, listOwnLibrary, prefillOwn, readFromLibrary, renameInLibrary, resolveOwnMaterials } from '../../modules/materials/index.ts'
export { acceptOffer, bookAppointment, cancelAppointment, changeAppointment, joinWaitingList, leaveWaitingList, listBookingPlaces, leaveLine, listOwnAppointments, listSlots, readBoard, readOwnAppointment, readTicket, takeOwnTicket } from '../../modules/queue/index.ts'
export { readDeviceSticker, reportFaultByPublic } from '../../modules/organisation/index.ts'
export { countOwnUnread, listOwnMessages, readOwnMessage, readPreference, setPreference } from '../../modules/messages/index.ts'
export { exportProofs, listProofs, type ProofList } from '../../modules/materials/index.ts'
export { readClueProgress, reportClue, uploadClueFile } from '../../modules/supervision/index.ts'
export { openRatingWithPassword } from '../../flows/rate-with-password.ts'
export { beginPairing, declineAtDevice, rateAtDevice, readDeviceScreen } from '../../modules/ratings/index.ts'
export { listOpenInvitations, listOwnRatings, objectToExclusion, rateAgain, rateApplication, rateByCode, readCodedInvitation, readInvitation } from '../../modules/ratings/index.ts'
export { askDataCorrection, giveOwnConsent, listOwnAccesses, listOwnConsents, listOwnCorrections, listOwnRegisters, readCitizenSelf, readOwnRegister, withdrawOwnConsent } from '../../modules/subjects/index.ts'
export { exportScores, listSurveyResults, listWall, readScores, type Scores, type SurveyResults, type WallPage } from '../../modules/ratings/index.ts'
