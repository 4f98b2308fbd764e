import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actors, AUTHORITY, bringTo, command, read, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { connectBrowser, expectAccessible } from '../../kit/browser.ts'
import { startTestApp, type TestApp } from '../../kit/test-app.ts'
import { choose, closeAction, doneWords, DRAWER, errorWords, openAction, openCase, screen, send, sitDown } from './officer.ts'

let app: TestApp
let browser: Browser
let actors: Actors
beforeAll(async () => {
  app = await startTestApp()
  browser = await connectBrowser()
  actors = await signInActors(app.url)
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const CLERK = 'clerk-379902-1'
const REVIEWER = `reviewer-${AUTHORITY}`
const DECIDER = `decider-${AUTHORITY}`

describe('one licence, from the window to the hand of the applicant', () => {
  it('is accepted, reviewed, decided, made and delivered by keyboard, each where their turn comes', async () => {
    const { number } = await submitFoodLicence(actors.citizen)

    const clerk = await sitDown(browser, app.url, CLERK)
    await clerk.page.waitForSelector('.rows a')
    await expectAccessible(clerk.page)
    await screen(clerk.page, 'workbench-todo')
    await clerk.page.keyboard.press('j')
    await clerk.page.keyboard.press('Enter')
    await clerk.page.waitForSelector('h2:has-text("核对材料")')
    expect(clerk.page.url()).toContain(number)
    // A file beside the case, closed by Esc.
    await clerk.page.locator('.material-file').first().click()
    await clerk.page.waitForSelector('.viewer')
    await clerk.page.keyboard.press('Escape')
    await clerk.page.waitForSelector('.viewer', { state: 'detached' })
    await clerk.page.locator('h1').click()
    await clerk.page.keyboard.press('j')
    await clerk.page.keyboard.press('y')
    await clerk.page.keyboard.press('q')
    await expectAccessible(clerk.page)
    await screen(clerk.page, 'workbench-case')
    await openAction(clerk.page, 'a')
    await expectAccessible(clerk.page)
    await send(clerk.page)
    expect(await doneWords(clerk.page)).toContain('已办理：受理')
    expect(await clerk.page.textContent('.deadlines')).toMatch(/承诺期限.*至2026年3月\d+日（周.）/s)
    await expectAccessible(clerk.page)

    const reviewer = await sitDown(browser, app.url, REVIEWER)
    await openCase(reviewer.page, app.url, number)
    await openAction(reviewer.page, 'v')
    await choose(reviewer.page, '同意')
    await reviewer.page.fill('#review-note', '符合食品安全法第三十三条')
    await expectAccessible(reviewer.page)
    await send(reviewer.page)
    expect(await doneWords(reviewer.page)).toContain('待决定')

    const decider = await sitDown(browser, app.url, DECIDER)
    await openCase(decider.page, app.url, number)
    await openAction(decider.page, 'd')
    await choose(decider.page, '准予')
    await send(decider.page)
    await decider.page.waitForSelector('.confirm')
    expect(await decider.page.textContent('.confirm')).toContain('符合食品安全法第三十三条')
    await expectAccessible(decider.page)
    await screen(decider.page, 'workbench-decide')
    await send(decider.page)
    expect(await doneWords(decider.page)).toContain('准予')

    const maker = await sitDown(browser, app.url, `cert-${AUTHORITY}`)
    await openCase(maker.page, app.url, number)
    await openAction(maker.page, 'm')
    await send(maker.page)
    expect(await doneWords(maker.page)).toContain('已制证')

    await openCase(clerk.page, app.url, number)
    await openAction(clerk.page, 'g')
    await choose(clerk.page, '窗口领取')
    await send(clerk.page)
    expect(await doneWords(clerk.page)).toContain('办结')
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'delivered' })
    for (const { context, complaints } of [clerk, reviewer, decider, maker]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})

describe('what the window is told', () => {
  it('accepts nothing before each material was looked at, and leads to the first one', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const { page, context } = await sitDown(browser, app.url, CLERK)
    await openCase(page, app.url, number)
    await openAction(page, 'a')
    await send(page)
    expect(await errorWords(page)).toContain('请核对「营业执照」')
    await expectAccessible(page)
    await page.click('.error-summary a >> nth=1')
    expect(await page.evaluate(() => document.activeElement?.closest('[data-material]')?.getAttribute('data-material'))).toBe('m2')
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'submitted' })
    await context.close()
  })

  it('sees the correction notice before it goes out, can send it once, and keeps what was typed when it closes the drawer', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const { page, context } = await sitDown(browser, app.url, CLERK)
    await openCase(page, app.url, number)
    await page.keyboard.press('q')
    await openAction(page, 'c')
    await page.fill('#request-correction-note', '请到 3 号窗口补交')
    await closeAction(page)
    // Nothing is wrong with any material, so there is nothing to correct: the server says so.
    await openAction(page, 'c')
    expect(await page.inputValue('#request-correction-note')).toBe('请到 3 号窗口补交')
    await send(page)
    await page.waitForSelector('.notice')
    await send(page)
    expect(await errorWords(page)).toContain('没有不合格的材料')
    await closeAction(page)
    const drawing = page.locator('[data-material=m3]')
    await drawing.locator('label:has-text("不合格")').click()
    await drawing.locator('textarea').fill('图纸看不清，请重新扫描')
    await page.keyboard.press('Escape')
    await openAction(page, 'c')
    await send(page)
    await page.waitForSelector('.notice')
    expect(await page.textContent('.notice')).toContain('图纸看不清，请重新扫描')
    await expectAccessible(page)
    await screen(page, 'workbench-correction')
    await send(page)
    expect(await doneWords(page)).toContain('待申请人补正')
    // Paper that comes to the window afterwards.
    await openAction(page, 'b')
    await send(page)
    expect(await errorWords(page)).toContain('请补交')
    await expectAccessible(page)
    await choose(page, '收到纸质')
    await send(page)
    expect(await doneWords(page)).toContain('待受理')
    // A second notice is not offered, and the page says why.
    await page.click('.blocked summary')
    expect(await page.textContent('.blocked')).toContain('补正只能一次性告知')
    await context.close()
  })

  it('asks for the reason before it refuses, and shows once more what cannot be taken back', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const { page, context } = await sitDown(browser, app.url, CLERK)
    await openCase(page, app.url, number)
    await openAction(page, 'x')
    await send(page)
    expect(await errorWords(page)).toContain('请填写不予受理的理由')
    await expectAccessible(page)
    await page.fill('#refuse-reason', '经营场所不在本区')
    await send(page)
    expect(await page.textContent('.confirm')).toContain('不能撤销')
    await send(page)
    expect(await doneWords(page)).toContain('不予受理')
    await context.close()
  })
})

describe('what the authority is told', () => {
  it('pauses the clock by a special procedure and says why a review has to wait', async () => {
    const { number } = await bringTo(actors, 'accepted')
    const { page, context } = await sitDown(browser, app.url, REVIEWER)
    await openCase(page, app.url, number)
    await openAction(page, 'p')
    await page.locator(`${DRAWER} .ant-radio-wrapper`).first().click()
    await page.fill('#start-special-procedure-expectedWorkdays', '很久')
    await page.fill('#start-special-procedure-reason', '需要现场核查')
    await send(page)
    // What is no number is the server's to refuse, beside the field it names.
    await errorWords(page)
    await page.waitForSelector('#start-special-procedure-expectedWorkdays[aria-invalid=true]')
    await expectAccessible(page)
    await page.fill('#start-special-procedure-expectedWorkdays', '5')
    await send(page)
    await doneWords(page)
    expect(await page.textContent('.deadlines')).toContain('暂停计时')
    await page.click('.blocked summary')
    expect(await page.textContent('.blocked')).toContain('还没有结束')
    await openAction(page, 'p')
    await page.fill('#end-special-procedure-result', '核查合格')
    await send(page)
    await page.waitForFunction(() => !document.querySelector('.deadlines')?.textContent?.includes('暂停计时'))
    await context.close()
  })

  it('denies only with a reason', async () => {
    const { number } = await bringTo(actors, 'reviewed')
    const { page, context } = await sitDown(browser, app.url, DECIDER)
    await openCase(page, app.url, number)
    await openAction(page, 'd')
    await choose(page, '不予')
    await send(page)
    expect(await errorWords(page)).toContain('请填写不予的理由')
    await expectAccessible(page)
    await page.fill('#decide-reason', '场所与有毒场所距离不足')
    await send(page)
    await page.waitForSelector('.confirm')
    await send(page)
    expect(await doneWords(page)).toContain('不予')
    expect(await read(actors.decider, number)).toMatchObject({ state: 'denied' })
    await context.close()
  })

  it('keeps what was typed when a colleague was faster, and shows what changed', async () => {
    const { number } = await bringTo(actors, 'accepted')
    const { page, context } = await sitDown(browser, app.url, REVIEWER)
    await openCase(page, app.url, number)
    await openAction(page, 'v')
    await choose(page, '不同意')
    await page.fill('#review-note', '卫生条件不足')
    await command(actors.reviewer, number, 'start-special-procedure', { stepId: (await read(actors.reviewer, number)).specialSteps[0]!.id, reason: '复核场所', expectedWorkdays: 3 })
    await send(page)
    expect(await errorWords(page)).toContain('办件已有变化')
    expect(await page.inputValue('#review-note')).toBe('卫生条件不足')
    await page.waitForSelector(`${DRAWER} button:disabled:has-text("提交审查意见")`)
    await expectAccessible(page)
    await context.close()
  })

  it('does not see the cases of another authority', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const { page, context } = await sitDown(browser, app.url, 'reviewer-379902-GAJ')
    await page.goto(`${app.url}/staff/cases/${number}`)
    await page.waitForSelector('text=不能查看这个办件')
    await expectAccessible(page)
    await context.close()
  })
})
