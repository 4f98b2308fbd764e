import { get, type Route } from '../../platform/http/routes.ts'
import { findSubjectOperation } from './operations.ts'

export const subjectStaffRoutes: Route[] = [get('/staff/subjects', findSubjectOperation)]
