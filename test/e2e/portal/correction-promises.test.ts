import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { allQualified, command, read, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { expectAccessible, PHONE, picture, startForBrowser } from '../../kit/browser.ts'
import { A_PDF, comeSignedIn, CONTINUE, press } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

/** The notice asks for the drawing (m3), which is a main material, and for m4 and m5, which may be promised. */
async function askForCorrection(): Promise<string> {
  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, number, 'request-correction', { checks: allQualified().map((check) => (['m3', 'm4', 'm5'].includes(check.id) ? { id: check.id, result: 'unqualified', reason: '没有盖章' } : check)) })
  return number
}

async function openCorrection(page: Page, number: string): Promise<void> {
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/applications/${number}/correction`)
}

describe('a correction', () => {
  it.each([['without scripts', { javaScriptEnabled: false }], ['on a phone', PHONE], ['on a phone in elder mode', PHONE]] as const)('may be promised instead of handed in, each promise read and signed, %s', async (how, options) => {
    const number = await askForCorrection()
    const context = await browser.newContext({ locale: 'zh-CN', ...options })
    if (how === 'on a phone in elder mode') await context.addCookies([{ name: 'yichuang_reading', value: '24', url: app.url }])
    const page = await context.newPage()
    await openCorrection(page, number)
    // What the guide does not mark is uploaded; no choice is offered for it.
    await expect.poll(() => page.locator('#m-m3 .ways').count()).toBe(0)
    await page.check('#m-m5 input[value=defer]')
    await page.check('#m-m4 input[value=commit]')
    if (how !== 'without scripts') await expectAccessible(page)
    if (how === 'on a phone') await picture(page, 'portal-correction-promises')
    // The drawing is still missing, and what was chosen stays chosen.
    await press(page, CONTINUE)
    await expect.poll(() => page.textContent('.errors, [role=alert]')).toContain('请上传')
    await expect.poll(() => page.isChecked('#m-m5 input[value=defer]')).toBe(true)
    await page.setInputFiles('#m-m3 input[type=file]', { name: '平面图.pdf', mimeType: 'application/pdf', buffer: Buffer.from(A_PDF) })
    await press(page, CONTINUE)

    expect(new URL(page.url()).pathname).toBe(`/applications/${number}/correction/promises`)
    await expect.poll(() => page.textContent('main')).toMatch(/容缺受理承诺书[\s\S]*食品安全管理人员考核或任命文件[\s\S]*告知承诺书/)
    if (how !== 'without scripts') await expectAccessible(page)
    if (how === 'on a phone') await picture(page, 'portal-correction-sign')
    await page.fill('#f-sign-deferral', '陈小满')
    await press(page, 'main button:has-text("签署并提交补正材料")')
    await expect.poll(() => page.textContent('main')).toContain('请写上姓名，签署')
    await expect.poll(() => page.inputValue('#f-sign-deferral')).toBe('陈小满')
    if (how !== 'without scripts') await expectAccessible(page)
    await page.fill('#f-sign-proof', '陈小满')
    await press(page, 'main button:has-text("签署并提交补正材料")')
    expect(new URL(page.url()).pathname).toBe(`/applications/${number}`)
    const view = await read(actors.clerk, number)
    expect(view).toMatchObject({ state: 'received', deferralPromise: { signedBy: '陈小满', textVersion: 1 }, commitmentPromise: { signedBy: '陈小满', kind: 'proof' } })
    expect(Object.fromEntries(view.materials.map(({ id, provided }) => [id, provided]))).toMatchObject({ m3: 'file', m4: 'committed', m5: 'deferred' })
    await context.close()
  })

  it('with nothing promised is sent at once, and its page of promises leads back to it', async () => {
    const number = await askForCorrection()
    const page = await browser.newPage({ locale: 'zh-CN' })
    await openCorrection(page, number)
    await page.goto(`${app.url}/applications/${number}/correction/promises?w.m3=defer`)
    expect(new URL(page.url()).pathname).toBe(`/applications/${number}/correction`)
    for (const id of ['m3', 'm4', 'm5']) await page.setInputFiles(`#m-${id} input[type=file]`, { name: '材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from(A_PDF) })
    await press(page, CONTINUE)
    expect(new URL(page.url()).pathname).toBe(`/applications/${number}`)
    expect((await read(actors.clerk, number)).state).toBe('received')
    await page.close()
  })
})
