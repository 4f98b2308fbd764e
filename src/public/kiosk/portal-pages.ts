import { Refusal } from '../../platform/errors.ts'
import type { Page } from '../../platform/http/page.ts'
import { applicationPage, certificateFilePage, documentListPage, documentPage, filePage, withdrawalPage, withdrawPage } from '../portal/pages/application-pages.tsx'
import { bookPage, checkBookingPage, sendBookingPage, waitForPlacePage } from '../portal/pages/booking.tsx'
import { checkPage, submitPage } from '../portal/pages/check-and-submit.tsx'
import { clockDaysPage } from '../portal/pages/clock-days.tsx'
import { codePage } from '../portal/pages/code.tsx'
import { codedRatingPage, openRatingPage, rateByCodePage, ratedHerePage, rateHerePage } from '../portal/pages/coded-rating.tsx'
import { collectionPage, orderCollectionPage } from '../portal/pages/collection.tsx'
import { confirmationPage } from '../portal/pages/confirmation.tsx'
import { correctionPromisesPage, signCorrectionPage } from '../portal/pages/correction-promises.tsx'
import { correctionPage, correctPage } from '../portal/pages/correction.tsx'
import { deliveryPage, saveDeliveryPage } from '../portal/pages/draft-delivery.tsx'
import { materialsPage, saveMaterialsPage } from '../portal/pages/draft-materials.tsx'
import { autosavePage, discardDraftPage, saveSectionPage, sectionPage, taskListPage } from '../portal/pages/draft-pages.tsx'
import { promisesPage, signPromisesPage } from '../portal/pages/draft-promises.tsx'
import { guidePage } from '../portal/pages/guide.tsx'
import { hallPage, hallsPage } from '../portal/pages/halls.tsx'
import { hearingPage, requestHearingPage } from '../portal/pages/hearing.tsx'
import { deleteEntryPage, entryPage, keepPage, libraryPage, renameEntryPage } from '../portal/pages/library.tsx'
import { messagePage, messagesPage } from '../portal/pages/messages.tsx'
import { myApplicationsPage } from '../portal/pages/my-applications.tsx'
import { acceptPlacePage, appointmentCancellationPage, appointmentPage, cancelAppointmentPage, changeAppointmentPage, leaveWaitingPage, myAppointmentsPage, sendChangePage } from '../portal/pages/my-appointments.tsx'
import { moveToVersionPage, newVersionPage } from '../portal/pages/new-version-pages.tsx'
import { ownMaterialsPage } from '../portal/pages/own-materials.tsx'
import { askForPersonPage, personReviewPage } from '../portal/pages/person-review.tsx'
import { readingModePage } from '../portal/pages/preferences.tsx'
import { progressQueryPage, showProgressPage } from '../portal/pages/progress-query.tsx'
import { commitmentWithdrawalPage, lateMaterialsPage, supplyLatePage, withdrawCommitmentPage } from '../portal/pages/promise-pages.tsx'
import { objectToExclusionPage, ownRatingsPage, rateAgainPage, ratePage, ratingPage } from '../portal/pages/rating.tsx'
import { beginRevisionPage, revisionPage } from '../portal/pages/revision.tsx'
import { searchPage } from '../portal/pages/search.tsx'
import { beginDraftPage, startPage } from '../portal/pages/start-application.tsx'
import { leaveLinePage, sendTakeTicketPage, takeTicketPage, ticketPage } from '../portal/pages/tickets.tsx'
import { makeCopyPage, newCopyPage, revokeCopyPage, useCopyFilePage } from '../portal/pages/use-copies.tsx'
import { ownCertificatePage, walletPage } from '../portal/pages/wallet.tsx'
import { zonePage, zonesPage } from '../portal/pages/zones.tsx'
import { isOffered } from './offered.ts'
import { onPaper } from './pages/print.tsx'

/** Applying for what this terminal does not offer: its guide can be read here, the application belongs elsewhere. */
const onlyOffered = (page: Page): Page => ({
  ...page,
  async answer(request) {
    const machine = request.admission?.machine
    if (machine && !isOffered(machine, request.params.item!)) {
      throw new Refusal(409, 'kiosk.item_not_here', '这件事不能在这台终端申请。请用手机或电脑网上申请，或带上材料到大厅窗口办理；办事指南可以在这里看。')
    }
    return page.answer(request)
  },
})

/**
 * What a terminal offers of the portal. Not: passwords and the account, one's privacy downloads, lists and tables to
 * take along, previews for officers, the screens of rating devices, what verifies somebody else's papers.
 */
export const portalPages: readonly Page[] = [
  searchPage, guidePage, ownMaterialsPage, zonesPage, zonePage, hallsPage, hallPage, readingModePage,
  onlyOffered(startPage), onlyOffered(beginDraftPage), taskListPage, discardDraftPage, sectionPage, saveSectionPage, autosavePage, materialsPage, saveMaterialsPage, promisesPage, signPromisesPage, deliveryPage, saveDeliveryPage,
  checkPage, submitPage, confirmationPage, newVersionPage, moveToVersionPage,
  myApplicationsPage, applicationPage, clockDaysPage, revisionPage, beginRevisionPage, hearingPage, requestHearingPage, onPaper(documentListPage), onPaper(documentPage), filePage, onPaper(certificateFilePage),
  correctionPage, correctPage, correctionPromisesPage, signCorrectionPage, lateMaterialsPage, supplyLatePage, commitmentWithdrawalPage, withdrawCommitmentPage, collectionPage, orderCollectionPage, withdrawalPage, withdrawPage, personReviewPage, askForPersonPage,
  ratingPage, ratePage, rateAgainPage, objectToExclusionPage, ownRatingsPage, rateHerePage, openRatingPage, ratedHerePage, codedRatingPage, rateByCodePage,
  takeTicketPage, sendTakeTicketPage, ticketPage, leaveLinePage,
  bookPage, checkBookingPage, sendBookingPage, waitForPlacePage, myAppointmentsPage, appointmentPage, changeAppointmentPage, sendChangePage, appointmentCancellationPage, cancelAppointmentPage, acceptPlacePage, leaveWaitingPage,
  messagesPage, messagePage, progressQueryPage, showProgressPage,
  libraryPage, keepPage, entryPage, renameEntryPage, deleteEntryPage,
  walletPage, ownCertificatePage, newCopyPage, makeCopyPage, onPaper(useCopyFilePage), revokeCopyPage, codePage,
]
