import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { choose, DRAWER, send } from '../workbench/officer.ts'
import { shot } from '../workbench/shot.ts'
import { A_PDF, press } from './citizen.ts'

const { app, browser } = await startForBrowser()

const HOSTILE = '<img src=x onerror=alert(1)> 要求另交材料，指南里没有'
const SEND = 'main form button:has-text("提交")'

/** Without scripts there is none to look with: the same pages are looked at with them. */
type Look = (page: Page) => Promise<void>
const noLook: Look = async () => {}

/** Says what happened, with two mistakes first; tells number and code. */
async function report(page: Page, look: Look): Promise<{ number: string; code: string }> {
  await page.goto(`${app.url}/report`)
  await look(page)
  await page.fill('#f-content', HOSTILE)
  await page.fill('#f-phone', '不是电话')
  await page.setInputFiles('#f-files', { name: '收条.pdf', mimeType: 'application/pdf', buffer: Buffer.from(A_PDF) })
  await press(page, SEND)
  await expect.poll(() => page.textContent('main [role=alert]')).toContain('请填写遇到了什么问题')
  await look(page)
  await page.check('input[name=kind][value=material]')
  await press(page, SEND)
  await expect.poll(() => page.textContent('main [role=alert]')).toContain('请填写能打通的电话号码')
  await page.fill('#f-phone', '19900001234')
  // Neither the words nor the file have to be given again.
  await expect.poll(() => page.inputValue('#f-content')).toBe(HOSTILE)
  await expect.poll(() => page.textContent('main form .lines')).toContain('收条.pdf')
  await press(page, SEND)
  expect(page.url()).toBe(`${app.url}/report/received`)
  await look(page)
  const [number, code] = await page.locator('main .done .number').allTextContents()
  return { number: number!, code: code! }
}

async function follow(page: Page, { number, code }: { number: string; code: string }, look: Look): Promise<string> {
  await page.goto(`${app.url}/report/progress`)
  await page.fill('#f-number', number)
  await page.fill('#f-code', code)
  await press(page, 'main form button:has-text("查看")')
  await look(page)
  return (await page.textContent('main'))!
}

describe('我要反映', () => {
  it('goes from a phone without a script to a supervisor, and back as an answer that only number and code open', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(app.url)
    await press(page, 'footer a:has-text("我要反映")')
    const reported = await report(page, noLook)
    await shot(page, 'report-received-phone')
    expect(await follow(page, { ...reported, code: '00000000' }, noLook)).toContain('反映编号或者查询码不对')
    expect(await follow(page, reported, noLook)).toContain(HOSTILE)
    await shot(page, 'report-progress-phone')

    const desk = await sitAt(browser, app.url, 'supervisor-379902', { path: '/audits', ready: 'table tbody tr' })
    await expectAccessible(desk.page)
    await shot(desk.page, 'audits-clues')
    await desk.page.click(`tr:has-text("${reported.number}") a.row-link`)
    await desk.page.waitForSelector('h2:has-text("反映了什么")')
    await desk.page.click('button:has-text("查看联系方式")')
    await desk.page.waitForSelector('#contact-error')
    await expectAccessible(desk.page)
    await desk.page.fill('#contact-purpose', '电话核实')
    await desk.page.click('button:has-text("查看联系方式")')
    await desk.page.waitForSelector('dd:has-text("19900001234")')
    await desk.page.waitForSelector('li:has-text("电话核实")')
    await desk.page.click('.page-tools button:has-text("答复")')
    await choose(desk.page, '情况属实')
    await desk.page.fill(`${DRAWER} textarea`, '经核查情况属实，已经要求改正。')
    await expectAccessible(desk.page)
    await shot(desk.page, 'audits-answer')
    await send(desk.page)
    await desk.page.waitForSelector('h2:has-text("答复：情况属实")')
    await expectAccessible(desk.page)
    await shot(desk.page, 'audits-clue')
    expect(await follow(page, reported, noLook)).toContain('经核查情况属实，已经要求改正。')
    await shot(page, 'report-answered-phone')

    await desk.page.goto(`${app.url}/staff/audits?side=findings`)
    await desk.page.click('button:has-text("登记线索")')
    await send(desk.page)
    await desk.page.click(`${DRAWER} label:has-text("大厅之外：")`)
    await desk.page.fill(`${DRAWER} input[id$="title"]`, '在科室直接收件')
    await desk.page.fill(`${DRAWER} textarea`, '抽查发现两件没有经大厅收件。')
    await shot(desk.page, 'audits-enter')
    await send(desk.page)
    await desk.page.click('table a:has-text("在科室直接收件")')
    await desk.page.click('.page-tools button:has-text("查实")')
    await desk.page.fill(`${DRAWER} textarea`, '已查实')
    await send(desk.page)
    await desk.page.waitForSelector('.mark:has-text("已查实")')
    await expectAccessible(desk.page)
    await shot(desk.page, 'audits-finding')
    expect(desk.complaints.filter((text) => !text.includes('422'))).toEqual([])
    await desk.context.close()
    await context.close()
  })

  it('reads well in the largest letters and on a desktop; a picture of markup stays text', async () => {
    const elder = await browser.newContext(PHONE)
    await elder.addCookies([{ name: 'yichuang_reading', value: '30', url: app.url }])
    const page = await elder.newPage()
    page.on('dialog', () => expect.unreachable('a script of a report ran'))
    const reported = await report(page, expectAccessible)
    await page.goto(`${app.url}/report`)
    await shot(page, 'report-elder')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await follow(page, reported, expectAccessible)).toContain(HOSTILE)
    await shot(page, 'report-progress-elder')
    await elder.close()
    const wide = await browser.newContext(DESKTOP)
    const desktop = await wide.newPage()
    await desktop.goto(`${app.url}/report`)
    await expectAccessible(desktop)
    await shot(desktop, 'report-desktop')
    await wide.close()
  })
})
