import { expect, test } from 'vitest'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { type Actor, ANONYMOUS } from '../../../platform/context.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { getDirectory } from '../directory.ts'
import { describeOfficer } from '../get-officer.ts'
import { mayDo } from '../role-permissions.ts'
import { loadSites } from '../sites/sites.ts'
import { changeDevice, listDevices, readDevice, registerDevice, retireDevice } from './device-operations.ts'
import type { DeviceView, FaultView } from './device-contract.ts'
import { assignFault, closeFault, inspectDevice, listFaults, repairFault, reportFault, reportFaultByPublic } from './fault-operations.ts'
import { importDevices } from './import-devices.ts'
import { setItemSet } from './item-sets.ts'
import { readTerminalFigures } from './terminal-figures.ts'
import { beat, beginPairing, claimPairing, countTransaction, pairTerminal, releaseTerminal } from './terminal-operations.ts'
import { getTerminal, keepPulse } from './terminals.ts'

const platform = useTestPlatform()
const MANAGER = 'hall-379902'

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}
interface Asked { params?: object; query?: object; body?: object; ifMatch?: number; key?: string }
async function ask<Answer>(operation: AnyOperation, login: string | undefined, { ifMatch, key, ...request }: Asked = {}): Promise<Answer> {
  const actor = login === undefined ? ANONYMOUS : await as(login)
  return (await execute(platform, mayDo, operation, { actor, requestId: 'r', query: {}, ...request, ...(ifMatch === undefined ? {} : { ifMatch: String(ifMatch) }), ...(key ? { idempotencyKey: key } : {}) })).body as Answer
}
const sheet = { number: 'T-001', kind: 'deskTerminal', model: 'ZZ-600', placeKind: 'station', placeName: '柳林镇便民服务站', address: '柳林镇', division: '379902100000', hall: null, site: null, isAllDay: true }
const register = (given: object = {}, key?: string) => ask<DeviceView>(registerDevice, MANAGER, { body: { ...sheet, ...given }, ...(key ? { key } : {}) })

/** A terminal that shows its code, is paired by the manager and has fetched its token. */
async function paired(given: object = {}): Promise<{ device: DeviceView; token: string }> {
  const device = await register(given)
  const { code, secret } = await ask<{ code: string; secret: string }>(beginPairing, undefined)
  await ask(pairTerminal, MANAGER, { params: { id: device.id }, body: { code } })
  const { token } = await ask<{ token: string }>(claimPairing, undefined, { body: { secret } })
  return { device, token }
}

test('organisation.registerDevice: a device is registered once, its number is unique, and a hall\'s device names its hall', async () => {
  const device = await register({}, 'k1')
  expect(device).toMatchObject({ number: 'T-001', kindName: '桌面型自助终端', connection: 'notPaired', connectionName: '未配对', divisionName: '柳林镇', version: 1 })
  expect(await register({}, 'k1')).toEqual(device)
  await expect(register()).rejects.toMatchObject({ code: 'platform.invalid_input', errors: [{ pointer: '/number' }] })
  await expect(register({ number: 'T-002', placeKind: 'hall' })).rejects.toMatchObject({ errors: [{ pointer: '/hall' }] })
  await expect(register({ number: 'T-002', division: '379903001000' })).rejects.toMatchObject({ code: 'organisation.not_yours' })
  const { rows } = await ask<{ rows: DeviceView[] }>(listDevices, MANAGER, { query: { kind: 'terminals' } })
  expect(rows.map(({ number }) => number)).toContain('T-001')
})

test('organisation.changeDevice: a sheet changes under its version, and a retired device not at all', async () => {
  const { id } = await register()
  const moved = await ask<DeviceView>(changeDevice, MANAGER, { params: { id }, body: { ...sheet, placeName: '柳林邮政支局', placeKind: 'post' }, ifMatch: 1 })
  expect(moved).toMatchObject({ version: 2, placeKindName: '邮政' })
  await expect(ask(changeDevice, MANAGER, { params: { id }, body: sheet, ifMatch: 1 })).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
  await expect(ask(retireDevice, MANAGER, { params: { id }, body: { reason: '报废' }, ifMatch: 1 })).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
  expect(await ask(retireDevice, MANAGER, { params: { id }, body: { reason: '报废' }, ifMatch: 2 })).toMatchObject({ state: 'retired' })
  await expect(ask(changeDevice, MANAGER, { params: { id }, body: sheet, ifMatch: 3 })).rejects.toMatchObject({ code: 'organisation.device_retired' })
})

test('organisation.pairTerminal: the code on the screen, typed in the console, gives the terminal its token once', async () => {
  const device = await register()
  const { code, secret } = await ask<{ code: string; secret: string }>(beginPairing, undefined)
  expect(code).toMatch(/^\d{6}$/)
  expect(await ask(claimPairing, undefined, { body: { secret } })).toEqual({ isPaired: false, token: null, placeName: null })
  await expect(ask(pairTerminal, MANAGER, { params: { id: device.id }, body: { code: code === '000000' ? '000001' : '000000' } })).rejects.toMatchObject({ code: 'organisation.wrong_pairing_code' })
  await ask(pairTerminal, MANAGER, { params: { id: device.id }, body: { code } })
  const { token } = await ask<{ token: string }>(claimPairing, undefined, { body: { secret } })
  await expect(ask(claimPairing, undefined, { body: { secret } })).rejects.toMatchObject({ code: 'organisation.pairing_over' })
  expect(await getTerminal(platform, token)).toMatchObject({ number: 'T-001', placeName: '柳林镇便民服务站' })

  await ask(releaseTerminal, MANAGER, { params: { id: device.id } })
  await expect(getTerminal(platform, token)).rejects.toMatchObject({ status: 401, code: 'organisation.terminal_not_paired' })
  await expect(ask(releaseTerminal, MANAGER, { params: { id: device.id } })).rejects.toMatchObject({ code: 'organisation.terminal_not_paired' })
})

test('a computer of 网上办事区 pairs as a terminal does, offers every item, and is no terminal in the figures', async () => {
  const before = await ask<{ terminals: number; transactions: number }>(readTerminalFigures, MANAGER)
  const { token } = await paired({ number: 'PC-001', kind: 'computer' })
  expect(await getTerminal(platform, token)).toMatchObject({ number: 'PC-001', itemCodes: null })
  await ask(countTransaction, undefined, { body: { token, id: platform.ids.next(), service: 'social-security-card', isNewPerson: true } })
  expect(await ask(readTerminalFigures, MANAGER)).toMatchObject({ terminals: before.terminals, transactions: before.transactions })
  const printer = await register({ number: 'P-001', kind: 'printer' })
  await expect(ask(pairTerminal, MANAGER, { params: { id: printer.id }, body: { code: '000000' } })).rejects.toMatchObject({ code: 'organisation.not_a_terminal' })
})

test('a code that ran out pairs nothing', async () => {
  const device = await register()
  const { code, secret } = await ask<{ code: string; secret: string }>(beginPairing, undefined)
  platform.clock.moveTo(new Date(platform.clock.now().getTime() + 11 * 60_000))
  await expect(ask(pairTerminal, MANAGER, { params: { id: device.id }, body: { code } })).rejects.toMatchObject({ code: 'organisation.wrong_pairing_code' })
  await expect(ask(claimPairing, undefined, { body: { secret } })).rejects.toMatchObject({ code: 'organisation.pairing_over' })
})

test('organisation.beat: a terminal lives, tells that its paper is out once, and goes offline when it falls silent', async () => {
  const { device, token } = await paired()
  await expect(ask(beat, undefined, { body: { token: 'x'.repeat(40) } })).rejects.toMatchObject({ code: 'organisation.terminal_not_paired' })
  for (const paper of ['enough', 'out', 'out']) await ask(beat, undefined, { body: { token, paper, version: '1.0' } })
  const read = () => ask<{ device: DeviceView; faults: FaultView[] }>(readDevice, MANAGER, { params: { id: device.id } })
  expect(await read()).toMatchObject({ device: { connection: 'online', paper: '缺纸', openFaults: 1 }, faults: [{ what: '打印纸用完', sourceName: '终端自报' }] })
  platform.clock.moveTo(new Date(platform.clock.now().getTime() + 6 * 60_000))
  expect((await read()).device).toMatchObject({ connection: 'offline', connectionName: '离线' })
})

test('beats that come together are written together, the last word of each terminal', async () => {
  const { device } = await paired()
  const { region } = device
  const sent: string[] = []
  const db = { ...platform.db, query: <Row>(statement: Parameters<typeof platform.db.query>[0]) => { sent.push(statement.text); return platform.db.query<Row>(statement) } }
  await Promise.all(['1', '2', '3', '4'].map((version) => keepPulse({ db, clock: platform.clock }, { region, deviceId: device.id, status: { version } })))
  expect(sent).toHaveLength(1)
})

test('organisation.countTransaction: a transaction counts once however often it is told, a person once a visit', async () => {
  const { device, token } = await paired()
  const first = platform.ids.next()
  const count = (id: string, isNewPerson: boolean) => ask<{ counted: boolean }>(countTransaction, undefined, { body: { token, id, service: 'social-security-card', isNewPerson } })
  expect([await count(first, true), await count(first, true), await count(platform.ids.next(), false)].map(({ counted }) => counted)).toEqual([true, false, true])
  expect(await ask(readDevice, MANAGER, { params: { id: device.id } })).toMatchObject({ use: [{ service: 'social-security-card', transactions: 2, persons: 1 }] })
})

test('a fault is reported by anybody with the number on the sticker, and repaired step by step by its day', async () => {
  const { id } = await register()
  const told = await ask<{ dueOn: string }>(reportFaultByPublic, undefined, { params: { region: '379902', number: 'T-001' }, body: { what: '屏幕不亮' } })
  expect(told.dueOn).toBe('2026-03-04')
  await expect(ask(reportFaultByPublic, undefined, { params: { region: '379902', number: 'T-404' }, body: { what: '屏幕不亮' } })).rejects.toMatchObject({ code: 'organisation.no_such_device' })
  await ask(reportFault, 'clerk-379902-1', { body: { number: 'T-001', what: '不出纸' } })
  const { rows } = await ask<{ rows: FaultView[] }>(listFaults, MANAGER)
  expect(rows.map(({ what, reporter }) => [what, reporter])).toEqual([['屏幕不亮', null], ['不出纸', (await as('clerk-379902-1')).name]])
  const fault = rows[0]!
  await expect(ask(closeFault, MANAGER, { params: { id: fault.id }, ifMatch: 1 })).rejects.toMatchObject({ code: 'organisation.fault_not_open' })
  await ask(assignFault, MANAGER, { params: { id: fault.id }, body: { assignee: '运维公司' }, ifMatch: 1 })
  await expect(ask(repairFault, MANAGER, { params: { id: fault.id }, body: { how: '换屏' }, ifMatch: 1 })).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
  const repaired = await ask<FaultView>(repairFault, MANAGER, { params: { id: fault.id }, body: { how: '换屏' }, ifMatch: 2, key: 'repair' })
  expect(await ask(repairFault, MANAGER, { params: { id: fault.id }, body: { how: '换屏' }, ifMatch: 2, key: 'repair' })).toEqual(repaired)
  expect(await ask(closeFault, MANAGER, { params: { id: fault.id }, ifMatch: 3 })).toMatchObject({ state: 'closed', assignee: '运维公司', repairedHow: '换屏' })
  await ask(inspectDevice, MANAGER, { params: { id }, body: { isFine: false, note: '键盘松动' } })
  expect((await ask<{ rows: FaultView[] }>(listFaults, MANAGER)).rows.map(({ what }) => what)).toEqual(['不出纸', '键盘松动'])
  expect((await ask<{ inspections: object[] }>(readDevice, MANAGER, { params: { id } })).inspections).toMatchObject([{ isFine: false, note: '键盘松动' }])
})

test('a terminal at a bank offers what the bank\'s agreement names, more than thirty items; others what their kind does', async () => {
  const bank = [...(await loadSites(platform)).sites.values()].find(({ region, kind }) => region === '379902' && kind === 'bank')!
  await register({ number: 'T-100', placeKind: 'bank', placeName: bank.name, site: bank.id })
  const { rows } = await ask<{ rows: DeviceView[] }>(listDevices, MANAGER, { query: { kind: 'terminals' } })
  const offered = async (number: string) => (await ask<{ items: string[] | null }>(readDevice, MANAGER, { params: { id: rows.find((row) => row.number === number)!.id } })).items
  expect(await offered('T-100')).toEqual(bank.itemCodes)
  expect(bank.itemCodes.length).toBeGreaterThanOrEqual(30)
  await ask(setItemSet, MANAGER, { params: { kind: 'enhancedTerminal' }, body: { items: ['social-security-card'] }, ifMatch: 0 })
  await expect(ask(setItemSet, MANAGER, { params: { kind: 'enhancedTerminal' }, body: { items: null }, ifMatch: 0 })).rejects.toMatchObject({ code: 'organisation.changed_meanwhile' })
  expect(await offered('SB-001')).toEqual(['social-security-card'])
})

test('organisation.readTerminalFigures: sixty terminals in five towns and fifty-one villages, 105 services, 46,100 transactions of 37,400 persons', async () => {
  const directory = await getDirectory(platform)
  const counties = ['379921', '379922']
  // A city that has these sixty and no others.
  await platform.db.query({ text: "update organisation.device set state = 'retired', retired_reason = '另计'", values: [] })
  const townships = directory.listTownships('379921')
  const villages = counties.flatMap((county) => directory.listTownships(county).flatMap(({ code }) => directory.listVillages(code))).slice(0, 51)
  const services = Array.from({ length: 105 }, (_, index) => `service-${index + 1}`)
  // Four enhanced ones in towns, beside five desk ones in towns and fifty-one in villages.
  const places = [...townships.slice(0, 4), ...townships, ...villages]
  const devices = places.map(({ code, region, name }, index) => ({
    region, id: platform.ids.next(), number: `F-${index}`, kind: index < 4 ? ('enhancedTerminal' as const) : ('deskTerminal' as const), model: 'ZZ', placeKind: 'station' as const, placeName: name, address: name,
    divisionCode: code, hallId: null, siteId: null, isAllDay: true,
  }))
  const share = (total: number, index: number) => Math.floor(total / devices.length) + (index < total % devices.length ? 1 : 0)
  expect(await ask(readTerminalFigures, 'hall-379900')).toMatchObject({ terminals: 0, transactions: 0 })
  await importDevices(platform, {
    devices, itemSets: [],
    use: devices.map(({ region, id }, index) => ({ region, deviceId: id, day: '2025-06-15', service: services[index]!, transactions: share(46_100, index), persons: share(37_400, index) })),
  })
  for (const region of counties) for (const kind of ['deskTerminal', 'enhancedTerminal']) await ask(setItemSet, 'hall-379900', { params: { kind }, query: { region }, body: { items: services }, ifMatch: kind === 'deskTerminal' ? 1 : 0 })
  const figures = await ask<Record<string, unknown>>(readTerminalFigures, 'hall-379900', { query: { from: '2025-01', until: '2025-12' } })
  expect(figures).toMatchObject({ terminals: 60, townships: 5, villages: 51, services: 105, transactions: 46_100, persons: 37_400, allDay: 60 })
  expect(figures.byKind).toEqual([{ kind: 'deskTerminal', kindName: '桌面型自助终端', count: 56 }, { kind: 'enhancedTerminal', kindName: '增强型自助终端', count: 4 }])
  // A county's own figures are its own.
  expect(await ask(readTerminalFigures, 'hall-379900', { query: { region: '379921', from: '2025-01', until: '2025-12' } })).toMatchObject({ terminals: 35, townships: 5, villages: 26 })
})
