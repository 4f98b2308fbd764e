import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as applications from '../src/modules/applications/record/application-store.ts'
import * as bulk from '../src/modules/applications/bulk/bulk-store.ts'
import * as demands from '../src/modules/applications/record/refused-demand-store.ts'
import * as guesses from '../src/modules/applications/reading/query-guess-store.ts'
import * as automatic from '../src/modules/applications/automatic/automatic-store.ts'
import * as handOvers from '../src/modules/applications/crossing/hand-over-store.ts'
import * as deskNotes from '../src/modules/applications/crossing/desk-note-store.ts'
import * as siteIntakes from '../src/modules/applications/sites/site-intake-store.ts'
import * as filings from '../src/modules/applications/crossing/filing-store.ts'
import * as couriers from '../src/modules/applications/delivery/courier-store.ts'
import * as readyResults from '../src/modules/applications/delivery/ready-result-store.ts'
import * as breaches from '../src/modules/applications/record/breach-store.ts'
import * as lists from '../src/modules/applications/lists/application-list-store.ts'
import * as chains from '../src/modules/applications/record/chain-store.ts'
import * as drafts from '../src/modules/applications/submission/draft-store.ts'
import { queuesOf } from '../src/modules/applications/lists/list-applications.ts'
import * as changes from '../src/modules/catalogue/changes/change-store.ts'
import * as claims from '../src/modules/catalogue/entries/claim-store.ts'
import * as feed from '../src/modules/catalogue/feed-store.ts'
import * as issues from '../src/modules/catalogue/checks/issue-store.ts'
import * as managed from '../src/modules/catalogue/manage-items-store.ts'
import * as certificates from '../src/modules/certificates/certificate-store.ts'
import * as certificateImports from '../src/modules/certificates/import/import-store.ts'
import * as issued from '../src/modules/certificates/life/issued-store.ts'
import * as life from '../src/modules/certificates/life/life-store.ts'
import * as reminders from '../src/modules/certificates/life/reminder-store.ts'
import * as figures from '../src/modules/certificates/types/figure-store.ts'
import * as certificateTypes from '../src/modules/certificates/types/type-store.ts'
import * as certificateUses from '../src/modules/certificates/use/certificate-use-store.ts'
import * as seals from '../src/modules/certificates/seals/seal-store.ts'
import * as shownCodes from '../src/modules/certificates/use/shown-code-store.ts'
import * as useCopies from '../src/modules/certificates/use/use-copy-store.ts'
import * as checks from '../src/modules/materials/checks/check-store.ts'
import * as waiverTotals from '../src/modules/materials/counts/waiver-total-store.ts'
import * as library from '../src/modules/materials/library/library-store.ts'
import * as shares from '../src/modules/materials/sharing/share-store.ts'
import * as fetched from '../src/modules/materials/waiver/fetched-store.ts'
import { mayDo, type OfficerRole } from '../src/modules/organisation/index.ts'
import * as phones from '../src/modules/organisation/phones/phone-store.ts'
import * as halls from '../src/modules/organisation/halls/hall-store.ts'
import * as grantGaps from '../src/modules/organisation/grants/grant-gap-store.ts'
import * as attendances from '../src/modules/organisation/staffing/attendance-store.ts'
import * as postings from '../src/modules/organisation/staffing/posting-store.ts'
import * as rotas from '../src/modules/organisation/staffing/rota-store.ts'
import * as trainings from '../src/modules/organisation/staffing/training-store.ts'
import * as sites from '../src/modules/organisation/sites/site-store.ts'
import * as terminals from '../src/modules/organisation/terminals/device-store.ts'
import * as faults from '../src/modules/organisation/terminals/fault-store.ts'
import * as pairings from '../src/modules/organisation/terminals/pairing-store.ts'
import * as terminalVisits from '../src/modules/organisation/terminals/terminal-visit-store.ts'
import * as desk from '../src/modules/messages/desk/desk-store.ts'
import * as inbox from '../src/modules/messages/inbox/inbox-store.ts'
import * as sms from '../src/modules/messages/sms/sms-store.ts'
import * as devices from '../src/modules/ratings/devices/rating-device-store.ts'
import * as appointments from '../src/modules/queue/appointments/appointment-store.ts'
import * as waitingList from '../src/modules/queue/appointments/waiting-store.ts'
import * as colleagueCalls from '../src/modules/queue/colleagues/colleague-store.ts'
import * as escorts from '../src/modules/queue/escorts/escort-store.ts'
import * as ownDay from '../src/modules/queue/own-day/day-count-store.ts'
import * as windowLog from '../src/modules/queue/window-log/entry-store.ts'
import * as shifts from '../src/modules/queue/shifts/hand-over-store.ts'
import * as seats from '../src/modules/queue/calling/seat-store.ts'
import * as paces from '../src/modules/queue/estimate/pace-store.ts'
import * as help from '../src/modules/queue/help/help-store.ts'
import * as hallMonitor from '../src/modules/queue/monitor/hall-monitor-store.ts'
import * as settling from '../src/modules/queue/tickets/settle-store.ts'
import * as tickets from '../src/modules/queue/tickets/ticket-store.ts'
import * as ratings from '../src/modules/ratings/rating-store.ts'
import * as rectifications from '../src/modules/ratings/rectification/rectification-store.ts'
import * as scores from '../src/modules/ratings/scores/score-store.ts'
import * as surveys from '../src/modules/ratings/surveys/survey-store.ts'
import * as proposals from '../src/modules/ratings/topics/proposal-store.ts'
import * as topics from '../src/modules/ratings/topics/topic-store.ts'
import * as wall from '../src/modules/ratings/wall/wall-store.ts'
import * as secondRatings from '../src/modules/ratings/rectification/second-rating-store.ts'
import * as consents from '../src/modules/subjects/privacy/consent-store.ts'
import * as dataAccesses from '../src/modules/subjects/privacy/data-access-store.ts'
import * as dataCorrections from '../src/modules/subjects/privacy/corrections/data-correction-store.ts'
import * as clues from '../src/modules/supervision/audits/clue-store.ts'
import * as findings from '../src/modules/supervision/audits/finding-store.ts'
import * as cards from '../src/modules/supervision/cards/card-store.ts'
import * as monitored from '../src/modules/supervision/monitor/monitor-store.ts'
import * as triedMatters from '../src/modules/supervision/rules/tried-matter-store.ts'
import * as visits from '../src/modules/supervision/visits/visit-store.ts'
import * as matters from '../src/modules/supervision/watch/matter-store.ts'
import * as signals from '../src/modules/supervision/signals/signal-store.ts'
import * as identities from '../src/modules/subjects/bulk/identity-lookup-store.ts'
import * as subjects from '../src/modules/subjects/subject-store.ts'
import { apiRoutes } from '../src/app.ts'
import { createAuditLog } from '../src/platform/audit/audit-log.ts'
import * as audit from '../src/platform/audit/audit-store.ts'
import * as accounts from '../src/platform/auth/account-store.ts'
import { findAccountByLogin } from '../src/platform/auth/account-store.ts'
import { ROOT } from '../src/platform/config.ts'
import type { Actor, Platform } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db/db.ts'
import { rawSql, type Statement } from '../src/platform/db/sql.ts'
import * as files from '../src/platform/files/file-store.ts'
import * as keys from '../src/platform/idempotency-store.ts'
import { execute } from '../src/platform/operations.ts'
import * as outbox from '../src/platform/outbox-store.ts'
import { type Actors, AUTHORITY, bringTo, foodLicenceBody, read, REGION, signInActors } from './kit/actors.ts'
import { startTestApp, type TestApp } from './kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const ID = '019a0000-0000-7000-8000-0000000000aa'
const NUMBER = '3799022603020000015'
const CHECK = 'XC379902260302000001'
const CLUE = 'FY3799022603020001'
const DAY = '2026-03-02'
const AT = new Date('2026-03-02T01:00:00Z')
const EVENT = { number: NUMBER, occasion: 'closed' }
const ITEM = 'food-business-licence'
const ISSUER = { region: REGION, authorityId: AUTHORITY }
const ENTRY = { region: REGION, division_code: `${REGION}000000`, item_code: ITEM }
const BEFORE = { dueOn: DAY, number: NUMBER }
const HALL = { region: REGION, hallId: 'H-379902' }

/** Every statement that reads a table which grows with cases, people or time: by `store.function`. */
const READS: Record<string, (db: Db) => unknown> = {
  'application-list-store.queuePage': (db) => db.query(lists.queuePage(REGION, 'intake:H-379902', BEFORE, 21)),
  'application-list-store.queuePage, but mine': (db) => db.query(lists.queuePage(REGION, 'intake:H-379902', BEFORE, 21, ID)),
  'application-list-store.assignedPage': (db) => db.query(lists.assignedPage(REGION, ID, ['review:379902-SCJG'], BEFORE, 21)),
  'application-list-store.countAssigned': (db) => lists.countAssigned(db, REGION, [ID]),
  'bulk-store.findBulkAction': (db) => bulk.findBulkAction(db, REGION, ID),
  'bulk-store.listBulkActions': (db) => bulk.listBulkActions(db, REGION, ID, 20),
  'bulk-store.listBulkCases': (db) => bulk.listBulkCases(db, REGION, ID),
  'bulk-store.listUnfinished': (db) => bulk.listUnfinished(db, 20),
  'bulk-store.takeCases': (db) => bulk.takeCases(db, REGION, ID, AT, AT, 20),
  'bulk-store.finishIfDone': (db) => bulk.finishIfDone(db, REGION, ID, AT),
  'application-list-store.authorityPage': (db) => db.query(lists.authorityPage(REGION, AUTHORITY, undefined, NUMBER, 21)),
  'application-list-store.authorityPage, one state': (db) => db.query(lists.authorityPage(REGION, AUTHORITY, 'accepted', NUMBER, 21)),
  'application-list-store.regionPage': (db) => db.query(lists.regionPage(REGION, undefined, undefined, 21)),
  'application-list-store.regionPage, one state': (db) => db.query(lists.regionPage(REGION, 'accepted', NUMBER, 21)),
  'application-list-store.namePage': (db) => db.query(lists.namePage(REGION, '陈', undefined, { name: '陈', authorityId: AUTHORITY, number: NUMBER }, 21)),
  'application-list-store.namePage, one authority': (db) => db.query(lists.namePage(REGION, '陈', AUTHORITY, undefined, 21)),
  'application-list-store.numberRow': (db) => db.query(lists.numberRow(REGION, NUMBER, AUTHORITY)),
  'application-list-store.listOwn': (db) => lists.listOwn(db, ID, { submittedAt: AT.toISOString(), number: NUMBER }, 21),
  'application-list-store.listOwn, first page': (db) => lists.listOwn(db, ID, undefined, 21),
  'site-intake-store.listSiteIntakes': (db) => siteIntakes.listSiteIntakes(db, REGION, ID, DAY, NUMBER, 21),
  'site-intake-store.findSiteIntake': (db) => siteIntakes.findSiteIntake(db, REGION, ID, DAY, NUMBER),
  'application-store.findApplication': (db) => applications.findApplication(db, REGION, NUMBER),
  'application-store.listEvents': (db) => applications.listEvents(db, REGION, NUMBER),
  'query-guess-store.findRest': (db) => guesses.findRest(db, NUMBER),
  'query-guess-store.takeTry': (db) => guesses.takeTry(db, NUMBER, { most: 5, restMinutes: 15, now: new Date('2026-03-02T01:00:00Z') }),
  'application-store.findDocument': (db) => applications.findDocument(db, REGION, NUMBER, 2, 'receipt'),
  'application-store.listEventsOf': (db) => applications.listEventsOf(db, REGION, [NUMBER, '3799022603020000022']),
  'application-store.listNumbersAfter': (db) => applications.listNumbersAfter(db, REGION, NUMBER, 500, { onlyOpen: true }),
  'application-store.listEventsWithDocuments': (db) => applications.listEventsWithDocuments(db, REGION, NUMBER),
  'application-store.listDocuments': (db) => applications.listDocuments(db, REGION, NUMBER),
  'application-store.allocateSerial': (db) => applications.allocateSerial(db, ID, 'key'),
  'chain-store.listChainHeads': (db) => chains.listChainHeads(db, { region: REGION, number: NUMBER }, 2000),
  'chain-store.listChainLinks': (db) => chains.listChainLinks(db, { region: REGION, number: '' }, { region: REGION, number: NUMBER }),
  'draft-store.listDraftRows': (db) => drafts.listDraftRows(db, ID, DAY),
  'draft-store.findDraftRow': (db) => drafts.findDraftRow(db, ID, ID),
  'draft-store.listDraftsOfItem': (db) => drafts.listDraftsOfItem(db, ITEM, DAY, 100),
  'draft-store.deleteExpiredDrafts': (db) => drafts.deleteExpiredDrafts(db, DAY),
  'hall-store.listSiteChanges': (db) => halls.listSiteChanges(db, REGION, 'H-379902', 100, 21),
  'grant-gap-store.listGrantGaps': (db) => grantGaps.listGrantGaps(db, REGION),
  'attendance-store.listAttendance': (db) => attendances.listAttendance(db, REGION, 'H-379902', DAY, DAY),
  'attendance-store.findAttendance': (db) => attendances.findAttendance(db, REGION, 'H-379902', DAY, ID),
  'posting-store.listPostingActs': (db) => postings.listPostingActs(db, REGION, 'H-379902'),
  'rota-store.listRotaWeeks': (db) => rotas.listRotaWeeks(db, REGION, 'H-379902', DAY, DAY),
  'training-store.trainingPage': (db) => db.query(trainings.trainingPage(REGION, 'H-379902', { day: DAY, id: ID }, 21)),
  'training-store.findTraining': (db) => trainings.findTraining(db, REGION, ID),
  'site-store.listSiteUse': (db) => sites.listSiteUse(db, REGION, [ID], DAY, DAY),
  'device-store.devicePage': (db) => db.query(terminals.devicePage(REGION, { kinds: ['deskTerminal'], number: 'SB' }, 'SB-001', 21)),
  'device-store.devicePage, one hall': (db) => db.query(terminals.devicePage(REGION, { hallId: 'H-379902' }, '', 21)),
  'device-store.findDevice': (db) => terminals.findDevice(db, REGION, ID),
  'device-store.findDeviceByNumber': (db) => terminals.findDeviceByNumber(db, REGION, 'SB-001'),
  'device-store.listTerminals': (db) => terminals.listTerminals(db, [REGION], ['deskTerminal']),
  'device-store.listUse': (db) => terminals.listUse(db, [REGION], ['deskTerminal'], DAY, DAY),
  'device-store.listUseOfDevice': (db) => terminals.listUseOfDevice(db, REGION, ID, DAY, DAY),
  'fault-store.openFaultPage': (db) => db.query(faults.openFaultPage(REGION, { dueOn: DAY, id: ID }, 21)),
  'fault-store.allFaultPage': (db) => db.query(faults.allFaultPage(REGION, { reportedAt: AT.toISOString(), id: ID }, 21)),
  'fault-store.listFaultsOfDevice': (db) => faults.listFaultsOfDevice(db, REGION, ID, 21),
  'fault-store.findFault': (db) => faults.findFault(db, REGION, ID),
  'fault-store.listInspectionsOfDevice': (db) => faults.listInspectionsOfDevice(db, REGION, ID, 21),
  'fault-store.listInspectedSince': (db) => faults.listInspectedSince(db, [REGION], DAY),
  'pairing-store.findPairing': (db) => pairings.findPairing(db, 'hash'),
  'terminal-visit-store.findVisit': (db) => terminalVisits.findVisit(db, { region: REGION, deviceId: ID }),
  'pairing-store.insertPairing': (db) => db.query(pairings.insertPairing({ secretHash: 'hash', code: '123456', expiresAt: AT }, AT)),
  'outbox-store.findBatch': (db) => outbox.findBatch(db, ID),
  'certificate-store.findCertificateIn': (db) => certificates.findCertificateIn(db, REGION, 'identifier'),
  'certificate-store.listCertificatesIn': (db) => certificates.listCertificatesIn(db, [{ region: REGION, identifier: 'identifier' }]),
  'certificate-store.listCertificatesOfHolders': (db) => certificates.listCertificatesOfHolders(db, [ID, ID], 500),
  'fetched-store.listFetched': (db) => fetched.listFetched(db, [ID], DAY),
  'fetched-store.listFetchedFields': (db) => fetched.listFetchedFields(db, [ID], ['不动产登记信息'], DAY),
  'fetched-store.findFetchedFields': (db) => fetched.findFetchedFields(db, ID, '不动产登记信息', DAY),
  'certificate-store.listHolderCertificates': (db) => certificates.listHolderCertificates(db, ID, undefined, 21),
  'certificate-store.listHolderCertificates, next page': (db) => certificates.listHolderCertificates(db, ID, 'identifier', 21),
  'issued-store.issuedPage': (db) => db.query(issued.issuedPage(ISSUER, {}, { issuedOn: DAY, identifier: 'identifier' }, 21)),
  'issued-store.issuedPage, one type': (db) => db.query(issued.issuedPage(ISSUER, { typeCode: 'type' }, undefined, 21)),
  'issued-store.issuedPage, one state': (db) => db.query(issued.issuedPage(ISSUER, { state: 'suspended' }, undefined, 21)),
  'issued-store.issuedPage, a type that is valid': (db) => db.query(issued.issuedPage(ISSUER, { state: 'valid', typeCode: 'type' }, undefined, 21)),
  'issued-store.namedPage': (db) => db.query(issued.namedPage(ISSUER, '陈', undefined, 21)),
  'issued-store.namedPage, next page': (db) => db.query(issued.namedPage(ISSUER, '陈', { holderName: '陈', identifier: 'identifier' }, 21)),
  'issued-store.numberedRows': (db) => db.query(issued.numberedRows(ISSUER, 'number', 100)),
  'issued-store.holderRows': (db) => db.query(issued.holderRows(ISSUER, ID, 100)),
  'issued-store.identifiedRow': (db) => db.query(issued.identifiedRow(ISSUER, 'identifier')),
  'life-store.listLifeEvents': (db) => life.listLifeEvents(db, REGION, 'identifier'),
  'life-store.listVersions': (db) => life.listVersions(db, REGION, 'identifier.'),
  'life-store.listRunOut': (db) => life.listRunOut(db, DAY, { validUntil: DAY, region: REGION, identifier: 'identifier' }, 200),
  'import-store.findBatch': (db) => certificateImports.findBatch(db, REGION, ID),
  'import-store.listBatches': (db) => certificateImports.listBatches(db, REGION, AUTHORITY, ID, 21),
  'import-store.listErrors': (db) => certificateImports.listErrors(db, REGION, ID, 0, 100),
  'import-store.listRunning': (db) => certificateImports.listRunning(db, 20),
  'import-store.takeBatch': (db) => certificateImports.takeBatch(db, REGION, ID),
  'import-store.findPart': (db) => certificateImports.findPart(db, REGION, ID, false),
  'reminder-store.listMarks': (db) => reminders.listMarks(db, [REGION]),
  'reminder-store.listRunningOut': (db) => reminders.listRunningOut(db, REGION, { validUntil: DAY, identifier: 'identifier' }, '9999-12-31', 200),
  'type-store.findType': (db) => certificateTypes.findType(db, 'code'),
  'type-store.listTypeVersions': (db) => certificateTypes.listTypeVersions(db, 'code'),
  'import-store.listByNumbers': (db) => certificateImports.listByNumbers(db, REGION, ['number']),
  'figure-store.listFigures': (db) => figures.listFigures(db, [REGION]),
  'identity-lookup-store.listSubjectsByIdentityHash': (db) => identities.listSubjectsByIdentityHash(db, ['hash']),
  'application-store.listFallenDue': (db) => applications.listFallenDue(db, '2026-03-02', { fallsDueOn: '2026-03-01', region: REGION, number: NUMBER }, 500),
  'application-store.listOpenPage': (db) => applications.listOpenPage(db, REGION, { queue: 'intake:H-379902', dueOn: DAY, number: NUMBER }, 500),
  'refused-demand-store.listRefusedDemandsOf': (db) => demands.listRefusedDemandsOf(db, REGION, [NUMBER]),
  'refused-demand-store.listRefusedDemandRows': (db) => demands.listRefusedDemandRows(db, REGION, { number: NUMBER, id: ID }, 51),
  'automatic-store.listRuleSets': (db) => automatic.listRuleSets(db, REGION, ITEM),
  'automatic-store.listRuleSetsAtWork': (db) => automatic.listRuleSetsAtWork(db, [{ region: REGION, itemCode: ITEM }], DAY),
  'automatic-store.findSwitch': (db) => automatic.findSwitch(db, REGION, ITEM),
  'automatic-store.findAssessment': (db) => automatic.findAssessment(db, REGION, NUMBER),
  'automatic-store.listSamplesOfCase': (db) => automatic.listSamplesOfCase(db, REGION, NUMBER),
  'automatic-store.listOpenSamples': (db) => automatic.listOpenSamples(db, REGION, undefined, { number: NUMBER, reason: 'drawn' }, 21),
  'automatic-store.listOpenSamples, one authority': (db) => automatic.listOpenSamples(db, REGION, AUTHORITY, undefined, 21),
  'automatic-store.countFindings': (db) => automatic.countFindings(db, REGION, ITEM, 1),
  'automatic-store.listDecidedByPeople': (db) => automatic.listDecidedByPeople(db, REGION, ITEM, 50),
  'breach-store.listBreaches': (db) => breaches.listBreaches(db, ID),
  'application-store.listOpenOfItem': (db) => applications.listOpenOfItem(db, ITEM, 21),
  'seal-store.findSignature': (db) => seals.findSignature(db, REGION, 'identifier'),
  'seal-store.listSigned': (db) => seals.listSigned(db, [{ region: REGION, identifier: 'identifier' }, { region: REGION, identifier: 'other' }]),
  'seal-store.listSealUses': (db) => seals.listSealUses(db, REGION, ID, undefined, 51),
  'seal-store.listSealUses, next page': (db) => seals.listSealUses(db, REGION, ID, ID, 51),
  'seal-store.listNotValid': (db) => seals.listNotValid(db),
  'certificate-use-store.listUseRows': (db) => certificateUses.listUseRows(db, '1.2.156.3005.2.x', ID, 21),
  'certificate-use-store.countUseRows': (db) => certificateUses.countUseRows(db, [REGION, '379903'], DAY, DAY),
  'shown-code-store.findShownCode': (db) => shownCodes.findShownCode(db, ID),
  'shown-code-store.deleteCodesBefore': (db) => shownCodes.deleteCodesBefore(db, AT),
  'use-copy-store.findUseCopy': (db) => useCopies.findUseCopy(db, ID, ID),
  'use-copy-store.listUseCopyRows': (db) => useCopies.listUseCopyRows(db, ID, '1.2.156.3005.2.x', ID, 21),
  'change-store.findChange': (db) => changes.findChange(db, ID),
  'change-store.findOpenChange': (db) => changes.findOpenChange(db, ITEM),
  'change-store.listOpenChanges': (db) => changes.listOpenChanges(db, [ITEM]),
  'change-store.changePage': (db) => db.query(changes.changePage({ state: undefined, personId: undefined, before: { updatedAt: AT.toISOString(), id: ID }, limit: 51 })),
  'change-store.changePage, one state': (db) => db.query(changes.changePage({ state: 'submitted', personId: ID, before: { updatedAt: AT.toISOString(), id: ID }, limit: 51 })),
  'change-store.listDueChanges': (db) => changes.listDueChanges(db, DAY),
  'change-store.listDueCancellations': (db) => changes.listDueCancellations(db, DAY),
  'change-store.listRevisionRows': (db) => changes.listRevisionRows(db, ID, { limit: 51 }),
  'change-store.listRevisionRows, a page': (db) => changes.listRevisionRows(db, ID, { before: 90, limit: 51 }),
  'change-store.listEditors': (db) => changes.listEditors(db, ID),
  'change-store.listChangesToThin': (db) => changes.listChangesToThin(db, { doneSince: AT, openedBefore: AT }),
  'change-store.listSavesOf': (db) => changes.listSavesOf(db, [ID]),
  'change-store.findRevisionContent': (db) => changes.findRevisionContent(db, ID, 3),
  'claim-store.listDecisionsOfRegion': (db) => claims.listDecisionsOfRegion(db, REGION),
  'claim-store.listDecisions': (db) => claims.listDecisions(db, [ENTRY]),
  'claim-store.listClaimable': (db) => claims.listClaimable(db, [ITEM]),
  'claim-store.listEntryEvents': (db) => claims.listEntryEvents(db, ENTRY, 50),
  'feed-store.listFeedRows': (db) => feed.listFeedRows(db, 5, 100),
  'issue-store.findIssue': (db) => issues.findIssue(db, ID),
  'issue-store.listIssues': (db) => issues.listIssues(db, { state: 'open', after: { dueOn: DAY, id: ID }, limit: 51 }),
  'issue-store.listIssues, a region': (db) => issues.listIssues(db, { state: 'open', region: REGION, limit: 51 }),
  'issue-store.listIssues, a rule, overdue': (db) => issues.listIssues(db, { state: 'open', ruleId: 'guideFresh', dueBefore: DAY, limit: 51 }),
  'issue-store.listIssues, an item': (db) => issues.listIssues(db, { state: 'settled', itemCode: ITEM, limit: 51 }),
  'issue-store.listIssues, a department': (db) => issues.listIssues(db, { state: 'open', departmentName: '公安局', limit: 51 }),
  'issue-store.issuePage': (db) => db.query(issues.issuePage({ state: 'open', ownerId: ID, limit: 51 })),
  'issue-store.findLastRun': (db) => issues.findLastRun(db),
  'issue-store.countByRule': (db) => issues.countByRule(db, REGION, DAY),
  'issue-store.listIssuesById': (db) => issues.listIssuesById(db, [ID]),
  'issue-store.countByProblem': (db) => issues.countByProblem(db, REGION),
  'manage-items-store.listVersionRows': (db) => managed.listVersionRows(db, ITEM),
  'manage-items-store.findPublishedState': (db) => managed.findPublishedState(db, ITEM),
  'inbox-store.listSubjectMessages': (db) => inbox.listSubjectMessages(db, [ID, ID], ID, 21),
  'inbox-store.listSubjectMessages, first page': (db) => inbox.listSubjectMessages(db, [ID], undefined, 21),
  'inbox-store.findSubjectMessage': (db) => inbox.findSubjectMessage(db, [ID, ID], ID),
  'inbox-store.listUnreadServing': (db) => inbox.listUnreadServing(db, [ID, ID], NUMBER, '3-acceptanceNotice'),
  'inbox-store.listMessagesAbout': (db) => inbox.listMessagesAbout(db, [ID, ID], NUMBER),
  'inbox-store.countUnread': (db) => inbox.countUnread(db, [ID, ID], 100),
  'desk-store.listDeskMessages': (db) => desk.listDeskMessages(db, { region: REGION, officerId: ID, desks: [ID, AUTHORITY] }, ID, 21),
  'desk-store.markDeskRead': (db) => desk.markDeskRead(db, { region: REGION, officerId: ID, desks: [ID, AUTHORITY] }, [ID], AT),
  'desk-store.deleteDeskMessagesBefore': (db) => desk.deleteDeskMessagesBefore(db, AT),
  'sms-store.takeDueSms': (db) => sms.takeDueSms(db, 'subject', AT, AT, 50),
  'sms-store.takeDueSms, officers': (db) => sms.takeDueSms(db, 'officer', AT, AT, 50),
  'sms-store.readWantsSms': (db) => sms.readWantsSms(db, ID),
  'rating-store.findInvitationOf': (db) => ratings.findInvitationOf(db, ID, EVENT),
  'rating-store.findInvitation': (db) => ratings.findInvitation(db, REGION, EVENT),
  'rating-store.listInvitationsOfCase': (db) => ratings.listInvitationsOfCase(db, REGION, NUMBER),
  'rating-store.listInvitationsTo, applicant': (db) => ratings.listInvitationsTo(db, 'applicant', ID, true, EVENT, 21),
  'rating-store.listInvitationsTo, agent': (db) => ratings.listInvitationsTo(db, 'agent', ID, false, EVENT, 21),
  'rating-store.lockToRemind': (db) => ratings.lockToRemind(db, REGION, AT, AT, 500),
  'rating-store.findRating': (db) => ratings.findRating(db, REGION, EVENT),
  'rectification-store.findRectification': (db) => rectifications.findRectification(db, REGION, 'CP379902260302000001'),
  'rectification-store.findRectificationOf': (db) => rectifications.findRectificationOf(db, REGION, EVENT),
  'rectification-store.listRectificationActs': (db) => rectifications.listRectificationActs(db, REGION, 'CP379902260302000001'),
  'rectification-store.authorityOpenPage': (db) => db.query(rectifications.authorityOpenPage(REGION, AUTHORITY, { day: DAY, code: 'CP' }, 21)),
  'rectification-store.authorityPage': (db) => db.query(rectifications.authorityPage(REGION, AUTHORITY, undefined, 21)),
  'rectification-store.toFollowPage': (db) => db.query(rectifications.toFollowPage(REGION, undefined, 21)),
  'rectification-store.regionPage': (db) => db.query(rectifications.regionPage(REGION, undefined, 21)),
  'seat-store.listSeats': (db) => seats.listSeats(db, HALL),
  'seat-store.findSeatOf': (db) => seats.findSeatOf(db, REGION, ID),
  'seat-store.lockSeat': (db) => seats.lockSeat(db, HALL, '001'),
  'pace-store.listPaces': (db) => paces.listPaces(db, HALL),
  'settle-store.listOpenDays': (db) => settling.listOpenDays(db),
  'settle-store.lockUnsettled': (db) => settling.lockUnsettled(db, HALL, DAY, ['waiting'], 100),
  'settle-store.forgetHolders': (db) => settling.forgetHolders(db, REGION, DAY),
  'settle-store.listHallsWithSeats': (db) => settling.listHallsWithSeats(db),
  'help-store.findHelp': (db) => help.findHelp(db, HALL, ID),
  'help-store.findOpenHelpOf': (db) => help.findOpenHelpOf(db, REGION, ID),
  'help-store.listOpenHelp': (db) => help.listOpenHelp(db, HALL),
  'help-store.settleHelp': (db) => help.settleHelp(db, [REGION], AT, AT),
  'help-store.listHelpSince': (db) => help.listHelpSince(db, HALL, AT),
  'hall-monitor-store.listDayTickets': (db) => hallMonitor.listDayTickets(db, HALL, DAY),
  'hall-monitor-store.listTicketActs': (db) => hallMonitor.listTicketActs(db, HALL, ID),
  'hall-monitor-store.listToldDays': (db) => hallMonitor.listToldDays(db, HALL, '2026-02-17', DAY),
  'hall-monitor-store.listArrivals': (db) => hallMonitor.listArrivals(db, HALL, [DAY]),
  'hall-monitor-store.listServingWindows': (db) => hallMonitor.listServingWindows(db, HALL, [DAY]),
  'hall-monitor-store.listTakenPlaces': (db) => hallMonitor.listTakenPlaces(db, HALL, ['A', 'B'], DAY),
  'ticket-store.findTicket': (db) => tickets.findTicket(db, HALL, ID),
  'ticket-store.findTicketNumbered': (db) => tickets.findTicketNumbered(db, HALL, DAY, 'A001'),
  'ticket-store.addApplication': (db) => tickets.addApplication(db, HALL, ID, NUMBER),
  'ticket-store.findOpenTicketOf': (db) => tickets.findOpenTicketOf(db, HALL, 'A', ID),
  'ticket-store.lockNext': (db) => tickets.lockNext(db, HALL, '001', ['A', 'B']),
  'ticket-store.findTicketAt': (db) => tickets.findTicketAt(db, HALL, '001'),
  'ticket-store.listWaiting': (db) => tickets.listWaiting(db, HALL),
  'ticket-store.listFirstInLine': (db) => tickets.listFirstInLine(db, HALL, 'A', 3),
  'ticket-store.listAtWindows': (db) => tickets.listAtWindows(db, HALL),
  'ticket-store.listLastCalls': (db) => tickets.listLastCalls(db, HALL, DAY, 12),
  'ticket-store.listMissed': (db) => tickets.listMissed(db, HALL, DAY),
  'ticket-store.isResultHandedOut': (db) => tickets.isResultHandedOut(db, HALL, ID, NUMBER),
  'entry-store.findEntry': (db) => windowLog.findEntry(db, HALL, ID),
  'entry-store.listEntries': (db) => windowLog.listEntries(db, HALL, DAY, {}, 51),
  'entry-store.listEntries, one kind, next page': (db) => windowLog.listEntries(db, HALL, DAY, { what: '复印', before: ID }, 51),
  'entry-store.insertEntry': (db) => db.query(windowLog.insertEntry({ ...HALL, id: ID, day: DAY, ledger: 'cash', what: 'change', unit: '笔', quantity: 1, amountFen: -100, itemCode: null, itemName: null, ticketNumber: null, windowNo: '007', officerId: ID, officerName: '某人', note: '', strikes: null, at: AT })),
  'entry-store.listDaySums': (db) => windowLog.listDaySums(db, HALL, '2026-03-01', '2026-03-31'),
  'entry-store.listBalances': (db) => windowLog.listBalances(db, HALL, DAY),
  'entry-store.deleteVisitorsBefore': (db) => windowLog.deleteVisitorsBefore(db, REGION, DAY),
  'escort-store.findEscort': (db) => escorts.findEscort(db, HALL, ID),
  'escort-store.findOpenEscortOf': (db) => escorts.findOpenEscortOf(db, HALL, DAY, ID),
  'escort-store.listEscorts': (db) => escorts.listEscorts(db, HALL, DAY, undefined, 51),
  'escort-store.listEscortSums': (db) => escorts.listEscortSums(db, HALL, '2026-03-01', '2026-03-31'),
  'escort-store.listOpenEscortDays': (db) => escorts.listOpenEscortDays(db, DAY),
  'escort-store.settleEscorts': (db) => escorts.settleEscorts(db, HALL, DAY, AT),
  'escort-store.forgetEscorted': (db) => escorts.forgetEscorted(db, REGION, DAY),
  'hand-over-store.findHandOver': (db) => shifts.findHandOver(db, HALL, ID),
  'hand-over-store.listUnconfirmed': (db) => shifts.listUnconfirmed(db, HALL),
  'hand-over-store.listHandOversOfDay': (db) => shifts.listHandOversOfDay(db, HALL, DAY, undefined, 51),
  'colleague-store.findColleagueCall': (db) => colleagueCalls.findColleagueCall(db, HALL, ID),
  'colleague-store.listColleagueCalls': (db) => colleagueCalls.listColleagueCalls(db, HALL, DAY, ID),
  'day-count-store.listActSums': (db) => ownDay.listActSums(db, HALL, AT, new Date('2026-03-03T00:00:00Z')),
  'day-count-store.listServedSums': (db) => ownDay.listServedSums(db, HALL, DAY),
  'day-count-store.listRatingSums': (db) => ownDay.listRatingSums(db, HALL, DAY),
  'day-count-store.noteRatings': (db) => ownDay.noteRatings(db, [{ region: REGION, eventId: ID, number: NUMBER, grade: 5, day: DAY }]),
  'ticket-store.listOfOfficer': (db) => tickets.listOfOfficer(db, HALL, ID, DAY),
  'appointment-store.findAppointment': (db) => appointments.findAppointment(db, ID),
  'appointment-store.findByNumber': (db) => appointments.findByNumber(db, REGION, 'YY0000001A'),
  'appointment-store.listOfSubject': (db) => appointments.listOfSubject(db, ID, undefined, 21),
  'appointment-store.listOfSubject, next page': (db) => appointments.listOfSubject(db, ID, { startsAt: AT, id: ID }, 21),
  'appointment-store.listOfHall': (db) => appointments.listOfHall(db, REGION, 'H-379902', DAY, undefined, 21),
  'appointment-store.listOfHall, next page': (db) => appointments.listOfHall(db, REGION, 'H-379902', DAY, { startsAt: AT, id: ID }, 21),
  'appointment-store.listPlacesOfDay': (db) => appointments.listPlacesOfDay(db, REGION, ID, DAY),
  'appointment-store.listMissedDays': (db) => appointments.listMissedDays(db, REGION, ID),
  'appointment-store.listOverdueRegions': (db) => appointments.listOverdueRegions(db, new Map([[REGION, AT]])),
  'appointment-store.listRegionsToRemind': (db) => appointments.listRegionsToRemind(db, [REGION], AT),
  'appointment-store.lockOverdue': (db) => appointments.lockOverdue(db, REGION, AT, 200),
  'appointment-store.lockToRemind': (db) => appointments.lockToRemind(db, REGION, AT, 200),
  'appointment-store.countTaken': (db) => appointments.countTaken(db, { region: REGION, hallId: 'H-379902', line: 'A' }, AT, AT),
  'appointment-store.lockSlots': (db) => appointments.lockSlots(db, { region: REGION, hallId: 'H-379902', line: 'A' }, [AT]),
  'waiting-store.findWaiting': (db) => waitingList.findWaiting(db, ID),
  'waiting-store.listWaitingOf': (db) => waitingList.listWaitingOf(db, ID),
  'waiting-store.countAhead': (db) => waitingList.countAhead(db, { region: REGION, hallId: 'H-379902', line: 'A', day: DAY, id: ID }),
  'waiting-store.lockFirst': (db) => waitingList.lockFirst(db, { region: REGION, hallId: 'H-379902', line: 'A', day: DAY }),
  'waiting-store.listLapsedRegions': (db) => waitingList.listLapsedRegions(db, [REGION], AT, DAY),
  'waiting-store.listLapsed': (db) => waitingList.listLapsed(db, REGION, AT, 200),
  'appointment-store.deleteAppointmentsBefore': (db) => appointments.deleteAppointmentsBefore(db, REGION, DAY),
  'appointment-store.deleteSlotsBefore': (db) => appointments.deleteSlotsBefore(db, REGION, AT),
  'waiting-store.deleteWaitingBefore': (db) => waitingList.deleteWaitingBefore(db, REGION, DAY),
  'waiting-store.endOutdated': (db) => waitingList.endOutdated(db, REGION, DAY),
  'rating-device-store.findPairing': (db) => devices.findPairing(db, '012345'),
  'rating-device-store.deletePairingsBefore': (db) => devices.deletePairingsBefore(db, AT),
  'rating-device-store.listDevicesOfRegion': (db) => devices.listDevicesOfRegion(db, REGION),
  'score-store.listScores': (db) => scores.listScores(db, { regions: [REGION, '379903'], from: '2026-01-01', until: '2026-07-01' }),
  'score-store.listScores, one item': (db) => scores.listScores(db, { regions: [REGION], from: '2026-01-01', until: '2026-07-01', itemCode: ITEM, authorityId: AUTHORITY, hallId: 'H-379902' }),
  'wall-store.wallPage': (db) => db.query(wall.wallPage({}, undefined, 21)),
  'wall-store.wallPage, a region': (db) => db.query(wall.wallPage({ region: REGION }, 9, 21)),
  'wall-store.wallPage, bad ones of an item': (db) => db.query(wall.wallPage({ itemCode: ITEM, region: REGION, grades: [2, 1] }, 9, 21)),
  'wall-store.wallPage, an authority': (db) => db.query(wall.wallPage({ authorityId: AUTHORITY }, 9, 21)),
  'wall-store.wallPage, a hall': (db) => db.query(wall.wallPage({ hallId: 'H-379902', grades: [5] }, 9, 21)),
  'wall-store.findWallEntry': (db) => wall.findWallEntry(db, 1),
  'wall-store.listBySerial': (db) => wall.listBySerial(db, [1, 2]),
  'topic-store.listRatedTexts': (db) => topics.listRatedTexts(db, REGION, DAY, 9, 1000),
  'topic-store.listTopicRows': (db) => topics.listTopicRows(db, REGION, 'item', undefined, 50),
  'topic-store.findTopic': (db) => topics.findTopic(db, REGION, 'item', ITEM, '停车难'),
  'proposal-store.listProposalRows': (db) => proposals.listProposalRows(db, REGION, ID, 21),
  'proposal-store.findProposalOfIssue': (db) => proposals.findProposalOfIssue(db, ID),
  'proposal-store.listProposalsOf': (db) => proposals.listProposalsOf(db, REGION, ITEM, '停车难'),
  'survey-store.listSurveyImports': (db) => surveys.listSurveyImports(db, REGION, ID, 21),
  'survey-store.findSurveyImport': (db) => surveys.findSurveyImport(db, REGION, ID),
  'survey-store.findSurveyFile': (db) => surveys.findSurveyFile(db, REGION, ID),
  'survey-store.listStandingResults': (db) => surveys.listStandingResults(db, REGION, 50),
  'second-rating-store.findSecondRating': (db) => secondRatings.findSecondRating(db, REGION, EVENT),
  'subject-store.findSubject': (db) => subjects.findSubject(db, ID),
  'subject-store.findSubjectWithIdentity': (db) => subjects.findSubjectWithIdentity(db, ID),
  'subject-store.findSubjectByIdentityHash': (db) => subjects.findSubjectByIdentityHash(db, 'hash'),
  'subject-store.findSealed': (db) => subjects.findSealed(db, ID),
  'subject-store.findProxy': (db) => subjects.findProxy(db, ID, ID),
  'subject-store.listProxiesOfAgent': (db) => subjects.listProxiesOfAgent(db, ID),
  'subject-store.listRepresented': (db) => subjects.listRepresented(db, ID),
  'subject-store.listSealedPhones': (db) => subjects.listSealedPhones(db, [ID]),
  'subject-store.listRepresentedIds': (db) => subjects.listRepresentedIds(db, ID),
  'subject-store.listSubjects': (db) => subjects.listSubjects(db, [ID]),
  'data-access-store.listAccessRows': (db) => dataAccesses.listAccessRows(db, ID, undefined, ID, 21),
  'data-access-store.listAccessRows, one kind': (db) => dataAccesses.listAccessRows(db, ID, 'register', ID, 21),
  'data-access-store.deleteAccessesBefore': (db) => dataAccesses.deleteAccessesBefore(db, REGION, AT, [ID], 1000),
  'consent-store.deleteSupersededConsents': (db) => consents.deleteSupersededConsents(db, REGION, AT, [ID], 1000),
  'consent-store.listLatestConsents': (db) => consents.listLatestConsents(db, ID),
  'consent-store.findLatestConsent': (db) => consents.findLatestConsent(db, ID, 'sharedData'),
  'consent-store.listConsentHistory': (db) => consents.listConsentHistory(db, ID, 100),
  'data-correction-store.listOwnDataCorrections': (db) => dataCorrections.listOwnDataCorrections(db, [REGION], ID, ID, 21),
  'data-correction-store.listOpenDataCorrections': (db) => dataCorrections.listOpenDataCorrections(db, REGION, AUTHORITY, { dueOn: DAY, id: ID }, 21),
  'data-correction-store.listSubjectsWaiting': (db) => dataCorrections.listSubjectsWaiting(db, [REGION]),
  'data-correction-store.findDataCorrection': (db) => dataCorrections.findDataCorrection(db, REGION, ID),
  'hand-over-store.handOverPage': (db) => db.query(handOvers.handOverPage(REGION, 'receiving', undefined, NUMBER, 21)),
  'hand-over-store.handOverPage, one hall': (db) => db.query(handOvers.handOverPage(REGION, 'deciding', 'H-379902', undefined, 21)),
  'desk-note-store.listDeskNotes': (db) => deskNotes.listDeskNotes(db, REGION, NUMBER),
  'filing-store.openFilingPage': (db) => db.query(filings.openFilingPage(REGION, AUTHORITY, { day: DAY, kind: 'approval', number: NUMBER }, 21)),
  'filing-store.filingPage': (db) => db.query(filings.filingPage(REGION, AUTHORITY, undefined, 21)),
  'filing-store.findFilingReport': (db) => filings.findFilingReport(db, REGION, 'approval', NUMBER),
  'courier-store.listCourierOrders': (db) => couriers.listCourierOrders(db, REGION, NUMBER),
  'courier-store.claimCourierOrders': (db) => couriers.claimCourierOrders(db, AT, AT, 20),
  'courier-store.courierPage': (db) => db.query(couriers.courierPage(REGION, 'H-379902', false, { orderedAt: AT.toISOString(), number: NUMBER }, 21)),
  'courier-store.courierPage, in trouble': (db) => db.query(couriers.courierPage(REGION, 'H-379902', true, undefined, 21)),
  'ready-result-store.listReadyByCode': (db) => readyResults.listReadyByCode(db, 'H-379902', 'index'),
  'ready-result-store.listReadyOf': (db) => readyResults.listReadyOf(db, 'H-379902', [ID]),
  'library-store.listEntries': (db) => library.listEntries(db, ID, DAY, ID, 21),
  'library-store.findEntry': (db) => library.findEntry(db, ID, ID, DAY),
  'library-store.listKeptFiles': (db) => library.listKeptFiles(db, [ID, ID], [ID], DAY),
  'library-store.deleteOutdatedEntries': (db) => library.deleteOutdatedEntries(db, DAY, 1000),
  'share-store.listShares': (db) => shares.listShares(db, REGION, AUTHORITY, ID, 21),
  'share-store.listShares, the region': (db) => shares.listShares(db, REGION, undefined, undefined, 21),
  'waiver-total-store.sumWaivers': (db) => waiverTotals.sumWaivers(db, [REGION, '379903'], DAY, DAY, undefined),
  'check-store.findCheck': (db) => checks.findCheck(db, REGION, CHECK),
  'check-store.askedOpenPage': (db) => db.query(checks.askedOpenPage(REGION, AUTHORITY, { day: DAY, number: CHECK }, 21)),
  'check-store.askedPage': (db) => db.query(checks.askedPage(REGION, AUTHORITY, CHECK, 21)),
  'check-store.askingOpenPage': (db) => db.query(checks.askingOpenPage(REGION, AUTHORITY, undefined, 21)),
  'check-store.askingPage': (db) => db.query(checks.askingPage(REGION, AUTHORITY, { at: AT.toISOString(), number: CHECK }, 21)),
  'check-store.regionOpenPage': (db) => db.query(checks.regionOpenPage(REGION, { day: DAY, number: CHECK }, 21)),
  'check-store.regionCheckPage': (db) => db.query(checks.regionCheckPage(REGION, undefined, 21)),
  'check-store.listChecksOfCase': (db) => checks.listChecksOfCase(db, NUMBER),
  'check-store.listOverdueChecks': (db) => checks.listOverdueChecks(db, DAY, 200),
  'card-store.findCard': (db) => cards.findCard(db, [REGION, '379903'], ID),
  'card-store.listCardActs': (db) => cards.listCardActs(db, REGION, ID),
  'card-store.listCardsAfter': (db) => cards.listCardsAfter(db, { region: REGION, id: ID }, 500),
  'card-store.listActsUpTo': (db) => cards.listActsUpTo(db, { region: REGION, id: ID }, { region: REGION, id: ID }),
  'card-store.listCardsOf': (db) => cards.listCardsOf(db, REGION, NUMBER),
  'card-store.todoCardsPage, an authority': (db) => db.query(cards.todoCardsPage(REGION, { authorityId: AUTHORITY }, { rank: 1, dueOn: DAY, id: ID }, 21)),
  'card-store.todoCardsPage, a window': (db) => db.query(cards.todoCardsPage(REGION, { hallId: 'H-379902', rules: ['lateAcceptance'] }, undefined, 21)),
  'card-store.regionTodoPage': (db) => db.query(cards.regionTodoPage(REGION, ID, { rank: 1, dueOn: DAY, id: ID }, 21)),
  'card-store.cityTodoPage': (db) => db.query(cards.cityTodoPage('379900', ['379900', REGION], ID, undefined, 21)),
  'signal-store.findCorrection': (db) => signals.findCorrection(db, REGION, ID),
  'card-store.allCardsPage': (db) => db.query(cards.allCardsPage(REGION, {}, {}, { at: AT.toISOString(), id: ID }, 21)),
  'card-store.allCardsPage, narrowed': (db) => db.query(cards.allCardsPage(REGION, {}, { level: 'red', rule: 'lateStep', state: 'raised', authorityId: AUTHORITY, from: AT, before: AT }, undefined, 21)),
  'card-store.allCardsPage, a case': (db) => db.query(cards.allCardsPage(REGION, {}, { number: NUMBER }, undefined, 21)),
  'card-store.allCardsPage, an authority': (db) => db.query(cards.allCardsPage(REGION, { authorityId: AUTHORITY }, {}, undefined, 21)),
  'card-store.allCardsPage, a window': (db) => db.query(cards.allCardsPage(REGION, { hallId: 'H-379902', rules: ['lateAcceptance'] }, {}, undefined, 21)),
  'card-store.listUnanswered': (db) => cards.listUnanswered(db, DAY, 100),
  'card-store.takeUnanswered': (db) => cards.takeUnanswered(db, { region: REGION, id: ID }, DAY),
  'card-store.takeLateRectifications': (db) => cards.takeLateRectifications(db, DAY, 100),
  'matter-store.lockMatters': (db) => matters.lockMatters(db, REGION, 'application', [NUMBER]),
  'matter-store.findMatter': (db) => matters.findMatter(db, REGION, 'application', NUMBER),
  'matter-store.takeDueMatters': (db) => matters.takeDueMatters(db, AT.toISOString(), 500),
  'signal-store.listRaisedOn': (db) => signals.listRaisedOn(db, REGION, 'application', [NUMBER]),
  'signal-store.listSignalsOf': (db) => signals.listSignalsOf(db, REGION, 'application', NUMBER),
  'tried-matter-store.listTriedMatters': (db) => triedMatters.listTriedMatters(db, REGION, 'application', AT, { openedAt: AT, id: NUMBER }, 1000),
  'signal-store.findSignalId': (db) => signals.findSignalId(db, { region: REGION, matterKind: 'application', matterId: NUMBER, rule: 'lateStep', occasion: 'once', level: 'red' }),
  'signal-store.remindersPage': (db) => db.query(signals.remindersPage(REGION, {}, { at: AT.toISOString(), id: ID }, 21)),
  'signal-store.remindersPage, an authority': (db) => db.query(signals.remindersPage(REGION, { authorityId: AUTHORITY }, undefined, 21)),
  'signal-store.remindersPage, a window': (db) => db.query(signals.remindersPage(REGION, { hallId: 'H-379902', rules: ['lateAcceptance'] }, undefined, 21)),
  'account-store.findAccountByLogin': (db) => accounts.findAccountByLogin(db, 'resident1'),
  'account-store.findAccount': (db) => accounts.findAccount(db, ID),
  'phone-store.listOfficerPhones': (db) => phones.listOfficerPhones(db, REGION, [ID]),
  'phone-store.findProof': (db) => phones.findProof(db, { region: REGION, officerId: ID }),
  'phone-store.takeTry': (db) => phones.takeTry(db, { region: REGION, officerId: ID }, { askedAfter: AT, most: 5 }),
  'account-store.listDisabledAccounts': (db) => accounts.listDisabledAccounts(db, [ID]),
  'account-store.listTakenLogins': (db) => accounts.listTakenLogins(db, ['clerk-379902-1']),
  'account-store.listPrincipals': (db) => accounts.listPrincipals(db, [ID]),
  'account-store.findSession': (db) => accounts.findSession(db, 'hash'),
  'audit-store.findAuditHead': (db) => audit.findAuditHead(db, REGION, DAY),
  'audit-store.listAuditChains': (db) => audit.listAuditChains(db),
  'audit-store.listAuditEntries': (db) => audit.listAuditEntries(db, REGION, DAY, 5, 1000),
  'file-store.listFiles': (db) => files.listFiles(db, [ID]),
  'idempotency-store.findAnswer': (db) => keys.findAnswer(db, { actor: ID, key: 'key', requestHash: 'hash' }),
  'monitor-store.sumStandings': (db) => monitored.sumStandings(db, [REGION, '379903'], undefined, { today: DAY, soon: '2026-03-03' }),
  'monitor-store.sumOverdueByLaw': (db) => monitored.sumOverdueByLaw(db, [REGION], AUTHORITY, DAY),
  'monitor-store.sumFlow': (db) => monitored.sumFlow(db, REGION, undefined, DAY),
  'monitor-store.sumSignals': (db) => monitored.sumSignals(db, REGION, undefined, DAY, DAY),
  'monitor-store.openPage': (db) => db.query(monitored.openPage(REGION, { by: 'region', days: { until: DAY }, lawBefore: DAY }, { dueOn: DAY, number: NUMBER }, 21)),
  'monitor-store.openPage, an authority': (db) => db.query(monitored.openPage(REGION, { by: 'authority', value: AUTHORITY, days: { from: DAY, until: DAY } }, undefined, 21)),
  'monitor-store.openPage, a hall': (db) => db.query(monitored.openPage(REGION, { by: 'hall', value: 'H-379902', days: {} }, undefined, 21)),
  'monitor-store.openPage, a stage': (db) => db.query(monitored.openPage(REGION, { by: 'stage', value: 'special', days: {} }, undefined, 21)),
  'monitor-store.openedPage': (db) => db.query(monitored.openedPage(REGION, { from: '379902260302', until: '379902260302~' }, undefined, 21)),
  'monitor-store.closedPage': (db) => db.query(monitored.closedPage(REGION, { from: AT, until: AT }, undefined, { at: AT, number: NUMBER }, 21)),
  'monitor-store.signalPage': (db) => db.query(monitored.signalPage(REGION, { from: AT, rules: undefined, level: ['red'], authorityId: undefined }, { at: AT, id: ID }, 21)),
  'monitor-store.signalPage, a service rule': (db) => db.query(monitored.signalPage(REGION, { from: AT, rules: ['lateDecision'], level: ['yellow', 'red'], authorityId: AUTHORITY }, undefined, 21)),
  'monitor-store.listPace': (db) => monitored.listPace(db, REGION, [ITEM], DAY),
  'visit-store.sumVisits': (db) => visits.sumVisits(db, REGION, undefined, DAY),
  'visit-store.listExceeding': (db) => visits.listExceeding(db, REGION, ITEM, undefined, NUMBER, 21),
  'finding-store.findFinding': (db) => findings.findFinding(db, REGION, ID),
  'finding-store.listFindingActs': (db) => findings.listFindingActs(db, REGION, ID),
  'finding-store.findingPage': (db) => db.query(findings.findingPage(REGION, false, { at: AT, id: ID }, 21)),
  'finding-store.findingPage, open': (db) => db.query(findings.findingPage(REGION, true, undefined, 21)),
  'clue-store.findClue': (db) => clues.findClue(db, REGION, CLUE),
  'clue-store.openCluePage': (db) => db.query(clues.openCluePage(REGION, { dueOn: DAY, number: CLUE }, 21)),
  'clue-store.cluePage': (db) => db.query(clues.cluePage(REGION, CLUE, 21)),
  'clue-store.listContactLooks': (db) => clues.listContactLooks(db, REGION, CLUE),
  'outbox-store.takeOutbox': (db) => outbox.takeOutbox(db, 500),
}

/** Reads that may look at a whole table, each with the reason why. */
const MAY_SCAN: Record<string, string> = {
  'line-store.listAllLines': 'a few lines a hall, kept in process',
  'seal-store.readSeals': 'one or a few seals an authority, kept in process',
  'source-store.listSources': 'some hundred sources, kept in process',
  'issued-store.listIssuedRows': 'runs the statements above',
  'type-store.listTypes': 'some hundred types of certificates, asked by staff',
  'type-store.listSensitiveNames': 'some hundred types of certificates, kept in process',
  'consent-store.listPublishedNotices': 'a handful of versions, kept in process',
  'automatic-store.listRegionRuleSets': 'items do not grow with cases, asked by staff',
  'reduction-store.findFirstDay': 'items do not grow with cases, asked by staff',
  'item-store.listPublishedHeads': 'items do not grow with cases',
  'item-store.listVersionContents': 'items do not grow with cases',
  'item-store.listSubItems': 'items do not grow with cases, asked when one is cancelled',
  'followed-store.listFollowed': 'one row a region',
  'item-store.listPublishedRows': 'a few hundred items, kept in process',
  'item-store.findVersionContent': 'items do not grow with cases, kept in process',
  'item-store.listEntriesOfRegion': 'a few hundred entries a region, kept in process',
  'calendar-store.listSpecialDays': 'a few days a year, kept in process',
  'calendar-store.listPublishedYears': 'a few years, kept in process',
  'calendar-store.listHallHours': 'a few dozen halls, kept in process',
  'template-store.listWordings': 'a few wordings a region, kept in process',
  'settings-store.listSettings': 'a few settings, kept in process',
  'first-watch-store.listFirstWatches': 'one row a region',
  'first-watch-store.findFirstWatch': 'one row a region',
  'signal-store.countBeforeWatch': 'once for each region, when it has begun to be watched',
  'item-use-store.listItemUses': 'a row an item of one region',
  'rule-version-store.listRuleVersionRows': 'a few versions a rule and region, kept in process',
  'chain-store.listHeadlessCases': '`npm run audit -- verify` looks at everything, by intention',
  'audit-store.listHeadlessChains': '`npm run audit -- verify` looks at everything, by intention',
  'daily-root-store.listDailyRoots': '`npm run audit -- verify` looks at everything, by intention; one row a day and region',
  'daily-root-store.findLastRoot': 'one row a day and region, by primary key',
  'daily-root-store.listHashesOfDay': 'once a day, after midnight, a day of a region at a time',
  'daily-root-store.listEventDays': 'once, by a platform that stood still for days',
  'change-store.listChangeRows': 'runs the statements above',
  'wall-store.listWallEntries': 'runs the statements above',
  'list-store.listEditionRows': 'a few editions a list, kept in process',
  'zone-store.listZoneRows': 'a few dozen zones, kept in process',
  'reduction-store.listVersionsOn': 'items do not grow with cases, asked by staff',
  'reduction-store.listBenchmarkRows': 'some thousand rows, kept in process',
  'reduction-store.listCatalogueChanges': 'versions and feed of a period, asked by staff',
  'popularity-store.listCounts': 'thirty days of one region by primary key, once a day, kept in process',
  'link-store.listBrokenLinks': 'some hundred addresses, once a check',
  'link-store.findLastLinkCheck': 'some hundred addresses, once an hour',
  'manage-items-store.listBaseCodes': 'a few hundred codes, once for a new item',
  'hand-over-store.listHandOverLines': 'runs the statements above',
  'filing-store.listFilingRows': 'runs the statements above',
  'check-store.listCheckRows': 'runs the statements above',
  'monitor-store.listMonitoredCases': 'runs the statements above',
  'monitor-store.listMonitoredSignals': 'runs the statements above',
  'finding-store.listFindings': 'runs the statements above',
  'clue-store.listClueRows': 'runs the statements above',
  'rectification-store.listRectificationRows': 'runs the statements above',
  'card-store.listCardRows': 'runs the statements above',
  'signal-store.listSignalRows': 'runs the statements above',
  'proof-store.listProofRows': 'some hundred proofs, kept in process',
  'courier-store.listCourierRows': 'runs the statements above',
  'application-list-store.listRows': 'runs the statements above',
  'training-store.listTrainingRows': 'runs the statements above',
  'device-store.listDeviceRows': 'runs the statements above',
  'fault-store.listFaultRows': 'runs the statements above',
  'wording-store.listLocalWordings': 'a few texts a region, kept in process',
}

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Plans?: PlanNode[]
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** The statements that a read sends, without sending them. */
async function statementsOf(read: (db: Db) => unknown): Promise<Statement[]> {
  const sent: Statement[] = []
  const db: Db = {
    query: async (statement) => {
      sent.push(statement)
      return []
    },
    transaction: (work) => work(db),
  }
  await read(db)
  return sent
}

/** With the planner made to avoid them, a scan or a sort that is still there has no index to take its place. */
async function planOf({ text, values }: Statement): Promise<PlanNode[]> {
  const { owner } = city
  await owner.query('begin')
  try {
    await owner.query('set local enable_seqscan = off; set local enable_sort = off')
    const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (format json) ${text}`, values)
    return nodesOf(rows[0]!['QUERY PLAN'][0].Plan)
  } finally {
    await owner.query('rollback')
  }
}

async function faultsOf(statement: Statement): Promise<string[]> {
  const nodes = await planOf(statement)
  return nodes.filter((node) => node['Node Type'] === 'Seq Scan' || node['Node Type'].includes('Sort')).map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}`.trim())
}

describe('every list and every look-up is served by an index', () => {
  test.each(Object.keys(READS))('%s', async (name) => {
    const statements = await statementsOf(READS[name]!)
    expect(statements.length).toBeGreaterThan(0)
    for (const statement of statements) expect(await faultsOf(statement), statement.text).toEqual([])
  })

  test('and one that is not would be seen', async () => {
    expect(await faultsOf(rawSql('select * from applications.application where item_name = \'x\''))).toEqual(['Seq Scan application'])
    expect(await faultsOf(rawSql('select * from applications.application where region = \'379902\' order by submitted_at'))).toContain('Sort')
  })
})

test('no read of a store is left out of this list', async () => {
  const folders = ['src/modules', 'src/platform']
  const stores = folders.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('-store.ts')).map((path) => join(ROOT, folder, path)))
  const known = new Set([...Object.keys(READS).map((name) => name.split(',')[0]!), ...Object.keys(MAY_SCAN)])
  const missing: string[] = []
  for (const path of stores) {
    const store = path.split('/').at(-1)!.replace('.ts', '')
    const exported = (await import(path)) as Record<string, unknown>
    for (const name of Object.keys(exported)) {
      if (/^(find|list)[A-Z]|Page$|Row$/.test(name) && !/^save/.test(name) && !/^delete/.test(name) && !known.has(`${store}.${name}`)) missing.push(`${store}.${name}`)
    }
  }
  expect(missing, 'add each to READS with an example, or to MAY_SCAN with the reason').toEqual([])
})

describe('an operation costs a handful of statements, whatever there is in the tables', () => {
  async function actorOf(login: string): Promise<Actor> {
    const account = (await findAccountByLogin(city.platform.db, login))!
    const roles: string[] = account.kind === 'citizen' ? ['citizen'] : [login.split('-')[0] === 'clerk' ? 'windowClerk' : login.split('-')[0]!]
    return { kind: account.kind, accountId: account.id, principalId: account.principalId, name: '某人', roles, region: account.kind === 'staff' ? REGION : undefined }
  }

  /** Runs an operation once to warm what is remembered, then counts the statements of the second time. */
  async function costOf(id: string, login: string, request: { params?: object; query?: object; body?: object; ifMatch?: string; key?: string }, isRepeatable = true): Promise<number> {
    const operation = apiRoutes.find((route) => route.operation.id === id)!.operation
    const actor = await actorOf(login)
    let statements: string[] = []
    const counted = (db: Db): Db => ({
      query: (statement) => {
        statements.push(statement.text)
        return db.query(statement)
      },
      transaction: (work) => db.transaction((inner) => work(counted(inner))),
    })
    const db = counted(city.platform.db)
    const platform: Platform = { ...city.platform, db, audit: createAuditLog(db, city.platform.clock) }
    const ask = () => execute(platform, mayDo, operation, { actor, requestId: 'r', params: request.params ?? {}, query: request.query ?? {}, body: request.body, ifMatch: request.ifMatch, idempotencyKey: request.key })
    if (isRepeatable) await ask()
    statements = []
    await ask()
    return statements.length
  }

  test('the page of a case: eight at most', async () => {
    const { number } = await bringTo(actors, 'delivered')
    expect(await costOf('applications.readOwn', 'resident2', { params: { number } })).toBeLessThanOrEqual(8)
    expect(await costOf('applications.read', 'clerk-379902-1', { params: { number } })).toBeLessThanOrEqual(8)
  })

  test('a work list: one for each queue and one more at most', async () => {
    const roles: OfficerRole[] = ['windowClerk']
    const queues = queuesOf({ roles, hallId: 'H-379902', authorityId: '379902-ZWFW' }).length
    expect(await costOf('applications.list', 'clerk-379902-1', {})).toBeLessThanOrEqual(queues + 1)
    // What is to be reviewed, and what is to be checked afterwards.
    expect(await costOf('applications.list', `reviewer-${AUTHORITY}`, {})).toBeLessThanOrEqual(3)
    expect(await costOf('applications.listOwn', 'resident2', {})).toBeLessThanOrEqual(1)
  })

  // Its own four; and what stands in for materials: certificates, consent, the enterprises of the applicant, files of the library.
  test('a submission: eight at most', async () => {
    const body = await foodLicenceBody(actors.citizen)
    await actors.citizen.post('/citizen/applications', body)
    expect(await costOf('applications.submit', 'resident2', { body, key: 'budget-submit' }, false)).toBeLessThanOrEqual(8)
  })

  test('a command: three at most', async () => {
    await bringTo(actors, 'reviewed')
    const { number, version } = await bringTo(actors, 'accepted')
    expect(await costOf('applications.review', `reviewer-${AUTHORITY}`, { params: { number }, body: { opinion: 'agree', note: '符合条件' }, ifMatch: String(version), key: 'budget-review' }, false)).toBeLessThanOrEqual(3)
    const other = await bringTo(actors, 'received')
    expect(await costOf('applications.withdraw', 'resident2', { params: { number: other.number }, body: { reason: '不办了' }, ifMatch: String(other.version), key: 'budget-withdraw' }, false)).toBeLessThanOrEqual(3)
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'reviewed' })
  })
})
