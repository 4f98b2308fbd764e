import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { bringTo, signInActors } from '../../kit/actors.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitDownAt } from '../workbench/officer.ts'
import { DIALOG, doneWords, sitAtConsolePage } from './office.ts'

const { app, browser } = await startForBrowser()
const { number } = await bringTo(await signInActors(app.url), 'certified')
await app.app.jobs.drain()
const { rows: [certificate] } = await app.owner.query<{ identifier: string }>('select identifier from certificates.certificate where application_number = $1', [number])

const SEAL = '澄湖区市场监督管理局行政审批专用章（演示）'

async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  mkdirSync(process.env.SHOTS, { recursive: true })
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}

it('the auditor reads what a seal was used for, and can change nothing', async () => {
  const { page, context, complaints } = await sitAtConsolePage(browser, app.url, 'auditor', 'seals', DESKTOP)
  const row = page.locator('.rows tbody tr', { hasText: SEAL })
  await row.waitFor()
  await expect.poll(() => page.locator('.rows button').count()).toBe(0)
  await expectAccessible(page)
  await row.locator('a').click()
  await page.waitForSelector(`.rows tr:has-text("${certificate!.identifier}")`)
  await expect.poll(() => page.textContent(`.rows tr:has-text("${certificate!.identifier}")`)).toContain('签发证照')
  await expectAccessible(page)
  await shot(page, 'seal-uses')
  expect(complaints).toEqual([])
  await context.close()
})

it('whoever makes certificates finds the seal of their own authority, and only that', async () => {
  const { page, context } = await sitDownAt(browser, app.url, 'cert-379902-SCJG', '/certificates', PHONE)
  await page.click('a:has-text("电子印章")')
  await page.waitForSelector(`.rows tr:has-text("${SEAL}")`)
  await expect.poll(() => page.locator('.rows tbody tr').count()).toBe(1)
  await expectAccessible(page)
  await shot(page, 'seals-phone')
  await context.close()
})

it('the security administrator disables a seal with a reason, and puts the next one into use', async () => {
  const { page, context, complaints } = await sitAtConsolePage(browser, app.url, 'security', 'seals', DESKTOP)
  const first = page.locator('.rows tbody tr', { hasText: SEAL }).first()
  await first.waitFor()
  await shot(page, 'seals')
  await first.locator('button:has-text("停用")').click()
  await page.waitForSelector(DIALOG)
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector(`${DIALOG} .error-summary:has-text("请填写原因")`)
  await expectAccessible(page)
  await page.locator(DIALOG).getByLabel('原因').fill('密钥介质遗失')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.note-line.good')
  await expect.poll(() => doneWords(page)).toContain('已停用')
  await first.locator('.mark:has-text("已停用")').waitFor()
  await first.locator('button:has-text("更换")').click()
  await page.waitForSelector(DIALOG)
  await page.locator(DIALOG).getByLabel('原因').fill('启用新介质')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.note-line.good:has-text("已启用新的")')
  const rows = page.locator('.rows tbody tr', { hasText: SEAL })
  await rows.nth(1).waitFor()
  await expect.poll(() => rows.allTextContents()).toEqual([expect.stringMatching(/第 1 枚.*已停用.*密钥介质遗失/s), expect.stringMatching(/第 2 枚.*在用/s)])
  await expect.poll(() => rows.first().locator('button').count()).toBe(0)
  await expectAccessible(page)
  await shot(page, 'seals-replaced')
  expect(complaints).toEqual([])
  await context.close()
})
