import { get, post, type Route } from '../../platform/http/routes.ts'
import { listOwnCertificates } from './list-own-certificates.ts'
import { openOwnCertificate } from './open-own-certificate.ts'
import { listUseCopies, makeUseCopy, openUseCopy, revokeUseCopy } from './use/make-use-copy.ts'
import { readOwnCertificate, readWallet } from './use/read-wallet.ts'
import { showCode } from './use/show-code.ts'

export const certificateCitizenRoutes: Route[] = [
  get('/citizen/certificates', listOwnCertificates),
  get('/citizen/certificates/:identifier/file', openOwnCertificate),
  get('/citizen/wallet', readWallet),
  get('/citizen/certificates/:identifier', readOwnCertificate),
  get('/citizen/certificates/:identifier/use-copies', listUseCopies), post('/citizen/certificates/:identifier/use-copies', makeUseCopy),
  get('/citizen/use-copies/:copy/file', openUseCopy), post('/citizen/use-copies/:copy/revoke', revokeUseCopy),
  post('/citizen/codes', showCode),
]
