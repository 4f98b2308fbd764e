import { get, post, put, type Route } from '../../../platform/http/routes.ts'
import { setFloorPlan, setHallFacilities, setHallZones, setServiceHours } from './hall-parts.ts'
import { readCoverage } from './read-coverage.ts'
import { listHallSheets, readHall, readHallSheet } from './read-hall.ts'
import { changeStation, closeStation, listStations, openStation } from './stations/station-operations.ts'
import { changeWindow, closeWindow, openWindow } from './windows.ts'

export const hallPublicRoutes: Route[] = [get('/halls/:id', readHall)]

export const hallStaffRoutes: Route[] = [
  get('/staff/hall-sheets', listHallSheets), get('/staff/hall-sheets/:id', readHallSheet),
  post('/staff/halls/:id/open-window', openWindow), put('/staff/halls/:id/windows/:no', changeWindow), post('/staff/halls/:id/windows/:no/close', closeWindow),
  put('/staff/halls/:id/zones', setHallZones), put('/staff/halls/:id/facilities', setHallFacilities), put('/staff/halls/:id/service-hours', setServiceHours), put('/staff/halls/:id/plan', setFloorPlan),
  get('/staff/coverage', readCoverage), get('/staff/stations', listStations), post('/staff/stations', openStation), put('/staff/stations/:id', changeStation), post('/staff/stations/:id/close', closeStation),
]
