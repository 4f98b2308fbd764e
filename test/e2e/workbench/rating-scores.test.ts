import { expect, it } from 'vitest'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { rateCity } from '../../kit/rated-city.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { DRAWER, send } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const rated = await rateCity(app.platform)
// Topics are found four times a day.
app.platform.clock.moveTo(new Date('2026-03-02T16:00:00+08:00'))
await app.app.jobs.drain()
const SUPERVISOR = 'supervisor-379902'

it('a supervisor goes from a figure to the ratings behind it, takes a text down, proposes a change of the item, and imports a survey', async () => {
  const { page, complaints, context } = await sitAt(browser, app.url, SUPERVISOR, { path: '/ratings', ready: 'table.rows' })
  await expect.poll(() => page.textContent('section.panel h2')).toContain(`${rated} 条评价，差评 8 条，综合评分`)
  await expectAccessible(page)
  await shot(page, 'rating-scores')

  await page.click('a[aria-label*="市场监督管理局的 8 条差评"]')
  await page.waitForSelector('h1:has-text("评价")')
  await page.waitForSelector('.rating-text:has-text("同样的材料交了三遍")')
  await expect.poll(() => page.locator('table.rows tbody tr').count()).toBe(8)
  await expect.poll(() => page.textContent('table.rows')).not.toMatch(/陈小满|19900001234/)
  await expectAccessible(page)
  await shot(page, 'rating-list')
  await page.click('table.rows tbody tr >> nth=0 >> button:has-text("隐去文字")')
  await send(page)
  await page.waitForSelector(`${DRAWER} :text("请填写理由")`)
  await page.fill(`${DRAWER} textarea`, '含个人信息')
  await expectAccessible(page)
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("文字已隐去")')
  await page.waitForSelector('.mark:has-text("文字已隐去")')

  await page.click('nav[aria-label=好差评] a:has-text("热点")')
  await page.waitForSelector('td:has-text("材料重复提交")')
  await expectAccessible(page)
  await shot(page, 'rating-topics')
  await page.click('tr:has-text("材料重复提交") button:has-text("提出事项修改")')
  await page.waitForSelector(DRAWER)
  await shot(page, 'rating-propose')
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("已提给「食品经营许可」的事项管理员")')
  await page.waitForSelector('h2:has-text("1 个待整改")')

  await page.click('nav[aria-label=好差评] a:has-text("投票和调查")')
  await page.waitForSelector('h2:has-text("导入结果")')
  const bring = (score: string) => page.setInputFiles('#survey-file', { name: '调查.csv', mimeType: 'text/csv', buffer: Buffer.from(`开始日期,截止日期,地点,份数,得分,机构\n2026-01-01,2026-02-28,澄湖区政务服务中心,1200,${score},云湖调查中心`) })
  await bring('九十')
  await page.fill('#survey-title', '一季度满意度调查')
  await page.click('.survey-form .ant-btn-primary')
  await page.waitForSelector(':text("第 2 行")')
  await expectAccessible(page)
  await bring('96.5')
  await page.click('.survey-form .ant-btn-primary')
  await page.waitForSelector('.note-line.good:has-text("已导入")')
  await page.waitForSelector('td:has-text("公布中")')
  await expectAccessible(page)
  await shot(page, 'rating-surveys')
  expect(complaints).toEqual([])
  await context.close()
})

it('and on a phone, where a county without ratings shows what to do', async () => {
  const { page, context } = await sitAt(browser, app.url, 'supervisor-379900', { path: '/ratings?region=379903', ready: 'section.panel h2' }, PHONE)
  await page.waitForSelector('h2:has-text("这段时间没有邀请评价")')
  await expectAccessible(page)
  await page.goto(`${app.url}/staff/ratings`)
  await page.waitForSelector('table.rows')
  await expectAccessible(page)
  await shot(page, 'rating-scores-phone')
  await context.close()
})
