import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { type Actor, ANONYMOUS } from '../../../platform/context.ts'
import { execute } from '../../../platform/operations.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import { addProof } from './add-proof.ts'
import { endProof } from './end-proof.ts'
import { listProofConflicts } from './list-proof-conflicts.ts'
import { exportProofs, listProofs } from './list-proofs.ts'
import { listStaffProofs } from './list-staff-proofs.ts'
import type { ProofList } from './proof-contract.ts'
import { importProofs } from './proofs.ts'

const platform = useTestPlatform()
const CITY_EDITOR = 'item-manager-379900'
const COUNTY_EDITOR = 'item-manager-379902'

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}
const list = async (query: object = {}): Promise<ProofList> => (await execute(platform, mayDo, listProofs, { actor: ANONYMOUS, requestId: 'r', query })).body as ProofList

const aCancelledProof = () => ({ name: '用水结清证明', class: 'cancelled', department: '住房和城乡建设局', replacement: '不再索要，由供水单位核对。', from: platform.clock.today(), source: '云政办发〔2026〕3号' })
interface StaffProof { id: string; standing: string; region: string; endedReason: string | null; allowedActions: { verb: string; allowed: boolean; reason: string | null }[] }
const add = async (login: string, body: object): Promise<StaffProof> => (await execute(platform, mayDo, addProof, { actor: await as(login), requestId: 'r', body })).body as StaffProof
const end = async (login: string, id: string): Promise<StaffProof> => (await execute(platform, mayDo, endProof, { actor: await as(login), requestId: 'r', params: { id }, body: { reason: '法律作了新的规定' } })).body as StaffProof

test('the list has two classes, says what replaces each proof and by which law what is kept is required', async () => {
  const { counts, rows, departments, found } = await list({ limit: 200 })
  expect(counts.cancelled).toBeGreaterThan(15)
  expect(counts.notSubmitted).toBeGreaterThan(25)
  expect(found).toBe(counts.cancelled + counts.notSubmitted)
  expect(rows.filter((proof) => proof.class === 'notSubmitted' && (!proof.legalBasis || proof.ways.length === 0))).toEqual([])
  expect(rows.filter((proof) => proof.class === 'cancelled' && (proof.legalBasis || proof.ways.length > 0))).toEqual([])
  expect(departments.reduce((sum, { proofs }) => sum + proofs, 0)).toBe(found)
})

test('it is searched by the name of an item that asked, narrowed by class and department, and turned page by page', async () => {
  expect((await list({ q: '食品经营许可', limit: 200 })).rows.map(({ name }) => name)).toContain('从业人员健康证明')
  const police = await list({ department: '公安局', class: 'cancelled', limit: 200 })
  expect(new Set(police.rows.map(({ department, class: ofClass }) => `${department}/${ofClass}`))).toEqual(new Set(['公安局/cancelled']))
  const first = await list({ limit: 5 })
  const second = await list({ limit: 5, cursor: first.next! })
  expect(second.rows.filter(({ id }) => first.rows.some((row) => row.id === id))).toEqual([])
  await expect(list({ cursor: '019a0000-0000-7000-8000-0000000000aa' })).rejects.toMatchObject({ code: 'platform.bad_cursor' })
  await expect(list({ region: '110101' })).rejects.toMatchObject({ code: 'organisation.no_such_region' })
})

test('a table of it holds every row that was found', async () => {
  const { body } = await execute(platform, mayDo, exportProofs, { actor: ANONYMOUS, requestId: 'r', query: { class: 'cancelled' } })
  const lines = String((body as { content: Buffer }).content).trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + (await list()).counts.cancelled)
  expect(lines[0]).toContain('证明名称,类别,责任单位')
})

test('importing the same file again enters nothing twice, and an unknown department nothing at all', async () => {
  const proof = { name: '某某证明', alsoCalled: [], class: 'cancelled' as const, department: '公安局', itemCodes: [], purpose: null, legalBasis: null, ways: [], replacement: '不再索要。', fromDay: '2026-01-01', source: '测试' }
  expect([await importProofs(platform, '379900', [proof]), await importProofs(platform, '379900', [proof])]).toEqual([1, 0])
  await expect(importProofs(platform, '379900', [{ ...proof, name: '另一证明', department: '没有的局' }])).rejects.toThrow('没有的局')
})

test('a county adds to the list of its city for itself, and cannot end what is the city\'s', async () => {
  const added = await add(COUNTY_EDITOR, aCancelledProof())
  expect(added).toMatchObject({ region: '379902', standing: 'inForce' })
  expect((await list({ region: '379902', q: '用水结清' })).found).toBe(1)
  expect((await list({ region: '379903', q: '用水结清' })).found).toBe(0)
  const cityProof = (await list({ region: '379902', q: '健在证明' })).rows[0]!
  await expect(end(COUNTY_EDITOR, cityProof.id)).rejects.toMatchObject({ code: 'materials.proof_not_yours' })
  expect(await end(CITY_EDITOR, cityProof.id)).toMatchObject({ standing: 'ended', endedReason: '法律作了新的规定' })
  expect((await list({ q: '健在证明' })).found).toBe(0)
  await expect(end(CITY_EDITOR, cityProof.id)).rejects.toMatchObject({ code: 'materials.proof_ended' })
})

test('an entry to come shows from its day on; it is refused when it is backdated, doubled, or kept without a law', async () => {
  await add(CITY_EDITOR, { ...aCancelledProof(), from: '2026-04-01' })
  expect((await list({ q: '用水结清' })).found).toBe(0)
  const staff = (await execute(platform, mayDo, listStaffProofs, { actor: await as(CITY_EDITOR), requestId: 'r', query: { standing: 'coming' } })).body as { rows: StaffProof[]; counts: { coming: number } }
  expect([staff.rows.length, staff.counts.coming]).toEqual([1, 1])
  await expect(add(CITY_EDITOR, aCancelledProof())).rejects.toMatchObject({ code: 'materials.proof_exists' })
  await expect(add(COUNTY_EDITOR, { ...aCancelledProof(), name: '健在证明' })).rejects.toMatchObject({ code: 'materials.proof_exists' })
  await expect(add(CITY_EDITOR, { ...aCancelledProof(), name: '新证明', from: '2026-03-01', department: '没有的局' })).rejects.toMatchObject({ errors: [{ pointer: '/department' }, { pointer: '/from' }] })
  await expect(add(CITY_EDITOR, { ...aCancelledProof(), name: '新证明', class: 'notSubmitted' })).rejects.toMatchObject({ errors: [{ pointer: '/legalBasis' }, { pointer: '/ways' }] })
  await expect(add(CITY_EDITOR, { ...aCancelledProof(), name: '新证明', legalBasis: '《公证法》', ways: ['register'] })).rejects.toMatchObject({ errors: [{ pointer: '/legalBasis' }, { pointer: '/ways' }] })
})

test('no published item contradicts the list; one that is cancelled later is found in the guides that still ask for it', async () => {
  const conflicts = async () => ((await execute(platform, mayDo, listProofConflicts, { actor: await as(CITY_EDITOR), requestId: 'r' })).body as { rows: { itemCode: string; kind: string; materialName: string }[] }).rows
  expect(await conflicts()).toEqual([])
  await add(CITY_EDITOR, { ...aCancelledProof(), name: '物业同意施工证明' })
  expect(await conflicts()).toEqual([expect.objectContaining({ itemCode: 'charging-pile', kind: 'asksForCancelled', materialName: '物业同意施工证明' })])
})
