import { mkdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { press } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const shots = process.env.SHOTS

it.each([['phone, normal', PHONE, false], ['phone, elder', PHONE, true], ['desktop, normal', DESKTOP, false]] as const)('an old version says so and leads to the new one (%s)', async (mode, options, isElder) => {
  const { rows } = answerOf(await actors.decider.get<{ rows: { identifier: string }[] }>(`/staff/certificates?search=${encodeURIComponent('澄湖区小满')}`))
  const [{ identifier: old }] = rows.slice(-1) as [{ identifier: string }]
  const { life } = answerOf(await actors.decider.get<{ life: { revision: number } }>(`/staff/certificates/${old}`))
  const { identifier } = answerOf(await actors.decider.post<{ identifier: string }>(`/staff/certificates/${old}/reissue`, { reason: '执照遗失补发', basis: '《市场主体登记管理条例》' }, { version: life.revision }))
  const context = await browser.newContext(options)
  const page = await context.newPage()
  if (isElder) await context.addCookies([{ name: 'yichuang_reading', value: '24', url: app.url }])
  await page.goto(`${app.url}/certificates/${old}`)
  await expect.poll(() => page.textContent('main')).toMatch(/状态已换发（2026年3月2日.*起）/)
  await expectAccessible(page)
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: `${shots}/verify-${mode.replaceAll(/\W+/g, '-')}.png`, fullPage: true })
  }
  await press(page, 'main a:has-text("查看新版本")')
  expect(page.url()).toContain(identifier)
  await expect.poll(() => page.textContent('main')).toContain('证照真实有效')
  await context.close()
})
