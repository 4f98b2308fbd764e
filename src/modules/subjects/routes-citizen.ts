import { get, post, type Route } from '../../platform/http/routes.ts'
import { readCitizenSelf } from './operations.ts'
import { giveOwnConsent, listOwnConsents, withdrawOwnConsent } from './privacy/consent-operations.ts'
import { askDataCorrection, listOwnCorrections } from './privacy/corrections/ask-data-correction.ts'
import { listOwnAccesses } from './privacy/own-accesses.ts'
import { listOwnRegisters, readOwnRegister } from './privacy/registers.ts'

export const subjectCitizenRoutes: Route[] = [
  get('/citizen/me', readCitizenSelf),
  get('/citizen/data-accesses', listOwnAccesses),
  get('/citizen/consents', listOwnConsents),
  post('/citizen/consents', giveOwnConsent),
  post('/citizen/consents/:scope/withdraw', withdrawOwnConsent),
  get('/citizen/registers', listOwnRegisters),
  post('/citizen/register-readings', readOwnRegister),
  get('/citizen/data-corrections', listOwnCorrections),
  post('/citizen/data-corrections', askDataCorrection),
]
