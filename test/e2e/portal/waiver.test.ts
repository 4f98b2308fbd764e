import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'
import { A_PDF, chooseFiles, comeSignedIn, comeWithAnsweredDraft, CONTINUE, press, signIn, startDraft } from './citizen.ts'

const { app, browser } = await startForBrowser()

const FETCH = 'button[value=fetch]'
const elder = (page: Page) => page.goto(`${app.url}/reading-mode?mode=elder&back=${encodeURIComponent(page.url().slice(app.url.length))}`)
const open = async (options: BrowserContextOptions = PHONE) => (await browser.newContext(options)).newPage()

/** From the guide to the materials of a draft, leaving the form for later. */
async function openMaterials(page: Page, login: string, guide: string): Promise<void> {
  await comeSignedIn(page, app.url, login)
  await page.goto(`${app.url}/guides/379902/${guide}`)
  await press(page, 'main .card button')
  await page.goto(`${page.url()}/materials`)
}

describe('免证办 on the portal', () => {
  it('陈小满 is shown what she need not hand in and by which certificate, without JavaScript, and may still hand it in herself', async () => {
    const page = await open({ ...PHONE, javaScriptEnabled: false })
    await startDraft(page, app.url)
    await expect.poll(() => page.textContent('main')).toMatch(/需要 7 份，您只用交 5 份/)
    const draft = page.url()
    await page.goto(`${draft}/materials`)
    await shot(page, 'waiver-food')
    const replaced = page.locator('section:has(h2:has-text("不用您提交"))')
    await expect.poll(() => replaced.textContent()).toMatch(/营业执照.*免提交.*电子证照《营业执照》/s)
    await expect.poll(() => page.locator('input[name^=file-]').count()).toBeGreaterThan(0)

    // Rather herself: the chooser appears, and what she uploads is kept.
    await replaced.locator('li:has-text("营业执照") summary').click()
    await press(page, 'button[name=decline] >> nth=0')
    await expect.poll(() => page.textContent('main')).toContain('您选择了自己上传')
    await chooseFiles(page, A_PDF)
    await press(page, 'button[value=upload]')
    await expect.poll(() => page.textContent('main')).toContain('材料.pdf')
    await shot(page, 'waiver-food-declined')
    await press(page, 'button[name=agree]')
    await expect.poll(() => replaced.textContent()).toContain('不会提交')
  })

  it('赵秀兰, in large type, agrees to a register being asked and hands in nothing at all', async () => {
    const page = await open()
    await openMaterials(page, 'resident1', 'social-security-card/apply?s.q1=o1')
    await elder(page)
    await expect.poll(() => page.textContent('main')).toMatch(/需要 2 份材料，您只用交 1 份，其中 1 份同意平台查询后可能也不用交/)
    await expectAccessible(page)
    await shot(page, 'waiver-consent-elder')

    // Nobody is asked about without the tick.
    await press(page, FETCH)
    expect(await page.title()).toMatch(/^错误：/)
    await page.click('[role=alert] a')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-agrees')
    await expectAccessible(page)
    await page.check('#f-agrees')
    await press(page, FETCH)
    await expect.poll(() => page.textContent('[role=status]')).toMatch(/查到了 1 份，不用您交/)
    await expect.poll(() => page.textContent('main')).toContain('您一份都不用交')
    await expect.poll(() => page.locator('input[type=file][aria-required]').count()).toBe(0)
    await expectAccessible(page)
    await shot(page, 'waiver-found-elder')

    const draft = page.url().replace(/\/materials.*/, '')
    await page.goto(draft)
    await press(page, 'main a.btn')
    await shot(page, 'waiver-form')
  })

  it('whose register does not answer hands in the paper, and is told that it is asked again', async () => {
    const page = await open()
    await openMaterials(page, 'resident20', 'social-security-card/apply?s.q1=o1')
    await page.check('#f-agrees')
    await press(page, FETCH)
    await expect.poll(() => page.textContent('[role=status]')).toContain('没有查到，请您交')
    await expect.poll(() => page.textContent('.note.warn')).toContain('系统会继续查询')
    await press(page, CONTINUE)
    await expect.poll(() => page.textContent('[role=alert]')).toContain('请上传“近期证件照”')
    await expectAccessible(page)
    await shot(page, 'waiver-down')
    await chooseFiles(page, A_PDF)
    await press(page, CONTINUE)
    await shot(page, 'waiver-down-check')
    expect(page.url()).toContain('/check')
  })

  it('阿依古丽 is asked separately for what is sensitive', async () => {
    const page = await open(DESKTOP)
    await openMaterials(page, 'resident12', 'driving-licence-renewal/apply?s.q1=o1')
    await shot(page, 'waiver-sensitive')
    await expectAccessible(page)
    await page.check('#f-agreesToSensitive')
    await press(page, FETCH)
    await expect.poll(() => page.locator('[role=status]').count()).toBe(1)
    await shot(page, 'waiver-sensitive-asked')
  })

  it('is told before applying what she would have to hand in, for herself or for the shop she runs', async () => {
    const page = await open(DESKTOP)
    await page.goto(`${app.url}/guides/379902/food-business-licence?s.q1=o1&s.q2=o2`)
    await press(page, 'a:has-text("登录后可查看您免交哪些")')
    await signIn(page, 'resident2')
    // For whom is still open.
    await page.locator('label:has(input[name=applicant])').last().click()
    await shot(page, 'waiver-own-ask')
    await press(page, 'button:has-text("列出我要交的材料")')
    await expect.poll(() => page.textContent('main')).toMatch(/小满餐饮店办理需要 7 份材料，只用交 5 份/)
    await expect.poll(() => page.textContent('section:has(h2:has-text("不用您提交"))')).toContain('电子证照《营业执照》')
    await expectAccessible(page)
    await elder(page)
    await expectAccessible(page)
    await shot(page, 'waiver-own-elder')
    await page.goto(`${app.url}/guides/379902/food-business-licence?s.q1=o1&s.q2=o2`)
    await expect.poll(() => page.textContent('#materials')).toContain('看看我要交哪些')
  })

  it('a certificate that is lost between the last look and 提交申请 is asked for at its place, and nothing else is lost', async () => {
    const page = await open()
    await page.goto(`${await comeWithAnsweredDraft(page, app.url)}/materials`)
    await chooseFiles(page, A_PDF)
    await press(page, CONTINUE)
    await expect.poll(() => page.textContent('main')).toContain('免提交。已有澄湖区小满餐饮店的电子证照《营业执照》')
    await shot(page, 'waiver-check')
    await page.check('#f-declaration')
    await setLicences('revoked')
    await press(page, 'main button:has-text("提交申请")')
    expect(await page.title()).toMatch(/^错误：/)
    await expect.poll(() => page.textContent('[role=alert]')).toMatch(/请上传“营业执照”：电子证照《营业执照》.*目前/)
    await expectAccessible(page)
    await press(page, '[role=alert] a')
    expect(await page.evaluate(() => document.querySelectorAll('input[type=file][aria-required]').length)).toBe(1)
    await expect.poll(() => page.locator('a:has-text("材料.pdf")').count()).toBe(5)
    await chooseFiles(page, A_PDF)
    await press(page, CONTINUE)
    await page.check('#f-declaration')
    await press(page, 'main button:has-text("提交申请")')
    await setLicences('valid')
    const number = (await page.textContent('.done .number'))!.trim()
    await page.goto(`${app.url}/applications/${number}`)
    await expect.poll(() => page.textContent('section:has(h2:has-text("申请材料"))')).toMatch(/营业执照.*材料\.pdf/s)
    await expectAccessible(page)
    await elder(page)
    await expectAccessible(page)
    await shot(page, 'waiver-case-elder')
  })
})

/** As the department that issued them would. */
const setLicences = async (state: 'valid' | 'revoked') => {
  for (const table of ['certificate', 'holder_certificate']) await app.owner.query(`update certificates.${table} set state = $1 where name = '营业执照'`, [state])
}
