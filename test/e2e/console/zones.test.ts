import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { CATALOGUE_MEMO } from '../../../src/modules/catalogue/published-items.ts'
import { expectAccessible, PHONE, picture, startForBrowser } from '../../kit/browser.ts'
import { CITY_MANAGER, CITY_REVIEWER, COUNTY_MANAGER, DIALOG, sitAtConsole, sitAtConsolePage, walkTo } from './office.ts'

const { app, browser } = await startForBrowser()

const itemsOf = (page: Page) => page.locator('.zone-items .member-title').allTextContents()
const field = (page: Page, label: string) => page.locator('.zone-editor').getByLabel(label, { exact: true })

/** Finds an item by everyday words and takes the first hit. */
async function addItem(page: Page, words: string, name: string): Promise<void> {
  await page.fill('#zone-item-finder', words)
  await page.waitForSelector(`.ant-select-item-option:has-text("${name}")`)
  await page.click(`.ant-select-item-option:has-text("${name}")`)
  await page.waitForSelector(`.zone-items .member-title:has-text("${name}")`)
}

async function openPortalZone(page: Page, region: string, id: string): Promise<string> {
  await page.goto(`${app.url}/zones/${id}?region=${region}`)
  return (await page.textContent('main')) ?? ''
}

describe('zones', () => {
  it('are made by a county, put in order by keyboard, seen as people see them, and ended', async () => {
    const { page, context, complaints } = await sitAtConsole(browser, app.url, COUNTY_MANAGER)
    await page.keyboard.press('7')
    await page.waitForSelector('h2:has-text("本地区还没有专区")')
    await expectAccessible(page)
    await page.keyboard.press('n')
    await page.waitForSelector('h1:has-text("新建专区")')
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("请填写网址名")')
    await expect.poll(() => page.textContent('.error-summary')).toContain('请至少选一个事项')
    await expectAccessible(page)

    await field(page, '网址名').fill('Night Market')
    await field(page, '名称').fill('夜市专区')
    await field(page, '一句话介绍').fill('夜间摆摊、开小吃店要办的几件事。')
    await field(page, '结束日期（选填）').fill('20260228')
    await addItem(page, '户外广告', '户外广告')
    await addItem(page, '开饭馆', '食品经营许可')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary')
    await expectAccessible(page)
    await field(page, '网址名').fill('night-market')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("结束日期不能早于开始日期")')
    await expectAccessible(page)
    await field(page, '结束日期（选填）').fill('20260331')

    const before = await itemsOf(page)
    expect(before[1]).toBe('食品经营许可')
    await page.focus('#zone-items-1')
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => itemsOf(page)).toEqual(before.toReversed())
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('zone-items-0')
    // By the buttons as well: the focus stays on the one that was pressed, for as long as it can be pressed again.
    await page.focus('#zone-items-1 button[aria-label^=上移]')
    await page.keyboard.press('Enter')
    await expect.poll(() => itemsOf(page)).toEqual(before)
    await page.focus('#zone-items-1 button[aria-label^=上移]')
    await page.keyboard.press('Enter')
    await expect.poll(() => itemsOf(page)).toEqual(before.toReversed())
    await page.waitForSelector('[aria-label=专区预览] .zone-card-title:has-text("食品经营许可")')
    await page.waitForSelector('[aria-label=专区预览]:has-text("澄湖区能办的 2 件事")')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("已新建。群众现在就能看到")')
    await page.waitForURL(/zones\/night-market$/)
    await expectAccessible(page)
    await picture(page, 'console-zone')

    const portal = await openPortalZone(page, '379902', 'night-market')
    expect(portal).toContain('夜间摆摊')
    expect(portal.indexOf('食品经营许可')).toBeLessThan(portal.indexOf(before[0]!))

    await page.goto(`${app.url}/staff/console/zones`)
    await page.waitForSelector('.rows tbody tr')
    await expectAccessible(page)
    await page.click('button:has-text("结束")')
    await page.waitForSelector(DIALOG)
    await expectAccessible(page)
    await page.locator(DIALOG).getByLabel('最后一天').fill('20260228')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("不能早于开始日期")')
    await expectAccessible(page)
    await page.locator(DIALOG).getByLabel('最后一天').fill('20260302')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("展示到2026年3月2日")')
    await walkTo(page, 'zones?state=ended', '专区')
    await page.waitForSelector('h2:has-text("没有这样的专区")')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('of the city are previewed for each county; what was changed elsewhere meanwhile is not overwritten', async () => {
    const { page, context, complaints } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'zones?kind=lifeStage')
    await page.waitForSelector('.rows tbody tr')
    await picture(page, 'console-zones')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("专区：出生")')
    await page.click('.filter:has-text("哪里的群众") .ant-select')
    await page.click('.ant-select-item-option:has-text("澄湖区")')
    await page.waitForSelector('[aria-label=专区预览]:has-text("澄湖区能办的")')
    await expectAccessible(page)

    const other = await context.newPage()
    await other.goto(page.url())
    await other.waitForSelector('.zone-items li')
    await field(other, '一句话介绍').fill('另一位同事先写的。')
    await other.keyboard.press('Control+Enter')
    await other.waitForSelector('.note-line.good:has-text("已保存")')

    await page.focus('#zone-items-0')
    await page.keyboard.press('Alt+Delete')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("catalogue.changed_meanwhile")')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are only looked at by whoever reviews', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, CITY_REVIEWER, 'zones')
    await page.waitForSelector('.rows tbody tr')
    await expect.poll(() => page.locator('button:has-text("新建专区"), .rows button').count()).toBe(0)
    await page.click('.rows tbody tr:first-child a')
    await page.waitForSelector('.zone-items li')
    await expect.poll(() => page.locator('.zone-editor button:has-text("保存"), .member-tools, #zone-item-finder').count()).toBe(0)
    await expectAccessible(page)
    await page.goto(`${app.url}/staff/console/zones/no-such-zone`)
    await page.waitForSelector('text=catalogue.no_zone')
    await expectAccessible(page)
    await context.close()
  })

  it('fit a phone, list and editor', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'new-zone', PHONE)
    for (const [path, title] of [['new-zone', '新建专区'], ['zones', '专区'], ['zones/birth', '专区：出生']] as const) {
      await walkTo(page, path, title)
      await expectAccessible(page)
    }
    await context.close()
  })
})

describe('the element check', () => {
  it('goes out to every address when asked, and says how many answered', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'issues')
    await page.waitForSelector('h1:has-text("体检")')
    await page.click('button:has-text("现在检查地址")')
    await page.waitForSelector('.note-line:has-text("没有写地址，不用检查")')
    await sayAddress('food-business-licence', '/no-such-page')
    await page.click('button:has-text("现在检查地址")')
    await page.waitForSelector('.note-line.near:has-text("检查了 1 个地址，打不开 1 个")', { timeout: 60_000 })
    await expect.poll(() => page.textContent('.note-line.near')).toContain('/no-such-page')
    await expectAccessible(page)
    await page.click('a:has-text("只看这些问题")')
    await page.waitForSelector('.rows td:has-text("/no-such-page")')
    await context.close()
  })

  it('takes in what people report of one element, and makes somebody responsible by name', async () => {
    const { page, context, complaints } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'issues')
    await page.click('button:has-text("登记问题")')
    await page.waitForSelector(DIALOG)
    await page.fill('#report-issue-itemCode', '开饭馆')
    await page.click('.ant-select-item-option:has-text("食品经营许可")')
    await choose(page, '类别', '材料')
    await choose(page, '哪个要素（选填）', '申请材料')
    await page.locator(DIALOG).getByLabel('问题', { exact: true }).fill('没有写明份数，群众多次打电话问。')
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector(DIALOG, { state: 'detached' })
    await walkTo(page, 'issues?rule=reported', '体检')
    const row = page.locator('.rows tbody tr', { hasText: '没有写明份数' })
    await row.waitFor()
    await expect.poll(() => row.textContent()).toContain('申请材料：')
    await row.getByRole('button', { name: '指定负责人' }).click()
    await page.waitForSelector(`${DIALOG} .ant-select-content:has-text("本人")`)
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector(DIALOG, { state: 'detached' })
    await page.goto(`${app.url}/staff/console/issues?rule=reported&only=mine`)
    await page.waitForSelector('.rows td:has-text("本人")')
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** What a guide says of where one applies online, as a publication would have written it. */
async function sayAddress(code: string, url: string): Promise<void> {
  await app.owner.query(`update catalogue.item_version set content = jsonb_set(content, '{onlineUrl}', to_jsonb($2::text)) where code = $1 and state = 'published'`, [code, url])
  app.platform.memo.forget(CATALOGUE_MEMO)
  app.platform.localAddress = app.url // where an address without a host leads
}

/** Types into a choice of the drawer and takes the first option with these words. */
async function choose(page: Page, label: string, words: string): Promise<void> {
  await page.locator(DIALOG).getByLabel(label, { exact: true }).fill(words)
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words }).first().click()
}

