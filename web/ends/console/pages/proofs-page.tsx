import { ProofList } from '../../../features/proofs/proof-list.tsx'

/** 无证明清单 of the region. */
export const Component = ProofList
