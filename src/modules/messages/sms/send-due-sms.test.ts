import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { createDemoSms, SENTINEL_PHONES } from '../../../adapters/sms/demo.ts'
import { listDemoSms } from '../../../adapters/sms/demo-sms-store.ts'
import { absentSms } from '../../../adapters/sms/absent.ts'
import type { OutgoingSms, SmsGateway } from '../../../adapters/sms/port.ts'
import { systemContext } from '../../../platform/context.ts'
import { setSetting } from '../../../platform/settings.ts'
import type { Telling } from '../telling/telling-rules.ts'
import { tell } from '../telling/tell.ts'
import { createSmsSending } from './send-due-sms.ts'
import { saveWantsSms, takeDueSms } from './sms-store.ts'

let city: TestApp
let subjects: { id: string; name: string }[]
beforeAll(async () => {
  city = await startTestApp()
  // The platform's own sending would take what these tests are to send.
  await city.app.jobs.stop()
  ;({ rows: subjects } = await city.owner.query(`select id, name from subjects.subject where kind = 'person' order by id limit 60`))
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.owner.query('truncate messages.sms, messages.demo_sms, messages.preference, messages.subject_message')
})

const ctx = () => systemContext(city.platform, 'test')
const PATIENCE_MS = 50
const send = (gateway: SmsGateway) => createSmsSending(() => gateway, PATIENCE_MS).run(ctx())
const demo = () => createDemoSms(city.platform)
const states = async () => (await city.owner.query<{ state: string; attempts: number; problem: string | null; provider_message_id: string | null; next_at: Date; subject_id: string }>('select * from messages.sms order by subject_id')).rows
const delivered = () => listDemoSms(city.platform.db, 200)
const moveOn = (minutes: number) => city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + minutes * 60_000))
/** Ten in the morning of the next day. */
const nextMorning = () => city.platform.clock.moveTo(new Date(`${new Date(city.platform.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)}T10:00:00+08:00`))
const evening = () => city.platform.clock.moveTo(new Date(`${city.platform.clock.today()}T22:00:00+08:00`))

const told = (smsTo: string, template: Telling['template'] = 'applicant.refused'): Telling => ({
  id: city.platform.ids.next(), template, region: '379902', at: city.platform.clock.now().toISOString(),
  words: { itemName: '食品经营许可', hallPhone: '0000-1234567', number: '3799022603020000015' }, number: '3799022603020000015', subjects: [smsTo], smsTo,
})

/** Counts what reaches it, and does what it is told each time. */
function aGateway(behave: (sms: OutgoingSms, turn: number) => Promise<{ providerMessageId: string }>): SmsGateway & { asked: OutgoingSms[] } {
  const asked: OutgoingSms[] = []
  return { asked, send: (sms) => behave(sms, asked.push(sms)) }
}

describe('a text message on its way', () => {
  beforeEach(nextMorning)

  test('goes once, to the number the person is registered with, and is recorded under the id the gateway gave', async () => {
    await tell(ctx(), [told(subjects[0]!.id)])
    await send(demo())
    await send(demo())
    const [sms, ...others] = await delivered()
    expect(others).toEqual([])
    expect(sms).toMatchObject({ text: expect.stringContaining('不予受理') as string, phone: expect.stringMatching(/^1990000/) as string, timesAsked: 1 })
    expect(await states()).toMatchObject([{ state: 'sent', attempts: 1, provider_message_id: sms!.providerMessageId, problem: null }])
  })

  test('told twice, it goes once', async () => {
    const telling = told(subjects[0]!.id)
    await tell(ctx(), [telling])
    await send(demo())
    await tell(ctx(), [telling])
    await send(demo())
    expect(await delivered()).toHaveLength(1)
  })

  test('whose sender dies between handing it over and writing it down is handed over again and sent once', async () => {
    await tell(ctx(), [told(subjects[0]!.id)])
    const deadly = aGateway(async (sms) => {
      await demo().send(sms, new AbortController().signal)
      throw new DeadProcess()
    })
    // The process is gone: what it took stays taken until its time is over.
    await takeAndDie(deadly)
    await send(demo())
    expect(await states()).toMatchObject([{ state: 'waiting' }])
    moveOn(3)
    await send(demo())
    expect(await delivered()).toMatchObject([{ timesAsked: 2 }])
    expect(await states()).toMatchObject([{ state: 'sent', provider_message_id: (await delivered())[0]!.providerMessageId }])
  })

  test('is sent by one of two workers', async () => {
    await tell(ctx(), subjects.map(({ id }) => told(id)))
    const gateway = aGateway(async ({ key }) => ({ providerMessageId: key }))
    await Promise.all([send(gateway), send(gateway), send(gateway)])
    expect(gateway.asked).toHaveLength(subjects.length)
    expect(new Set(gateway.asked.map(({ key }) => key)).size).toBe(subjects.length)
    expect((await states()).every(({ state }) => state === 'sent')).toBe(true)
  })

  test('waits while the gateway fails, longer each time, and goes when it is well again', async () => {
    await tell(ctx(), [told(subjects[0]!.id)])
    const gateway = aGateway((_, turn) => (turn <= 3 ? Promise.reject(new Error('503')) : Promise.resolve({ providerMessageId: 'p-1' })))
    await send(gateway)
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1, problem: '503' }])
    await send(gateway)
    expect(gateway.asked).toHaveLength(1)
    for (const minutes of [1, 5, 15]) {
      moveOn(minutes)
      await send(gateway)
    }
    expect(gateway.asked).toHaveLength(4)
    expect(new Set(gateway.asked.map(({ key }) => key)).size).toBe(1)
    expect(await states()).toMatchObject([{ state: 'sent', attempts: 4, problem: null }])
  })

  test('is not held up by another that the gateway never answers', async () => {
    await tell(ctx(), [told(subjects[0]!.id), told(subjects[1]!.id)])
    const never = subjects[0]!.id
    await send({ send: (sms) => (sms.key.startsWith(never) ? new Promise<never>(() => {}) : Promise.resolve({ providerMessageId: 'p-2' })) })
    expect((await states()).map(({ subject_id, state }) => [subject_id, state])).toEqual([[never, 'waiting'], [subjects[1]!.id, 'sent']])
  })

  test('is given up after three days of failing; the inbox has it', async () => {
    await tell(ctx(), [told(subjects[0]!.id)])
    const down: SmsGateway = { send: () => Promise.reject(new Error('503')) }
    for (let turn = 0; turn < 60 && (await states())[0]!.state === 'waiting'; turn++) {
      city.platform.clock.catchUp((await states())[0]!.next_at)
      await send(down)
    }
    expect(await states()).toMatchObject([{ state: 'failed', problem: '503' }])
    expect((await city.owner.query('select 1 from messages.subject_message')).rowCount).toBe(1)
  })

  test('that is refused for good is not tried again, and without a gateway none is', async () => {
    await tell(ctx(), [told(subjects[0]!.id)])
    await send(absentSms)
    expect(await states()).toMatchObject([{ state: 'failed', attempts: 1, problem: '没有接入短信网关。' }])
    moveOn(200)
    await send(demo())
    expect(await delivered()).toEqual([])
  })
})

describe('quiet hours', () => {
  beforeEach(nextMorning)

  test('hold back until the morning what is told at night; what is urgent passes', async () => {
    evening()
    await tell(ctx(), [told(subjects[0]!.id), told(subjects[1]!.id, 'applicant.decisionRevoked')])
    await send(demo())
    expect((await delivered()).map(({ text }) => text)).toEqual([expect.stringContaining('已被撤销')])
    nextMorning()
    await send(demo())
    expect(await delivered()).toHaveLength(2)
  })

  test('hold back what became due before them and was left over', async () => {
    await tell(ctx(), [told(subjects[0]!.id)])
    evening()
    await send(demo())
    expect(await delivered()).toEqual([])
    // Nobody was asked, so this was no attempt.
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    nextMorning()
    await send(demo())
    expect(await delivered()).toHaveLength(1)
  })

  test('are those of the region, from the day it says', async () => {
    const today = city.platform.clock.today()
    await setSetting(ctx(), { region: '379902', key: 'messages.quietHours', text: 'none', from: today, source: '测试' })
    evening()
    await tell(ctx(), [told(subjects[0]!.id), { ...told(subjects[1]!.id), region: '379903' }])
    await send(demo())
    expect(await delivered()).toHaveLength(1)
    await expect(setSetting(ctx(), { region: '379902', key: 'messages.quietHours', text: '晚上', from: today, source: '测试' })).rejects.toMatchObject({ code: 'platform.bad_setting' })
    await setSetting(ctx(), { region: '379902', key: 'messages.quietHours', text: '21:00-08:00', from: today, source: '测试' })
  })
})

describe('a person who wants no text messages', () => {
  beforeEach(nextMorning)
  const refuseSms = () => saveWantsSms(city.platform.db, subjects[0]!.id, false, city.platform.clock.now())

  test('gets none', async () => {
    await refuseSms()
    await tell(ctx(), [told(subjects[0]!.id)])
    expect(await states()).toEqual([])
  })

  test('gets none that was already on its way either', async () => {
    await tell(ctx(), [told(subjects[0]!.id)])
    await refuseSms()
    await send(demo())
    expect(await delivered()).toEqual([])
    expect(await states()).toMatchObject([{ state: 'unwanted' }])
  })
})

test.each([['refused', 'failed'], ['unavailable', 'waiting'], ['neverAnswers', 'waiting']] as const)('the demonstration has a number that is %s', async (sentinel, state) => {
  nextMorning()
  const { sealed } = city.platform
  const { rows: [before] } = await city.owner.query<{ phone_sealed: string }>('select phone_sealed from subjects.subject where id = $1', [subjects[5]!.id])
  await city.owner.query('update subjects.subject set phone_sealed = $2 where id = $1', [subjects[5]!.id, sealed.seal(SENTINEL_PHONES[sentinel])])
  try {
    await tell(ctx(), [told(subjects[5]!.id)])
    await send(demo())
    expect(await states()).toMatchObject([{ state, problem: expect.any(String) as string }])
    expect(await delivered()).toEqual([])
  } finally {
    await city.owner.query('update subjects.subject set phone_sealed = $2 where id = $1', [subjects[5]!.id, before!.phone_sealed])
  }
})

class DeadProcess extends Error {}

/** What a process does that is killed after the gateway took the message: it took it, handed it over, and wrote nothing. */
async function takeAndDie(gateway: SmsGateway): Promise<void> {
  const now = city.platform.clock.now()
  const [taken] = await takeDueSms(city.platform.db, 'subject', now, new Date(now.getTime() + 120_000), 50)
  const phone = '19900000001'
  await expect(gateway.send({ key: `${taken!.ownerId}:${taken!.id}`, phone, text: taken!.text }, new AbortController().signal)).rejects.toThrow(DeadProcess)
}
