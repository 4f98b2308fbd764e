import { describe, expect, it } from 'vitest'
import { AUTHORITY, command, foodLicenceBody, read, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { collectComplaints, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { A_PDF, comeSignedIn, CONTINUE, fillForm, press, startDraft } from '../portal/citizen.ts'
import { doneWords, errorWords, openAction, openCase, send, sitDownAtCase } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

const inElder = (url: string) => `${app.url}/reading-mode?mode=elder&back=${encodeURIComponent(new URL(url).pathname)}`

describe('a licence with a material that comes later (容缺)', () => {
  it('is applied for on a phone, accepted on the signed promise, and decided once the late material is in', async () => {
    const context = await browser.newContext(PHONE)
    const complaints = collectComplaints(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await startDraft(page, app.url)
    await press(page, 'main a.btn')
    await fillForm(page)

    // Which material comes later is her choice, where the guide allows it.
    await expect.poll(() => page.locator('#m-m3 input[type=radio]').count()).toBe(0)
    await page.locator('#m-m5 label:has-text("以后再交（容缺）")').click()
    await expect.poll(() => page.locator('#f-file-m5').isVisible()).toBe(false)
    for (const id of ['m3', 'm4', 'm6', 'q1o1m1']) await page.locator(`#f-file-${id}`).setInputFiles({ name: '材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from(A_PDF) })
    await shot(page, 'portal-materials')
    await expectAccessible(page)
    await press(page, CONTINUE)
    await expect.poll(() => page.textContent('h1')).toBe('签署承诺书')
    await expect.poll(() => page.textContent('main')).toContain('食品安全管理人员考核或任命文件')
    await shot(page, 'portal-promise')
    await expectAccessible(page)
    // Nobody promises without signing.
    await press(page, 'main button:has-text("签署并继续")')
    await expect.poll(() => page.textContent('.note.bad, [role=alert], main')).toContain('请写上姓名')
    await expectAccessible(page)
    await page.fill('#f-sign-deferral', '陈小满')
    await press(page, 'main button:has-text("签署并继续")')
    await expect.poll(() => page.textContent('main')).toContain('陈小满 已签署')
    await expectAccessible(page)
    await page.check('#f-declaration')
    await press(page, 'main button:has-text("提交申请")')
    const number = (await page.textContent('.done .number'))!.trim()

    const clerk = await sitDownAtCase(browser, app.url, 'clerk-379902-1', number)
    await clerk.page.keyboard.press('q')
    await shot(clerk.page, 'clerk-case')
    await openAction(clerk.page, 's')
    await clerk.page.waitForSelector('.promise-preview strong')
    await expect.poll(() => clerk.page.textContent('.promise-preview')).toContain('2026年3月9日')
    await clerk.page.locator('summary:has-text("容缺受理承诺书")').click()
    await shot(clerk.page, 'clerk-deferral')
    await expectAccessible(clerk.page)
    // Unticked what the applicant asked for: told what is wrong, nothing lost.
    await clerk.page.locator('#accept-with-deferral-deferred input').nth(1).uncheck()
    await send(clerk.page)
    await expect.poll(() => errorWords(clerk.page)).toContain('后补的材料')
    await clerk.page.locator('#accept-with-deferral-deferred input').nth(1).check()
    await send(clerk.page)
    await expect.poll(() => doneWords(clerk.page)).toContain('已办理：容缺受理')
    await expect.poll(() => clerk.page.textContent('main')).toContain('还有 5 个工作日')
    await shot(clerk.page, 'clerk-owed')
    await expectAccessible(clerk.page)

    await command(actors.reviewer, number, 'review', { opinion: 'agree', note: '符合条件' })
    const decider = await sitDownAtCase(browser, app.url, `decider-${AUTHORITY}`, number)
    await decider.page.locator('summary:has-text("现在不能办的操作")').click()
    await expect.poll(() => decider.page.textContent('.blocked')).toContain('补齐后才能作出决定')

    await page.goto(`${app.url}/applications/${number}`)
    await expect.poll(() => page.textContent('main')).toContain('请补交材料')
    await shot(page, 'portal-owed')
    await expectAccessible(page)
    await page.goto(inElder(page.url()))
    await shot(page, 'portal-owed-elder')
    await expectAccessible(page)
    await press(page, 'main a.btn:has-text("补交材料")')
    await press(page, CONTINUE)
    await expect.poll(() => page.textContent('main')).toContain('请上传')
    await expectAccessible(page)
    await page.locator('#f-file-m5').setInputFiles({ name: '任命文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from(A_PDF) })
    await shot(page, 'portal-late')
    await press(page, CONTINUE)
    await expect.poll(() => page.textContent('main')).not.toContain('请补交材料')
    await expect.poll(() => page.textContent('main')).toContain('已补交')
    await expect.poll(() => read(actors.decider, number)).toMatchObject({ state: 'reviewed', deferral: { completedOn: '2026-03-02' } })

    await openCase(decider.page, app.url, number)
    await openAction(decider.page, 'd')
    for (const desk of [clerk, decider]) {
      expect(desk.complaints).toEqual([])
      await desk.context.close()
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('ends by the local rule when it never comes, and the applicant reads why', async () => {
    const body = await foodLicenceBody(actors.citizen)
    const { number } = answerOf(await actors.citizen.post<{ number: string }>('/citizen/applications', { ...body, materials: { ...body.materials, m5: { deferred: true } }, deferralPromise: { signedBy: '陈小满', textVersion: 1 } }))
    await command(actors.clerk, number, 'accept-with-deferral', { checks: ['m1', 'm2', 'm3', 'm4', 'm6', 'q1o1m1'].map((id) => ({ id, result: 'qualified' })), deferred: [{ id: 'm5' }] })
    // On its last day it is still hers to bring.
    for (const now of ['2026-03-09T23:00:00+08:00', '2026-03-10T00:10:00+08:00']) answerOf(await actors.visitor.post('/demo/clock', { now }))
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await comeSignedIn(page, app.url)
    await page.goto(`${app.url}/applications/${number}`)
    await expect.poll(() => page.textContent('main')).toContain('视为撤回')
    await expect.poll(() => page.textContent('main')).not.toContain('请补交材料')
    await expectAccessible(page)
    // And the next application offers no promise.
    await page.goto(`${app.url}/guides/379902/food-business-licence/apply?s.q1=o1&s.q2=o2`)
    await page.locator('label:has(input[name=applicant])').first().click()
    await press(page, 'main .card button')
    await page.goto(`${page.url()}/materials`)
    await expect.poll(() => page.textContent('main')).toContain('您有没有兑现的承诺')
    await expect.poll(() => page.locator('.ways').count()).toBe(0)
    await shot(page, 'portal-barred')
    await expectAccessible(page)
    await context.close()
  })
})
