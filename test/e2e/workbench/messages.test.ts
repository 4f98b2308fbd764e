import { mkdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allQualified, command, read, signInActors, submitFoodLicence, upload } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { DRAWER, sitDown } from './officer.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

async function correctedCase(): Promise<string> {
  const { number } = await submitFoodLicence(actors.citizen)
  await command(actors.clerk, number, 'receive')
  await command(actors.clerk, number, 'request-correction', { checks: allQualified().map((check) => (check.id === 'm3' ? { id: 'm3', result: 'unqualified', reason: '印章不清' } : check)) })
  const { version } = await read(actors.citizen, number, 'citizen')
  answerOf(await actors.citizen.post(`/citizen/applications/${number}/supply-correction`, { materials: { m3: { files: [await upload(actors.citizen)] } } }, { version }))
  await app.app.jobs.drain()
  return number
}

it.each([['a desktop', DESKTOP], ['a phone', PHONE]] as const)('the bell tells a clerk on %s of a correction that came in, and leads to the case', async (name, options) => {
  const number = await correctedCase()
  const { page, complaints } = await sitDown(browser, app, 'clerk-379902-1', options)
  await page.waitForSelector('.bell-count')
  await expect.poll(() => page.textContent('.bell-count')).toMatch(/^\d+条没有读$/)
  await expectAccessible(page)
  await page.keyboard.press('0')
  await page.waitForSelector(`${DRAWER} .desk-messages`)
  await expectAccessible(page)
  if (process.env.SHOTS) {
    mkdirSync(process.env.SHOTS, { recursive: true })
    await page.screenshot({ path: `${process.env.SHOTS}/bell-${name.replaceAll(' ', '-')}.png` })
  }
  await page.click(`${DRAWER} li.unread a`)
  await page.waitForURL(`**/staff/cases/${number}`)
  await page.waitForSelector(DRAWER, { state: 'detached' })
  await page.waitForFunction(() => document.querySelector('.bell-count') === null)
  expect(complaints).toEqual([])
})

it('nothing told is nothing to see, and everything is marked as read at once', async () => {
  await Promise.all([correctedCase(), correctedCase()])
  const { page } = await sitDown(browser, app, 'clerk-379902-2')
  await page.click('.bell')
  await page.click(`${DRAWER} button:has-text("全部记为已读")`)
  await page.waitForSelector(`${DRAWER} li.unread`, { state: 'detached' })
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('.bell-count') === null)
  const certificateClerk = await sitDown(browser, app, 'cert-379902-GAJ')
  await certificateClerk.page.click('.bell')
  await certificateClerk.page.waitForSelector(`${DRAWER} h2:has-text("还没有消息")`)
  await expectAccessible(certificateClerk.page)
})
