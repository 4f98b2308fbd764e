import { get, type Route } from '../../platform/http/routes.ts'
import { readCertificate } from './read-certificate.ts'

export const certificateStaffRoutes: Route[] = [get('/staff/certificates/:identifier', readCertificate)]
