import { describe, expect, it } from 'vitest'
import { AUTHORITY, bringTo, read, signInActors } from '../../kit/actors.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { answerOf } from '../../kit/api.ts'
import { doneWords, errorWords, openAction, screen, send, sitDownAtCase } from './officer.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const DECIDER = `decider-${AUTHORITY}`

describe('an extension', () => {
  it.each([['the desk', undefined], ['a phone', PHONE]] as const)('shows the new date first and needs a reason, on %s; the promise stays', async (_, options) => {
    const { number } = await bringTo(actors, 'accepted')
    const { page, context, complaints } = await sitDownAtCase(browser, app.url, DECIDER, number, options)
    if (options) await page.click('.actions button:has-text("延长期限")')
    else await openAction(page, 'e')
    await page.waitForSelector('.deadline-preview table')
    const preview = (await page.textContent('.deadline-preview'))!
    // Twenty and ten workdays from 2026-03-02, past 清明节 on the 6th of April.
    expect(preview).toContain('2026年3月30日')
    expect(preview).toContain('2026年4月14日')
    expect(preview).toContain('不变')
    await send(page)
    await expect.poll(() => errorWords(page)).toContain('请填写延长理由')
    await expectAccessible(page)
    expect(preview).toContain('最多可以延长 10个工作日')
    await page.fill('#extend-amount', '5')
    await page.waitForSelector('.deadline-preview:has-text("2026年4月7日")')
    await page.fill('#extend-amount', '')
    await page.fill('#extend-reason', '需要征求消防部门意见')
    if (!options) await screen(page, 'workbench-extension')
    await send(page)
    await doneWords(page)
    await expect.poll(() => read(actors.decider, number)).toMatchObject({ statutoryDueOn: '2026-04-14', promisedDueOn: '2026-03-09' })
    // Once is once, and the page says so.
    await page.click('.blocked summary')
    await expect.poll(() => page.textContent('.blocked')).toContain('只能延长一次')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is not offered when the limit is over', async () => {
    const { number } = await bringTo(actors, 'accepted')
    answerOf(await actors.visitor.post('/demo/clock', { now: '2026-03-31T09:00:00+08:00' }))
    const { page, context } = await sitDownAtCase(browser, app.url, DECIDER, number)
    await page.click('.blocked summary')
    await expect.poll(() => page.textContent('.blocked')).toContain('已经过了，不能再延长')
    await context.close()
  })
})
