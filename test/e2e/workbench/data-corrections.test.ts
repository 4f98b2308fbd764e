import { expect, it } from 'vitest'
import { answerOf } from '../../kit/api.ts'
import { signInActors } from '../../kit/actors.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { choose, DRAWER, errorWords, send, sitDown, sitDownAt } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const REVIEWER = 'reviewer-379902-ZRZ'
answerOf(await actors.citizen.post('/citizen/data-corrections', { register: '不动产登记信息', field: '坐落', shown: '府前街1号', correct: '府前街2号', reason: '门牌号已经变更，有公安机关证明' }))
await app.app.jobs.drain()
// Friday; Saturday was worked (调休), and now it is Monday.
await app.owner.query(`update subjects.data_correction set due_on = '2026-02-27'`)

it('a request to mend a register is found in the menu, looked up by the number, answered, and its owner is told', async () => {
  const { page, complaints } = await sitDown(browser, app, REVIEWER)
  await page.click('nav[aria-label=主菜单] a:has-text("更正申请"):has-text("1 件已超期")')
  await page.waitForSelector('table.rows tbody tr')
  await expect.poll(() => page.textContent('table.rows')).toMatch(/不动产登记信息坐落.*府前街1号.*府前街2号.*陈小满/s)
  await expect.poll(() => page.textContent('table.rows')).toContain('已超期 2 个工作日')
  await expectAccessible(page)
  await shot(page, 'data-corrections')
  await page.click('table.rows button')
  await page.waitForSelector(DRAWER)
  await send(page)
  await expect.poll(() => errorWords(page)).toMatch(/结果.*答复/s)
  await expectAccessible(page)
  await page.click(`${DRAWER} button:has-text("查看完整证件号码")`)
  await page.waitForSelector(`${DRAWER} :text("证件号码：")`)
  await shot(page, 'data-corrections-answer')
  await choose(page, '已更正')
  await page.fill(`${DRAWER} textarea`, '已按门牌证更正')
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("已答复陈小满")')
  await expect.poll(() => page.textContent('.panel')).toContain('没有待核实的更正申请')
  expect(complaints).toEqual([])
  await app.app.jobs.drain()
  const { rows: [message] } = answerOf(await actors.citizen.get<{ rows: { title: string; text: string }[] }>('/citizen/messages'))
  expect(message).toMatchObject({ title: '更正申请已答复：不动产登记信息', text: expect.stringContaining('已更正') as string })
  const { rows: looks } = answerOf(await actors.citizen.get<{ rows: { purpose: string }[] }>('/citizen/data-accesses'))
  expect(looks[0]).toMatchObject({ purpose: '核实不动产登记信息的更正申请' })
})

it('a department without requests is told so, on a phone too', async () => {
  const { page } = await sitDownAt(browser, app.url, 'reviewer-379902-SCJG', '/data-corrections', PHONE)
  await page.waitForSelector('text=没有待核实的更正申请')
  await expectAccessible(page)
})
