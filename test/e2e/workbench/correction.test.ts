import { describe, expect, it } from 'vitest'
import { allQualified, command, read, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from './shot.ts'
import { choose, doneWords, errorWords, openAction, send, sitDownAtCase } from './officer.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const CLERK = 'clerk-379902-1'

/** A case whose only correction has been told and supplied. */
async function correctedOnce(): Promise<string> {
  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, number, 'request-correction', { checks: allQualified().map((check) => (check.id === 'm3' ? { id: 'm3', result: 'unqualified', reason: '图纸看不清' } : check)) })
  await command(actors.clerk, number, 'supply-correction', { materials: { m3: { onPaper: true } } })
  return number
}

describe('a correction', () => {
  it('is told once: a second notice is refused, and the page says who could allow one', async () => {
    const number = await correctedOnce()
    const { page, context, complaints } = await sitDownAtCase(browser, app.url, CLERK, number)
    await page.click('.blocked summary')
    await expect.poll(() => page.textContent('.blocked')).toContain('补正只能一次性告知，本件已经告知过')
    await expect.poll(() => page.textContent('.blocked')).toContain('请监察人员批准')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is supplied at the window with what the applicant handed in before, chosen from their material library', async () => {
    await submitFoodLicence(actors.citizen)
    const { number } = await submitFoodLicence(actors.citizen)
    await app.app.jobs.drain()
    await command(actors.clerk, number, 'request-correction', { checks: allQualified().map((check) => (check.id === 'm3' ? { id: 'm3', result: 'unqualified', reason: '图纸看不清' } : check)) })
    answerOf(await actors.citizen.post('/citizen/consents', { scope: 'sharedData', noticeVersion: 1 }))
    const { page, context, complaints } = await sitDownAtCase(browser, app.url, CLERK, number)
    await openAction(page, 'b')
    await page.locator('.reusable button').first().click()
    await expect.poll(() => page.locator('.file-field li').allTextContents()).toEqual([expect.stringContaining('材料.pdf')])
    await shot(page, 'counter-library')
    await expectAccessible(page)
    await send(page)
    await doneWords(page)
    expect((await read(actors.clerk, number)).materials.find(({ id }) => id === 'm3')).toMatchObject({ provided: 'file' })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is told a second time only after supervision allowed it, on the record', async () => {
    const number = await correctedOnce()
    const supervisor = await sitDownAtCase(browser, app.url, 'supervisor-379902', number)
    await openAction(supervisor.page, 'l')
    await send(supervisor.page)
    await expect.poll(() => errorWords(supervisor.page)).toContain('请填写准许的理由')
    await expectAccessible(supervisor.page)
    await supervisor.page.fill('#allow-second-correction-reason', '图纸标准三月起修改')
    await send(supervisor.page)
    await doneWords(supervisor.page)
    await expect.poll(() => supervisor.page.textContent('.timeline')).toContain('图纸标准三月起修改')
    await supervisor.context.close()

    const { page, context } = await sitDownAtCase(browser, app.url, CLERK, number)
    await page.keyboard.press('q')
    const drawing = page.locator('[data-material=m3]')
    await drawing.locator('label:has-text("不合格")').click()
    await drawing.locator('textarea').fill('按新标准补上疏散通道')
    await page.keyboard.press('Escape')
    await openAction(page, 'c')
    await send(page)
    await page.waitForSelector('.notice')
    await send(page)
    await expect.poll(() => doneWords(page)).toContain('待申请人补正')
    await context.close()
  })

  it('is supplied at the counter on a phone, and read by the days until it is due', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    await command(actors.clerk, number, 'request-correction', { checks: allQualified().map((check) => (check.id === 'm3' ? { id: 'm3', result: 'unqualified', reason: '图纸看不清' } : check)) })
    const { page, context } = await sitDownAtCase(browser, app.url, CLERK, number, PHONE)
    await page.click('.day-panel summary')
    await page.click('.clock-choice label:has-text("申请人补正")')
    await page.waitForSelector('.day-table caption:has-text("10个工作日")')
    await expectAccessible(page)
    await page.click('.actions button:has-text("提交补正")')
    await choose(page, '收到纸质')
    await send(page)
    await expect.poll(() => doneWords(page)).toContain('待受理')
    await expect.poll(() => read(actors.clerk, number)).toMatchObject({ state: 'received', correction: { isSupplied: true } })
    expect(answerOf(await actors.clerk.get<{ clock: { endedOn: string } }>(`/staff/applications/${number}/days?clock=correction`)).clock.endedOn).toBe('2026-03-02')
    await context.close()
  })
})
