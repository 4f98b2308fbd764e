import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf, once } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type ProofPage = Answer<'materials.listStaffProofs'>
export type StaffProof = ProofPage['rows'][number]
export type ProofFilter = NonNullable<operations['materials.listStaffProofs']['parameters']['query']>
export type NewProof = Sent<'materials.addProof'>
export type ProofConflict = Answer<'materials.listProofConflicts'>['rows'][number]

export const proofsKey = ['proofs'] as const

export const useProofs = (filter: ProofFilter) =>
  useQuery({ queryKey: [...proofsKey, 'list', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/proofs', { params: { query: filter }, signal })), placeholderData: keepPreviousData })

export const useProofConflicts = () => useQuery({ queryKey: [...proofsKey, 'conflicts'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/proof-conflicts', { signal })) })

export const addProof = (body: NewProof, key: string) => bodyOf(api.POST('/api/v1/staff/proofs', { params: { header: once(key) }, body }))
export const endProof = (id: string, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/proofs/{id}/end', { params: { path: { id }, header: once(key) }, body: { reason } }))
