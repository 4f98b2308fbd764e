import { expect, it } from 'vitest'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { rateCity } from '../../kit/rated-city.ts'
import { shot } from '../workbench/shot.ts'
import { press } from './citizen.ts'

const { app, browser } = await startForBrowser()
const rated = await rateCity(app.platform)

it.each([['phone', PHONE, undefined], ['desktop', DESKTOP, undefined], ['phone-elder', PHONE, '18'], ['phone-largest', PHONE, '30']] as const)('the wall and the scores are accessible: %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  for (const [index, path] of ['/ratings', '/ratings?grade=bad&region=379902', '/ratings?region=379903', '/ratings/scores', '/ratings/scores?period=2025'].entries()) {
    await page.goto(`${app.url}${path}`)
    expect(await page.locator('h1').count(), path).toBe(1)
    await expectAccessible(page)
    await shot(page, `ratings-${name}-${index}`)
  }
  expect(complaints).toEqual([])
  await context.close()
})

it('one comes from the foot of any page to the ratings, narrows them, turns the page, reads the answer, and sees how the figures are worked out', async () => {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${app.url}/lists`)
  await press(page, 'footer a:has-text("评价公开")')
  await expect.poll(() => page.textContent('section[aria-label$=指标] h2')).toContain(`收到 ${rated} 条评价`)
  await press(page, 'nav[aria-label=翻页] a:has-text("更早的评价")')
  await press(page, 'nav[aria-label=翻页] a:has-text("回到最新")')
  await press(page, 'nav[aria-label=看哪一等级] a:has-text("差评")')
  const shown = await page.textContent('section[aria-label=评价]')
  expect(shown).toContain('澄湖区市场监督管理局答复：已核实')
  expect(shown).toContain('我叫＊＊＊，电话＊＊＊')
  expect(shown).not.toMatch(/陈小满|19900001234|3799022603020/)
  await press(page, 'section[aria-label=评价] li >> nth=0 >> a:has-text("食品经营许可")')
  await press(page, 'ul[aria-label=只看] a:has-text("不限")')
  await press(page, 'a:has-text("看好差评指标")')
  const indicators = (await page.textContent('section[aria-labelledby=indicators]'))!
  expect(indicators).toContain(`${rated - 8} ÷ ${rated}`)
  expect(indicators).toContain('数据时间')
  await press(page, 'section:has(h2:has-text("按大厅")) a >> nth=0')
  await expect.poll(() => page.textContent('ul[aria-label=只看]')).toMatch(/中心/)
  await page.click('summary:has-text("期间：")')
  await press(page, 'nav[aria-label=看哪个期间] a:has-text("2025年下半年")')
  await expect.poll(() => page.textContent('main')).toContain('还没有评价')
  const file = await context.request.get(`${app.url}/ratings/scores.csv?region=379902`)
  expect(file.headers()['content-type']).toContain('text/csv')
  expect(await file.text()).toContain('食品经营许可')
  await context.close()
})
