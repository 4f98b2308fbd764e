import { get, type Route } from '../../platform/http/routes.ts'
import { listOwnCertificates } from './list-own-certificates.ts'
import { openOwnCertificate } from './open-own-certificate.ts'

export const certificateCitizenRoutes: Route[] = [
  get('/citizen/certificates', listOwnCertificates),
  get('/citizen/certificates/:identifier/file', openOwnCertificate),
]
