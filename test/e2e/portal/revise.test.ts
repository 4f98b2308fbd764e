import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { bringTo, command, read, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, PHONE, picture, startForBrowser } from '../../kit/browser.ts'
import { A_PDF, chooseFiles, comeSignedIn, CONTINUE, press } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

async function openOwn(page: Page, number: string): Promise<void> {
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/applications/${number}`)
}

const elder = (page: Page) => page.context().addCookies([{ name: 'yichuang_reading', value: '24', url: app.url }])

describe('an application that the pre-review sent back', () => {
  it('is mended by its applicant with nothing lost, under the same number', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const before = await read(actors.citizen, number, 'citizen')
    await command(actors.clerk, number, 'request-revision', { reason: '联系电话打不通，请改成能接通的号码' })
    // Her list follows the case a moment later.
    await app.app.jobs.drain()
    const page = await browser.newPage({ locale: 'zh-CN' })
    await comeSignedIn(page, app.url)
    await page.goto(`${app.url}/applications`)
    await press(page, 'a:has-text("请修改申请")')
    await expect.poll(() => page.textContent('main')).toContain('联系电话打不通，请改成能接通的号码')
    await expectAccessible(page)
    await picture(page, 'portal-revision')
    await press(page, 'main button:has-text("开始修改")')
    await expect.poll(() => page.textContent('main')).toContain('窗口请您修改')
    await expectAccessible(page)
    // Only the page with the wrong answer.
    await press(page, 'main a:has-text("联系人")')
    await expect.poll(() => page.inputValue('main [name=contactPhone]')).toBe('19900000002')
    await page.fill('main [name=contactPhone]', '19900000099')
    await press(page, CONTINUE)
    // What was begun is found again from the case, on whatever device.
    await openOwn(page, number)
    await press(page, 'main a:has-text("修改申请")')
    await press(page, 'main a:has-text("继续修改")')
    await press(page, 'main a:has-text("核对并提交") >> nth=0')
    await expect.poll(() => page.textContent('main')).toContain('19900000099')
    await expectAccessible(page)
    await page.check('input[name=declaration]')
    await press(page, 'main button:has-text("提交申请")')
    expect(page.url()).toBe(`${app.url}/applications/${number}`)
    await expect.poll(() => page.textContent('main')).toContain('待预审')
    await expect.poll(() => page.textContent('main')).toContain('申请人已修改后重新提交')

    const after = await read(actors.citizen, number, 'citizen')
    const rows = ({ form }: typeof after) => form.flatMap((section) => section.rows)
    expect(rows(after).filter((row, index) => row.value !== rows(before)[index]!.value)).toEqual([expect.objectContaining({ value: '19900000099' })])
    expect(after.materials.map(({ id, provided, files }) => [id, provided, files])).toEqual(before.materials.map(({ id, provided, files }) => [id, provided, files]))
    expect(after.situations).toEqual(before.situations)
    expect(answerOf(await actors.citizen.get<{ rows: object[] }>('/citizen/drafts')).rows).toEqual([])
    // Once is once: the window now receives it.
    await command(actors.clerk, number, 'receive')
    expect((await page.goto(`${app.url}/applications/${number}/revision`))!.url()).toBe(`${app.url}/applications/${number}`)
    await page.close()
  })

  it('keeps what is new when the same page is sent twice, and takes another file on a phone in elder mode', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    await command(actors.clerk, number, 'request-revision', { reason: '图纸看不清，请重新上传' })
    const page = await browser.newPage(PHONE)
    await openOwn(page, number)
    await elder(page)
    await page.reload()
    await expect.poll(() => page.textContent('main')).toContain('请修改申请')
    await expectAccessible(page)
    await press(page, 'main a:has-text("修改申请")')
    await expectAccessible(page)
    await press(page, 'main button:has-text("开始修改")')
    await press(page, 'main a:has-text("上传材料")')
    await chooseFiles(page, `${A_PDF}% 新图纸\n`)
    await press(page, CONTINUE)
    await page.check('input[name=declaration]')
    const fields = await page.evaluate(() => [...new FormData(document.querySelector<HTMLFormElement>('form[action$="/submit"]')!)].map(([name, value]) => [name, String(value)]))
    const action = await page.evaluate(() => document.querySelector<HTMLFormElement>('form[action$="/submit"]')!.action)
    const answers = await Promise.all([1, 2].map(() => page.request.post(action, { form: Object.fromEntries(fields), headers: { origin: app.url } })))
    for (const answer of answers) expect(answer.url()).toBe(`${app.url}/applications/${number}`)
    expect((await read(actors.citizen, number, 'citizen')).timeline.filter(({ type }) => type === 'revised')).toHaveLength(1)
    await page.close()
  })
})

describe('the page of an application', () => {
  it('tells whose turn it is, and how the promised day came about, at 360 px and in elder mode', async () => {
    const { number } = await bringTo(actors, 'accepted')
    const page = await browser.newPage(PHONE)
    await openOwn(page, number)
    await expect.poll(() => page.textContent('main')).toContain('现在：轮到澄湖区市场监督管理局审查')
    await page.click('main summary:has-text("承诺日期是怎么算的")')
    await expect.poll(() => page.textContent('main table')).toContain('第 1 至第 4 天')
    await expect.poll(() => page.textContent('main table')).toContain('最后一天')
    await expectAccessible(page)
    await press(page, 'main a:has-text("每个期限怎么算")')
    await press(page, 'main nav a:has-text("法定期限")')
    await expect.poll(() => page.textContent('main h2')).toContain('法定期限：20个工作日')
    await expectAccessible(page)
    await elder(page)
    await page.reload()
    await expectAccessible(page)
    await page.close()
  })

  it('lets a hearing be asked for while there is time, with a reason', async () => {
    const { number } = await bringTo(actors, 'accepted')
    await command(actors.reviewer, number, 'offer-hearing', { matter: '涉及相邻住户的重大利益' })
    const page = await browser.newPage({ locale: 'zh-CN' })
    await openOwn(page, number)
    await expect.poll(() => page.textContent('main')).toContain('您可以要求听证')
    await press(page, 'main a:has-text("要求听证")')
    await expectAccessible(page)
    await press(page, 'main button:has-text("要求听证")')
    await expect.poll(() => page.textContent('.note.bad, [role=alert], main')).toContain('要求听证的理由')
    await expectAccessible(page)
    await page.fill('[name=reason]', '排烟口正对住户窗户')
    await press(page, 'main button:has-text("要求听证")')
    expect(page.url()).toBe(`${app.url}/applications/${number}`)
    await expect.poll(() => read(actors.reviewer, number)).toMatchObject({ hearing: { requestedOn: '2026-03-02', holdBy: '2026-03-30' } })
    await page.close()
  })
})
