import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectComplaints, connectBrowser, expectAccessible, PHONE, picture } from '../../kit/browser.ts'
import { startTestApp, type TestApp } from '../../kit/test-app.ts'
import { A_PDF, chooseFiles, CONTINUE, fillForm, fillPage, press, signIn, startDraft } from './citizen.ts'

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startTestApp()
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

describe('陈小满想开个小饭馆', () => {
  it('finds the licence on her phone by everyday words, applies, corrects what is wrong, and gets a number', async () => {
    const context = await browser.newContext(PHONE)
    const complaints = collectComplaints(context)
    const page = await context.newPage()

    await page.goto(app.url)
    await page.fill('#q', '开个小饭馆')
    await press(page, 'main button:has-text("搜索")')
    await press(page, 'main a.card:has-text("食品经营许可")')

    await page.check('[name="s.q1"][value=o1]')
    await page.check('[name="s.q2"][value=o2]')
    await press(page, 'button:has-text("按我的情况列出材料")')
    expect(await page.textContent('#materials')).toContain('餐饮操作间布局图')
    await picture(page, 'portal-guide')
    await press(page, 'main a:has-text("立即办理")')

    await signIn(page, 'resident2', 'not her password')
    expect(await page.title()).toMatch(/^错误：/)
    expect(await page.inputValue('#f-login')).toBe('resident2')
    await signIn(page, 'resident2')

    // Back where she was going, with what she had answered; nobody chose for whom.
    expect(await page.isChecked('[name="s.q1"][value=o1]')).toBe(true)
    await press(page, 'main .card button')
    expect(await page.textContent('[role=alert]')).toContain('请选择为谁办理')
    await page.locator('label:has(input[name=applicant])').last().click()
    await press(page, 'main .card button')
    await picture(page, 'portal-tasks')
    await press(page, 'main a.btn')

    // The first page once with a wrong number: the error leads to its field, and what she typed is still there.
    await fillPage(page)
    await page.fill('#f-legalRepresentativeIdentityNumber', '379902199003074511')
    await press(page, CONTINUE)
    expect(await page.title()).toMatch(/^错误：/)
    expect(await page.inputValue('#f-legalRepresentativeIdentityNumber')).toBe('379902199003074511')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
    await page.click('[role=alert] a')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-legalRepresentativeIdentityNumber')
    await expectAccessible(page)
    await fillForm(page)

    // A file that is not what its name says is refused by name; the others are kept.
    await chooseFiles(page, A_PDF)
    await page.locator('input[type=file][aria-required]').first().setInputFiles({ name: '布局图.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hello') })
    await press(page, CONTINUE)
    expect(await page.textContent('[role=alert]')).toContain('布局图.pdf')
    expect(await page.locator('a:has-text("材料.pdf")').count()).toBe(3)
    await expectAccessible(page)
    await chooseFiles(page, A_PDF)
    await press(page, CONTINUE)

    await press(page, 'main .act a >> nth=0')
    await page.fill('#f-businessName', '澄湖区小满饭店')
    await press(page, CONTINUE)
    expect(await page.textContent('main')).toContain('澄湖区小满饭店')
    await picture(page, 'portal-check')
    await press(page, 'main button:has-text("提交申请")')
    expect(await page.textContent('[role=alert]')).toContain('请勾选确认内容真实')
    await expectAccessible(page)
    await page.check('#f-declaration')
    await press(page, 'main button:has-text("提交申请")')

    const number = (await page.textContent('.done .number'))!.trim()
    const password = (await page.textContent('.done b'))!.trim()
    expect(number).toMatch(/^3799022603\d{9}$/)
    expect(password).toMatch(/^\d{6}$/)
    await expectAccessible(page)
    await picture(page, 'portal-confirmation')

    // Anybody who holds the receipt sees how far it is, and no name on it.
    const visitor = await (await browser.newContext(PHONE)).newPage()
    await visitor.goto(`${app.url}/progress?number=${number}`)
    await visitor.fill('#f-queryPassword', password)
    await press(visitor, 'main button:has-text("查询")')
    expect(await visitor.textContent('main')).toContain('申请已提交')
    expect(await visitor.textContent('main')).not.toContain('小满')
    expect(complaints).toEqual([])
  })

  it('becomes one application when 提交申请 is pressed twice, without JavaScript too', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
    const page = await context.newPage()
    await startDraft(page, app.url)
    await press(page, 'main a.btn')
    await fillForm(page)
    await chooseFiles(page, A_PDF)
    await press(page, CONTINUE)
    await page.check('#f-declaration')
    const draft = new URL(page.url()).pathname.replace('/check', '')
    const form = { _csrf: await page.inputValue('form[action$="/submit"] [name=_csrf]'), declaration: 'agreed' }
    const submit = () => context.request.post(`${app.url}${draft}/submit`, { form, maxRedirects: 0 })
    const [first, second] = await Promise.all([submit(), submit()])
    const third = await submit()
    expect(first.status()).toBe(303)
    expect([second.headers().location, third.headers().location]).toEqual([first.headers().location, first.headers().location])
    await page.goto(`${app.url}${first.headers().location}`)
    expect(await page.textContent('h1')).toBe('申请已提交')
    const { rows } = await app.owner.query('select count(*)::int as count from applications.application where number = $1', [(await page.textContent('.done .number'))!.trim()])
    expect(rows).toEqual([{ count: 1 }])
  })

  it('is refused politely for somebody else’s draft, and keeps a form that another site sends from doing anything', async () => {
    const owner = await (await browser.newContext(PHONE)).newPage()
    await startDraft(owner, app.url)
    const draft = owner.url()
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await page.goto(draft)
    await signIn(page, 'resident1')
    expect(await page.textContent('h1')).toBe('没有找到')
    await expectAccessible(page)
    const forged = await owner.context().request.post(`${draft}/discard`, { form: { _csrf: 'guessed' } })
    expect(forged.status()).toBe(403)
    await owner.reload()
    expect(await owner.textContent('h1')).toBe('申请食品经营许可')
  })

  it('is told when the draft was saved elsewhere meanwhile, and keeps what she typed', async () => {
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await startDraft(page, app.url)
    await press(page, 'main a.btn')
    const other = await context.newPage()
    await other.goto(page.url())
    await other.fill('#f-businessName', '在电脑上填的')
    await press(other, 'button[value=leave]')
    await page.fill('#f-businessName', '在手机上填的')
    await press(page, CONTINUE)
    expect(await page.textContent('main')).toContain('这份草稿刚在别处改过')
    expect(await page.inputValue('#f-businessName')).toBe('在手机上填的')
    await expectAccessible(page)
  })
})
