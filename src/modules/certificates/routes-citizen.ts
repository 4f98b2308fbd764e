import { get, type Route } from '../../platform/http/routes.ts'
import { listOwnCertificates } from './list-own-certificates.ts'

export const certificateCitizenRoutes: Route[] = [get('/citizen/certificates', listOwnCertificates)]
