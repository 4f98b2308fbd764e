import { expect, it } from 'vitest'
import { changeSetting } from '../../../src/platform/settings-operations.ts'
import { actorOf } from '../../../src/demo-city/run-operation.ts'
import { execute } from '../../../src/platform/operations.ts'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'
import { press } from './citizen.ts'

const { app, browser } = await startForBrowser()

it.each([['phone', PHONE, undefined], ['desktop', DESKTOP, undefined], ['phone-elder', PHONE, '18']] as const)('where to go and a hall are accessible: %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  for (const [index, path] of ['/halls', '/halls?place=379902100201', '/halls?region=379900', '/halls/H-379902?item=food-business-licence', '/halls/H-379902100'].entries()) {
    await page.goto(`${app.url}${path}`)
    expect(await page.locator('h1').count(), path).toBe(1)
    await expectAccessible(page)
    await shot(page, `halls-${name}-${index}`)
  }
  expect(complaints).toEqual([])
})

it('without scripts: from one\'s village to what lies near, by the matter, and to one\'s window on the plan', async () => {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${app.url}/halls`)
  await page.selectOption('#f-place', { label: '新华社区' })
  await press(page, 'form button:has-text("查找")')
  await expect.poll(() => page.textContent('main')).toContain('从新华社区出发')
  await expect.poll(() => page.textContent('ol.lines li:first-child')).toMatch(/新华社区便民服务站.*步行约 1 分钟/s)

  await page.fill('#f-q', '食品经营许可')
  await press(page, 'form button:has-text("查找")')
  await press(page, '.note a >> nth=0')
  expect(await page.locator('ol.lines h3').allTextContents()).toContainEqual(expect.stringContaining('澄湖区政务服务中心'))
  await press(page, 'ol.lines h3 a:has-text("澄湖区政务服务中心")')
  await expect.poll(() => page.textContent('.note.ok')).toMatch(/请到 3、4 号窗口.*7–24 号窗口也能办/s)
  // The window of its field is drawn in the colour of what one looks for.
  await expect.poll(() => page.locator('svg[aria-label^="1 楼"] rect[fill="var(--accent)"]').count()).toBeGreaterThan(1)

  await page.goto(`${app.url}/halls/H-379902100?item=gov-project-feasibility`)
  await expect.poll(() => page.textContent('.note.warn')).toContain('不在这里办')
  await page.goto(`${app.url}/halls?q=xqzwv`)
  await expect.poll(() => page.textContent('.note.warn')).toContain('没有找到')
  await context.close()
})

it('asks the browser where one is only when one presses for it, and only where the city has said where its map lies', async () => {
  const context = await browser.newContext({ ...PHONE, geolocation: { latitude: 30.2309, longitude: 125.3401 }, permissions: ['geolocation'] })
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  await page.goto(`${app.url}/halls`)
  await expect.poll(() => page.locator('[data-locate]').count()).toBe(0)
  await execute(app.platform, () => true, changeSetting, { actor: await actorOf(app.platform, 'admin'), requestId: 'r', body: { region: '379900', key: 'organisation.mapOrigin', value: '30,125', from: '2026-03-01', source: '测试' } })
  await page.goto(`${app.url}/halls`)
  await expectAccessible(page)
  await Promise.all([page.waitForURL(/x=\d+&y=\d+/), page.click('[data-locate]')])
  await expect.poll(() => page.textContent('main')).toContain('从图上的位置出发')
  await context.setGeolocation({ latitude: 10, longitude: 20 })
  await page.click('[data-locate]')
  await page.waitForSelector('text=您不在本市范围内')
  expect(complaints).toEqual([])
  await context.close()
})
