import { describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { execute } from '../../../platform/operations.ts'
import { getDirectory, mayDo } from '../../organisation/index.ts'
import { CATALOGUE_MEMO, getPublishedItem } from '../published-items.ts'
import { makeBenchmarkTemplate } from './import-benchmarks.ts'
import { importBenchmarksOperation } from './operations.ts'
import { pageOf } from './pages.ts'
import { analyseProcesses, listBenchmarks, listBestInCity, listChangesBetween, listReductionsSince, readItemReductions, readReductions } from './read-reductions.ts'
import { sinceTable, toCsv } from './tables.ts'

const platform = useTestPlatform()
const ITEM = 'food-business-licence'

/** Another version, in force from a day on, as the one published. */
async function publish(day: string, changes: object, item = ITEM): Promise<void> {
  await platform.db.query(sql`update catalogue.item_version set state = 'superseded' where code = ${item}`)
  await platform.db.query(sql`insert into catalogue.item_version (code, version, content, state, effective_on, published_at)
    select code, max(version) + 1, (array_agg(content order by version desc))[1] || ${JSON.stringify(changes)}::jsonb, 'published', ${day}::date, now()
    from catalogue.item_version where code = ${item} group by code`)
  platform.memo.forget(CATALOGUE_MEMO)
}

const sayLocally = async (region: string, local: object): Promise<void> => {
  await platform.db.query(sql`update catalogue.entry set local = ${JSON.stringify(local)}::jsonb where region = ${region} and division_code = ${`${region}000000`} and item_code = ${ITEM}`)
  platform.memo.forget(CATALOGUE_MEMO)
}

describe('reductions of the demo city', () => {
  it('count the items with a statutory limit, and name those without', async () => {
    const { countedItems, excludedItems, rows, meanPercent, totalPercent } = await readReductions(platform, {})
    expect([countedItems + excludedItems, excludedItems]).toEqual([160, 37])
    // Made again from the rows, which are what a person sees.
    expect(meanPercent).toBeCloseTo(rows.reduce((sum, { percent }) => sum + percent, 0) / rows.length, 0)
    expect(totalPercent).not.toBe(meanPercent)
  })

  it('of a county go by what the county says', async () => {
    const before = await readReductions(platform, { region: '379902' })
    await sayLocally('379902', { promisedLimit: { amount: 0, unit: 'workday' } })
    const after = await readReductions(platform, { region: '379902' })
    expect(after.rows.find(({ code }) => code === ITEM)).toMatchObject({ promised: 0, percent: 100 })
    expect(after.promisedTotal).toBeLessThan(before.promisedTotal)
    expect((await readReductions(platform, { region: '379903' })).rows.find(({ code }) => code === ITEM)!.promised).toBeGreaterThan(0)
  })

  it('since a day compare the versions in force then with today’s', async () => {
    const { siteVisits, promisedLimit } = await getPublishedItem(platform, ITEM)
    await publish('2026-03-03', { siteVisits: 0, promisedLimit: { amount: promisedLimit.amount - 1, unit: 'workday' } })
    const since = await listReductionsSince(platform, { since: '2026-03-02' })
    expect(since).toMatchObject({ comparedItems: 160, addedItems: 0, removedItems: 0 })
    expect(since.rows).toMatchObject([{ code: ITEM, fromVersion: 1, toVersion: 2 }])
    expect(since.totals.map(({ saved }) => saved)).toEqual([0, 1, 0, siteVisits])
    expect((await readItemReductions(platform, ITEM, 1, 2)).savings.map(({ saved }) => saved)).toEqual([0, 1, 0, siteVisits])
    expect((await listReductionsSince(platform, { since: '2026-03-01' })).addedItems).toBe(160)
  })

  it('since a day are narrowed to a department, ordered by any measure, and begin with the first version', async () => {
    const { materials, promisedLimit, departmentName } = await getPublishedItem(platform, ITEM)
    await publish('2026-03-03', { materials: materials.slice(1), promisedLimit: { amount: promisedLimit.amount + 3, unit: 'workday' } })
    await publish('2026-03-03', { promisedLimit: { amount: 0, unit: 'workday' } }, 'tree-felling')
    const since = await listReductionsSince(platform, {})
    expect([since.since, since.firstOn]).toEqual(['2026-03-02', '2026-03-02'])
    const orderOf = async (query: object) => (await listReductionsSince(platform, query)).rows.map(({ code }) => code)
    expect(await orderOf({})).toEqual(['tree-felling', ITEM])
    expect(await orderOf({ order: 'least' })).toEqual([ITEM, 'tree-felling'])
    expect(await orderOf({ sort: 'materials' })).toEqual([ITEM, 'tree-felling'])
    expect((await listReductionsSince(platform, { department: '不存在的部门' })).comparedItems).toBe(0)
    const ofDepartment = await listReductionsSince(platform, { department: departmentName })
    expect(ofDepartment.comparedItems).toBeGreaterThan(0)
    expect(ofDepartment.comparedItems).toBeLessThan(160)
  })

  it('say which items a county is behind in', async () => {
    await sayLocally('379903', { promisedLimit: { amount: 1, unit: 'workday' } })
    expect((await listBestInCity(platform, { behind: '379903' })).rows).toEqual([])
    const { rows, counties } = await listBestInCity(platform, { behind: '379902' })
    expect(rows.map(({ code }) => code)).toEqual([ITEM])
    expect(Object.fromEntries(counties.map(({ region, behindItems }) => [region, behindItems]))).toMatchObject({ 379902: 1, 379903: 0 })
  })

  it('come in pages that say how many there are, and as a table with all of them', async () => {
    const report = { rows: ['a', 'b', 'c'] }
    expect([pageOf(report, { limit: 2 }), pageOf(report, { limit: 2, cursor: '2' }), pageOf(report, { cursor: '9' })]).toEqual([
      { rows: ['a', 'b'], next: '2', total: 3 }, { rows: ['c'], next: null, total: 3 }, { rows: [], next: null, total: 3 },
    ])
    await publish('2026-03-03', { siteVisits: 9, name: '=1+1' })
    const { content } = toCsv(sinceTable(await listReductionsSince(platform, { since: '2026-03-02' })))
    const [headings, line] = String(content).replace('\ufeff', '').split('\r\n')
    expect(headings).toContain('跑动（次）减少')
    // A figure keeps its minus sign, a name is no formula.
    expect(line).toMatch(/^food-business-licence,'=1\+1,.*,-\d$/)
  })

  it('name the county that asks for least', async () => {
    expect((await listBestInCity(platform, { differing: 'true' })).rows).toEqual([])
    await sayLocally('379903', { promisedLimit: { amount: 1, unit: 'workday' } })
    const { rows } = await listBestInCity(platform, { differing: 'true' })
    expect(rows.map(({ code }) => code)).toEqual([ITEM])
    expect(rows[0]!.best.find(({ measure }) => measure === 'days')).toMatchObject({ value: 1, regions: [(await getDirectory(platform)).region('379903')] })
  })

  it('tell what came, changed and went in a period; an item that changed twice is one', async () => {
    await publish('2026-03-03', {})
    await publish('2026-03-04', {})
    await platform.db.query(sql`insert into catalogue.feed (item_code, kind, at) values ('passport', 'cancelled', '2026-03-04T16:30:00Z')`)
    const countsOf = async (from: string, until: string) => (await listChangesBetween(platform, { from, until })).counts.map(({ items }) => items)
    expect(await countsOf('2026-03-03', '2026-03-04')).toEqual([0, 1, 0, 0, 0])
    // Half past midnight on the 5th in China.
    expect(await countsOf('2026-03-05', '2026-03-05')).toEqual([0, 0, 1, 0, 0])
    expect(await countsOf('2026-03-01', '2026-03-02')).toEqual([160, 0, 0, 0, 0])
    expect((await listChangesBetween(platform, { from: '2026-03-03', until: '2026-03-05' })).departments).toBe(2)
  })

  it('find processes that could lose a step, each with what it saves', async () => {
    await publish('2026-03-02', { steps: [1, 2].map((each) => ({ id: `s${each}`, kind: 'review', name: '审查', days: each, countedInPromise: true })) })
    const report = await analyseProcesses(platform, {})
    expect(report.rows.filter(({ code, kind }) => code === ITEM && kind === 'repeatedReview')).toMatchObject([{ kindName: '重复审查', savedDays: 2, savedSteps: 1 }])
    expect(report.savedSteps).toBe(report.rows.reduce((sum, row) => sum + row.savedSteps, 0))
  })
})

describe('benchmark cities', () => {
  async function bringIn(csv: string, { login = 'item-manager-379900', dryRun = 'false' } = {}) {
    const account = (await findAccountByLogin(platform.db, login))!
    const { name, roles, region } = (await getDirectory(platform)).officer(account.principalId)
    const actor: Actor = { kind: 'staff', accountId: account.id, principalId: account.principalId, name, roles, region }
    async function* content() { yield Buffer.from(csv) }
    async function* files() { yield { name: '对标.csv', content: content() } }
    return execute(platform, mayDo, importBenchmarksOperation, { actor, requestId: 'r', query: { dryRun }, body: { files: files() } })
  }
  const refused = async (csv: string, login?: string): Promise<Refusal> => bringIn(csv, login ? { login } : {}).then(() => { throw new Error('expected a refusal') }, (error: unknown) => { if (error instanceof Refusal) return error; throw error })
  const HEADING = '城市,事项,承诺工作日,材料数,环节数,跑动次数,来源,数据日期\r\n'

  it('are brought in and compared; a file replaces what was known of its cities', async () => {
    expect((await bringIn(`${HEADING}甲市,食品经营许可,1,,,0,甲市网站,2026-01-31\r\n乙市,${ITEM},3,2,,,乙市网站,2026-01-31\r\n`)).body).toMatchObject({ isWritten: true, imported: 2, wrong: 0, cities: ['甲市', '乙市'], replaced: 0 })
    await bringIn(`${HEADING}甲市,${ITEM},2,,,,甲市网站,2026-02-28\r\n`)
    const { rows, cities, summary } = await listBenchmarks(platform)
    const { promisedLimit } = await getPublishedItem(platform, ITEM)
    expect(cities.sort()).toEqual(['乙市', '甲市'])
    expect(rows.find(({ city }) => city === '甲市')).toMatchObject({ asOf: '2026-02-28', gaps: [{ measure: 'days', theirs: 2, gap: promisedLimit.amount - 2 }] })
    expect(summary.find(({ measure }) => measure === 'days')).toMatchObject({ compared: 2, behind: 2 })
  })

  it('are refused whole with an error for each wrong cell', async () => {
    const refusal = await refused(`${HEADING}甲市,${ITEM},1,,,0,网站,2026-01-31\r\n乙市,不存在,x,,,0,网站,2026-01-31\r\n`)
    expect(refusal).toMatchObject({ status: 422, errors: [{ pointer: '/3/item' }, { pointer: '/3/days' }] })
    expect((await listBenchmarks(platform)).rows).toEqual([])
  })

  it('are tried first: row by row what is wrong, and nothing is written', async () => {
    const csv = `${HEADING}甲市,${ITEM},1,,,0,网站,2026-01-31\r\n乙市,不存在,x,,,0,网站,2026-01-31\r\n`
    const { body } = await bringIn(csv, { dryRun: 'true' })
    expect(body).toMatchObject({ isWritten: false, imported: 1, wrong: 1, cities: ['甲市'], replaced: 0, rows: [
      { row: 2, itemName: '食品经营许可', errors: [] },
      { row: 3, itemName: null, errors: [{ column: '事项', value: '不存在' }, { column: '承诺工作日', value: 'x' }] },
    ] })
    expect((await listBenchmarks(platform)).rows).toEqual([])
    await bringIn(`${HEADING}甲市,${ITEM},1,,,0,网站,2026-01-31\r\n`)
    expect((await bringIn(csv, { dryRun: 'true' })).body).toMatchObject({ replaced: 1 })
  })

  it('are filled into a template that has a row for each item; what nobody filled in is not brought in', async () => {
    const template = await makeBenchmarkTemplate(platform)
    expect(template.split('\r\n')).toHaveLength(1 + 160 + 1)
    expect((await refused(template)).code).toBe('catalogue.bad_table')
    const filled = template.replace(',食品经营许可,,,,,,', '甲市,食品经营许可,3,,,,网站,2026-01-31')
    expect((await bringIn(filled)).body).toMatchObject({ imported: 1, cities: ['甲市'] })
  })

  it('are narrowed to a city and to what we are behind in', async () => {
    await bringIn(`${HEADING}甲市,${ITEM},0.5,,,,网站,2026-01-31\r\n甲市,passport,99,,,,网站,2026-01-31\r\n乙市,${ITEM},99,,,,网站,2026-01-31\r\n`)
    expect((await listBenchmarks(platform, { behind: 'true' })).rows.map(({ city, code }) => [city, code])).toEqual([['甲市', ITEM]])
    const board = await listBenchmarks(platform, { city: '乙市' })
    expect(board.cities).toHaveLength(2)
    expect(board.summary.find(({ measure }) => measure === 'days')).toMatchObject({ compared: 1, behind: 0, ahead: 1 })
  })

  it('are refused when the file is empty, has no pairs of quotation marks, or is no UTF-8', async () => {
    for (const csv of [HEADING, '甲,"乙']) expect((await refused(csv)).code).toBe('catalogue.bad_table')
  })

  it('are brought in by item managers only', async () => {
    expect((await refused(HEADING, 'item-reviewer-379900')).code).toBe('platform.not_permitted')
  })
})
