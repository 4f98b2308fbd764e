import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { apiRoutes } from '../../../src/app.ts'
import { seedAutomaticRules } from '../../../src/demo-city/automatic-approval.ts'
import { systemContext } from '../../../src/platform/context.ts'
import { setSetting } from '../../../src/platform/settings.ts'
import { REGION, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { choose, DRAWER, errorWords, send, sitDown, sitDownAt } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const DECIDER = 'decider-379902-SCJG'
const window4 = answerOf(await (await actors.as('clerk-379902-4')).get<{ name: string }>('/staff/me')).name

/** 1280 pixels at 200 %: how large letters are for old eyes. */
const ZOOMED = { ...DESKTOP, viewport: { width: 640, height: 450 } }

/** Types into the searching select of the open drawer and takes what is found. */
async function find(page: Page, label: string, typed: string, found: string): Promise<void> {
  await page.click(`${DRAWER} .ant-select:has([id="${await page.getAttribute(`${DRAWER} label[for]:has-text("${label}")`, 'for')}"])`)
  await page.keyboard.type(typed)
  await page.click(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:has-text("${found}")`)
}

/** Waits until the page says that it was done: the words of what was done before may still stand there. */
const expectDone = (page: Page, words: string) => page.waitForSelector(`.note-line.good:has-text("${words}")`)

describe('授权', () => {
  it('is given by the decider to somebody found by name, said in one sentence, and taken back with a reason', async () => {
    const { page, complaints, context } = await sitDown(browser, app, DECIDER)
    await page.click('nav[aria-label=主菜单] a:has-text("授权")')
    await page.waitForSelector('table.grants tbody tr')
    await expectAccessible(page)
    await shot(page, 'grants')

    await page.keyboard.press('n')
    await page.waitForSelector(`${DRAWER} label:has-text("只限部分事项")`)
    await send(page)
    await expect.poll(() => errorWords(page)).toMatch(/请选择首席事务代表.*请填写授权文书和文号.*请选择哪些事项/s)
    await expectAccessible(page)
    await find(page, '首席事务代表', window4, window4)
    await page.click(`${DRAWER} label:has-text("审查后作出决定")`)
    await page.fill(`${DRAWER} input[id$=-basis]`, '《首席事务代表授权书》澄市监授〔2026〕7 号')
    await choose(page, '只限部分事项')
    await send(page)
    // Some items but none chosen must never come to mean all of them.
    await expect.poll(() => errorWords(page)).toContain('事项')
    await expectAccessible(page)
    await find(page, '事项', '开饭馆', '食品经营许可')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.textContent(`${DRAWER} .note-line`)).toBe(`${window4}（澄湖区政务服务中心）可以在窗口以澄湖区市场监督管理局的名义办理「食品经营许可」：审查后作出决定。2026年3月2日起，长期有效。`)
    await shot(page, 'grants-new')
    await send(page)
    await expectDone(page, `已授权${window4}`)
    const row = page.locator('table.grants tbody tr', { hasText: window4 })
    await row.locator('text=食品经营许可').waitFor()
    await expect.poll(() => row.textContent()).toMatch(/办理「食品经营许可」：审查后作出决定。.*澄市监授〔2026〕7 号.*生效中/)

    await row.locator('button:has-text("撤销")').click()
    await page.fill(`${DRAWER} textarea`, '人员调离窗口')
    await expectAccessible(page)
    await shot(page, 'grants-revoke')
    await send(page)
    await expectDone(page, `已撤销对${window4}的授权`)
    await page.click('label:has-text("已终止 1")')
    await page.waitForSelector('table.grants:has-text("人员调离窗口")')
    expect(page.url()).toContain('standing=ended')
    await expect.poll(() => page.locator('table.grants button').count()).toBe(0)
    await expectAccessible(page)
    await shot(page, 'grants-ended')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('of receipt goes to a hall and gives no power to decide', async () => {
    const { page, context } = await sitDownAt(browser, app.url, DECIDER, '/grants')
    await page.click('button:has-text("新增授权")')
    await choose(page, '委托收件')
    await page.waitForSelector(`${DRAWER} label:has-text("受托收件的大厅")`)
    await expect.poll(() => page.locator(`${DRAWER} label:has-text("审查后作出决定")`).count()).toBe(0)
    await find(page, '受托收件的大厅', '澄湖街道', '澄湖街道')
    await page.fill(`${DRAWER} input[id$=-from]`, '20260401')
    await page.fill(`${DRAWER} input[id$=-basis]`, '委托收件协议书')
    await choose(page, '本单位全部事项')
    await expect.poll(() => page.textContent(`${DRAWER} .note-line`)).toContain('可以替澄湖区市场监督管理局收全部事项的申请材料，不作决定。2026年4月1日起')
    await send(page)
    await expectDone(page, '2026年4月1日起')
    // It begins later: the list shows where it is.
    await page.waitForSelector('table.grants:has-text("尚未生效")')
    await context.close()
  })

  it('is shown to a window as its own, and to the supervisor authority by authority; neither may change it', async () => {
    const clerk = await sitDown(browser, app, 'clerk-379902-1')
    await clerk.page.click('nav[aria-label=主菜单] a:has-text("我的授权")')
    await clerk.page.waitForSelector('table.grants tbody tr')
    await expect.poll(() => clerk.page.locator('main button:has-text("授权"), table.grants button').count()).toBe(0)
    await expect.poll(() => clerk.page.textContent('table.grants')).toContain('即办件当场办结、告知承诺当场决定')
    await expectAccessible(clerk.page)
    await shot(clerk.page, 'grants-own')
    await clerk.page.goto(`${app.url}/staff/skills`)
    await clerk.page.waitForSelector('h2:has-text("没有")')
    await clerk.context.close()
    const none = await sitDownAt(browser, app.url, 'clerk-379902-3', '/grants')
    await none.page.waitForSelector('h2:has-text("您还没有授权")')
    await expectAccessible(none.page)
    await none.context.close()

    const { page, context } = await sitDown(browser, app, 'supervisor-379902')
    await page.click('nav[aria-label=主菜单] a:has-text("授权台账")')
    await page.waitForSelector('table.grants tbody tr')
    await page.click('.ant-select:has(#filter-authority)')
    await page.keyboard.type('人力资源')
    await page.click('.ant-select-item-option:has-text("人力资源和社会保障局")')
    await page.waitForURL('**/grants?authority=379902-RSJ')
    await page.waitForSelector('table.grants:has-text("办理「失业保险金申领」：审查后作出决定")')
    await expectAccessible(page)
    await shot(page, 'grants-supervisor')
    await context.close()
  })
})

it('专长 is set by choosing items by name, and read by officer and by item', async () => {
  const { page, complaints, context } = await sitDown(browser, app, DECIDER)
  await page.click('nav[aria-label=主菜单] a:has-text("专长")')
  await page.click('button:has-text("修改")')
  await find(page, '专长事项', '饭馆', '食品经营许可')
  await shot(page, 'skills-edit')
  // The list of items still lies open: sending must not choose another of them.
  await send(page)
  await expectDone(page, '擅长 1 个事项')
  await page.waitForSelector('.skill-names:has-text("食品经营许可")')
  await page.fill('input[aria-label=按名称查找事项]', '开饭馆')
  const officer = answerOf(await actors.reviewer.get<{ name: string }>('/staff/me')).name
  await expect.poll(() => page.textContent('section:has(h2:has-text("各事项由谁审查")) tbody')).toContain(officer)
  await expectAccessible(page)
  await shot(page, 'skills')
  expect(complaints).toEqual([])
  await context.close()
})

it('秒批抽查 waits at the desk of the reviewer whose authority it was, with how many, and leads to the case', async () => {
  await setSetting(systemContext(app.platform, 'test'), { region: REGION, key: 'applications.automaticSampleShare', text: '1', from: '2026-01-01', source: '测试' })
  const number = await seedAutomaticRules(app.platform, apiRoutes)
  const { page, complaints, context } = await sitDown(browser, app, 'reviewer-379902-SCJG')
  await page.waitForSelector('nav[aria-label=主菜单] a:has-text("秒批抽查") .mark')
  await expect.poll(() => page.textContent('nav[aria-label=主菜单] a:has-text("秒批抽查") .mark')).toBe('1件待复核')
  await page.click('nav[aria-label=主菜单] a:has-text("秒批抽查")')
  await page.waitForSelector(`a[href="/staff/cases/${number}"]`)
  await expectAccessible(page)
  await shot(page, 'samples')
  await page.click('button:has-text("复核")')
  await choose(page, '同意自动审批')
  await page.fill(`${DRAWER} textarea`, '记录一致，同意')
  await send(page)
  await expectDone(page, '已复核')
  await page.waitForSelector('h2:has-text("没有待复核的办件")')
  await page.waitForSelector('nav[aria-label=主菜单] a:has-text("秒批抽查") .mark', { state: 'detached' })
  expect(complaints).toEqual([])
  await context.close()
  const clerk = await sitDown(browser, app, 'clerk-379902-1')
  await expect.poll(() => clerk.page.textContent('nav[aria-label=主菜单]')).not.toContain('秒批抽查')
  await clerk.context.close()
})

it('批后报备 is counted over a month, a quarter, a year or days of one\'s own, and the address says which', async () => {
  await app.owner.query(`insert into applications.filing_report (region, kind, number, body_id, case_region, authority_id, item_code, item_name, applicant_name, power_source, decided_on, due_on)
    values ('379900', 'approval', '3799022603020000999', '379900-SCJG', '379902', '379902-SCJG', 'food-business-licence', '食品经营许可', '陈小满', 'delegated', '2026-02-10', '2026-02-20')`)
  const { page, complaints, context } = await sitDown(browser, app, 'reviewer-379900-SCJG')
  await page.click('nav[aria-label=主菜单] a:has-text("批后报备")')
  const statistics = page.locator('section:has(h2:has-text("报备统计"))')
  await statistics.locator('strong:has-text("2026年")').waitFor()
  await statistics.locator('label:has-text("按季")').click()
  await page.waitForURL('**/filing-reports?period=2026-Q1')
  await statistics.locator('tbody tr:has-text("食品经营许可")').waitFor()
  await expect.poll(() => statistics.locator('tfoot').textContent()).toBe('合计101')
  await expectAccessible(page)
  await shot(page, 'filing-statistics')
  await statistics.locator('button[aria-label="上一段：2025年第四季度"]').click()
  await page.waitForURL('**/filing-reports?period=2025-Q4')
  await statistics.locator('text=2025年10月1日至2025年12月31日').waitFor()
  await statistics.locator('h2:has-text("2025年第四季度没有报备")').waitFor()
  await page.click('label:has-text("全部")')
  await page.waitForURL('**/filing-reports?period=2025-Q4&state=all')
  await statistics.locator('label:has-text("自选")').click()
  await page.fill('#period-to', '2025-09-01')
  await page.waitForURL('**to=2025-09-01**')
  await statistics.locator('text=截止日期不能早于开始日期').waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
  await context.close()
})

it.each([['a phone', PHONE], ['letters twice as large', ZOOMED]] as const)('all of it fits %s', async (name, options) => {
  const { page, complaints, context } = await sitDownAt(browser, app.url, DECIDER, '/skills', options)
  const look = async (ready: string, what: string) => {
    await page.waitForSelector(ready)
    await expectAccessible(page)
    await shot(page, `${name.replaceAll(' ', '-')}-${what}`)
  }
  await look('h2:has-text("各事项由谁审查")', 'skills')
  await page.goto(`${app.url}/staff/filing-reports?period=2026-03`)
  await look('h2:has-text("报备统计")', 'filing-reports')
  await page.goto(`${app.url}/staff/grants`)
  await look('table.grants tbody tr', 'grants')
  await page.click('button:has-text("新增授权")')
  await choose(page, '只限部分事项')
  await expectAccessible(page)
  await shot(page, `${name.replaceAll(' ', '-')}-new-grant`)
  expect(complaints).toEqual([])
  await context.close()
})
