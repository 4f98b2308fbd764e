import { describe, expect, it } from 'vitest'
import { AUTHORITY, bringTo, command, read, signInActors } from '../../kit/actors.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { DRAWER, errorWords, openAction, screen, send, sitDownAtCase } from './officer.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const REVIEWER = `reviewer-${AUTHORITY}`

describe('a special procedure', () => {
  it('is begun with the dates it leads to before one\'s eyes, stops the clocks, and lets them run again', async () => {
    const { number } = await bringTo(actors, 'accepted')
    const { page, context, complaints } = await sitDownAtCase(browser, app.url, REVIEWER, number)
    await openAction(page, 'p')
    await send(page)
    await expect.poll(() => errorWords(page)).toContain('请选择特别程序')
    await page.locator(`${DRAWER} .ant-radio-wrapper`).first().click()
    await page.fill('#start-special-procedure-expectedWorkdays', '3')
    await page.fill('#start-special-procedure-reason', '核查经营场所')
    await page.waitForSelector('.deadline-preview table')
    // 2026-03-02 and three workdays: the promise moves from the 9th to the 12th, the law's limit from the 30th to the 2nd of April.
    const preview = (await page.textContent('.deadline-preview'))!
    expect(preview).toContain('2026年3月5日（周四）不计入')
    expect(preview).toContain('2026年3月12日')
    expect(preview).toContain('2026年4月2日')
    await expectAccessible(page)
    await screen(page, 'workbench-special-procedure')
    await send(page)
    await page.waitForSelector('.done-notice')
    await expect.poll(() => page.textContent('.deadlines')).toContain('暂停计时')
    await expect.poll(() => page.textContent('.deadlines')).toContain('核查经营场所')
    await openAction(page, 'p')
    await page.fill('#end-special-procedure-result', '场所与图纸一致')
    await send(page)
    await page.waitForFunction(() => !document.querySelector('.deadlines')?.textContent?.includes('暂停计时'))
    expect((await read(actors.reviewer, number)).paused).toBe(false)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('stands in the strip of days, which each clock has, at the desk and on a phone', async () => {
    const { number } = await bringTo(actors, 'accepted')
    const view = await read(actors.reviewer, number)
    await command(actors.reviewer, number, 'start-special-procedure', { stepId: view.specialSteps[0]!.id, reason: '核查经营场所', expectedWorkdays: 3 })
    for (const options of [undefined, PHONE]) {
      const { page, context } = await sitDownAtCase(browser, app.url, REVIEWER, number, options)
      await page.click('.day-panel summary')
      await page.waitForSelector('.day-table')
      await expect.poll(() => page.textContent('.day-table caption')).toContain('承诺期限：5个工作日，从2026年3月2日（周一）起算')
      await expect.poll(() => page.locator('.day-table td.counted').count()).toBe(5)
      await expectAccessible(page)
      await page.click('.clock-choice label:has-text("法定期限")')
      await page.waitForSelector('.day-table caption:has-text("法定期限：20个工作日")')
      await expect.poll(() => page.locator('.day-table td.counted').count()).toBe(20)
      await context.close()
    }
  })

  it('does not begin twice, and says what runs', async () => {
    const { number } = await bringTo(actors, 'accepted')
    const view = await read(actors.reviewer, number)
    const { page, context } = await sitDownAtCase(browser, app.url, REVIEWER, number)
    await openAction(page, 'p')
    await page.locator(`${DRAWER} .ant-radio-wrapper`).first().click()
    await page.fill('#start-special-procedure-expectedWorkdays', '3')
    await page.fill('#start-special-procedure-reason', '我也要核查')
    // A colleague was faster.
    await command(actors.reviewer, number, 'start-special-procedure', { stepId: view.specialSteps[0]!.id, reason: '核查经营场所', expectedWorkdays: 3 })
    await send(page)
    await expect.poll(() => errorWords(page)).toContain('办件已有变化')
    await context.close()
  })
})
