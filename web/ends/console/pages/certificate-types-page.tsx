export { CertificateTypeList as Component } from '../../../features/certificates/types/type-list.tsx'
