import { mkdirSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, expectAccessible, PHONE, picture, startForBrowser } from '../../kit/browser.ts'
import { CITY_MANAGER, CITY_REVIEWER, DIALOG, type Seat, signIn, sitAtConsole, sitAtConsolePage, walkTo } from './office.ts'

const { app, browser } = await startForBrowser()

const ADMIN = 'admin'
/** A screen at 200 % zoom, as whoever sees badly sets it. */
const ZOOMED: BrowserContextOptions = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, locale: 'zh-CN' }

const rowOf = (page: Page, title: string) => page.locator('.rows tbody tr', { hasText: title })
const field = (page: Page, label: string) => page.locator(DIALOG).getByLabel(label)

async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  mkdirSync(process.env.SHOTS, { recursive: true })
  await page.screenshot({ path: `${process.env.SHOTS}/office-${name}.png` })
}

async function ready(page: Page): Promise<void> {
  await page.waitForSelector('h1')
  await page.waitForSelector('.loading-lines', { state: 'detached' })
}

/** Opens a page of the console in a chosen place. */
async function open({ page }: Seat, path: string): Promise<void> {
  await page.goto(`${app.url}/staff/console/${path}`)
  await ready(page)
}

/** The system administrator at a page of the console. */
async function sit(path: string, options?: BrowserContextOptions): Promise<Seat> {
  const seat = await sitAtConsolePage(browser, app.url, ADMIN, path, options)
  await ready(seat.page)
  return seat
}

describe('the console of the system administrator', () => {
  it('is where whoever signs in at the workbench lands, at the local rules', async () => {
    const context = await browser.newContext(DESKTOP)
    const page = await context.newPage()
    await page.goto(`${app.url}/staff`)
    await signIn(page, ADMIN)
    await page.waitForURL(/\/staff\/console\/settings$/)
    await page.waitForSelector('h1:has-text("本地规定")')
    await expect.poll(() => page.textContent('.top-brand')).toBe('一窗 · 运行设置')
    await expect.poll(() => page.locator('.side a').allTextContents()).toEqual(['本地规定1', '工作日历2', '大厅时间3', '文书用语4', '消息用语5', '监察规则6'])
    await expectAccessible(page)
    await page.keyboard.press('?')
    await page.waitForSelector(`${DIALOG}:has-text("1 / 2 / 3 / 4 / 5"):has-text("标记这一天")`)
    await context.close()
  })

  it.each([['security', ['电子印章1', '告知书2']], ['auditor', ['电子印章1', '告知书2', '监察规则3']]] as const)('is another place for %s, who finds the register of seals there and no settings', async (login, places) => {
    const context = await browser.newContext(DESKTOP)
    const page = await context.newPage()
    await page.goto(`${app.url}/staff`)
    await signIn(page, login)
    await page.waitForURL(/\/staff\/console\/seals$/)
    await page.waitForSelector('h1:has-text("电子印章名册")')
    await expect.poll(() => page.locator('.side a').allTextContents()).toEqual(places)
    await page.goto(`${app.url}/staff/console/settings`)
    await page.waitForSelector('main :text("权限")')
    await expectAccessible(page)
    await context.close()
  })

  it('is not for a window clerk, who is told why and what to do', async () => {
    const context = await browser.newContext(DESKTOP)
    const page = await context.newPage()
    await page.goto(`${app.url}/staff/console`)
    await signIn(page, 'clerk-379902-1')
    await page.waitForSelector('h1:has-text("您的岗位不管理事项、运行设置和印章")')
    await expectAccessible(page)
    await page.click('button:has-text("退出，换一个账号")')
    await page.waitForSelector('form[aria-label=登录]')
    await context.close()
  })
})

describe('local rules', () => {
  it('are set for a county from a day on; what is refused stays beside its field with everything that was typed', async () => {
    const seat = await sitAtConsole(browser, app.url, ADMIN)
    const { page, context, complaints } = seat
    await shot(page, 'settings')
    await picture(page, 'console-settings')
    await page.keyboard.press('/')
    await page.keyboard.type('补正期限\n')
    await page.waitForURL(/q=/)
    await page.waitForSelector('.list-count:has-text("共 1 项")')
    await page.click('.filter:has-text("地区") .ant-select')
    await page.click('.ant-select-item-option:has-text("澄湖区")')
    await page.waitForSelector('.list-count:has-text("澄湖区：共 1 项，0 项有本地的规定")')
    await expect.poll(() => rowOf(page, '补正期限').textContent()).toContain('10 个工作日默认')
    await page.click('h1') // out of the filter, whose letters are its own
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector(`${DIALOG}:has-text("澄湖区现在是 10 个工作日")`)
    await expectAccessible(page)

    await field(page, '新的值（个工作日）').fill('三百')
    await field(page, '从哪天起').fill('20270101')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("请填写依据")')
    await field(page, '依据').fill('澄湖区政务服务规定第八条')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("请填写 1 到 90 的整数")')
    await expect.poll(() => field(page, '新的值（个工作日）').getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => field(page, '依据').inputValue()).toBe('澄湖区政务服务规定第八条')
    await expectAccessible(page)
    await shot(page, 'settings-refused')
    await page.keyboard.press('Escape')
    await rowOf(page, '补正期限').getByRole('button').click()
    await expect.poll(() => field(page, '从哪天起').inputValue()).toBe('20270101')
    await field(page, '新的值（个工作日）').fill('15')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("澄湖区的“补正期限”自2027年1月1日（周五）起是 15 个工作日")')
    await page.waitForSelector('.rows:has-text("将生效 2027年1月1日起：15 个工作日")')

    await rowOf(page, '补正期限').getByRole('button').click()
    await field(page, '新的值（个工作日）').fill('12')
    await field(page, '从哪天起').fill('20260101')
    await page.waitForSelector(`${DIALOG}:has-text("这一天已经过去")`)
    await field(page, '依据').fill('澄湖区政务服务规定第八条')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.rows:has-text("本地区规定")')
    await expect.poll(() => rowOf(page, '补正期限').textContent()).toContain('12 个工作日')
    await page.click('summary:has-text("历次规定 2 条")')
    await page.waitForSelector('.timeline li.now:has-text("12 个工作日（现行）")')
    await expectAccessible(page)
    await shot(page, 'settings-history')

    await open(seat, 'settings?q=补正期限')
    await page.waitForSelector('summary:has-text("1 个县（市、区）另有规定")')
    await walkTo(page, 'settings?region=379903&q=补正期限', '本地规定')
    await page.waitForSelector('.list-count:has-text("0 项有本地的规定")')
    await walkTo(page, 'settings?q=没有这样的规定', '本地规定')
    await page.waitForSelector('h2:has-text("没有找到这样的规定")')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are asked for as what they are: a choice by its words, a share in per cent, words that may be empty', async () => {
    const { page, context } = await sit('settings?group=cases')
    await expect.poll(() => rowOf(page, '容缺补交期间').textContent()).toContain('照常计算')
    await rowOf(page, '容缺补交期间').getByRole('button').click()
    await page.locator(DIALOG).getByText('暂停计算').click()
    await field(page, '依据').fill('市容缺受理办法')
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("起是“暂停计算”")')
    await rowOf(page, '自动审批抽查比例').getByRole('button').click()
    await expect.poll(() => field(page, '新的值（%）').inputValue()).toBe('5')
    await field(page, '新的值（%）').fill('12.5')
    await field(page, '依据').fill('市秒批监管办法')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('tr:has-text("自动审批抽查比例"):has-text("12.5%")')
    await walkTo(page, 'settings?group=portal', '本地规定')
    await rowOf(page, '备案信息').getByRole('button').click()
    await field(page, '依据').fill('门户改版')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("备案信息")')
    await context.close()
  })

  it('are only read by whoever manages items, and have no place for whoever reviews them', async () => {
    const { page, context } = await sitAtConsole(browser, app.url, CITY_MANAGER)
    await page.locator('.side a:has-text("本地规定")').click()
    await page.waitForSelector('h1:has-text("本地规定")')
    await page.waitForSelector('.settings tbody tr')
    await expect.poll(() => page.locator('.settings button').count()).toBe(0)
    await expectAccessible(page)
    await context.close()
    const other = await sitAtConsole(browser, app.url, CITY_REVIEWER)
    await expect.poll(() => other.page.locator('.side a:has-text("本地规定")').count()).toBe(0)
    await open(other, 'settings')
    await other.page.waitForSelector('.state:has-text("没有办理此操作的权限")')
    await other.context.close()
  })
})

describe('the work calendar', () => {
  it('shows a year by its days off, and publishes the next one marked by keyboard', async () => {
    const seat = await sitAtConsole(browser, app.url, ADMIN)
    const { page, context, complaints } = seat
    await page.keyboard.press('2')
    await page.waitForSelector('h2:has-text("2026年")')
    await expect.poll(() => page.textContent('.months .is-today')).toContain('，今天')
    await page.waitForSelector('.festivals tr:has-text("国庆节"):has-text("10月1日至7日，共7天")')
    await expect.poll(() => page.locator('.month').count()).toBe(12)
    await expect.poll(() => page.textContent('.day:has-text("10月10日（周六），调休上班：国庆节")')).toContain('班')
    await page.waitForSelector('.note-line:has-text("已经公布")')
    await expectAccessible(page)
    await shot(page, 'calendar')
    await picture(page, 'console-calendar')

    await walkTo(page, 'calendar?year=2027', '工作日历')
    await page.waitForSelector('.note-line.near:has-text("还没有公布")')
    await page.click('.note-line a:has-text("全国")')
    await page.waitForSelector('h2:has-text("全国 2027年")')
    await page.keyboard.press('e')
    await page.waitForSelector('.marking-bar')
    await page.focus('#day-2027-01-01')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.field-error:has-text("请先写节日名称")')
    await expectAccessible(page)
    await page.keyboard.type('元旦')
    await page.keyboard.press('Escape')
    await page.focus('#day-2027-01-01')
    await page.keyboard.press('Space')
    await page.waitForSelector('.marking-said:has-text("放假（元旦）")')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('day-2027-01-03')
    await page.keyboard.press('Shift+Enter')
    await page.waitForSelector('.marking-said:has-text("标记了 2 天")')
    await page.click('label:has-text("调休上班")')
    await page.click('#day-2027-01-06')
    await page.waitForSelector('.marking-said:has-text("本来就是工作日")')
    await page.click('#day-2027-01-09')
    await page.waitForSelector('.marking-said:has-text("调休上班（元旦）")')
    await expectAccessible(page)
    await shot(page, 'calendar-marking')

    // What was marked survives a reload; nothing is published before it is said to be.
    await page.reload()
    await page.waitForSelector('.festivals tr:has-text("元旦"):has-text("1月1日至3日，共3天"):has-text("1月9日")')
    await page.click('button:has-text("公布…")')
    await page.waitForSelector(`${DIALOG}:has-text("和现在不同的有 4 天")`)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("请填写依据")')
    await expectAccessible(page)
    await shot(page, 'calendar-publish')
    await field(page, '依据').fill('国务院办公厅关于2027年部分节假日安排的通知')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("已公布全国 2027年的放假安排，共标记 4 天")')
    await page.waitForSelector('.note-line:has-text("依据：国务院办公厅关于2027年部分节假日安排的通知")')

    await open(seat, 'calendar?region=379902&year=2027')
    await page.waitForSelector('.festivals tr:has-text("元旦"):has-text("全国")')
    await page.keyboard.press('e')
    await page.fill('#festival-name', '开渔节')
    await page.keyboard.press('Escape')
    await page.click('#day-2027-01-02')
    await page.waitForSelector('.marking-said:has-text("上级的安排已经这样规定")')
    await page.click('#day-2027-09-16')
    await page.waitForSelector('.festivals tr:has-text("开渔节"):has-text("澄湖区")')
    await page.click('button:has-text("不改了")')
    await page.click('.ant-popover button:has-text("放弃")')
    await page.waitForSelector('.marking-bar', { state: 'detached' })
    await expect.poll(() => page.locator('.festivals tr:has-text("开渔节")').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('the hours of halls', () => {
  it('are set hall by hall; times in the wrong order are told at their place', async () => {
    const { page, context, complaints } = await sit('halls?region=379902')
    await page.waitForSelector('.rows tbody tr:has-text("通常的时间")')
    await expectAccessible(page)
    await shot(page, 'halls')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector(DIALOG)
    await field(page, '上午上班').fill('830')
    await field(page, '上午下班').fill('12')
    await field(page, '下午上班').fill('1130')
    await field(page, '依据').fill('大厅作息调整通知')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary a:has-text("下午上班不能早于上午下班")')
    await expect.poll(() => field(page, '下午上班').getAttribute('aria-invalid')).toBe('true')
    await expectAccessible(page)
    await shot(page, 'halls-refused')
    await page.click('.error-summary a')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toContain('afternoon/from')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('13:00')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("上午 08:30–12:00，下午 13:00–17:30")')
    await page.waitForSelector('.rows tr:has-text("本大厅的时间"):has-text("08:30–12:00")')
    expect(complaints).toEqual([])
    await context.close()
  })
})

it.each([['a phone', PHONE], ['a screen at 200 % zoom', ZOOMED]] as const)('every page of settings fits %s', async (name, options) => {
  const seat = await sit('calendar?year=2026', options)
  for (const [path, title] of [['calendar?year=2026', '工作日历'], ['settings', '本地规定'], ['calendar?year=2028&region=000000', '工作日历'], ['halls', '大厅时间']] as const) {
    await walkTo(seat.page, path, title)
    await expectAccessible(seat.page)
    await shot(seat.page, `${path.replaceAll(/\W/g, '-')}-${name.replaceAll(/\W/g, '-')}`)
  }
  await walkTo(seat.page, 'calendar?year=2028&region=000000', '工作日历')
  await seat.page.click('button:has-text("标记这一年")')
  await seat.page.waitForSelector('.marking-bar')
  await expectAccessible(seat.page)
  await shot(seat.page, `marking-${name.replaceAll(/\W/g, '-')}`)
  await walkTo(seat.page, 'settings?q=补正', '本地规定')
  await seat.page.click('.settings td > button')
  await seat.page.waitForSelector(DIALOG)
  await expectAccessible(seat.page)
  expect(seat.complaints).toEqual([])
  await seat.context.close()
})
