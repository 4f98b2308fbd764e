import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBrowser, DESKTOP, expectAccessible, picture } from '../../kit/browser.ts'
import { startTestApp, type TestApp } from '../../kit/test-app.ts'
import { fillPage, press, startDraft } from '../portal/citizen.ts'
import { beginRevision, CITY_MANAGER, CITY_REVIEWER, command, idOf, sitAtConsole, waitSaved } from './office.ts'

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startTestApp()
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const ITEM = 'food-business-licence'

describe('the form of an item', () => {
  it('is designed on the screen, reviewed, and then asked on the portal', async () => {
    const author = await sitAtConsole(browser, app.url, CITY_MANAGER)
    const { page } = author
    await beginRevision(page, app.url, ITEM, '申请表加问明厨亮灶')
    const id = idOf(page)
    await page.goto(`${app.url}/staff/console/changes/${id}/edit/form`)
    await page.waitForSelector('.designer-frame:has-text("经营者名称")')
    await expectAccessible(page)
    await page.click('button:has-text("复制现在的表单来改")')
    await page.waitForSelector('.designer-page >> nth=4')
    await expectAccessible(page)

    // A question that decides, and one on a later page that it calls for.
    await page.click('[aria-label="在第 3 页添加是否"]')
    await page.waitForSelector('.member.is-open .bad:has-text("请填写问题")')
    await expectAccessible(page)
    await page.getByLabel('问题', { exact: true }).fill('是否实行明厨亮灶？')
    await page.click('[aria-label="在第 5 页添加数字"]')
    await page.waitForFunction(() => document.activeElement?.id.endsWith('-title'))
    await page.keyboard.type('摄像头数量')
    await page.click('[aria-label="给「摄像头数量」添加显示条件"]')
    await page.getByRole('combobox', { name: '「摄像头数量」的显示条件：看哪个问题' }).click()
    await page.keyboard.type('明厨亮灶')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.member.is-open .bad:has-text("回答什么时显示")')
    await page.getByRole('combobox', { name: '「摄像头数量」的显示条件：回答什么' }).click()
    await page.keyboard.type('是')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.waitForSelector('.member.is-open .bad', { state: 'detached' })
    await waitSaved(page)

    // By keyboard: up, a copy, away with it, and back again.
    const line = page.locator('.member-toggle:has-text("摄像头数量")')
    await line.first().focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('摄像头数量'))
    await page.keyboard.press('Alt+c')
    await page.waitForFunction(() => document.querySelectorAll('.member').length > 0 && [...document.querySelectorAll('.member-title')].filter((title) => title.textContent === '摄像头数量').length === 2)
    await page.keyboard.press('Alt+Delete')
    expect(await line.count()).toBe(1)
    await page.click('button:has-text("撤销")')
    expect(await line.count()).toBe(2)
    await page.click('button:has-text("重做")')
    expect(await line.count()).toBe(1)

    // By mouse: a question is dragged to another page, and back by undo.
    const onPage = (index: number) => page.locator('.designer-page').nth(index).locator('.member-title').allTextContents()
    const before = await onPage(0)
    await page.locator('.designer-page').nth(0).locator('.member-head').first().dragTo(page.locator('.designer-page').nth(1).locator('.member-head').first())
    expect([(await onPage(0)).length, (await onPage(1))[0]]).toEqual([before.length - 1, before[0]])
    await page.click('button:has-text("撤销")')
    expect(await onPage(0)).toEqual(before)

    // The preview asks as the portal will.
    const preview = page.locator('.designer-preview')
    expect(await preview.locator('text=摄像头数量').count()).toBe(0)
    await preview.locator('.ant-form-item:has-text("是否实行明厨亮灶？") >> text="是"').click()
    await preview.locator('text=摄像头数量').waitFor()
    await picture(page, 'console-form-designer')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page)
    await page.setViewportSize(DESKTOP.viewport!)

    await waitSaved(page)
    await page.click('button:has-text("完成，去送审")')
    await page.waitForSelector('.differences:has-text("摄像头数量")')
    await expectAccessible(page)
    await command(page, 's')
    await page.waitForSelector('.note-line.good')
    const reviewer = await sitAtConsole(browser, app.url, CITY_REVIEWER)
    await reviewer.page.goto(`${app.url}/staff/console/changes/${id}`)
    await reviewer.page.waitForSelector('button:has-text("审核通过")')
    await command(reviewer.page, 'a')
    await reviewer.page.waitForSelector('.note-line.good:has-text("已审核通过")')
    await command(reviewer.page, 'p', { 生效日期: '20260302' })
    await reviewer.page.waitForSelector('.note-line.good:has-text("已公布")')
    expect([...author.complaints, ...reviewer.complaints]).toEqual([])
    await author.context.close()
    await reviewer.context.close()

    const citizen = await (await browser.newContext(DESKTOP)).newPage()
    citizen.setDefaultTimeout(15_000)
    await startDraft(citizen, app.url)
    await citizen.click('main a:has-text("经营场所")')
    await citizen.waitForSelector('text=是否实行明厨亮灶？')
    await fillPage(citizen)
    await citizen.locator('fieldset:has-text("是否实行明厨亮灶？") input[value=true]').check()
    await press(citizen, 'main .row button[value=continue]')
    await citizen.goto(citizen.url().replace(/\/form\/.*/, '/form/business-details'))
    await citizen.waitForSelector('text=摄像头数量')
    await citizen.context().close()
  })
})
