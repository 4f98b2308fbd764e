import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, expectAccessible, PHONE, picture, startForBrowser } from '../../kit/browser.ts'
import { CITY_MANAGER, command, COUNTY_MANAGER, DIALOG, signIn, sitAtConsole, sitAtConsolePage, walkTo } from './office.ts'

const { app, browser } = await startForBrowser()

describe('the door of the console', () => {
  it('offers the accounts that manage items, and turns away who does not', async () => {
    const context = await browser.newContext(DESKTOP)
    const page = await context.newPage()
    await page.goto(`${app.url}/staff/console/changes`)
    await page.waitForSelector('h2:has-text("演示账号")')
    await expect.poll(() => page.textContent('.demo-logins')).toContain('事项审核员')
    await expectAccessible(page)
    await signIn(page, 'clerk-379902-1')
    await page.waitForSelector('text=您的岗位不管理事项')
    await expectAccessible(page)
    await context.close()
  })
})

describe('the list of items', () => {
  it('is narrowed by words and filters that stay in the address, and says what to do when nothing is left', async () => {
    const { page, context, complaints } = await sitAtConsole(browser, app.url, CITY_MANAGER)
    await expectAccessible(page)
    await picture(page, 'console-items')
    await page.keyboard.press('/')
    await page.keyboard.type('开饭馆\n')
    await page.waitForSelector('.list-count:has-text("共 1 项")')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("食品经营许可")')
    await expectAccessible(page)
    await page.goto(`${app.url}/staff/console/?type=licence&q=没有这样的事`)
    await page.waitForSelector('text=没有找到这样的事项')
    await expectAccessible(page)
    await page.click('button:has-text("查看全部事项")')
    await page.waitForSelector('.list-count:has-text("共 160 项")')
    await page.click('button:has-text("下一页")')
    await page.waitForURL(/cursor=/)
    await page.keyboard.press('?')
    await page.waitForSelector(`${DIALOG}:has-text("快捷键")`)
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says that there is no such item', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'items/no-such-item')
    await page.waitForSelector('text=catalogue.no_item')
    await expectAccessible(page)
    await walkTo(page, 'nowhere', '没有这一页')
    await context.close()
  })
})

describe('claims', () => {
  it('are released with a reason and claimed again, many at once', async () => {
    const { page, context, complaints } = await sitAtConsolePage(browser, app.url, COUNTY_MANAGER, 'claims')
    await page.waitForSelector('h2:has-text("没有未认领的事项")')
    await page.waitForSelector('h2:has-text("认领率")')
    await expectAccessible(page)
    await page.goto(`${app.url}/staff/console/claims?state=claimed`)
    await page.waitForSelector('.rows tbody tr')
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
    await page.waitForSelector('text=已选 2 项')
    await command(page, 'r')
    await page.waitForSelector('.error-summary:has-text("解除认领的理由")')
    await expectAccessible(page)
    await page.locator(DIALOG).getByLabel('解除认领的理由').fill('机构改革，改由市级办理')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line:has-text("办成 2 项")')
    await expectAccessible(page)
    await page.goto(`${app.url}/staff/console/claims`)
    await page.waitForSelector('.rows tbody tr')
    await page.click('label:has-text("本页全选")')
    await command(page, 'c')
    await page.waitForSelector('text=没有未认领的事项')
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('what a place says differently', () => {
  it('is set beside the standard, and may not be worse than it', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, COUNTY_MANAGER, 'entries/379902000000/food-business-licence')
    await page.waitForSelector('h2:has-text("与标准完全一致")')
    await expectAccessible(page)
    await page.keyboard.press('e')
    await page.click('.local-element:has-text("承诺办结时限") input[type=checkbox]')
    await page.fill('#e-promisedLimit', '30')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("不能长于标准")')
    await expectAccessible(page)
    await page.fill('#e-promisedLimit', '3')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('h2:has-text("与标准不同的有 1 处")')
    await expectAccessible(page)
    await page.goto(`${app.url}/guides/379902/food-business-licence`)
    await expect.poll(() => page.textContent('main')).toMatch(/承诺时限3 ?个工作日/)
    await context.close()
  })
})

describe('the element check', () => {
  it('lists what is wrong with a deadline; one takes it on, and excuses it only with a reason', async () => {
    const { page, context } = await sitAtConsole(browser, app.url, CITY_MANAGER)
    await page.keyboard.press('4')
    await page.waitForSelector('h1:has-text("体检")')
    await page.click('button:has-text("全部体检")')
    await page.waitForSelector('.ant-message-success:has-text("已检查")')
    await page.waitForSelector('.rows tbody tr')
    await expectAccessible(page)
    await page.click('.rows tbody tr:first-child button:has-text("指定负责人")')
    await page.waitForSelector(`${DIALOG} .ant-select-content:has-text("本人")`)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.rows tbody tr:first-child td:has-text("周安然")')
    await page.click('.rows tbody tr:first-child button:has-text("说明")')
    await page.waitForSelector(DIALOG)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("不整改的理由")')
    await expectAccessible(page)
    await page.locator(DIALOG).getByLabel('不整改的理由').fill('上级文件另有规定')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector(DIALOG, { state: 'detached' })
    await walkTo(page, 'issues?state=excused', '体检')
    await page.waitForSelector('.rows td:has-text("上级文件另有规定")')
    await page.click('button:has-text("登记问题")')
    await page.waitForSelector(DIALOG)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("请选择类别")')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.goto(`${app.url}/staff/console/check-rules`)
    await page.waitForSelector('.rows tbody tr')
    await expectAccessible(page)
    await context.close()
  })
})

describe('Excel', () => {
  it('is taken out, changed and brought back: wrong cells are named, nothing is written before all are right', async () => {
    const { page, context, complaints } = await sitAtConsole(browser, app.url, CITY_MANAGER)
    await page.keyboard.press('5')
    await page.waitForSelector('h2:has-text("导入")')
    await expectAccessible(page)
    const workbook = await download(page)
    const items = workbook.getWorksheet('事项')!
    const column = (title: string) => (items.getRow(1).values as unknown[]).findIndex((value) => typeof value === 'string' && value.replace(/[*＊ ]/g, '').startsWith(title))
    const [type, name] = [column('事项类型'), column('事项名称')]
    const right = [2, 3, 4].map((row) => items.getRow(row).getCell(type).value)
    for (const row of [2, 3, 4]) items.getRow(row).getCell(type).value = '没有这一类'
    await choose(page, workbook)
    await page.waitForSelector('section[aria-label=试读结果]')
    await expect.poll(() => page.textContent('section[aria-label=试读结果]')).toContain('有误 3 行')
    await expect.poll(() => page.locator('.report-errors .cell').allTextContents()).toHaveLength(3)
    await expect.poll(() => page.isDisabled('button:has-text("导入 ")')).toBe(true)
    await expectAccessible(page)
    await picture(page, 'console-workbook')

    for (const [index, row] of [2, 3, 4].entries()) items.getRow(row).getCell(type).value = right[index]
    items.getRow(2).getCell(name).value = `${String(items.getRow(2).getCell(name).value)}（试）`
    await choose(page, workbook)
    await page.waitForSelector('section[aria-label=试读结果]:has-text("修改 1 行")')
    await page.click('button:has-text("导入 1 项")')
    await page.waitForSelector('.note-line:has-text("已生成 1 项变更")')
    await expectAccessible(page)
    await page.click('a:has-text("去送审")')
    await page.waitForSelector('.rows a:has-text("（试）")')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('refuses what is no workbook', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'workbook')
    await page.setInputFiles('#workbook-file', { name: '事项.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a workbook') })
    await page.waitForSelector('.error-summary')
    await expectAccessible(page)
    await context.close()
  })
})

it('every list fits a phone', async () => {
  const { page, context } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'changes', PHONE)
  const pages = [['changes', '变更'], ['items/food-business-licence', '食品经营许可'], ['claims?state=claimed', '认领'], ['entries/379902000000/food-business-licence', '食品经营许可　澄湖区'], ['issues', '体检'], ['check-rules', '体检规则'], ['workbook', 'Excel']] as const
  for (const [path, title] of pages) {
    await walkTo(page, path, title)
    await expectAccessible(page)
  }
  await context.close()
})

/** The items as they are, as the office has them on its own machine. */
async function download(page: Page): Promise<ExcelJS.Workbook> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("下载现行事项")')])
  const path = join(mkdtempSync(join(tmpdir(), 'workbook-')), '事项.xlsx')
  await file.saveAs(path)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}

async function choose(page: Page, workbook: ExcelJS.Workbook): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'workbook-')), '事项.xlsx')
  writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()))
  await page.setInputFiles('#workbook-file', path)
}
