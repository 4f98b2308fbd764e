export { AuditList as Component } from '../../../features/supervision/audits/audit-list.tsx'
