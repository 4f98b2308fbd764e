import { expect, it } from 'vitest'
import { bringTo, enterpriseOf, residentOf, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitDown, sitDownAt } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const CLERK = 'clerk-379902-1'

const showCode = async (body: { holder?: string; consents: boolean }, login = 'resident1'): Promise<string> =>
  answerOf(await (await actors.as(login)).post<{ code: string }>('/citizen/codes', body)).code

it('a scanned resident code finds who stands there and files the application without their card', async () => {
  const elder = residentOf('resident1')
  const { page, context, complaints } = await sitDownAt(browser, app.url, CLERK, '/intake')
  await page.waitForSelector('#intake-identity:focus')
  // A scanner is a keyboard: it types what it reads, and presses Enter.
  await page.keyboard.insertText(await showCode({ consents: true }))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-item')
  const facts = (await page.textContent('.facts'))!
  expect(facts).toContain(elder.name)
  expect(facts).toContain('持码人同意为本次业务调取')
  expect(await page.content()).not.toContain(elder.identityNumber)
  await shot(page, 'u-intake-scanned')
  await expectAccessible(page)

  await page.keyboard.type('电动车上牌')
  await page.waitForSelector('.ant-select-item-option-active:has-text("电动自行车登记上牌")')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-form-applicantPhone')
  await page.keyboard.type(elder.phone!)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.type === 'checkbox')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-check')
  await expect.poll(() => page.textContent('#intake-check')).toContain('已扫码同意')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('#intake-material-m2'))
  await page.keyboard.press('Alt+q')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-send')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.filed')
  const number = /\d{19}/.exec((await page.textContent('.filed'))!.replaceAll(/\s/g, ''))![0]
  // What is filed bears the number in full, sealed; nothing of the mask is left.
  const own = answerOf(await (await actors.as('resident1')).get<{ number: string; applicantName?: string }>(`/citizen/applications/${number}`))
  expect(JSON.stringify(own)).toContain(elder.name)
  const clerkView = answerOf(await actors.clerk.get<object>(`/staff/applications/${number}`))
  expect(JSON.stringify(clerkView)).toContain(elder.identityNumber)
  expect(complaints).toEqual([])
  await context.close()
})

it('an enterprise code brings the enterprise; one shown without consent says that the document is needed; a second scan is refused', async () => {
  const { page, context, complaints } = await sitDownAt(browser, app.url, CLERK, '/intake')
  await page.waitForSelector('#intake-identity:focus')
  const silent = await showCode({ consents: false })
  await page.keyboard.insertText(silent)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.scanned')
  await expect.poll(() => page.textContent('.scanned')).toMatch(/居民码是真的：赵\*兰。.*没有同意/)
  await expect.poll(() => page.inputValue('#intake-identity')).toBe('')
  await shot(page, 'u-intake-no-consent')
  await expectAccessible(page)

  await page.keyboard.insertText(silent)
  await page.keyboard.press('Enter')
  await page.waitForSelector('#intake-identity-error')
  await expect.poll(() => page.textContent('#intake-identity-error')).toContain('这个码已经用过，请刷新后再出示')
  await expectAccessible(page)

  const shop = enterpriseOf('resident2')
  const { principals } = answerOf(await actors.citizen.get<{ principals: { subject: { id: string; name: string } }[] }>('/citizen/me'))
  const { id } = principals.find(({ subject }) => subject.name === shop.name)!.subject
  await page.keyboard.insertText(await showCode({ holder: id, consents: true }, 'resident2'))
  await page.keyboard.press('Enter')
  await page.waitForSelector(`.facts:has-text("${shop.name}")`)
  await expect.poll(() => page.textContent('.facts')).toContain('扫企业码')
  expect(complaints).toEqual([])
  await context.close()
})

it('whoever supervises sees how often certificates were used, how that was counted, and as a table', async () => {
  await bringTo(actors, 'delivered')
  await app.app.jobs.drain()
  const { rows: [own] } = answerOf(await actors.citizen.get<{ rows: { identifier: string }[] }>('/citizen/certificates'))
  answerOf(await actors.citizen.post(`/citizen/certificates/${own!.identifier}/use-copies`, { usedByUnit: '云湖农商银行', purpose: '开立对公账户', validUntil: '2026-04-01' }))
  const { page, context, complaints } = await sitDown(browser, app, 'supervisor-379902')
  await page.click('a:has-text("用证统计")')
  await page.waitForSelector('table.rows')
  await expect.poll(() => page.textContent('main')).toMatch(/2026-01-01 至 2026-03-02：共用证 \d+ 次/)
  await expect.poll(() => page.textContent('main')).toContain('用证次数 = 免提交调用次数 + 加注件出具次数')
  await expectAccessible(page)
  await shot(page, 'u-counts')
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("导出表格")')])
  expect(file.suggestedFilename()).toBe('用证统计-澄湖区-2026-01-01至2026-03-02.csv')
  await page.fill('#uses-from', '2026-02-01')
  await page.fill('#uses-until', '2026-02-02')
  await page.click('form[aria-label=统计期] button')
  await page.waitForSelector('text=这段时间没有用过电子证照')
  await expectAccessible(page)
  await page.setViewportSize(PHONE.viewport!)
  await page.click('button:has-text("看今年以来")')
  await page.waitForSelector('table.rows')
  await expectAccessible(page)
  await shot(page, 'u-counts-phone')
  expect(complaints).toEqual([])
  await context.close()
})
