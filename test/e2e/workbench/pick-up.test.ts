import { expect, it } from 'vitest'
import { bringTo, read, residentOf, signInActors } from '../../kit/actors.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { screen, sitDown } from './officer.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

it('results are fetched by identity document only when the clerk says whose was looked at', async () => {
  const { number } = await bringTo(actors, 'handedOut')
  const { page, context, complaints } = await sitDown(browser, app, 'clerk-379902-1')
  await page.click('nav a:has-text("取件和寄递")')
  await page.fill('#pick-up-code', residentOf('resident2').identityNumber)
  await page.keyboard.press('Enter')
  const sign = page.locator('.sign-off button[type=submit]')
  await sign.waitFor()
  await expect.poll(() => sign.isDisabled()).toBe(true)
  await page.getByLabel('核对情况').fill('本人身份证原件，人证一致')
  await expectAccessible(page)
  await screen(page, 'workbench-pick-up')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#signed-title:has-text("已签收 1 件")')
  expect((await read(actors.clerk, number)).timeline.at(-1)).toMatchObject({ type: 'delivered', note: '签收人 陈小满，核对证件领取，本人身份证原件，人证一致' })
  expect(complaints).toEqual([])
  await context.close()
})
