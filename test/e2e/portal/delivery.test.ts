import { describe, expect, it } from 'vitest'
import { bringTo, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { A_PDF, chooseFiles, comeSignedIn, comeWithAnsweredDraft, CONTINUE, press } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

const shot = async (page: { screenshot(options: { path: string; fullPage: boolean }): Promise<unknown> }, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}
const elderMode = `/reading-mode?mode=elder&back=${encodeURIComponent('/')}`

describe('结果怎么领取', () => {
  it('is chosen while applying: by post to an address that is kept although something was wrong with it', async () => {
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    const draft = await comeWithAnsweredDraft(page, app.url)
    await page.goto(draft)
    await expect.poll(() => page.textContent('main')).toContain('结果怎么领取')
    await press(page, 'main a:has-text("结果怎么领取")')
    await expectAccessible(page)
    await page.check('[name=way][value=post]')
    await page.fill('#f-name', '陈小满')
    await page.fill('#f-address', '云湖市澄湖区湖滨路 1 号')
    await press(page, 'main button:has-text("保存")')
    expect(await page.title()).toMatch(/^错误：/)
    await expect.poll(() => page.inputValue('#f-address')).toBe('云湖市澄湖区湖滨路 1 号')
    await expectAccessible(page)
    await shot(page, 'portal-delivery')
    await page.fill('#f-phone', '199 0000 1234')
    await press(page, 'main button:has-text("保存")')
    await expect.poll(() => page.textContent('main')).toContain('寄给我')

    await press(page, 'main a.btn')
    await chooseFiles(page, A_PDF)
    await press(page, CONTINUE)
    expect(page.url()).toBe(`${draft}/check`)
    await expect.poll(() => page.textContent('main')).toContain('寄给我：陈小满，19900001234，云湖市澄湖区湖滨路 1 号')
    await page.check('#f-declaration')
    await press(page, 'main button:has-text("提交申请")')
    const number = (await page.textContent('.done .number'))!.trim()
    await page.goto(`${app.url}/applications/${number}`)
    await expect.poll(() => page.textContent('main')).toContain('结果免费寄送')
    await expectAccessible(page)
    await context.close()
  })

  it('shows the pick-up code large when the result lies ready, and where a parcel is', async () => {
    const ready = await bringTo(actors, 'handedOut')
    const posted = await bringTo(actors, 'certified')
    answerOf(await actors.clerk.post(`/staff/applications/${posted.number}/order-courier`, { to: { name: '陈小满', phone: '19900001234', address: '云湖市澄湖区湖滨路 1 号' } }))
    await app.app.jobs.drain()
    for (const [options, name] of [[PHONE, 'phone'], [DESKTOP, 'desktop']] as const) {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      await comeSignedIn(page, app.url)
      for (const mode of ['standard', 'elder']) {
        if (mode === 'elder') await page.goto(`${app.url}${elderMode}`)
        await page.goto(`${app.url}/applications/${ready.number}`)
        await expect.poll(() => page.textContent('main')).toMatch(/取件码\s*\d{6}/)
        await expectAccessible(page)
        await shot(page, `portal-ready-${name}-${mode}`)
        await page.goto(`${app.url}/applications/${posted.number}`)
        await expect.poll(() => page.textContent('main')).toContain('已下单，等待取件')
        await expectAccessible(page)
        await shot(page, `portal-parcel-${name}-${mode}`)
      }
      await context.close()
    }
  })

  it('lets a courier fetch the originals at home, once', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await comeSignedIn(page, app.url)
    await page.goto(`${app.url}/applications/${number}`)
    await press(page, 'main a:has-text("叫快递上门取")')
    await expectAccessible(page)
    await press(page, 'main button:has-text("预约取件")')
    expect(await page.title()).toMatch(/^错误：/)
    await expectAccessible(page)
    await page.fill('#f-name', '陈小满')
    await page.fill('#f-phone', '19900001234')
    await page.fill('#f-address', '云湖市澄湖区湖滨路 1 号')
    await shot(page, 'portal-collection')
    await press(page, 'main button:has-text("预约取件")')
    await expect.poll(() => page.textContent('main')).toContain('寄送材料：正在下单')
    await expect.poll(() => page.locator('main a:has-text("叫快递上门取")').count()).toBe(0)
    await context.close()
  })
})
