import { GrantAuditScreen } from '../../../features/grants/grant-audit.tsx'

/** 三到位. */
export const Component = GrantAuditScreen
