import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { createDemoSms, SENTINEL_PHONES } from '../../../adapters/sms/demo.ts'
import { listDemoSms } from '../../../adapters/sms/demo-sms-store.ts'
import type { SmsGateway } from '../../../adapters/sms/port.ts'
import { systemContext } from '../../../platform/context.ts'
import { setSetting } from '../../../platform/settings.ts'
import { roleDesk, supervisorDesk } from '../desk/desk-rules.ts'
import type { Telling } from '../telling/telling-rules.ts'
import { tell } from '../telling/tell.ts'
import { createSmsSending } from './send-due-sms.ts'
import { takeDueSms } from './sms-store.ts'

const REGION = '379902'
const AUTHORITY = '379902-SCJG'
let city: TestApp
let decider: string
beforeAll(async () => {
  city = await startTestApp()
  // The platform's own sending would take what these tests are to send.
  await city.app.jobs.stop()
  const { rows } = await city.owner.query<{ id: string }>(`select id from organisation.officer where authority_id = $1 and 'decider' = any(roles)`, [AUTHORITY])
  decider = rows[0]!.id
})
afterAll(() => city.close())

const phoneOf = (officerId: string, phone: string | null) => (phone === null
  ? city.owner.query('delete from organisation.officer_phone where officer_id = $1', [officerId])
  : city.owner.query('insert into organisation.officer_phone (region, officer_id, phone_sealed, set_at) values ($1, $2, $3, now()) on conflict (region, officer_id) do update set phone_sealed = excluded.phone_sealed, account_id = null', [REGION, officerId, city.platform.sealed.seal(phone)]))

beforeEach(async () => {
  await city.owner.query('truncate messages.officer_sms, messages.sms, messages.demo_sms, messages.officer_message')
  await phoneOf(decider, '19900008888')
  at('10:00')
})

/** A time of the next workday after the last one. */
let day = new Date('2026-03-02T00:00:00+08:00')
function at(time: string, days = 1): void {
  do day = new Date(day.getTime() + days * 86_400_000)
  while ([0, 6].includes(new Date(day.getTime() + 8 * 3600_000).getUTCDay()))
  city.platform.clock.moveTo(new Date(`${new Date(day.getTime() + 8 * 3600_000).toISOString().slice(0, 10)}T${time}:00+08:00`))
}

const ctx = () => systemContext(city.platform, 'test')
const send = (gateway: SmsGateway = createDemoSms(city.platform)) => createSmsSending(() => gateway, 50).run(ctx())
const delivered = () => listDemoSms(city.platform.db, 200)
const states = async () => (await city.owner.query<{ state: string; attempts: number; problem: string | null }>('select state, attempts, problem from messages.officer_sms order by officer_id')).rows
const onDesk = async () => (await city.owner.query('select 1 from messages.officer_message')).rowCount
const card = (level: Telling['level'], more: Partial<Telling> = {}): Telling => ({
  id: city.platform.ids.next(), template: 'officer.cardRaised', region: REGION, at: city.platform.clock.now().toISOString(), number: '3799022603020000015', level, desks: [roleDesk(REGION, 'decider', AUTHORITY)],
  words: { number: '3799022603020000015', title: '食品经营许可', authorityName: '市场监督管理局', levelName: '黄牌', ruleTitle: '超期办结', finding: '已超过1天' }, ...more,
})
const set = (key: string, text: string) => setSetting(ctx(), { region: REGION, key, text, from: city.platform.clock.today(), source: '测试' })

describe('a card', () => {
  test('reaches the phone of whoever stands at the desk that is told, once, and the desk', async () => {
    const told = card('yellow')
    await tell(ctx(), [told])
    await tell(ctx(), [told])
    await send()
    await send()
    expect(await delivered()).toEqual([expect.objectContaining({ phone: '19900008888', text: expect.stringContaining('监察黄牌「超期办结」') as string, timesAsked: 1 })])
    expect(await onDesk()).toBe(1)
  })

  test('lies on the desk alone where nobody gave a number, below the level, or where nothing is sent', async () => {
    await tell(ctx(), [card('reminder'), card('warning')])
    await phoneOf(decider, null)
    await tell(ctx(), [card('red')])
    await phoneOf(decider, '19900008888')
    await set('messages.officerSms', 'off')
    await tell(ctx(), [card('red')])
    await set('messages.officerSms', 'yellow')
    expect(await states()).toEqual([])
    expect(await onDesk()).toBe(4)
  })

  test('waits for the working hours of the region; a red one only for the night to end', async () => {
    at('18:30')
    await tell(ctx(), [card('yellow'), card('red', { id: city.platform.ids.next() })])
    await send()
    expect(await delivered()).toHaveLength(1)
    at('22:30', 0)
    await tell(ctx(), [card('red')])
    await send()
    expect(await delivered()).toHaveLength(1)
    at('08:10')
    await send()
    expect(await delivered()).toHaveLength(2)
    at('09:00', 0)
    await send()
    expect(await delivered()).toHaveLength(3)
  })

  test('goes to no more people than the region says', async () => {
    const { rows: supervisors } = await city.owner.query<{ id: string }>(`select id from organisation.officer where region = $1 and 'supervisor' = any(roles)`, [REGION])
    expect(supervisors.length).toBeGreaterThan(1)
    for (const [index, { id }] of supervisors.entries()) await phoneOf(id, `1990000889${index}`)
    await set('messages.officerSmsMost', '1')
    await tell(ctx(), [card('red', { desks: [supervisorDesk(REGION)] })])
    await set('messages.officerSmsMost', '5')
    expect(await states()).toHaveLength(1)
    await tell(ctx(), [card('red', { desks: [supervisorDesk(REGION)] })])
    expect(await states()).toHaveLength(1 + supervisors.length)
  })
})

describe('on its way', () => {
  test('it is handed over again by another process when its sender was killed, and sent once', async () => {
    await tell(ctx(), [card('red')])
    const now = city.platform.clock.now()
    const [taken] = await takeDueSms(city.platform.db, 'officer', now, new Date(now.getTime() + 120_000), 50)
    // What a process does that is killed now: it handed the message over and wrote nothing.
    await createDemoSms(city.platform).send({ key: `${taken!.ownerId}:${taken!.id}`, phone: '19900008888', text: taken!.text }, new AbortController().signal)
    await send()
    expect(await states()).toMatchObject([{ state: 'waiting' }])
    city.platform.clock.moveTo(new Date(now.getTime() + 180_000))
    await send()
    expect(await delivered()).toMatchObject([{ timesAsked: 2 }])
    expect(await states()).toMatchObject([{ state: 'sent' }])
  })

  test.each([['refused', 'failed'], ['unavailable', 'waiting'], ['neverAnswers', 'waiting']] as const)('a number that is %s leaves it %s', async (sentinel, state) => {
    await phoneOf(decider, SENTINEL_PHONES[sentinel])
    await tell(ctx(), [card('red')])
    await send()
    expect(await states()).toMatchObject([{ state, problem: expect.any(String) as string }])
    expect(await delivered()).toEqual([])
  })

  test('it goes to nobody who took the number back meanwhile, whose account was closed, or who no longer stands at that desk', async () => {
    await tell(ctx(), [card('red')])
    await phoneOf(decider, null)
    await send()
    expect(await states()).toMatchObject([{ state: 'unwanted' }])

    await phoneOf(decider, '19900008888')
    await city.owner.query('update organisation.officer_phone p set account_id = a.id from platform.account a where a.principal_id = p.officer_id and p.officer_id = $1', [decider])
    await tell(ctx(), [card('red')])
    await city.owner.query('update platform.account set disabled_at = now() where principal_id = $1', [decider])
    await send()
    await city.owner.query('update platform.account set disabled_at = null where principal_id = $1', [decider])

    await tell(ctx(), [card('red')])
    await city.owner.query(`update messages.officer_sms set desk = 'decider@379902-GAJ' where state = 'waiting'`)
    await send()
    expect((await states()).map(({ state }) => state)).toEqual(['unwanted', 'unwanted', 'unwanted'])
    expect(await delivered()).toEqual([])
  })
})
