import { get, post, type Route } from '../../../platform/http/routes.ts'
import { addProof } from './add-proof.ts'
import { endProof } from './end-proof.ts'
import { listProofConflicts } from './list-proof-conflicts.ts'
import { listProofs } from './list-proofs.ts'
import { listStaffProofs } from './list-staff-proofs.ts'

export const proofPublicRoutes: Route[] = [get('/proofs', listProofs)]

export const proofStaffRoutes: Route[] = [get('/staff/proofs', listStaffProofs), get('/staff/proof-conflicts', listProofConflicts), post('/staff/proofs', addProof), post('/staff/proofs/:id/end', endProof)]
