export { CertificateList as Component } from '../../../features/certificates/certificate-list.tsx'
