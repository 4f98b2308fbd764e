import { expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../src/demo-city/city-file.ts'
import { bringTo, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
await bringTo(actors, 'accepted')
await app.app.jobs.drain()
app.platform.clock.moveTo(new Date('2026-03-06T09:10:00+08:00'))
await app.app.jobs.drain()

const FINDER = '[role=dialog]:has-text("去哪里")'
const CONTACT = '[role=dialog]:has-text("我的联系方式")'

it('leads a supervisor of the city through one region after another, from page to page by the keyboard', async () => {
  const { page, complaints, context } = await sitAt(browser, app.url, 'supervisor-379900', { path: '/monitor', ready: '#region-picker' })
  const choose = async (name: string) => {
    await page.click('.filter:has(#region-picker) .ant-select')
    await page.click(`.ant-select-item-option:has-text("${name}")`)
    // Not over whatever lies below the list: colours on their way to another are no colours to judge.
    await page.mouse.move(2, 400)
    await page.keyboard.press('Escape')
  }
  await choose('澄湖区')
  await page.waitForURL('**region=379902')
  await page.waitForSelector('.page-head:has-text("澄湖区")')
  await expectAccessible(page)
  await shot(page, 'city-monitor')
  await page.click('nav[aria-label=办件现状] a:has-text("在办")')
  await page.waitForURL('**/monitor/cases?**region=379902**')
  await page.waitForSelector('#region-picker')

  await page.keyboard.press('.')
  await page.waitForSelector(FINDER)
  await expectAccessible(page)
  await shot(page, 'place-finder')
  // Cards stand fourth in the menu of a supervisor.
  const key = (await page.textContent(`${FINDER} a:has(span:text-is("监察")) .kbd`))!
  await page.keyboard.press(key)
  await page.waitForSelector('h1:text-is("监察")')
  await page.click('label:has-text("提醒和预警")')
  await page.waitForSelector('h2:has-text("没有提醒")')
  await choose('澄湖区')
  await page.waitForSelector('.rows td:has-text("提醒")')
  expect(page.url()).toMatch(/view=reminders/)
  await expectAccessible(page)
  await shot(page, 'city-reminders')
  await page.click('label:has-text("全部")')
  await page.waitForSelector('.rows td:has-text("黄牌")')
  await page.click('.filter:has(#filter-level) .ant-select')
  await page.click('.ant-select-item-option:has-text("红牌")')
  await page.waitForSelector('h2:has-text("没有这样的牌")')
  await page.click('button:has-text("清除筛选")')
  await page.waitForSelector('.rows td:has-text("黄牌")')
  expect(page.url()).toMatch(/view=all&region=379902/)
  await page.goto(`${app.url}/staff/ratings?region=379903`)
  await page.waitForSelector('#region-picker')
  await shot(page, 'city-scores')
  await page.click('nav[aria-label=好差评] a:has-text("评价")')
  await page.waitForURL('**/ratings/list?region=379903')
  await page.goto(`${app.url}/staff/audits?side=findings&region=379902`)
  await page.waitForSelector('#region-picker')
  await page.setViewportSize(PHONE.viewport!)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await shot(page, 'city-audits-phone')
  expect(complaints).toEqual([])
  await context.close()
})

it('lets an officer give a mobile number that a code has reached, see it masked, and take it back', async () => {
  const { page, complaints, context } = await sitAt(browser, app.url, 'cert-379902-SCJG', { path: '', ready: 'h1:has-text("我的待办")' })
  await page.click('header button:has-text("联系方式")')
  await page.waitForSelector(`${CONTACT} :text("还没有登记手机")`)
  await expectAccessible(page)
  await shot(page, 'own-contact-none')
  await page.click(`${CONTACT} button:has-text("登记手机")`)
  await page.click(`${CONTACT} button:has-text("发送验证码")`)
  await page.waitForSelector('#contact-phone[aria-invalid=true]')
  await page.fill('#contact-phone', '199 0000 8765')
  await page.fill('#contact-password', 'wrong')
  await page.click(`${CONTACT} button:has-text("发送验证码")`)
  await page.waitForSelector('#contact-password[aria-invalid=true]')
  await expectAccessible(page)
  await shot(page, 'own-contact-wrong')
  await page.fill('#contact-password', DEMO_PASSWORD)
  await page.click(`${CONTACT} button:has-text("发送验证码")`)
  await page.waitForSelector(`${CONTACT} :text("199****8765")`)
  const { rows } = answerOf(await actors.visitor.get<{ rows: { phone: string; text: string }[] }>('/demo/sms'))
  await page.fill('#contact-code', /\d{6}/.exec(rows.find(({ phone }) => phone === '19900008765')!.text)![0])
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${CONTACT} :text("本人登记")`)
  await expectAccessible(page)
  await shot(page, 'own-contact')
  await page.click(`${CONTACT} button:has-text("删除号码")`)
  await page.waitForSelector(`${CONTACT} :text("还没有登记手机")`)
  expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
  await context.close()
})
