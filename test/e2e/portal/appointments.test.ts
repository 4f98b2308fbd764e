import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { setSetting } from '../../../src/platform/settings.ts'
import { systemContext } from '../../../src/platform/context.ts'
import { signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { comeSignedIn, press, signIn } from './citizen.ts'

const { app, browser } = await startForBrowser()

const shots = process.env.SHOTS
const shoot = async (page: Page, name: string) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/e-${name}.png`, fullPage: true })
}

it('a visit is booked from the guide, changed and given back, without a script', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await page.goto(`${app.url}/guides/379902/food-business-licence?s.q1=o1&s.q2=o2`)
  await press(page, 'main a:has-text("预约办理") >> nth=0')
  await press(page, 'main .card:has-text("澄湖区政务服务中心") a.btn')
  await expect.poll(() => page.textContent('h1')).toBe('选择时段')
  await press(page, 'main a.box:has-text("3月4日")')
  await press(page, 'main a.box:has-text("10:00-10:30")')
  // Only now is it asked who comes.
  await signIn(page, 'resident2')
  await expect.poll(() => page.textContent('main .pairs')).toMatch(/食品经营许可.*澄湖区政务服务中心.*2026年3月4日（周三） 10:00-10:30/)
  await press(page, 'main button:has-text("确认预约")')
  await expect.poll(() => page.textContent('.done')).toMatch(/预约成功.*YY[0-9A-Z]{8}/)
  await expect.poll(() => page.textContent('main')).toMatch(/要带什么.*来办的人的身份证/)
  const calendar = await page.context().request.get(new URL((await page.getAttribute('a:has-text("加到手机日历")', 'href'))!, app.url).href)
  expect([calendar.headers()['content-type'], await calendar.text()]).toEqual([expect.stringContaining('text/calendar'), expect.stringContaining('DTSTART:20260304T020000Z')])

  // One visit a day: refused where it is checked, nothing lost.
  await page.goto(`${app.url}/book/check?region=379902&hall=H-379902&line=A&slot=2026-03-04T14:00`)
  await press(page, 'main button:has-text("确认预约")')
  await expect.poll(() => page.textContent('.note.bad')).toContain('办事人这一天已经有预约了')

  await page.goto(`${app.url}/my-appointments`)
  await press(page, 'main a.card')
  await press(page, 'main a.btn:has-text("改期")')
  await press(page, 'main a.box:has-text("3月5日")')
  await press(page, 'main a.box:has-text("09:00-09:30")')
  await press(page, 'main button:has-text("确认改期")')
  await expect.poll(() => page.textContent('main')).toMatch(/改期成功.*2026年3月5日（周四） 09:00-09:30/)
  await press(page, 'main a.btn:has-text("取消预约")')
  await press(page, 'main button:has-text("取消预约")')
  await expect.poll(() => page.textContent('h1')).toContain('已取消')
})

it.each([['phone', PHONE, undefined], ['desktop', DESKTOP, undefined], ['elder', PHONE, '18'], ['largest', PHONE, '30']] as const)('every page of booking is accessible: %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  const look = async (shot: string) => {
    await expectAccessible(page)
    await shoot(page, `${shot}-${name}`)
  }
  const line = 'region=379902&hall=H-379902&line=A&item=food-business-licence&s.q1=o1'
  await page.goto(`${app.url}/book?region=379902&item=food-business-licence`)
  await look('halls')
  await page.goto(`${app.url}/book?${line}&day=2026-03-07`)
  await look('slots')
  const login = { phone: 'resident1', desktop: 'resident5', elder: 'resident6', largest: 'resident2' }[name]
  await comeSignedIn(page, app.url, login)
  await page.goto(`${app.url}/book/check?${line}&slot=2026-03-06T15:00`)
  await look('check')
  await press(page, 'main button:has-text("确认预约")')
  await look('booked')
  const booked = page.url().split('?')[0]!
  for (const [path, shot] of [['', 'visit'], ['/change', 'change'], ['/change?slot=2026-03-09T09:30', 'confirm-change'], ['/cancellation', 'cancellation']] as const) {
    await page.goto(`${booked}${path}`)
    await look(shot)
  }
  await page.goto(`${app.url}/my-appointments`)
  await look('mine')
  await page.goto(`${app.url}/book/check?${line}&slot=2026-03-06T16:00`)
  await press(page, 'main button:has-text("确认预约")')
  await look('refused')
  expect(complaints).toEqual([])
})

it('a full day is waited for, and the place that comes free is confirmed', async () => {
  for (const [key, text] of [['queue.slotMinutes', '240'], ['queue.appointmentShare', '0.01%']] as const) await setSetting(systemContext(app.platform, 'test'), { region: '379902', key, text, from: '2026-03-01', source: '测试' })
  const actors = await signInActors(app.url)
  const [early, late] = [await actors.as('resident1'), await actors.as('resident5')]
  const booked = answerOf(await early.post<{ id: string }>('/citizen/appointments', { hall: 'H-379902', line: 'C', slot: '2026-03-09T09:00' }))
  answerOf(await late.post('/citizen/appointments', { hall: 'H-379902', line: 'C', slot: '2026-03-09T13:00' }))
  const page = await (await browser.newContext(PHONE)).newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/book?region=379902&hall=H-379902&line=C&day=2026-03-09`)
  await expect.poll(() => page.textContent('.note.warn')).toContain('3月9日 周一约满了')
  await expectAccessible(page)
  await shoot(page, 'full-phone')
  await press(page, 'main button:has-text("候补这一天")')
  await expect.poll(() => page.textContent('main')).toContain('前面还有 0 人')
  answerOf(await early.post(`/citizen/appointments/${booked.id}/cancel`, {}, { version: 1 }))
  await page.reload()
  await expectAccessible(page)
  await shoot(page, 'offered-phone')
  await press(page, 'main button:has-text("确认，要这个号")')
  await expect.poll(() => page.textContent('main')).toMatch(/预约成功.*2026年3月9日（周一） 09:00-13:00/)
})
