import { expect, it } from 'vitest'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { choose, DRAWER, errorWords, send } from '../workbench/officer.ts'
import { shot } from '../workbench/shot.ts'
import { sitAtConsole, sitAtConsolePage } from './office.ts'

const { app, browser } = await startForBrowser()

it('无证明清单: an entry is added with its day and source, found to contradict a guide, and ended with a reason', async () => {
  const { page, complaints, context } = await sitAtConsole(browser, app.url, 'item-manager-379900')
  await page.click('nav[aria-label=主菜单] a:has-text("无证明")')
  await page.waitForSelector('h1:has-text("无证明")')
  await page.waitForSelector('table tbody tr')
  // Nothing contradicts the list so far.
  const conflicts = page.locator('section:has(h2:has-text("办事指南与清单矛盾")) tbody tr')
  await expect.poll(() => conflicts.count()).toBe(0)
  await expectAccessible(page)
  await shot(page, 'console-proofs')

  await page.keyboard.press('n')
  await page.waitForSelector(`${DRAWER} label:has-text("证明名称")`)
  await send(page)
  await expect.poll(() => errorWords(page)).toMatch(/请填写证明名称.*请填写现在怎么办.*请选择责任单位.*请填写来源/s)
  await expectAccessible(page)
  await page.fill(`${DRAWER} input[id$=-name]`, '物业同意施工证明')
  await choose(page, '依法保留，无需提交')
  await page.waitForSelector(`${DRAWER} label:has-text("设定依据")`)
  await choose(page, '一律取消（没有法律依据）')
  await page.fill(`${DRAWER} textarea`, '不再索要，由供电公司与物业联系。')
  await page.click(`${DRAWER} .ant-select >> nth=0`)
  await page.keyboard.type('住房和城乡')
  await page.click('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:has-text("住房和城乡建设局")')
  await page.fill(`${DRAWER} input[id$=-source]`, '云政办发〔2026〕3号')
  await page.fill(`${DRAWER} input[id$=-from]`, '20260101')
  await send(page)
  await expect.poll(() => errorWords(page)).toContain('清单不能追溯')
  await page.fill(`${DRAWER} input[id$=-from]`, '20260302')
  await shot(page, 'console-proofs-add')
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("已新增「物业同意施工证明」")')
  await page.waitForSelector('section:has(h2:has-text("办事指南与清单矛盾")) tr:has-text("仍在索要已取消的证明")')
  await expectAccessible(page)
  await shot(page, 'console-proofs-conflict')

  await page.fill('input[type=search], .filters input >> nth=0', '物业同意')
  await page.keyboard.press('Enter')
  const row = page.locator('table:has(caption:has-text("条目")) tbody tr', { hasText: '物业同意施工证明' })
  await row.locator('button:has-text("终止")').click()
  await page.fill(`${DRAWER} textarea`, '物业管理条例作了新的规定')
  await expectAccessible(page)
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("已终止「物业同意施工证明」")')
  await row.locator('text=物业管理条例作了新的规定').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

it('无证明清单 is read by whoever reviews, who changes nothing, and fits a phone', async () => {
  const { page, complaints, context } = await sitAtConsolePage(browser, app.url, 'item-reviewer-379902', 'proofs?class=cancelled', PHONE)
  await page.waitForSelector('table tbody tr')
  await expect.poll(() => page.locator('table button, .page-tools button').count()).toBe(0)
  await expectAccessible(page)
  await shot(page, 'console-proofs-phone')
  expect(complaints).toEqual([])
  await context.close()
})
