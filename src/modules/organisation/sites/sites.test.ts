import { expect, test } from 'vitest'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor } from '../../../platform/context.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { describeOfficer } from '../get-officer.ts'
import { mayDo } from '../role-permissions.ts'
import type { SiteView } from './site-contract.ts'
import { readSiteFigures } from './site-figures.ts'
import { changeSite, createSite, endSite, listCooperationSites } from './site-operations.ts'
import { addSiteOperator, endOperator } from './site-operators.ts'
import { askSiteToTakeIn, findSiteOf, listSites } from './sites.ts'

const platform = useTestPlatform()
const MANAGER = 'hall-379902'

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}
interface Asked { params?: object; query?: object; body?: object; ifMatch?: number; key?: string }
const ask = async <Answer>(operation: AnyOperation, login: string, { ifMatch, key, ...request }: Asked = {}): Promise<Answer> =>
  (await execute(platform, mayDo, operation, { actor: await as(login), requestId: 'r', query: {}, ...request, ...(ifMatch === undefined ? {} : { ifMatch: String(ifMatch) }), ...(key ? { idempotencyKey: key } : {}) })).body as Answer

const SHEET = {
  kind: 'shop', name: '便民超市柳林店', partner: '便民超市', division: '379902100000', address: '柳林镇中心街1号', position: null, hours: '每天 08:00-20:00', phone: '0000-9902001',
  hall: 'H-379902', agreement: '政商合作协议', from: '2026-03-01', until: '2026-12-31', items: ['social-security-card'],
}
const create = (given: object = {}, key?: string) => ask<SiteView>(createSite, MANAGER, { body: { ...SHEET, ...given }, ...(key ? { key } : {}) })

test('organisation.createSite: a partner\'s place with its agreement and items, once; people find it while the agreement holds', async () => {
  const site = await create({}, 'k')
  expect(await create({}, 'k')).toEqual(site)
  expect(site).toMatchObject({ kindName: '商超', standing: 'inForce', standingName: '合作中', version: 1 })
  await expect(create({ until: '2026-02-01' })).rejects.toMatchObject({ errors: [{ pointer: '/until' }] })
  await expect(create({ hall: 'H-379903' })).rejects.toMatchObject({ errors: [{ pointer: '/hall' }] })
  await expect(create({ division: '379903001000' })).rejects.toMatchObject({ code: 'organisation.not_yours' })
  const named = async (on: string) => (await listSites(platform, on, '379902')).map(({ name }) => name)
  expect(await named('2026-03-02')).toContain(SHEET.name)
  expect(await named('2027-01-01')).not.toContain(SHEET.name)
})

test('organisation.changeSite, organisation.endSite: under its version, and not after it has ended', async () => {
  const { id } = await create()
  expect(await ask(changeSite, MANAGER, { params: { id }, body: { ...SHEET, items: ['social-security-card', 'residence-permit'] }, ifMatch: 1 })).toMatchObject({ version: 2, items: ['social-security-card', 'residence-permit'] })
  await expect(ask(changeSite, MANAGER, { params: { id }, body: SHEET, ifMatch: 1 })).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
  expect(await ask(endSite, MANAGER, { params: { id }, body: { reason: '合作到期不续' }, ifMatch: 2 })).toMatchObject({ standing: 'ended' })
  await expect(ask(endSite, MANAGER, { params: { id }, body: { reason: '合作到期不续' }, ifMatch: 3 })).rejects.toMatchObject({ code: 'organisation.site_ended' })
  expect((await listSites(platform, '2026-03-02', '379902')).map((site) => site.id)).not.toContain(id)
})

test('organisation.addSiteOperator: the partner\'s person may take in the items of the site and nothing else, until the account is ended', async () => {
  const { id } = await create()
  const add = (login: string, password = 'Yichuang-2026') => ask<{ id: string }>(addSiteOperator, MANAGER, { params: { id }, body: { name: '周店员', login, password } })
  const operator = await add('shop-clerk-1')
  await expect(add('shop-clerk-1')).rejects.toMatchObject({ errors: [{ pointer: '/login' }] })
  await expect(add('shop-clerk-2', '123')).rejects.toMatchObject({ errors: [{ pointer: '/password' }] })
  expect((await findAccountByLogin(platform.db, 'shop-clerk-1'))!.mustChangePassword).toBe(true)
  expect((await as('shop-clerk-1')).roles).toEqual(['partnerOperator'])
  const takeIn = (item: string, region = '379902') => askSiteToTakeIn(platform, operator, { item, region })
  await expect(takeIn('social-security-card')).resolves.toBeDefined()
  await expect(takeIn('food-business-licence')).rejects.toMatchObject({ status: 403, code: 'organisation.not_in_agreement' })
  await expect(takeIn('social-security-card', '379903')).rejects.toMatchObject({ code: 'organisation.not_in_agreement' })
  await ask(endOperator, MANAGER, { params: { id, officer: operator.id } })
  await expect(takeIn('social-security-card')).rejects.toMatchObject({ code: 'organisation.not_in_agreement' })
  await expect(ask(endOperator, MANAGER, { params: { id, officer: operator.id } })).rejects.toMatchObject({ code: 'organisation.no_such_operator' })
})

test('an agreement that has run out takes nothing in', async () => {
  const operator = { id: (await as('partner-379902')).principalId }
  const site = (await findSiteOf(platform, operator.id, '2026-03-02'))!
  await expect(askSiteToTakeIn(platform, operator, { item: site.itemCodes[0]!, region: '379902' })).resolves.toBeDefined()
  platform.clock.moveTo(new Date('2030-01-02T09:00:00+08:00'))
  await expect(askSiteToTakeIn(platform, operator, { item: site.itemCodes[0]!, region: '379902' })).rejects.toMatchObject({ code: 'organisation.not_in_agreement' })
})

test('organisation.readSiteFigures: a month has the days it has, February too', async () => {
  const { rows } = await ask<{ rows: SiteView[] }>(listCooperationSites, MANAGER)
  expect(rows.map(({ kindName }) => kindName).sort()).toEqual(['邮政网点', '银行网点'])
  expect(await ask(readSiteFigures, 'supervisor-379902', { query: { month: '2026-02' } })).toMatchObject({ month: '2026-02', rows: [{ takenIn: 0 }, { takenIn: 0 }] })
})
