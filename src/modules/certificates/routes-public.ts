import { get, type Route } from '../../platform/http/routes.ts'
import { verifyCertificate } from './verify-certificate.ts'

export const certificatePublicRoutes: Route[] = [get('/certificates/:identifier', verifyCertificate)]
