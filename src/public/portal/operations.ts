import { applicationCitizenRoutes, applicationPublicRoutes } from '../../modules/applications/index.ts'
import { certificateCitizenRoutes, certificatePublicRoutes } from '../../modules/certificates/index.ts'
import { ratingCitizenRoutes } from '../../modules/ratings/index.ts'
import { subjectCitizenRoutes } from '../../modules/subjects/index.ts'
import type { Route } from '../../platform/http/routes.ts'
import type { AnyOperation } from '../../platform/operations.ts'

/** The operation a room mounts under `id`. @throws Error at start when the room no longer has it */
function operationOf(routes: readonly Route[], id: string): AnyOperation {
  const route = routes.find(({ operation }) => operation.id === id)
  if (!route) throw new Error(`No route names the operation ${id}.`)
  return route.operation
}

/** Every operation the portal names, besides those the catalogue's door gives by name. */
export const submitApplication = operationOf(applicationCitizenRoutes, 'applications.submit')
export const listOwnApplications = operationOf(applicationCitizenRoutes, 'applications.listOwn')
export const readOwnApplication = operationOf(applicationCitizenRoutes, 'applications.readOwn')
export const openOwnDocument = operationOf(applicationCitizenRoutes, 'applications.openOwnDocument')
export const supplyCorrection = operationOf(applicationCitizenRoutes, 'applications.supplyCorrection')
export const withdrawApplication = operationOf(applicationCitizenRoutes, 'applications.withdraw')
export const listDrafts = operationOf(applicationCitizenRoutes, 'applications.listDrafts')
export const readDraft = operationOf(applicationCitizenRoutes, 'applications.readDraft')
export const saveDraft = operationOf(applicationCitizenRoutes, 'applications.saveDraft')
export const deleteDraft = operationOf(applicationCitizenRoutes, 'applications.deleteDraft')
export const uploadFile = operationOf(applicationCitizenRoutes, 'applications.uploadFile')
export const readProgress = operationOf(applicationPublicRoutes, 'applications.progress')
export const openOwnCertificate = operationOf(certificateCitizenRoutes, 'certificates.openOwn')
export const verifyCertificate = operationOf(certificatePublicRoutes, 'certificates.verify')
export const readCitizenSelf = operationOf(subjectCitizenRoutes, 'subjects.readSelf')
export const readInvitation = operationOf(ratingCitizenRoutes, 'ratings.readInvitation')
export const rateApplication = operationOf(ratingCitizenRoutes, 'ratings.rate')
export const listOpenInvitations = operationOf(ratingCitizenRoutes, 'ratings.listOpenInvitations')
