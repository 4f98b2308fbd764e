import { describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { execute } from '../../../platform/operations.ts'
import { getDirectory, mayDo } from '../../organisation/index.ts'
import { CATALOGUE_MEMO, getPublishedItem } from '../published-items.ts'
import { importBenchmarksOperation } from './operations.ts'
import { analyseProcesses, listBenchmarks, listBestInCity, listChangesBetween, listReductionsSince, readItemReductions, readReductions } from './read-reductions.ts'

const platform = useTestPlatform()
const ITEM = 'food-business-licence'

/** Another version, in force from a day on, as the one published. */
async function publish(day: string, changes: object): Promise<void> {
  await platform.db.query(sql`update catalogue.item_version set state = 'superseded' where code = ${ITEM}`)
  await platform.db.query(sql`insert into catalogue.item_version (code, version, content, state, effective_on, published_at)
    select code, max(version) + 1, (array_agg(content order by version desc))[1] || ${JSON.stringify(changes)}::jsonb, 'published', ${day}::date, now()
    from catalogue.item_version where code = ${ITEM} group by code`)
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
    const since = await listReductionsSince(platform, '2026-03-02', undefined)
    expect(since).toMatchObject({ comparedItems: 160, addedItems: 0, removedItems: 0 })
    expect(since.rows).toMatchObject([{ code: ITEM, fromVersion: 1, toVersion: 2 }])
    expect(since.totals.map(({ saved }) => saved)).toEqual([0, 1, 0, siteVisits])
    expect((await readItemReductions(platform, ITEM, 1, 2)).savings.map(({ saved }) => saved)).toEqual([0, 1, 0, siteVisits])
    expect((await listReductionsSince(platform, '2026-03-01', undefined)).addedItems).toBe(160)
  })

  it('name the county that asks for least', async () => {
    expect((await listBestInCity(platform, { isDifferingOnly: true })).rows).toEqual([])
    await sayLocally('379903', { promisedLimit: { amount: 1, unit: 'workday' } })
    const { rows } = await listBestInCity(platform, { isDifferingOnly: true })
    expect(rows.map(({ code }) => code)).toEqual([ITEM])
    expect(rows[0]!.best.find(({ measure }) => measure === 'days')).toMatchObject({ value: 1, regions: [(await getDirectory(platform)).region('379903')] })
  })

  it('tell what came, changed and went in a period; an item that changed twice is one', async () => {
    await publish('2026-03-03', {})
    await publish('2026-03-04', {})
    await platform.db.query(sql`insert into catalogue.feed (item_code, kind, at) values ('passport', 'cancelled', '2026-03-04T16:30:00Z')`)
    const countsOf = async (from: string, until: string) => (await listChangesBetween(platform, from, until)).counts.map(({ items }) => items)
    expect(await countsOf('2026-03-03', '2026-03-04')).toEqual([0, 1, 0, 0, 0])
    // Half past midnight on the 5th in China.
    expect(await countsOf('2026-03-05', '2026-03-05')).toEqual([0, 0, 1, 0, 0])
    expect(await countsOf('2026-03-01', '2026-03-02')).toEqual([160, 0, 0, 0, 0])
    expect((await listChangesBetween(platform, '2026-03-03', '2026-03-05')).departments).toBe(2)
  })

  it('find processes that could lose a step, each with what it saves', async () => {
    await publish('2026-03-02', { steps: [1, 2].map((each) => ({ id: `s${each}`, kind: 'review', name: '审查', days: each, countedInPromise: true })) })
    const report = await analyseProcesses(platform, undefined)
    expect(report.rows.filter(({ code, kind }) => code === ITEM && kind === 'repeatedReview')).toMatchObject([{ kindName: '重复审查', savedDays: 2, savedSteps: 1 }])
    expect(report.savedSteps).toBe(report.rows.reduce((sum, row) => sum + row.savedSteps, 0))
  })
})

describe('benchmark cities', () => {
  async function bringIn(csv: string, login = 'item-manager-379900') {
    const account = (await findAccountByLogin(platform.db, login))!
    const { name, roles, region } = (await getDirectory(platform)).officer(account.principalId)
    const actor: Actor = { kind: 'staff', accountId: account.id, principalId: account.principalId, name, roles, region }
    async function* content() { yield Buffer.from(csv) }
    async function* files() { yield { name: '对标.csv', content: content() } }
    return execute(platform, mayDo, importBenchmarksOperation, { actor, requestId: 'r', body: { files: files() } })
  }
  const refused = async (csv: string, login?: string): Promise<Refusal> => bringIn(csv, login).then(() => { throw new Error('expected a refusal') }, (error: unknown) => { if (error instanceof Refusal) return error; throw error })
  const HEADING = '城市,事项,承诺工作日,材料数,环节数,跑动次数,来源,数据日期\r\n'

  it('are brought in and compared; a file replaces what was known of its cities', async () => {
    expect((await bringIn(`${HEADING}甲市,食品经营许可,1,,,0,甲市网站,2026-01-31\r\n乙市,${ITEM},3,2,,,乙市网站,2026-01-31\r\n`)).body).toEqual({ imported: 2, cities: ['甲市', '乙市'] })
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

  it('are refused when the file is empty, has no pairs of quotation marks, or is no UTF-8', async () => {
    for (const csv of [HEADING, '甲,"乙']) expect((await refused(csv)).code).toBe('catalogue.bad_table')
  })

  it('are brought in by item managers only', async () => {
    expect((await refused(HEADING, 'item-reviewer-379900')).code).toBe('platform.not_permitted')
  })
})
