import { ShareLedger } from '../../../features/materials/share-ledger.tsx'

/** 共享台账. */
export const Component = ShareLedger
