import { ClaimList } from '../../../features/catalogue/claims/claim-list.tsx'

/** 认领. */
export const Component = ClaimList
