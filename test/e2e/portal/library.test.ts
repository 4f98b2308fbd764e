import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { allQualified, command, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { A_PDF, comeSignedIn, CONTINUE, press, signIn, startDraft } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const { number } = await submitFoodLicence(actors.citizen)
await command(actors.clerk, number, 'receive')
await command(actors.clerk, number, 'accept', { checks: allQualified() })
await app.app.jobs.drain()

const shots = process.env.SHOTS
const shoot = async (page: Page, name: string) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

it('without a script: what was handed in is there; a file is kept, found again, renamed and deleted', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await page.goto(`${app.url}/my-materials`)
  await signIn(page, 'resident2')
  expect(await page.locator('main section li').count()).toBeGreaterThanOrEqual(4)
  await expect.poll(() => page.textContent('main')).toContain('时提交')

  // A name is missing: the file that came stays.
  await page.setInputFiles('#f-file-kept', { name: '租房合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from(A_PDF) })
  await press(page, 'main button:has-text("存入材料库")')
  await expect.poll(() => page.textContent('[role=alert]')).toContain('请写材料的名称')
  await expect.poll(() => page.textContent('main form')).toContain('租房合同.pdf')
  await page.fill('#f-name', '房屋租赁合同')
  await press(page, 'main button:has-text("存入材料库")')
  await expect.poll(() => page.textContent('[role=status]')).toBe('已经存入材料库。')

  await press(page, 'main li a:has-text("房屋租赁合同") >> nth=0')
  const file = await page.context().request.get(new URL((await page.getAttribute('main .lines a', 'href'))!, app.url).href)
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await page.fill('#f-name', ' ')
  await press(page, 'main button:has-text("保存名称")')
  await expect.poll(() => page.textContent('[role=alert]')).toContain('请写材料的名称')
  await page.fill('#f-name', '府前街店租赁合同')
  await press(page, 'main button:has-text("保存名称")')
  await expect.poll(() => page.textContent('h1')).toBe('府前街店租赁合同')
  await press(page, 'main button:has-text("删除这份材料")')
  await expect.poll(() => page.textContent('[role=status]')).toBe('已经从材料库删除。')
  await expect.poll(() => page.textContent('main')).not.toContain('府前街店租赁合同')
})

it('a material of a draft is answered from the library by one press each, and submitted', async () => {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
  const page = await context.newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/guides/379902/food-business-licence/apply?s.q1=o1&s.q2=o2`)
  await page.locator('label:has(input[name=applicant])').first().click()
  await press(page, 'main .card button')
  const draft = page.url()
  await page.goto(`${draft}/materials`)
  const wanted = await page.locator('input[type=file][aria-required]').count()
  expect(wanted).toBeGreaterThan(0)
  for (let left = wanted; left > 0; left -= 1) {
    await expect.poll(() => page.locator('input[type=file][aria-required]').count()).toBe(left)
    await press(page, 'section.card:has(input[type=file][aria-required]) button[name=reuse] >> nth=0')
  }
  await press(page, CONTINUE)
  expect(page.url()).not.toMatch(/\/materials$/)
})

it('somebody who has kept nothing is told what will be here', async () => {
  const page = await (await browser.newContext(PHONE)).newPage()
  await comeSignedIn(page, app.url, 'resident1')
  await page.goto(`${app.url}/my-materials`)
  await expect.poll(() => page.textContent('main')).toContain('材料库里还没有材料')
  await expectAccessible(page)
})

it.each([['phone', PHONE, undefined], ['desktop', DESKTOP, undefined], ['elder', PHONE, '18'], ['largest', PHONE, '30']] as const)('the library is accessible: %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/my-materials`)
  await expectAccessible(page)
  await shoot(page, `b-library-${name}`)
  await press(page, 'main section li a >> nth=0')
  await expectAccessible(page)
  await shoot(page, `b-entry-${name}`)
  await startDraft(page, app.url)
  await page.goto(`${page.url()}/materials`)
  await expectAccessible(page)
  await shoot(page, `b-reuse-${name}`)
  expect(complaints).toEqual([])
})
