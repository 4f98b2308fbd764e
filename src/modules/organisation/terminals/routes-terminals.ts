import { get, post, put, type Route } from '../../../platform/http/routes.ts'
import { changeDevice, listDevices, readDevice, registerDevice, retireDevice } from './device-operations.ts'
import { assignFault, closeFault, inspectDevice, listFaults, readDeviceSticker, repairFault, reportFault, reportFaultByPublic } from './fault-operations.ts'
import { listItemSets, setItemSet } from './item-sets.ts'
import { readTerminalFigures } from './terminal-figures.ts'
import { beat, beginPairing, claimPairing, countTransaction, pairTerminal, releaseTerminal } from './terminal-operations.ts'

export const terminalStaffRoutes: Route[] = [
  get('/staff/devices', listDevices), post('/staff/devices', registerDevice), get('/staff/devices/:id', readDevice), put('/staff/devices/:id', changeDevice), post('/staff/devices/:id/retire', retireDevice),
  post('/staff/devices/:id/pair', pairTerminal), post('/staff/devices/:id/release', releaseTerminal), post('/staff/devices/:id/inspections', inspectDevice),
  get('/staff/faults', listFaults), post('/staff/faults', reportFault), post('/staff/faults/:id/assign', assignFault), post('/staff/faults/:id/repair', repairFault), post('/staff/faults/:id/close', closeFault),
  get('/staff/terminal-item-sets', listItemSets), put('/staff/terminal-item-sets/:kind', setItemSet), get('/staff/terminal-figures', readTerminalFigures),
]

/** What terminals and whoever stands before them may do without an account: with the terminal's token, or with nothing but the sticker. */
export const terminalPublicRoutes: Route[] = [
  post('/terminals/pairings', beginPairing), post('/terminals/pairings/claim', claimPairing), post('/terminals/beats', beat), post('/terminals/transactions', countTransaction),
  get('/devices/:region/:number', readDeviceSticker), post('/devices/:region/:number/faults', reportFaultByPublic),
]
