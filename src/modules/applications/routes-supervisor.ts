import { get, post, type Route } from '../../platform/http/routes.ts'
import { allowSecondCorrection } from './lifecycle/allow-second-correction.ts'
import { voidAsSupervisor } from './lifecycle/void-application.ts'
import { repairBreach } from './reading/breaches.ts'
import { listRefusedDemands } from './lists/list-refused-demands.ts'

export const applicationSupervisorRoutes: Route[] = [
  post('/supervisor/applications/:number/allow-second-correction', allowSecondCorrection),
  post('/supervisor/applications/:number/void', voidAsSupervisor),
  get('/supervisor/refused-demands', listRefusedDemands),
  post('/supervisor/breaches/:number/:kind/repair', repairBreach),
]
