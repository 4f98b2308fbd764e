import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { command, type Filed, foodLicenceBody, read, residentOf, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { COMMITMENT_ITEM_NAME, commitmentIntake, importCommitmentItem } from '../../kit/commitment-item.ts'
import { comeSignedIn, press } from '../portal/citizen.ts'
import { agreeToLookUp, choose, doneWords, DRAWER, errorWords, openAction, openCase, send, sitDown, sitDownAtCase } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
await importCommitmentItem(app)
const actors = await signInActors(app.url)
const elder = residentOf('resident1')
const CLERK = 'clerk-379902-1'

/** Who stands at the window, what they want, their form, everything on paper. */
async function fillIntake(page: Page): Promise<void> {
  await page.keyboard.press('3')
  await page.waitForSelector('#intake-identity')
  await page.fill('#intake-identity', elder.identityNumber)
  await page.keyboard.press('Enter')
  await page.waitForSelector(`strong:has-text("${elder.name}")`)
  await page.click('#intake-item')
  await page.keyboard.type('承诺上牌')
  await page.click(`.ant-select-item-option:has-text("${COMMITMENT_ITEM_NAME}")`)
  await page.waitForSelector('#intake-form-applicantPhone')
  await page.fill('#intake-form-applicantPhone', elder.phone!)
  await page.click('label:has-text("本人（本单位）办理")')
  await page.click('label:has-text("我已阅读办事指南")')
  await agreeToLookUp(page)
  await page.click('button:has-text("其余全部收到")')
}

describe('a licence on commitment (行政审批告知承诺)', () => {
  it('is signed at the window and granted there at once; a commitment that is not true is found, mended or revoked, and stops the next one', async () => {
    const clerk = await sitDown(browser, app, CLERK)
    await fillIntake(clerk.page)
    await clerk.page.click('label:has-text("告知承诺：当场作出决定")')
    await clerk.page.waitForSelector('summary:has-text("行政审批告知承诺书")')
    await clerk.page.click('summary:has-text("行政审批告知承诺书")')
    await expect.poll(() => clerk.page.textContent('.promise-text')).toContain('法律责任')
    await clerk.page.fill('#intake-promise-commitmentPromise', elder.name)
    await shot(clerk.page, 'intake-commitment')
    await expectAccessible(clerk.page)
    await send(clerk.page)
    await clerk.page.waitForSelector('text=查询密码')
    await clerk.page.click('text=接着办理这一件')
    await clerk.page.waitForSelector('h2:has-text("核对材料")')
    const number = clerk.page.url().split('/').at(-1)!
    await clerk.page.keyboard.press('q')
    await openAction(clerk.page, 'w')
    await clerk.page.waitForSelector('.promise-preview strong')
    await expect.poll(() => clerk.page.textContent(DRAWER)).toContain('提交时已经签署')
    await expect.poll(() => clerk.page.textContent('.promise-preview')).toContain('2026年5月6日')
    await shot(clerk.page, 'clerk-commitment')
    await expectAccessible(clerk.page)
    await send(clerk.page)
    await clerk.page.waitForSelector('.confirm')
    await expect.poll(() => clerk.page.textContent('.confirm')).toContain('当场作出准予决定')
    await send(clerk.page)
    await expect.poll(() => doneWords(clerk.page)).toContain('准予')
    const { authority } = await read(actors.clerk, number)

    await command(await actors.as(`cert-${authority.id}`), number, 'make-certificate')
    await command(actors.clerk, number, 'deliver', { method: 'counter', receiver: elder.name, identity: 'identityDocument', statement: '核对了本人身份证原件' })
    const reviewer = await sitDown(browser, app, `reviewer-${authority.id}`)
    // What is to be checked stands in the list of those who check.
    await expect.poll(() => reviewer.page.textContent('main')).toContain(COMMITMENT_ITEM_NAME)
    await openCase(reviewer.page, app.url, number)
    await openAction(reviewer.page, 'k')
    await choose(reviewer.page, '不实')
    await send(reviewer.page)
    await expect.poll(() => errorWords(reviewer.page)).toContain('核查情况')
    await expectAccessible(reviewer.page)
    await reviewer.page.fill('#check-commitment-note', '车架号与合格证不符')
    await reviewer.page.fill('#check-commitment-rectifyDays', '5')
    await reviewer.page.waitForSelector('.promise-preview strong')
    await expect.poll(() => reviewer.page.textContent('.promise-preview')).toContain('2026年3月9日')
    await shot(reviewer.page, 'reviewer-check')
    await send(reviewer.page)
    await expect.poll(() => doneWords(reviewer.page)).toContain('已办理：核查承诺')
    await expect.poll(() => reviewer.page.textContent('main')).toContain('正在整改')
    await shot(reviewer.page, 'reviewer-breached')
    await expectAccessible(reviewer.page)

    // The next promise meets it at the window, and says why.
    await fillIntake(clerk.page)
    await clerk.page.click('label:has-text("告知承诺：当场作出决定")')
    await clerk.page.fill('#intake-promise-commitmentPromise', elder.name)
    await send(clerk.page)
    await expect.poll(() => errorWords(clerk.page)).toContain('没有兑现')
    await expectAccessible(clerk.page)

    const decider = await sitDownAtCase(browser, app.url, `decider-${authority.id}`, number)
    await decider.page.locator('details.blocked').first().evaluate((details: HTMLDetailsElement) => { details.open = true })
    await expect.poll(() => decider.page.textContent('.blocked')).toContain('整改期限到 2026-03-09')
    answerOf(await actors.visitor.post('/demo/clock', { now: '2026-03-10T09:00:00+08:00' }))
    await openCase(decider.page, app.url, number)
    await openAction(decider.page, 'n')
    await decider.page.fill('#revoke-decision-reason', '以不实承诺取得，期满没有整改')
    await send(decider.page)
    await decider.page.waitForSelector('.confirm')
    await expectAccessible(decider.page)
    await send(decider.page)
    await expect.poll(() => doneWords(decider.page)).toContain('决定已撤销')
    for (const desk of [clerk, reviewer, decider]) {
      expect(desk.complaints).toEqual([])
      await desk.context.close()
    }
  })
})

describe('a commitment for a proof', () => {
  it('is taken back by the applicant before the decision, on a phone, with what has to be handed in instead', async () => {
    // 陈小满 broke nothing.
    const body = await foodLicenceBody(actors.citizen)
    const { number } = answerOf(await actors.citizen.post<Filed>('/citizen/applications', { ...body, materials: { ...body.materials, m4: { committed: true } }, commitmentPromise: { signedBy: '陈小满', textVersion: 1, kind: 'proof' } }))
    const clerk = await sitDownAtCase(browser, app.url, CLERK, number)
    await clerk.page.keyboard.press('q')
    await openAction(clerk.page, 'w')
    await send(clerk.page)
    await clerk.page.waitForSelector('.confirm')
    await send(clerk.page)
    await expect.poll(() => doneWords(clerk.page)).toContain('已办理：按告知承诺受理')

    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await comeSignedIn(page, app.url)
    await page.goto(`${app.url}/applications/${number}`)
    await shot(page, 'portal-commitment')
    await press(page, 'main a:has-text("撤回承诺")')
    await press(page, 'main button:has-text("确定撤回承诺")')
    await page.waitForSelector('#f-reason[aria-invalid=true]')
    await expectAccessible(page)
    await page.fill('#f-reason', '找到了原件')
    await press(page, 'main button:has-text("确定撤回承诺")')
    await expect.poll(() => page.textContent('main')).toContain('您撤回了承诺')
    await shot(page, 'portal-withdrawn')
    await expectAccessible(page)
    await page.goto(`${app.url}/reading-mode?mode=elder&back=/applications/${number}`)
    await expectAccessible(page)
    await context.close()
    await clerk.context.close()
  })

  it('is not offered where nothing is on commitment, and the reason stands beside the button', async () => {
    const { number } = answerOf(await actors.clerk.post<Filed>('/staff/applications', commitmentIntake({ item: 'ebike-registration' })))
    const { page, context } = await sitDownAtCase(browser, app.url, CLERK, number)
    await expect.poll(() => page.locator('.actions button:has-text("按告知承诺受理")').count()).toBe(0)
    await page.locator('details.blocked').first().evaluate((details: HTMLDetailsElement) => { details.open = true })
    await expect.poll(() => page.textContent('.blocked')).toContain('申请人没有选择以承诺代替任何证明')
    await context.close()
  })
})
