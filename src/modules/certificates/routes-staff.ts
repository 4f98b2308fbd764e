import { get, post, type Route } from '../../platform/http/routes.ts'
import { downloadImportErrors, downloadImportTemplate, importFile, listImports, readImport } from './import/import-operations.ts'
import { lifeOperations } from './life/life-operations.ts'
import { listIssued } from './life/list-issued.ts'
import { readCertificate } from './read-certificate.ts'
import { disableSeal, listSeals, readSealUses, replaceSeal } from './seals/seal-operations.ts'
import { listCertificateTypes, readCertificateType } from './types/list-types.ts'
import { previewCertificateType, registerCertificateType } from './types/register-type.ts'
import { countUses } from './use/count-uses.ts'
import { scanCode } from './use/scan-code.ts'

export const certificateStaffRoutes: Route[] = [
  get('/staff/certificates', listIssued), get('/staff/certificates/:identifier', readCertificate),
  ...Object.entries(lifeOperations).map(([verb, operation]) => post(`/staff/certificates/:identifier/${verb}`, operation)),
  get('/staff/certificate-types', listCertificateTypes), post('/staff/certificate-types', registerCertificateType),
  post('/staff/certificate-types/preview', previewCertificateType), get('/staff/certificate-types/:code', readCertificateType),
  get('/staff/certificate-imports', listImports), post('/staff/certificate-imports', importFile),
  get('/staff/certificate-imports/template', downloadImportTemplate), get('/staff/certificate-imports/:id', readImport), get('/staff/certificate-imports/:id/errors', downloadImportErrors),
  get('/staff/seals', listSeals), get('/staff/seals/:seal/uses', readSealUses), post('/staff/seals/:seal/disable', disableSeal), post('/staff/seals/:seal/replace', replaceSeal),
  post('/staff/code-scans', scanCode), get('/staff/certificate-uses', countUses),
]
