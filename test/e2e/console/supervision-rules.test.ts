import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { DIALOG, doneWords, sitAtConsolePage, walkTo } from './office.ts'

const { app, browser } = await startForBrowser()

async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  mkdirSync(process.env.SHOTS, { recursive: true })
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

/** Forty cases of the past year, each with a promise of five workdays that was kept on the last day, or broken by one or by six. */
const YEAR_OF_CASES = `
  insert into supervision.matter (region, kind, id, title, item_code, item_name, authority_id, hall_id, officer_id, state, is_immediate, opened_at, closed_at, counts, clocks, past, version, checked_at, next_at)
  select '379902', 'application', '37990225' || lpad(n::text, 11, '0'), '食品经营许可', 'food-business-licence', '食品经营许可', '379902-SCJG', null, null, 'delivered', false, opened, closed, '{"corrections": 0, "pauses": 0}', '[]',
    jsonb_build_object('happenings', '[]'::jsonb, 'raised', '[]'::jsonb, 'clocks', jsonb_build_array(jsonb_build_object('id', 'promised', 'kind', 'promised', 'name', '承诺期限', 'since', opened, 'until', closed,
      'clock', jsonb_build_object('startedOn', to_char(opened at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 'amount', 5, 'unit', 'workday', 'pauses', '[]'::jsonb, 'extensions', '[]'::jsonb)))), 9, closed, null
  from (select n, opened, opened + case when n % 4 = 0 then interval '16 days' when n % 4 = 1 then interval '9 days' else interval '6 days' end as closed
    from (select n, timestamptz '2025-03-03 10:00+08' + n * interval '8 days' as opened from generate_series(1, 40) n) as begun) as story`

it('a supervisor reads a rule, is told of what is wrong, tries the change on the past year, saves it and switches another off; the auditor only reads', async () => {
  await app.owner.query(YEAR_OF_CASES)
  const { page, context, complaints } = await sitAtConsolePage(browser, app.url, 'supervisor-379902', 'supervision-rules')
  await page.waitForSelector('table.supervision-rules')
  await expect.poll(() => page.textContent('nav[aria-label=主菜单]')).toContain('监察规则')
  await expect.poll(() => page.locator('section.panel > header h2').allTextContents()).toEqual(['办件', '差评整改', '部门协查', '尚未纳入'])
  await expectAccessible(page)
  await shot(page, 'rules')

  await page.click('a.row-link:has-text("超期办结（承诺时限）")')
  await page.waitForSelector('h2:has-text("版本")')
  await expect.poll(() => page.locator('.level-table tbody tr').allTextContents()).toEqual([expect.stringContaining('期限用去 80%，或者期限还剩 1 个工作日'), expect.stringContaining('超过期限'), expect.stringContaining('超过期限 3 个工作日')])
  await shot(page, 'rule')
  await page.keyboard.press('e')
  const dialog = page.locator(DIALOG)
  await dialog.waitFor()
  await dialog.getByLabel('生效日期').fill('20260301')
  await dialog.getByLabel('依据').fill('区电子监察办法第三条')
  await dialog.getByLabel('黄牌：超过期限多少个工作日').fill('3')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector(`${DIALOG} .error-summary:has-text("红牌应当晚于黄牌")`)
  await expect.poll(() => dialog.locator('.error-summary li').count()).toBe(2)
  await expectAccessible(page)
  await shot(page, 'rule-refused')
  await dialog.locator('.error-link:has-text("红牌应当晚于黄牌")').click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('红牌：超过期限多少个工作日')

  await dialog.getByLabel('生效日期').fill('20260401')
  await dialog.getByLabel('黄牌：超过期限多少个工作日').fill('0')
  await dialog.getByLabel('红牌：超过期限多少个工作日').fill('1')
  await dialog.locator('button:has-text("按过去一年的数据试算")').click()
  await page.waitForSelector(`${DIALOG} .month-bars`)
  await expect.poll(() => dialog.locator('.finding').textContent()).toMatch(/^会出 .*张黄牌（现行规则 \d+ 张）.*张红牌（现行规则 \d+ 张）。$/)
  await expect.poll(() => dialog.locator('.compared').count()).toBe(2)
  await expect.poll(() => dialog.locator('.examples a').first().getAttribute('href')).toMatch(/^\/staff\/cases\/37990225/)
  await expectAccessible(page)
  await dialog.locator('.simulation').scrollIntoViewIfNeeded()
  await shot(page, 'rule-tried')
  await page.setViewportSize(PHONE.viewport!)
  await expectAccessible(page)
  await shot(page, 'rule-tried-phone')
  await page.setViewportSize(DESKTOP.viewport!)
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.note-line.good')
  await expect.poll(() => doneWords(page)).toContain('在那之前仍按现在的规则')
  await page.waitForSelector('.timeline li:has-text("澄湖区第 1 版")')
  await expect.poll(() => page.locator('.timeline > li').allTextContents()).toEqual([expect.stringMatching(/第 1 版.*将生效.*超过期限 1 个工作日.*区电子监察办法第三条/s), expect.stringMatching(/平台默认.*现行/s)])
  await shot(page, 'rule-saved')

  await page.goto(`${app.url}/staff/console/supervision-rules/secondCorrection`)
  await page.waitForSelector('h2:has-text("版本")')
  await page.keyboard.press('e')
  await dialog.waitFor()
  await dialog.getByLabel(/^停用/).check()
  await dialog.getByLabel('停用的原因').fill('市级平台统一监察')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.note-line.near:has-text("已停用")')
  expect(complaints.filter((words) => !words.includes('422'))).toEqual([])
  await context.close()

  const auditor = await sitAtConsolePage(browser, app.url, 'auditor', 'supervision-rules/lateDecision', PHONE)
  await auditor.page.waitForSelector('h2:has-text("版本")')
  await expect.poll(() => auditor.page.locator('button:has-text("修改规则")').count()).toBe(0)
  await expectAccessible(auditor.page)
  await shot(auditor.page, 'rule-phone')
  await walkTo(auditor.page, 'supervision-rules', '监察规则')
  await auditor.page.waitForSelector('table.supervision-rules')
  await expectAccessible(auditor.page)
  await shot(auditor.page, 'rules-phone')
  await auditor.context.close()
})
