import { expect, it } from 'vitest'
import { createApi } from '../../kit/api.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { DRAWER, send } from '../workbench/officer.ts'
import { shot } from '../workbench/shot.ts'
import { sitAtConsolePage, walkTo } from './office.ts'

const { app, browser } = await startForBrowser()

it('终端与设备: a terminal is paired by the code on its screen, lives, breaks and is repaired; its figures and its partner\'s site are read', async () => {
  const terminal = createApi(app.url)
  const { page, complaints, context } = await sitAtConsolePage(browser, app.url, 'hall-379902', 'terminals')
  await page.waitForSelector('.rows tbody tr')
  await expectAccessible(page)
  await shot(page, 'console-terminals')
  await page.click('.rows a:has-text("SB-001")')
  await page.click('button:has-text("配对")')
  await page.fill(`${DRAWER} input[id$=-code]`, '12')
  await send(page)
  await page.waitForSelector(`${DRAWER} .error-summary`)
  const { code, secret } = (await terminal.post<{ code: string; secret: string }>('/terminals/pairings', {})).body as { code: string; secret: string }
  await page.fill(`${DRAWER} input[id$=-code]`, code)
  await expectAccessible(page)
  await send(page)
  await page.waitForSelector('.note-line.good')
  const { token } = (await terminal.post<{ token: string }>('/terminals/pairings/claim', { secret })).body as { token: string }
  await terminal.post('/terminals/beats', { token, paper: 'out' })
  await terminal.post('/terminals/transactions', { token, id: '019a0000-0000-7000-8000-0000000000aa', service: 'social-security-card', isNewPerson: true })
  await page.reload()
  await page.waitForSelector('.mark:has-text("在线")')
  await page.waitForSelector('td:has-text("打印纸用完")')
  await page.click('button:has-text("登记巡检")')
  await page.check(`${DRAWER} input[value=true]`)
  await page.fill(`${DRAWER} textarea`, '外观、读卡、打印正常')
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("已登记巡检")')
  await expectAccessible(page)
  await shot(page, 'console-device')

  await page.goto(`${app.url}/staff/console/terminals?view=faults`)
  await page.click('button:has-text("派修")')
  await page.fill(`${DRAWER} input[id$=-assignee]`, '运维公司')
  await send(page)
  await page.waitForSelector('.mark:has-text("已派修")')
  await expectAccessible(page)
  for (const [view, ready] of [['figures', '.counts'], ['items', '.panel h2:has-text("增强型自助终端")'], ['help', 'h2:has-text("常见故障排查")']] as const) {
    await walkTo(page, `terminals?view=${view}`, '终端与设备')
    await page.waitForSelector(ready)
    await expectAccessible(page)
    await shot(page, `console-terminals-${view}`)
  }
  await page.click('nav[aria-label=主菜单] a:has-text("合作网点")')
  await page.waitForSelector('.rows td:has-text("支行")')
  await page.click('.rows button:has-text("修改")')
  await page.waitForSelector(`${DRAWER} label:has-text("合作事项")`)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await shot(page, 'console-sites')
  expect(complaints).toEqual([])
  await context.close()
})
