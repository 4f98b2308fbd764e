import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aPdf, residentOf, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { choose, DRAWER, errorWords, send, sitDown, sitDownAt, sitDownAtCase } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const POLICE = '379900-GAJ'

/** Types into the searching select of the open drawer and takes what is found. */
async function find(page: Page, label: string, typed: string, found: string): Promise<void> {
  await page.click(`${DRAWER} .ant-select:has([id="${await page.getAttribute(`${DRAWER} label[for]:has-text("${label}")`, 'for')}"])`)
  await page.keyboard.type(typed)
  await page.click(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:has-text("${found}")`)
}

const ask = async (matter: string) => answerOf(await actors.clerk.post<{ number: string; version: number }>('/staff/checks', { authority: POLICE, matter, basis: '《优化营商环境条例》第四十四条', application: (await submitFoodLicence(actors.citizen)).number }))

describe('协查', () => {
  it('is asked from the page of a case, answered with a file by whoever knows, and read on the case', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const clerk = await sitDownAtCase(browser, app.url, 'clerk-379902-1', number)
    await clerk.page.click('section:has(h2:has-text("部门间协查")) button:has-text("发起协查")')
    await clerk.page.waitForSelector(`${DRAWER} label:has-text("协查单位")`)
    await send(clerk.page)
    await expect.poll(() => errorWords(clerk.page)).toMatch(/请选择协查单位.*请填写请确认什么/s)
    await expectAccessible(clerk.page)
    await find(clerk.page, '协查单位', '云湖市公安', '云湖市公安局')
    await clerk.page.fill(`${DRAWER} textarea`, '陈小满没有影响从业的违法犯罪记录')
    await shot(clerk.page, 'checks-ask-for-case')
    await send(clerk.page)
    const panel = clerk.page.locator('section:has(h2:has-text("部门间协查"))')
    await panel.locator('text=还剩 3 个工作日').waitFor()
    await expectAccessible(clerk.page)
    await shot(clerk.page, 'checks-case')

    const police = await sitDown(browser, app, `reviewer-${POLICE}`)
    await police.page.click('nav[aria-label=主菜单] a:has-text("协查")')
    await police.page.waitForSelector('h1:has-text("协查")')
    await police.page.waitForSelector('table tbody tr')
    await expectAccessible(police.page)
    await shot(police.page, 'checks-asked')
    await police.page.keyboard.press('j')
    await police.page.keyboard.press('Enter')
    await police.page.waitForSelector('h2:has-text("请确认什么")')
    await police.page.click('button:has-text("查看完整号码")')
    await police.page.waitForSelector(`dd:has-text("${residentOf('resident2').identityNumber}")`)
    await expectAccessible(police.page)
    await police.page.keyboard.press('a')
    await choose(police.page, '情况属实')
    await police.page.fill(`${DRAWER} textarea`, '经查，没有影响从业的违法犯罪记录。')
    await police.page.setInputFiles(`${DRAWER} input[type=file]`, { name: '查询结果.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf()) })
    await police.page.waitForSelector(`${DRAWER} button:has-text("换一个文件")`)
    await expectAccessible(police.page)
    await shot(police.page, 'checks-answer')
    await send(police.page)
    await police.page.waitForSelector('h2:has-text("答复：情况属实")')
    await expect.poll(() => police.page.locator('.page-tools button').count()).toBe(0)
    await expectAccessible(police.page)
    await shot(police.page, 'checks-answered')
    expect([...clerk.complaints, ...police.complaints]).toEqual([])
    await police.context.close()

    await clerk.page.reload()
    await panel.locator('text=经查，没有影响从业的违法犯罪记录。').waitFor()
    await clerk.context.close()
  })

  it('is asked about anybody; a wrong number stands beside its field, and what was typed stays', async () => {
    const { page, complaints, context } = await sitDownAt(browser, app.url, 'reviewer-379902-SCJG', '/checks?side=asking')
    await page.waitForSelector('.page-tools button')
    await page.keyboard.press('n')
    await find(page, '协查单位', '民政', '澄湖区民政局')
    await page.fill(`${DRAWER} input[id$="subject/name"]`, residentOf('resident3').name)
    await page.fill(`${DRAWER} input[id$="subject/identityNumber"]`, '379902199001011234')
    await page.fill(`${DRAWER} textarea`, '2025年享受最低生活保障')
    await send(page)
    await expect.poll(() => errorWords(page)).toContain('身份证号码不正确')
    await expectAccessible(page)
    await shot(page, 'checks-ask-refused')
    await page.fill(`${DRAWER} input[id$="subject/identityNumber"]`, residentOf('resident3').identityNumber)
    await send(page)
    await page.waitForSelector('.note-line.good:has-text("已请澄湖区民政局协查")')
    await page.waitForSelector('table:has-text("2025年享受最低生活保障")')
    await shot(page, 'checks-asking')
    await page.click('table a:has-text("2025年享受最低生活保障")')
    await page.waitForSelector('h2:has-text("请确认什么")')
    await page.keyboard.press('w')
    await page.fill(`${DRAWER} textarea`, '申请人已经说明')
    await send(page)
    await page.waitForSelector('.note-line.good:has-text("已撤回")')
    await page.waitForSelector('dd:has-text("申请人已经说明")')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('that somebody else answered meanwhile is not answered twice: the drawer says who was faster', async () => {
    const { number, version } = await ask('没有在办的行政处罚')
    const { page, context } = await sitDownAt(browser, app.url, `reviewer-${POLICE}`, `/checks/${number}`)
    await page.click('.page-tools button:has-text("答复")')
    await choose(page, '情况属实')
    await page.fill(`${DRAWER} textarea`, '没有。')
    answerOf(await (await actors.as(`decider-${POLICE}`)).post(`/staff/checks/${number}/answer`, { outcome: 'notConfirmed', answer: '查无记录。' }, { version }))
    await send(page)
    await expect.poll(() => errorWords(page)).toMatch(/已由.+答复，请看最新内容/)
    await expectAccessible(page)
    await context.close()
  })

  it('leads the officer from a message to the check, shows a supervisor what the region was asked, and fits a phone', async () => {
    const { number } = await ask('户籍地址在本市')
    const police = await sitDown(browser, app, `decider-${POLICE}`)
    await police.page.keyboard.press('0')
    await police.page.click('.desk-messages a:has-text("请协查") >> nth=0')
    await police.page.waitForURL(`**/staff/checks/${number}`)
    await police.context.close()

    const { page, context, complaints } = await sitDownAt(browser, app.url, 'supervisor-379900', '/checks', PHONE)
    await page.waitForSelector('table:has-text("户籍地址在本市")')
    await expect.poll(() => page.locator('.page-tools button').count()).toBe(0)
    await expectAccessible(page)
    await shot(page, 'checks-phone')
    await page.click('table a:has-text("户籍地址在本市")')
    await page.waitForSelector('h2:has-text("请确认什么")')
    await expectAccessible(page)
    await shot(page, 'checks-phone-one')
    expect(complaints).toEqual([])
    await context.close()
  })
})
