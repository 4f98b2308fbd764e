import type { Page, PageEnd } from '../../platform/http/page.ts'
import type { AnyOperation } from '../../platform/operations.ts'
import { applicationPage, certificateFilePage, documentListPage, documentPage, filePage, withdrawalPage, withdrawPage } from './pages/application-pages.tsx'
import { bookPage, checkBookingPage, sendBookingPage, waitForPlacePage } from './pages/booking.tsx'
import { clockDaysPage } from './pages/clock-days.tsx'
import { checkPage, submitPage } from './pages/check-and-submit.tsx'
import { changePasswordPage, savePasswordPage } from './pages/change-password.tsx'
import { confirmationPage } from './pages/confirmation.tsx'
import { correctionPage, correctPage } from './pages/correction.tsx'
import { codePage } from './pages/code.tsx'
import { correctionPromisesPage, signCorrectionPage } from './pages/correction-promises.tsx'
import { deleteEntryPage, entryPage, keepPage, libraryPage, renameEntryPage } from './pages/library.tsx'
import { editionPage, itemListCsvPage, itemListPage, itemListWorkbookPage } from './pages/list.tsx'
import { itemListsPage } from './pages/lists.tsx'
import { moveToVersionPage, newVersionPage } from './pages/new-version-pages.tsx'
import { materialsPage, saveMaterialsPage } from './pages/draft-materials.tsx'
import { promisesPage, signPromisesPage } from './pages/draft-promises.tsx'
import { lateMaterialsPage, supplyLatePage, commitmentWithdrawalPage, withdrawCommitmentPage } from './pages/promise-pages.tsx'
import { collectionPage, orderCollectionPage } from './pages/collection.tsx'
import { deliveryPage, saveDeliveryPage } from './pages/draft-delivery.tsx'
import { autosavePage, discardDraftPage, saveSectionPage, sectionPage, taskListPage } from './pages/draft-pages.tsx'
import { answerFormPreviewPage, formPreviewPage, stepFormPreviewPage } from './pages/form-preview.tsx'
import { guidePage } from './pages/guide.tsx'
import { ownMaterialsPage } from './pages/own-materials.tsx'
import { hallPage, hallsPage } from './pages/halls.tsx'
import { leaveLinePage, sendTakeTicketPage, takeTicketPage, ticketPage } from './pages/tickets.tsx'
import { hearingPage, requestHearingPage } from './pages/hearing.tsx'
import { homePage } from './pages/home.tsx'
import { messagePage, messagePreferencePage, messagesPage } from './pages/messages.tsx'
import { acceptPlacePage, appointmentCalendarPage, appointmentCancellationPage, appointmentPage, cancelAppointmentPage, changeAppointmentPage, leaveWaitingPage, myAppointmentsPage, sendChangePage } from './pages/my-appointments.tsx'
import { myApplicationsPage } from './pages/my-applications.tsx'
import { askForPersonPage, personReviewPage } from './pages/person-review.tsx'
import { chooseRegionPage, readingModePage, saveRegionPage } from './pages/preferences.tsx'
import { accountClosingPage, closeAccountPage } from './pages/account-closing.tsx'
import { askCorrectionPage, dataAccessesPage, dataAccessTablePage, ownRegistersPage, personalDataPage, privacyPage, sendCorrectionPage } from './pages/privacy.tsx'
import { consentsPage, giveConsentPage, withdrawConsentPage } from './pages/consents.tsx'
import { showProblem } from './pages/problem.tsx'
import { progressQueryPage, showProgressPage } from './pages/progress-query.tsx'
import { proofsCsvPage, proofsPage } from './pages/proofs.tsx'
import { codedRatingPage, openRatingPage, rateByCodePage, ratedHerePage, rateHerePage } from './pages/coded-rating.tsx'
import { beginPairingPage, declineAtDevicePage, rateAtDevicePage, ratingDevicePage } from './pages/rating-device.tsx'
import { objectToExclusionPage, ownRatingsPage, rateAgainPage, ratePage, ratingPage } from './pages/rating.tsx'
import { ratingScoresCsvPage, ratingScoresPage, ratingsWallPage } from './pages/ratings.tsx'
import { repairPage, sendRepairPage } from './pages/repair.tsx'
import { reportPage, reportProgressPage, reportReceivedPage, sendReportPage, showReportProgressPage } from './pages/report.tsx'
import { beginRevisionPage, revisionPage } from './pages/revision.tsx'
import { sameVersionPage } from './pages/same-version.tsx'
import { searchPage } from './pages/search.tsx'
import { createSignInPages } from './pages/sign-in.tsx'
import { beginDraftPage, startPage } from './pages/start-application.tsx'
import { makeCopyPage, newCopyPage, revokeCopyPage, useCopyFilePage, useCopyPage } from './pages/use-copies.tsx'
import { certificatePage, verifyCertificatePage } from './pages/verify-certificate.tsx'
import { fileVerificationPage, offlineVerifierPage, verifyFilePage } from './pages/verify-file.tsx'
import { ownCertificatePage, walletPage } from './pages/wallet.tsx'
import { nearbyPage, zonePage, zonesPage } from './pages/zones.tsx'
import { portalPaths } from './paths.ts'

/** Every page of the portal besides signing in, in the order in which a person meets them; the preview is for officers. */
const pages: readonly Page[] = [
  homePage, searchPage, guidePage, ownMaterialsPage, itemListsPage, itemListPage, itemListCsvPage, itemListWorkbookPage, editionPage, proofsPage, proofsCsvPage, ratingsWallPage, ratingScoresPage, ratingScoresCsvPage, sameVersionPage, zonesPage, zonePage, nearbyPage, hallsPage, hallPage, takeTicketPage, sendTakeTicketPage, ticketPage, leaveLinePage,
  chooseRegionPage, saveRegionPage, readingModePage,
  startPage, beginDraftPage, taskListPage, discardDraftPage, sectionPage, saveSectionPage, autosavePage, materialsPage, saveMaterialsPage, promisesPage, signPromisesPage, deliveryPage, saveDeliveryPage,
  checkPage, submitPage, confirmationPage,
  myApplicationsPage, applicationPage, clockDaysPage, revisionPage, beginRevisionPage, hearingPage, requestHearingPage, documentListPage, documentPage, filePage, correctionPage, correctPage, correctionPromisesPage, signCorrectionPage, lateMaterialsPage, supplyLatePage, commitmentWithdrawalPage, withdrawCommitmentPage, collectionPage, orderCollectionPage, withdrawalPage, withdrawPage, personReviewPage, askForPersonPage, newVersionPage, moveToVersionPage, ratingPage, ratePage, rateAgainPage, objectToExclusionPage, ownRatingsPage,
  rateHerePage, openRatingPage, ratedHerePage, ratingDevicePage, rateAtDevicePage, beginPairingPage, declineAtDevicePage, codedRatingPage, rateByCodePage,
  bookPage, checkBookingPage, sendBookingPage, waitForPlacePage, myAppointmentsPage, appointmentPage, appointmentCalendarPage, changeAppointmentPage, sendChangePage, appointmentCancellationPage, cancelAppointmentPage, acceptPlacePage, leaveWaitingPage,
  messagesPage, messagePage, messagePreferencePage,
  privacyPage, dataAccessesPage, dataAccessTablePage, personalDataPage, consentsPage, giveConsentPage, withdrawConsentPage, ownRegistersPage, askCorrectionPage, sendCorrectionPage, accountClosingPage, closeAccountPage,
  changePasswordPage, savePasswordPage,
  formPreviewPage, stepFormPreviewPage, answerFormPreviewPage,
  repairPage, sendRepairPage, reportPage, sendReportPage, reportReceivedPage, reportProgressPage, showReportProgressPage,
  progressQueryPage, showProgressPage, verifyCertificatePage, certificatePage, fileVerificationPage, verifyFilePage, offlineVerifierPage, certificateFilePage,
  libraryPage, keepPage, entryPage, renameEntryPage, deleteEntryPage,
  walletPage, ownCertificatePage, newCopyPage, makeCopyPage, useCopyPage, useCopyFilePage, revokeCopyPage, codePage,
]

/**
 * The portal for `mountPages`.
 * @param listDemoLogins the operation that tells the logins of a demonstration, shown beside the sign-in form
 */
export const createPortal = ({ listDemoLogins }: { listDemoLogins?: AnyOperation } = {}): PageEnd => ({
  pages: [...pages, ...createSignInPages(listDemoLogins)],
  answersElse: true,
  signInPath: portalPaths.signIn,
  showProblem,
})
