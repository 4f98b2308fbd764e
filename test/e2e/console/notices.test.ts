import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { DIALOG, doneWords, sitAtConsolePage } from './office.ts'

const { app, browser } = await startForBrowser()

async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  mkdirSync(process.env.SHOTS, { recursive: true })
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}

it('the security administrator drafts a new version from the present one, sees it as people will, and publishes it; the auditor only reads', async () => {
  const { page, context, complaints } = await sitAtConsolePage(browser, app.url, 'security', 'notices')
  const panel = page.locator('section.panel', { hasText: '处理敏感个人信息' }).last()
  await panel.waitFor()
  await expect.poll(() => page.textContent('nav[aria-label=主菜单]')).toContain('告知书')
  await expect.poll(() => panel.textContent()).toContain('按这一版的同意仍然有效')
  await expectAccessible(page)
  await shot(page, 'notices')

  await panel.locator('button:has-text("起草新版本")').click()
  const dialog = page.locator(DIALOG)
  await dialog.waitFor()
  // Nothing changed, nothing said of earlier consents: refused here, then by the server, and what was typed stays.
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector(`${DIALOG} .error-summary:has-text("请选择以前的同意怎么办")`)
  await dialog.getByLabel(/要重新征求/).check()
  await dialog.getByLabel('依据').fill('隐私政策修订')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector(`${DIALOG} .error-summary:has-text("一字不差")`)
  await expectAccessible(page)
  await dialog.getByLabel('正文').fill('现在也包括生物识别信息，例如人脸。\n您可以不同意，也可以随时撤回，不影响办事。')
  await expect.poll(() => dialog.locator('.notice-sheet p').allTextContents()).toEqual(['现在也包括生物识别信息，例如人脸。', '您可以不同意，也可以随时撤回，不影响办事。'])
  await dialog.getByLabel('生效日期').fill('20260301')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector(`${DIALOG} .error-summary:has-text("不能早于今天")`)
  await shot(page, 'notices-refused')
  await dialog.getByLabel('生效日期').fill('20260302')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.note-line.good')
  await expect.poll(() => doneWords(page)).toContain('已公布「处理敏感个人信息」第 2 版')
  await page.waitForFunction(() => document.body.textContent?.includes('已失效'))
  await expect.poll(() => panel.locator('li').allTextContents()).toEqual([expect.stringMatching(/第 2 版.*现行.*公布。依据：隐私政策修订.*要求重新同意/s), expect.stringMatching(/第 1 版.*已被取代.*按这一版的同意已失效/s)])
  await shot(page, 'notices-published')
  expect(complaints.filter((words) => !words.includes('422'))).toEqual([])
  await context.close()

  const auditor = await sitAtConsolePage(browser, app.url, 'auditor', 'notices', PHONE)
  await auditor.page.waitForSelector('section.panel')
  await expect.poll(() => auditor.page.locator('button:has-text("起草新版本")').count()).toBe(0)
  await expectAccessible(auditor.page)
  await shot(auditor.page, 'notices-phone')
  await auditor.context.close()
})
