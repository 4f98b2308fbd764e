import { expect, it } from 'vitest'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'
import { press } from './citizen.ts'

const { app, browser } = await startForBrowser()

it.each([['phone', PHONE, undefined], ['desktop', DESKTOP, undefined], ['phone-elder', PHONE, '18'], ['phone-largest', PHONE, '30'], ['desktop-elder', DESKTOP, '18']] as const)('the list of proofs nobody has to bring is accessible: %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  for (const [index, path] of ['/proofs', '/proofs?class=cancelled&region=379902', '/proofs?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E7%A7%8D'].entries()) {
    await page.goto(`${app.url}${path}`)
    expect(await page.locator('h1').count(), path).toBe(1)
    await expectAccessible(page)
    await shot(page, `proofs-${name}-${index}`)
  }
  expect(complaints).toEqual([])
})

it('is found from the lists, searched by what one wants to do, narrowed to its class and its department, and taken away', async () => {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${app.url}/lists`)
  await press(page, 'a:has-text("看无证明清单")')
  await expect.poll(() => page.textContent('h1')).toBe('无证明清单')
  await press(page, 'nav[aria-label=翻页] a:has-text("下一页")')
  await press(page, 'nav[aria-label=翻页] a:has-text("回到第一页")')

  await page.fill('#q', '食品经营')
  await press(page, 'form[role=search] button')
  await expect.poll(() => page.textContent('ul.lines')).toContain('从业人员健康证明')
  await press(page, 'nav[aria-label=看哪一类] a:has-text("依法保留")')
  await expect.poll(() => page.textContent('nav[aria-label=看哪一类] [aria-current]')).toContain('依法保留')
  await page.click('summary:has-text("按责任单位看")')
  await press(page, 'nav[aria-label=看哪个责任单位的] a:has-text("卫生健康委员会")')
  await expect.poll(() => page.locator('ul.lines > li h3').allTextContents()).toEqual([expect.stringContaining('从业人员健康证明')])
  const file = await context.request.get(new URL((await page.getAttribute('a:has-text("下载 CSV")', 'href'))!, app.url).href)
  expect(file.headers()['content-type']).toContain('text/csv')
  expect((await file.text()).trimEnd().split('\r\n')).toHaveLength(2)

  await press(page, 'nav[aria-label=看哪里的] a:has-text("望岱区")')
  expect(new URL(page.url()).searchParams.get('region')).toBe('379903')
  await context.close()
})
