import { get, post, type Route } from '../../platform/http/routes.ts'
import { readTrustListOperation, verifyFile } from './seals/verify-file.ts'
import { verifyUseCopy } from './use/make-use-copy.ts'
import { verifyCertificate } from './verify-certificate.ts'

export const certificatePublicRoutes: Route[] = [
  get('/certificates/trust-list', readTrustListOperation), post('/certificates/file-verifications', verifyFile),
  get('/certificates/:identifier', verifyCertificate), get('/use-copies/:copy', verifyUseCopy),
]
