import { describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { rawSql } from '../../../platform/db/sql.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import { type Guide, findEntry, getItemAt, importItems, listItems, readGuide } from '../index.ts'
import { aRawItem } from '../fixtures.ts'
import { makeGuide } from '../read-guide.ts'
import { systemContext } from '../../../platform/context.ts'
import type { LocalElements } from '../local-elements.ts'
import { changeLocal } from './change-local.ts'
import type { ClaimAnswer, ClaimList, EntryView } from './contract.ts'
import { claimItems, declineItems, releaseItems } from './decide-claims.ts'
import { listClaimRates } from './list-claim-rates.ts'
import { listClaims } from './list-claims.ts'
import { readEntry } from './read-entry.ts'

const platform = useTestPlatform()

const COUNTY = '379902000000'
const TOWNSHIP = '379902001000'
const VILLAGE = '379902001001'
/** Handled by counties, townships and villages alike, so that each inherits from the one above. */
const TEA = 'tea-house-filing'

const publishTea = () => importItems(systemContext(platform, 'test'), [aRawItem({ level: ['县', '乡', '村'], siteVisits: 2, siteVisitReason: '现场核验', promisedDays: 5 })])

async function ask<T>(login: string, operation: AnyOperation, request: { params?: object; query?: object; body?: object; ifMatch?: string; idempotencyKey?: string } = {}): Promise<T> {
  const account = (await findAccountByLogin(platform.db, login))!
  const { name, roles, region } = await describeOfficer(platform, account.principalId)
  const actor = { kind: account.kind, accountId: account.id, principalId: account.principalId, name, roles, region }
  return (await execute(platform, mayDo, operation, { actor, requestId: 'test', query: {}, ...request })).body as T
}

const CITY_MANAGER = 'item-manager-379900'
const MANAGER = 'item-manager-379902'

const claims = (query: object = {}, login = MANAGER) => ask<ClaimList>(login, listClaims, { query })
const release = (entries: object[], reason = '机构调整', login = MANAGER) => ask<ClaimAnswer>(login, releaseItems, { body: { entries, reason } })
const claim = (entries: object[], login = MANAGER) => ask<ClaimAnswer>(login, claimItems, { body: { entries } })
const decline = (entries: object[], reason: string) => ask<ClaimAnswer>(MANAGER, declineItems, { body: { entries, reason } })
const entryOf = (divisionCode: string, code = TEA, login = MANAGER) => ask<EntryView>(login, readEntry, { params: { divisionCode, code } })
const change = (divisionCode: string, local: LocalElements, version: number, login = MANAGER, code = TEA) =>
  ask<EntryView>(login, changeLocal, { params: { divisionCode, code }, body: { local }, ifMatch: String(version) })
const elementOf = (entry: EntryView, key: string) => entry.elements.find((element) => element.key === key)!
const rowsOf = <Row>(text: string) => platform.db.query<Row>(rawSql(text))

describe('认领', () => {
  const FOOD = { itemCode: 'food-business-licence', divisionCode: COUNTY }

  it('lists what is released as unclaimed, and claims it again under the same 实施编码', async () => {
    const before = await entryOf(COUNTY, FOOD.itemCode)
    expect(before).toMatchObject({ state: 'claimed', stateName: '已认领', authorityName: '澄湖区市场监督管理局' })
    expect(await release([FOOD])).toMatchObject({ counts: { done: 1, refused: 0 } })
    const open = await claims({ state: 'unclaimed' })
    expect(open.rows).toMatchObject([{ ...FOOD, itemName: '食品经营许可', stateName: '未认领', taskCode: null }])
    expect(open.counts).toMatchObject({ unclaimed: 1, claimed: open.counts.expected - 1 })
    expect(await findEntry(platform, FOOD.itemCode, '379902')).toBeUndefined()
    await claim([FOOD])
    expect(await entryOf(COUNTY, FOOD.itemCode)).toMatchObject({ state: 'claimed', taskCode: before.taskCode, decidedBy: expect.stringMatching(/./), history: [{ kindName: '认领' }, { kindName: '解除认领', note: '机构调整' }] })
    expect(await findEntry(platform, FOOD.itemCode, '379902')).toMatchObject({ taskCode: before.taskCode })
  })

  it('says of each line what became of it', async () => {
    await release([FOOD])
    const { results } = await claim([
      FOOD, FOOD,
      { itemCode: 'no-such-item', divisionCode: COUNTY },
      { itemCode: FOOD.itemCode, divisionCode: '379903000000' },
      { itemCode: FOOD.itemCode, divisionCode: VILLAGE },
      { itemCode: FOOD.itemCode, divisionCode: '110101000000' },
      { itemCode: 'company-registration', divisionCode: COUNTY },
    ])
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'refused', 'refused', 'refused', 'unchanged'])
    expect(results[2]!.reason).toContain('不属于澄湖区')
    expect(results[3]!.reason).toContain('不由这一级')
  })

  it('lets the city claim for any of its counties', async () => {
    const there = { itemCode: FOOD.itemCode, divisionCode: '379903000000' }
    expect((await release([there])).results[0]).toMatchObject({ outcome: 'refused' })
    expect((await release([there], '机构调整', CITY_MANAGER)).results[0]).toMatchObject({ outcome: 'done' })
    expect((await claim([there], CITY_MANAGER)).results[0]).toMatchObject({ outcome: 'done' })
  })

  it('keeps a reason for what is not handled, and takes neither place nor rate for it', async () => {
    expect((await decline([FOOD], '由市级集中办理')).results[0]).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('先解除认领') })
    await release([FOOD])
    await decline([FOOD], '由市级集中办理')
    const { rows, counts, formula } = await claims({ state: 'declined' })
    expect(rows).toMatchObject([{ ...FOOD, stateName: '不办理', reason: '由市级集中办理' }])
    expect(counts).toMatchObject({ declined: 1, unclaimed: 0, claimed: counts.expected - 1 })
    expect(formula).toContain('应认领')
    expect(await findEntry(platform, FOOD.itemCode, '379902')).toBeUndefined()
    expect((await release([FOOD])).results[0]).toMatchObject({ outcome: 'refused' })
    expect((await claim([FOOD])).results[0]).toMatchObject({ outcome: 'done' })
  })

  it('answers a repeated request as it did the first time, and does nothing twice', async () => {
    const request = { body: { entries: [FOOD], reason: '机构调整' }, idempotencyKey: 'release-once' }
    const first = await ask<ClaimAnswer>(MANAGER, releaseItems, request)
    await claim([FOOD])
    expect(await ask<ClaimAnswer>(MANAGER, releaseItems, request)).toEqual(first)
    expect(await entryOf(COUNTY, FOOD.itemCode)).toMatchObject({ state: 'claimed' })
  })

  it('asks for a reason to release or to decline', async () => {
    await expect(release([FOOD], ' ')).rejects.toMatchObject({ status: 422 })
    await expect(decline([FOOD], '')).rejects.toMatchObject({ status: 422 })
  })

  it('goes through a list page by page without losing or repeating a line', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    let expected: number
    do {
      const page = await claims({ division: TOWNSHIP, limit: 7, ...(cursor ? { cursor } : {}) })
      seen.push(...page.rows.map((row) => `${row.divisionCode}/${row.itemCode}`))
      expected = page.counts.expected
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(expected)
    expect(seen.every((key) => key.startsWith('379902001'))).toBe(true)
  })

  it('filters by department, level and words', async () => {
    const { rows } = await claims({ department: '市场监督管理局', level: 'county', q: '食品经营' })
    expect(rows.map(({ itemCode }) => itemCode)).toContain(FOOD.itemCode)
    expect(rows.every(({ departmentName, divisionCode }) => departmentName === '市场监督管理局' && divisionCode === COUNTY)).toBe(true)
  })

  it('does not show another region, and shows the city all of them', async () => {
    await expect(claims({ division: '379903000000' })).rejects.toMatchObject({ status: 403, code: 'catalogue.other_region' })
    expect((await claims({ division: '379903000000' }, CITY_MANAGER)).rows.length).toBeGreaterThan(0)
    const rates = await ask<{ rows: { region: string; level: string; expected: number; ratePercent: number }[]; total: { expected: number } }>(CITY_MANAGER, listClaimRates)
    expect(rates.rows.filter(({ level }) => level === 'county').length).toBeGreaterThan(1)
    expect(rates.rows.reduce((sum, { expected }) => sum + expected, 0)).toBe(rates.total.expected)
    const own = await ask<{ rows: { region: string }[] }>(MANAGER, listClaimRates)
    expect(new Set(own.rows.map(({ region }) => region))).toEqual(new Set(['379902']))
  })

  it('tells whoever follows the catalogue, once for an item and region', async () => {
    await publishTea()
    await release([{ itemCode: TEA, divisionCode: TOWNSHIP }, { itemCode: TEA, divisionCode: VILLAGE }])
    expect(await rowsOf(`select item_code, kind, region from catalogue.feed where kind = 'entriesChanged'`)).toEqual([{ item_code: TEA, kind: 'entriesChanged', region: '379902' }])
    expect(await rowsOf(`select subject, detail->>'reason' as reason from platform.audit_entry where operation = 'catalogue.releaseItems'`)).toMatchObject([{ reason: '机构调整' }])
  })
})

describe('本地内容', () => {
  it('shows what the standard, the county and the township say, and which holds', async () => {
    await publishTea()
    await change(COUNTY, { promisedLimit: { amount: 4, unit: 'workday' }, consultationPhone: '0000-7900001' }, 0)
    const saved = await change(TOWNSHIP, { promisedLimit: { amount: 2, unit: 'workday' } }, 0)
    expect(saved).toMatchObject({ localVersion: 1, inheritsFrom: [{ divisionCode: COUNTY, divisionName: '澄湖区' }] })
    expect(elementOf(saved, 'promisedLimit')).toMatchObject({ standardText: '5个工作日', inheritedText: '4个工作日', inheritedFrom: '澄湖区', ownText: '2个工作日', effectiveText: '2个工作日', isDifferent: true })
    expect(elementOf(saved, 'consultationPhone')).toMatchObject({ inheritedText: '0000-7900001', ownText: null, effectiveText: '0000-7900001', isDifferent: true })
    const village = await entryOf(VILLAGE)
    expect(village.inheritsFrom.map(({ divisionCode }) => divisionCode)).toEqual([COUNTY, TOWNSHIP])
    expect(elementOf(village, 'promisedLimit')).toMatchObject({ effectiveText: '2个工作日', inheritedFrom: expect.stringContaining('澄湖'), ownText: null })
    expect((await claims({ q: TEA })).rows.filter(({ differs }) => differs).map(({ divisionCode }) => divisionCode)).toEqual([COUNTY, TOWNSHIP])
  })

  it('is what the guide says there, and in the list of the county', async () => {
    await publishTea()
    const [form, proof] = (await readGuide(platform, TEA, {}, {})).materials
    await change(COUNTY, { promisedLimit: { amount: 4, unit: 'workday' } }, 0)
    await change(TOWNSHIP, {
      siteVisits: 0, complaintPhone: '0000-7900002', waivedMaterials: [proof!.id],
      places: [{ id: 'p1', kind: 'conveniencePoint', name: '二楼 3 号窗口', address: '澄湖街道 1 号', hours: '工作日 9:00–17:00', phone: null }],
    }, 0)
    const guide: Guide = await readGuide(platform, TEA, { region: '379902', division: VILLAGE }, {})
    expect(guide).toMatchObject({ promisedText: '4个工作日', siteVisits: 0, siteVisitReason: null, complaintPhone: '0000-7900002' })
    expect(guide.materials.map(({ id }) => id)).toEqual([form!.id])
    expect(guide.places.find(({ divisionCode }) => divisionCode === TOWNSHIP)!.handlingPlaces).toMatchObject([{ kindName: '便民服务中心', name: '二楼 3 号窗口' }])
    expect(guide.entry!.handlingPlaces).toEqual([])
    const listed = async (region: string) => (await listItems(platform, { region, limit: 200 })).items.find(({ code }) => code === TEA)
    expect(await listed('379902')).toMatchObject({ promisedText: '4个工作日', siteVisits: 2 })
    expect(await listed('379903')).toMatchObject({ promisedText: '5个工作日' })
  })

  it('is what an application there begins from', async () => {
    await publishTea()
    await change(TOWNSHIP, { promisedLimit: { amount: 3, unit: 'workday' } }, 0)
    const { item, entry } = await getItemAt(platform, TEA, '379902', TOWNSHIP)
    expect(item.promisedLimit).toEqual({ amount: 3, unit: 'workday' })
    expect(entry.divisionCode).toBe(TOWNSHIP)
    expect((await getItemAt(platform, TEA, '379902')).item.promisedLimit.amount).toBe(5)
  })

  it('is in the guide of a draft too, so that it can be looked at beforehand', async () => {
    await publishTea()
    await change(COUNTY, { promisedLimit: { amount: 4, unit: 'workday' } }, 0)
    const { item, entry } = await getItemAt(platform, TEA, '379903')
    const draft = { item: { ...item, name: '茶馆登记' }, baseCode: entry.baseCode, effectiveOn: '2026-04-01' }
    expect(await makeGuide(platform, draft, { region: '379902' }, {})).toMatchObject({ name: '茶馆登记', effectiveOn: '2026-04-01', promisedText: '4个工作日' })
    expect(await makeGuide(platform, draft, { region: '379903' }, {})).toMatchObject({ name: '茶馆登记', promisedText: '5个工作日' })
  })

  it('asks the database nothing once warm', async () => {
    await publishTea()
    await change(COUNTY, { promisedLimit: { amount: 4, unit: 'workday' } }, 0)
    await readGuide(platform, TEA, { region: '379902', division: VILLAGE }, {})
    const offline = { ...platform, db: { ...platform.db, query: () => Promise.reject(new Error('the database was asked')) } }
    await expect(readGuide(offline, TEA, { region: '379902', division: VILLAGE }, {})).resolves.toMatchObject({ promisedText: '4个工作日' })
  })

  it('keeps nothing that only repeats the standard, and goes back when it is taken away', async () => {
    await publishTea()
    const saved = await change(COUNTY, { promisedLimit: { unit: 'workday', amount: 5 }, siteVisits: 1 }, 0)
    expect(saved.local).toEqual({ siteVisits: 1 })
    expect(await change(COUNTY, { siteVisits: 1 }, 0)).toMatchObject({ localVersion: 1 })
    const back = await change(COUNTY, {}, 1)
    expect(back).toMatchObject({ local: {}, localVersion: 2 })
    expect(back.history.map(({ kindName, note }) => [kindName, note])).toEqual([['修改本地内容', '到办事现场次数'], ['修改本地内容', '到办事现场次数']])
  })

  it('refuses to save over what somebody else saved meanwhile', async () => {
    await publishTea()
    await change(COUNTY, { siteVisits: 1 }, 0)
    await expect(change(COUNTY, { siteVisits: 0 }, 0)).rejects.toMatchObject({ status: 409, code: 'catalogue.entry_changed_meanwhile', extra: { localVersion: 1 } })
    expect((await entryOf(COUNTY)).local).toEqual({ siteVisits: 1 })
  })

  it('finds out an editor who still shows the entry of before a release', async () => {
    await publishTea()
    await change(COUNTY, { siteVisits: 1 }, 0)
    await release([{ itemCode: TEA, divisionCode: COUNTY }])
    await claim([{ itemCode: TEA, divisionCode: COUNTY }])
    expect(await entryOf(COUNTY)).toMatchObject({ local: {}, localVersion: 2 })
    await expect(change(COUNTY, { siteVisits: 0 }, 1)).rejects.toMatchObject({ code: 'catalogue.entry_changed_meanwhile' })
  })

  it('refuses another region, an unclaimed place, a level that does not handle the item and what must not differ', async () => {
    await publishTea()
    await expect(change('379903000000', { siteVisits: 1 }, 0)).rejects.toMatchObject({ status: 403, code: 'catalogue.other_region' })
    await expect(entryOf('379903000000')).rejects.toMatchObject({ code: 'catalogue.other_region' })
    await release([{ itemCode: TEA, divisionCode: COUNTY }])
    await expect(change(COUNTY, { siteVisits: 1 }, 0)).rejects.toMatchObject({ status: 409, code: 'catalogue.not_claimed' })
    await expect(change(VILLAGE, {}, 0, MANAGER, 'food-business-licence')).rejects.toMatchObject({ status: 404, code: 'catalogue.no_place' })
    await expect(change(TOWNSHIP, { conditions: [] } as LocalElements, 0)).rejects.toMatchObject({ status: 422 })
    await expect(change(TOWNSHIP, { promisedLimit: { amount: 9, unit: 'workday' }, siteVisits: 3 }, 0)).rejects.toMatchObject({
      status: 422, errors: [{ pointer: '/local/promisedLimit' }, { pointer: '/local/siteVisits' }],
    })
  })

  it('gives way to a standard that has become better', async () => {
    await publishTea()
    await change(COUNTY, { promisedLimit: { amount: 4, unit: 'workday' }, siteVisits: 1 }, 0)
    const step = (order: number, kind: string, days: number) => ({ order, kind, name: kind, days, countedInPromise: true })
    const report = await importItems(systemContext(platform, 'test'), [aRawItem({
      level: ['县', '乡', '村'], siteVisits: 2, siteVisitReason: '现场核验', promisedDays: 3, process: [step(1, '受理', 1), step(2, '决定', 2), step(3, '送达', 0)],
    })])
    expect(report).toMatchObject({ isWritten: true })
    const entry = await entryOf(COUNTY)
    expect(elementOf(entry, 'promisedLimit')).toMatchObject({ ownText: '4个工作日', effectiveText: '3个工作日', lapsedReason: expect.stringContaining('不能长于') })
    expect(elementOf(entry, 'siteVisits')).toMatchObject({ effectiveText: '1', lapsedReason: null })
  })
})
