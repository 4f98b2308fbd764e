import { expect, test } from 'vitest'
import { residentOf } from '../../../../test/kit/actors.ts'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor } from '../../../platform/context.ts'
import { execute } from '../../../platform/operations.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import { findSubjectByIdentity } from '../../subjects/index.ts'
import { resolveMaterials } from '../waiver/resolve-materials.ts'
import { importSources } from './sources.ts'
import { listSourcesOperation, putSourceOperation } from './source-operations.ts'

const platform = useTestPlatform()

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}
interface SourceList { rows: { name: string; kind: string; isConnected: boolean; materials: number }[]; unknown: { name: string }[]; mayEdit: boolean }
const list = async (login: string): Promise<SourceList> => (await execute(platform, mayDo, listSourcesOperation, { actor: await as(login), requestId: 'r' })).body as SourceList
const put = async (login: string, body: object) => execute(platform, mayDo, putSourceOperation, { actor: await as(login), requestId: 'r', body })
const CITY = 'item-manager-379900'
const idCard = { name: '居民身份证电子证照', kind: 'certificate', certificateNames: ['居住证'], holderKind: 'person', isSensitive: false, note: '试一试' }

test('every replacement that a published item names is in the dictionary, and every register is connected', async () => {
  const { rows, unknown, mayEdit } = await list(CITY)
  expect(unknown).toEqual([])
  expect(rows.find(({ name }) => name === '居民身份证电子证照')!.materials).toBeGreaterThan(50)
  expect(rows.filter(({ isConnected }) => !isConnected).map(({ name }) => name)).toEqual([])
  expect(mayEdit).toBe(true)
  expect((await list('item-manager-379902')).mayEdit).toBe(false)
})

test('what the city changes counts for the next question', async () => {
  const { identityNumber } = residentOf('resident2')
  const applicant = (await findSubjectByIdentity(platform, identityNumber))!
  const { materials } = await getPublishedItem(platform, 'water-transfer')
  const stateOfCard = async () => (await resolveMaterials(platform, materials, applicant)).find(({ source }) => source === '居民身份证电子证照')
  expect(await stateOfCard()).toMatchObject({ state: 'replaced' })
  await put(CITY, idCard)
  expect(await stateOfCard()).toMatchObject({ state: 'asked', explanation: expect.stringContaining('《居住证》') as string })
})

test.each([
  { title: 'a certificate without a name', body: { ...idCard, certificateNames: [] }, pointer: '/certificateNames' },
  { title: 'a register without a name', body: { ...idCard, kind: 'register', certificateNames: undefined }, pointer: '/register' },
  { title: 'both at once', body: { ...idCard, register: '人口基础信息' }, pointer: '/register' },
])('refuses $title', async ({ body, pointer }) => {
  await expect(put(CITY, body)).rejects.toMatchObject({ status: 422, errors: [expect.objectContaining({ pointer })] })
})

test('a county does not say what stands in for what', async () => {
  await expect(put('item-manager-379902', idCard)).rejects.toMatchObject({ status: 403, code: 'materials.city_only' })
})

test('a file that is read again adds what registers fill in to what came from it, and touches nothing that somebody changed', async () => {
  const line = { name: '公租房信息', kind: 'register' as const, certificateNames: [], register: '公租房信息', holderKind: 'either' as const, isSensitive: false, note: '', prefills: [{ entry: '坐落', fields: ['businessPremises'] }] }
  expect([await importSources(platform, [line]), await importSources(platform, [line])]).toEqual([1, 0])
  await put(CITY, { name: line.name, kind: 'register', register: line.register, holderKind: 'either', isSensitive: false, note: '不用它填表' })
  expect(await importSources(platform, [line])).toBe(0)
})

test('a register fills in only what some form asks', async () => {
  await expect(put(CITY, { ...idCard, kind: 'register', certificateNames: undefined, register: '人口基础信息', prefills: [{ entry: '姓名', fields: ['没有这一问'] }] })).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/prefills' }] })
})
