import { get, post, type Route } from '../../platform/http/routes.ts'
import { listNotes, markNotesSeen, writeNote } from './crossing/desk-notes.ts'
import { confirmFilingReport, countFilingReports, listFilingReports } from './crossing/filing-reports.ts'
import { listHandOvers } from './crossing/list-hand-overs.ts'
import { listCourierParcels } from './delivery/list-courier-orders.ts'
import { orderCourier } from './delivery/order-courier.ts'
import { findPickUp, signPickUp } from './delivery/pick-ups.ts'
import { handOverMaterials } from './lifecycle/hand-over-materials.ts'
import { takeOverMaterials } from './lifecycle/take-over-materials.ts'

/** 通办 between two desks, and how results come to their applicants. */
export const applicationCrossingRoutes: Route[] = [
  post('/staff/applications/:number/hand-over', handOverMaterials),
  post('/staff/applications/:number/take-over', takeOverMaterials),
  get('/staff/applications/:number/notes', listNotes),
  post('/staff/applications/:number/notes', writeNote),
  post('/staff/applications/:number/notes/seen', markNotesSeen),
  get('/staff/hand-overs', listHandOvers),
  get('/staff/filing-reports', listFilingReports),
  get('/staff/filing-reports/statistics', countFilingReports),
  post('/staff/filing-reports/:kind/:number/confirm', confirmFilingReport),
  post('/staff/applications/:number/order-courier', orderCourier),
  get('/staff/courier-orders', listCourierParcels),
  post('/staff/pick-ups/find', findPickUp),
  post('/staff/pick-ups', signPickUp),
]
