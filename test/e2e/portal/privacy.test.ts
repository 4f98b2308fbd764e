import { mkdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { recordAccess } from '../../../src/modules/subjects/index.ts'
import { systemContext } from '../../../src/platform/context.ts'
import { signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { comeSignedIn, press, signIn } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

const { subject, principals } = answerOf(await actors.citizen.get<{ subject: { id: string }; principals: { subject: { id: string; name: string } }[] }>('/citizen/me'))
const shop = principals[1]!.subject
const aLook = { subjectId: subject.id, region: '379902', purpose: '办理「食品经营许可」', basis: '食品经营许可和备案管理办法第十三条', itemCode: 'food-business-licence' }
for (let turn = 0; turn < 11; turn++) {
  await recordAccess(systemContext(app.platform, 'test'), [
    { ...aLook, kind: 'register', what: '不动产登记信息', fields: ['权利人', '坐落', '用途'], outcome: 'found' },
    { ...aLook, kind: 'code', what: '居民码', fields: ['姓名', '证件号码（部分）'], outcome: 'shown' },
  ])
}

const shots = process.env.SHOTS
const shoot = async (page: Page, name: string) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/p-${name}.png`, fullPage: true })
}

it('who looked at my data is listed page by page, by kind, and taken away as a table, without a script', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await page.goto(`${app.url}/applications`)
  await signIn(page, 'resident2')
  await press(page, 'main a:has-text("我的信息")')
  await expect.poll(() => page.textContent('h1')).toBe('我的信息')
  await expect.poll(() => page.textContent('main')).toContain('陈小满')
  await press(page, 'main a:has-text("查看全部记录")')
  await expect.poll(() => page.locator('ul[aria-label^=查看记录] > li').count()).toBe(20)
  await press(page, 'main a:has-text("更早的记录")')
  await expect.poll(() => page.locator('ul[aria-label^=查看记录] > li').count()).toBe(2)
  await page.selectOption('#f-kind', 'code')
  await press(page, 'main form button')
  await expect.poll(() => page.locator('ul[aria-label^=查看记录] > li').count()).toBe(11)
  await expect.poll(() => page.textContent('main')).not.toContain('不动产登记信息')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('main a:has-text("下载全部记录")')])
  const table = readFileSync(await download.path(), 'utf8')
  expect(table.trim().split('\r\n')).toHaveLength(12)
  expect(table).toContain('居民码')
})

it('agreeing and taking it back are one press each, and what stands then is said', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/privacy/consents`)
  const shared = page.locator('main section', { hasText: '调用电子证照和共享数据' }).first()
  await expect.poll(() => shared.textContent()).toContain('没有同意过')
  await press(page, 'main section:has-text("调用电子证照和共享数据") button:has-text("同意")')
  await expect.poll(() => shared.textContent()).toMatch(/已同意.*陈小满（本人）.*在网上同意，第 1 版/s)
  await press(page, 'main section:has-text("调用电子证照和共享数据") button:has-text("撤回同意")')
  await expect.poll(() => shared.textContent()).toContain('已撤回')
  await press(page, 'main a:has-text("澄湖区小满餐饮店的同意")')
  await expect.poll(() => page.textContent('h1')).toBe('澄湖区小满餐饮店的同意')
})

it('a wrong entry is found in the register, asked to be mended, answered by the department, and the answer is seen', async () => {
  const page = await (await browser.newContext(PHONE)).newPage()
  await comeSignedIn(page, app.url, 'resident19')
  await page.goto(`${app.url}/privacy/registers`)
  await page.selectOption('#f-register', '人口基础信息')
  await press(page, 'main form button:has-text("查阅")')
  await expect.poll(() => page.textContent('main dl')).toContain('1900-01-01')
  await press(page, 'main dl div:has-text("出生日期") a')
  await expect.poll(() => page.inputValue('#f-field')).toBe('出生日期')
  await press(page, 'main button:has-text("提交申请")')
  await expectAccessible(page)
  await expect.poll(() => page.textContent('[role=alert]')).toContain('有 2 处需要修改')
  await page.fill('#f-correct', '1971-04-02')
  await page.fill('#f-reason', '居民身份证、户口簿都是 1971 年 4 月 2 日')
  await press(page, 'main button:has-text("提交申请")')
  await expect.poll(() => page.textContent('#corrections')).toMatch(/人口基础信息：出生日期改为“1971-04-02”.*核实中.*公安局/s)
  // Once more is not asked twice.
  await page.goto(`${app.url}/privacy/corrections/new?register=${encodeURIComponent('人口基础信息')}&field=${encodeURIComponent('出生日期')}`)
  await page.fill('#f-correct', '1971-04-02')
  await page.fill('#f-reason', '又看了一遍')
  await press(page, 'main button:has-text("提交申请")')
  await expect.poll(() => page.textContent('[role=alert]')).toContain('还在核实中')
  const reviewer = await actors.as('reviewer-379924-GAJ')
  const { rows: [waiting] } = answerOf(await reviewer.get<{ rows: { id: string; version: number }[] }>('/staff/data-corrections'))
  answerOf(await reviewer.post(`/staff/data-corrections/${waiting!.id}/answer`, { outcome: 'corrected', answer: '已按户籍档案更正' }, { version: waiting!.version }))
  await page.goto(`${app.url}/privacy`)
  await expect.poll(() => page.textContent('#corrections')).toMatch(/已更正.*已按户籍档案更正/s)
})

it('a guardian has a child’s entry mended, and sees until when they stand for the child', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await comeSignedIn(page, app.url, 'resident6')
  await page.goto(`${app.url}/privacy`)
  await expect.poll(() => page.textContent('section:has(h2:text-is("我可以代谁办事"))')).toMatch(/周一诺（我是监护人）.*到 2035年5月19日.*为止/s)
  await shoot(page, 'guardian')
  await press(page, 'main a:has-text("查阅我的登记信息")')
  await press(page, 'main nav a:has-text("周一诺")')
  await page.selectOption('#f-register', '人口基础信息')
  await press(page, 'main form button:has-text("查阅")')
  await expect.poll(() => page.textContent('h1')).toBe('周一诺的登记信息')
  await press(page, 'main dl div:has-text("姓名") a')
  await expect.poll(() => page.textContent('main')).toContain('这里更正的是周一诺的登记信息，由您代为申请')
  await press(page, 'main button:has-text("提交申请")')
  await expect.poll(() => page.textContent('main')).toContain('这里更正的是周一诺的登记信息')
  await page.fill('#f-correct', '周一喏')
  await page.fill('#f-reason', '户口簿上是“喏”')
  await press(page, 'main button:has-text("提交申请")')
  await expect.poll(() => page.textContent('h1')).toBe('周一诺的登记信息')
  await expect.poll(() => page.textContent('#corrections')).toMatch(/姓名改为“周一喏”.*核实中/s)
  await shoot(page, 'child-corrections')
})

it('an account is closed only after the box is ticked, and then nobody signs in with it', async () => {
  const page = await (await browser.newContext(PHONE)).newPage()
  await page.goto(`${app.url}/privacy`)
  await signIn(page, 'resident21')
  await press(page, 'main a:has-text("注销账号")')
  await expect.poll(() => page.textContent('main')).toMatch(/马上删除.*手机号码和住址.*依法保留.*档案法/s)
  await press(page, 'main button:has-text("注销账号")')
  await expect.poll(() => page.textContent('[role=alert]')).toContain('再勾选确认')
  await expectAccessible(page)
  await page.check('main input[name=confirmed]')
  await press(page, 'main button:has-text("注销账号")')
  expect(new URL(page.url()).pathname).toBe('/')
  await page.goto(`${app.url}/privacy`)
  await signIn(page, 'resident21')
  await expect.poll(() => page.textContent('main')).toContain('登录名或密码不对')
})

it('what is kept of me comes as one file', async () => {
  const page = await (await browser.newContext(PHONE)).newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/privacy`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('main a:has-text("下载（JSON 文件）")')])
  const data = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, Record<string, unknown>>
  expect(data.个人信息!.登记).toMatchObject({ name: '陈小满' })
  expect(data.个人信息!.谁看过我的信息).toHaveLength(22)
  expect(JSON.stringify(data)).not.toContain('379902199405210')
})

it.each([['phone', PHONE, undefined], ['desktop', DESKTOP, undefined], ['elder', PHONE, '18'], ['largest', PHONE, '30']] as const)('every page of my data is accessible on %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  await comeSignedIn(page, app.url)
  const pages = [['home', '/privacy', '我的信息'], ['accesses', '/privacy/accesses', '谁看过我的信息'], ['consents', '/privacy/consents', '我的同意'], ['registers', `/privacy/registers?register=${encodeURIComponent('人口基础信息')}`, '我的登记信息'], ['ask', '/privacy/corrections/new', '申请更正'],
    ['shop-registers', `/privacy/registers?subject=${shop.id}&register=${encodeURIComponent('市场主体登记信息')}`, `${shop.name}的登记信息`], ['shop-ask', `/privacy/corrections/new?subject=${shop.id}`, '申请更正'], ['closing', '/privacy/account-closing', '注销账号']] as const
  for (const [title, path, heading] of pages) {
    await page.goto(`${app.url}${path}`)
    await expect.poll(() => page.textContent('h1')).toBe(heading)
    await expectAccessible(page)
    await shoot(page, `${title}-${name}`)
  }
  expect(complaints).toEqual([])
})
