import { get, type Route } from '../../platform/http/routes.ts'
import { listConsentNotices } from './privacy/consent-operations.ts'

export const subjectPublicRoutes: Route[] = [get('/consent-notices', listConsentNotices)]
