import { expect, it } from 'vitest'
import { aTicket } from '../../../src/modules/queue/fixtures.ts'
import { saveSeat } from '../../../src/modules/queue/calling/seat-store.ts'
import { insertTicket, saveTicket } from '../../../src/modules/queue/tickets/ticket-store.ts'
import type { Ticket } from '../../../src/modules/queue/tickets/ticket.ts'
import { sql } from '../../../src/platform/db/sql.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from '../workbench/shot.ts'

const { app, browser } = await startForBrowser()
const { db, ids, clock } = app.platform

const OFFICER = '019a0000-0000-7000-8000-0000000000b1'
const HALL = { region: '379902', hallId: 'H-379902' }
const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
let serial = 0

/** A ticket of the hall, and whatever became of it. */
async function put(day: string, time: string, waited: number | null, service: number | null, facts: Partial<Ticket> = {}): Promise<void> {
  serial += 1
  const takenAt = new Date(`${day}T${time}:00+08:00`)
  const called = waited === null ? null : later(takenAt, waited)
  const ticket = aTicket({
    id: ids.next(), day, number: `A${String(serial).padStart(3, '0')}`, takenAt, turnAt: takenAt, dueAt: takenAt, firstCalledAt: called, calledAt: called, estimatedSeconds: 900,
    ...(called && service !== null ? { state: 'finished', servingAt: called, endedAt: later(called, service), windowNo: '007', officerId: OFFICER } : {}), ...facts,
  })
  await db.query(insertTicket(ticket))
  await db.query(saveTicket({ ...ticket, version: 2 }))
}

async function fillHall(): Promise<void> {
  clock.moveTo(new Date('2026-03-02T10:40:00+08:00'))
  for (const [index, state] of (['open', 'paused'] as const).entries()) await db.query(saveSeat(HALL, { windowNo: `00${index + 7}`, officerId: ids.next(), officerName: '某人', state, changedAt: clock.now() }))
  for (let index = 0; index < 8; index++) await put('2026-03-02', `09:${String(index * 7).padStart(2, '0')}`, 8 + index, 6 + index, { itemCode: 'food-business-licence', itemName: index % 3 === 0 ? '食品经营许可' : '个体工商户登记' })
  await put('2026-03-02', '09:30', 20, null, { state: 'missed', missedAt: clock.now() })
  for (let index = 0; index < 6; index++) await put('2026-03-02', `10:${10 + index * 4}`, null, null)
  for (const day of ['2026-02-20', '2026-02-25', '2026-02-27']) for (let index = 0; index < 5; index++) await put(day, `10:0${index}`, 10 + index * 3, 9)
  for (const day of ['2026-02-10', '2026-02-24']) for (let half = 0; half < 5; half++) for (let index = 0; index < (half === 1 ? 9 : 2); index++) await put(day, `${9 + Math.floor(half / 2)}:${half % 2 === 0 ? '0' : '3'}${index}`.padStart(5, '0'), 12, 10)
  await db.query(sql`insert into queue.slot (region, hall_id, line, starts_at, taken) values ('379902', 'H-379902', 'A', '2026-03-03T09:30:00+08:00', 4), ('379902', 'H-379902', 'C', '2026-03-03T14:00:00+08:00', 2)`)
}

it('a hall manager sees the empty hall, then who waits, how the day goes, how true the told waits were, and where windows will be missing', async () => {
  const { page, complaints } = await sitAt(browser, app.url, 'hall-379902', { path: '/console/hall-monitor', ready: 'text=今天还没有人取号' })
  await page.waitForSelector('text=现在没有人在等')
  await expectAccessible(page)
  await shot(page, 'console-hall-monitor-empty')

  await fillHall()
  await page.reload()
  await page.waitForSelector('[aria-label="现在的建议"]:has-text("建议现在为“综合业务”再开")')
  await page.waitForSelector('h2:has-text("“综合业务”窗口不够")')
  await page.waitForSelector('h2:has-text("取号时告知的等候，平均误差今天")')
  await page.waitForSelector('h2:has-text("明天（3月3日）预计来")')
  await expect.poll(() => page.textContent('[aria-label="明天的建议"]')).toMatch(/建议 9:30 起为“综合业务”多开 \d 个窗口：预计 9:30–/)
  await page.click('summary:has-text("各业务每半小时的数字")')
  await expectAccessible(page)
  await shot(page, 'console-hall-monitor')
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("导出当天")')])
  expect(file.suggestedFilename()).toBe('大厅监控-澄湖区政务服务中心-2026-03-02.csv')

  // Behind the figures: the tickets, one of them, the window that served it.
  await page.click('[aria-label="现在"] a:has-text("6 人")')
  await page.waitForSelector('.list-count:has-text("6 个号")')
  await expectAccessible(page)
  await shot(page, 'console-hall-tickets')
  await page.goBack()
  await page.click('tr:has(th:has-text("3月2日")) [data-label="误差（分钟）"] a')
  await page.waitForSelector('.list-count:has-text("9 个号")')
  await page.click('a.row-link:has-text("A002")')
  await page.waitForSelector('h1:has-text("A002 号")')
  await expectAccessible(page)
  await shot(page, 'console-hall-ticket')
  await page.click('a:has-text("7 号窗口的一天")')
  await page.waitForSelector('h1:has-text("7 号窗口的一天")')
  await page.waitForSelector('dt:has-text("叫过的号") + dd:has-text("8 个")')
  // Off the link that lies where the one before was: a colour on its way to another is not to be judged.
  await page.mouse.move(0, 0)
  await expectAccessible(page)
  await shot(page, 'console-hall-window')
  expect(complaints).toEqual([])

  const phone = await sitAt(browser, app.url, 'supervisor-379902', { path: '/console/hall-monitor?hall=H-379902', ready: 'h2:has-text("窗口不够")' }, PHONE)
  await expectAccessible(phone.page)
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await shot(phone.page, 'console-hall-monitor-phone')

  await phone.page.goto(`${app.url}/staff/console/hall-tickets?hall=H-379902`)
  await phone.page.waitForSelector('a.row-link')
  await expectAccessible(phone.page)
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await shot(phone.page, 'console-hall-tickets-phone')

  // A hall of another region says why it is not shown.
  await phone.page.goto(`${app.url}/staff/console/hall-monitor?hall=H-379903`)
  await phone.page.waitForSelector('text=只能看本大厅或本地区大厅的')
})
