import { describe, expect, test } from 'vitest'
import { createDemoCarrier, DEMO_ADDRESSES } from '../../../adapters/post/demo.ts'
import type { Carrier, PlaceAnswer } from '../../../adapters/post/port.ts'
import { systemContext } from '../../../platform/context.ts'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { carryParcels } from './carry-parcels.ts'
import { sealPerson } from './choose-delivery.ts'
import { type CourierOrder, insertCourierOrder, listCourierOrders } from './courier-store.ts'

const platform = useTestPlatform()
const REGION = '379902'
const NUMBER = '3799022603020000015'

/** A parcel of an applicant's materials: no case has to stand behind it. */
async function order(address = '云湖市澄湖区湖滨路 1 号'): Promise<void> {
  const now = platform.clock.now()
  const placed: CourierOrder = {
    region: REGION, number: NUMBER, direction: 'materials', parcel: `${NUMBER}-materials-1`, hallId: 'H-379902', itemName: '食品经营许可', applicantName: '陈小满', orderedBy: '陈小满',
    person: sealPerson(platform, { name: '陈小满', phone: '19900001234', address }), state: 'requested', courierNumber: null, tracking: [], failures: 0, nextAt: now, problem: null, orderedAt: now, deliveredAt: null, receiver: null,
  }
  const guard = insertCourierOrder(placed, undefined)
  await platform.db.query(guard)
}

const now = async (): Promise<CourierOrder> => (await listCourierOrders(platform.db, REGION, NUMBER))[0]!
const later = (minutes: number) => platform.clock.moveTo(new Date(platform.clock.now().getTime() + minutes * 60_000))
const troubles = async () => (await platform.db.query<{ type: string }>({ text: `select type from platform.outbox where type = 'applications.courierTroubled'`, values: [] })).length

/** A carrier with books: one order a key, and every question counted. */
function aCarrier(): Carrier & { orders: Map<string, string>; asked: number; place: Carrier['place'] } {
  const orders = new Map<string, string>()
  const carrier = {
    name: '测试快递', orders, asked: 0,
    async place({ key }: { key: string }): Promise<PlaceAnswer> {
      carrier.asked++
      const courierNumber = orders.get(key) ?? `T${orders.size + 1}`
      orders.set(key, courierNumber)
      return { kind: 'placed', courierNumber }
    },
    track: async () => ({ stage: 'placed' as const, steps: [] }),
  }
  return carrier
}

const run = (carrier: Carrier, patienceMs = 30) => carryParcels(() => carrier, patienceMs).run(systemContext(platform, 'test'))

describe('a carrier', () => {
  test('that answers takes the parcel once, however often the job runs', async () => {
    await order()
    const carrier = aCarrier()
    await run(carrier)
    await run(carrier)
    expect(await now()).toMatchObject({ state: 'placed', courierNumber: 'T1' })
    expect(carrier.asked).toBe(1)
  })

  test('that never answers keeps nobody waiting, is asked again, and is told to the officer once', async () => {
    await order()
    const carrier = { ...aCarrier(), place: () => new Promise<never>(() => {}) }
    for (let question = 0; question < 7; question++) {
      await run(carrier)
      later(241)
    }
    expect(await now()).toMatchObject({ state: 'unanswered', failures: 7, courierNumber: null, problem: expect.stringContaining('没有应答') as string })
    expect(await troubles()).toBe(1)
  })

  test('whose answer is lost on the way is asked under the same key and orders no second parcel', async () => {
    await order()
    const carrier = aCarrier()
    const place = carrier.place
    // The order is in its books; we hear nothing of it.
    const lossy: Carrier = { ...carrier, place: async (parcel, signal) => { await place(parcel, signal); throw new Error('connection reset') } }
    await run(lossy)
    expect((await now()).state).toBe('requested')
    later(2)
    await run(carrier)
    expect(await now()).toMatchObject({ state: 'placed', courierNumber: 'T1' })
    expect([...carrier.orders]).toEqual([[`${NUMBER}-materials-1`, 'T1']])
  })

  test('is asked again when we were killed between its answer and our record', async () => {
    await order()
    const carrier = aCarrier()
    const place = carrier.place
    // Killed: the work stops dead after the answer, and nothing of it is written.
    await platform.db.transaction(async (db) => {
      await carryParcels(() => ({ ...carrier, place: async (parcel, signal) => { const answer = await place(parcel, signal); throw Object.assign(new Error('killed'), { answer }) } }), 30).run({ ...systemContext(platform, 'test'), db })
      throw new Error('killed')
    }).catch(() => {})
    expect(await now()).toMatchObject({ state: 'requested', failures: 0 })
    later(11)
    await run(carrier)
    expect((await now()).courierNumber).toBe('T1')
    expect(carrier.orders.size).toBe(1)
  })

  test('that answers twice, with two numbers, changes nothing the second time', async () => {
    await order()
    const slow: { give?: (answer: PlaceAnswer) => void } = {}
    const carrier = { ...aCarrier(), place: () => new Promise<PlaceAnswer>((resolve) => { slow.give = resolve }) }
    const first = run(carrier, 1000)
    await expect.poll(() => slow.give).toBeDefined()
    // The lease of the first worker is over, another asks and is answered; then the first hears its own answer too.
    later(11)
    const give = slow.give!
    await run({ ...aCarrier(), place: async () => ({ kind: 'placed', courierNumber: 'A1' }) })
    give({ kind: 'placed', courierNumber: 'B2' })
    await first
    expect((await now()).courierNumber).toBe('A1')
  })
})

describe('the demo carrier', () => {
  const demo = () => createDemoCarrier(() => platform.clock.now())

  test('fetches, carries and delivers within two days, before and after a restart', async () => {
    await order()
    await run(demo())
    later(60 * 13)
    await run(demo())
    expect(await now()).toMatchObject({ state: 'inTransit', tracking: [{ text: '已下单，等待上门取件' }, { text: '快递员已取件' }, { text: '运输途中' }] })
    later(60 * 36)
    await run(demo())
    expect(await now()).toMatchObject({ state: 'delivered', nextAt: null, receiver: '收件人本人' })
  })

  test('refuses an address it does not serve, and the officer reads what to do', async () => {
    await order(`山里${DEMO_ADDRESSES.refused} 1 号`)
    await run(demo())
    expect(await now()).toMatchObject({ state: 'refused', nextAt: null, problem: expect.stringContaining('重新下单') as string })
    expect(await troubles()).toBe(1)
  })

  test('loses a parcel for good: after the days somebody is told, once', async () => {
    await order(`${DEMO_ADDRESSES.lost} 1 号`)
    await run(demo())
    for (let day = 0; day < 9; day++) {
      later(60 * 24)
      await run(demo())
    }
    expect(await now()).toMatchObject({ state: 'inTransit', problem: expect.stringContaining('7 天') as string })
    expect(await troubles()).toBe(1)
  })

  test('never says where a parcel is', async () => {
    await order(`${DEMO_ADDRESSES.untraceable} 1 号`)
    await run(demo())
    for (let question = 0; question < 5; question++) {
      later(300)
      await run(demo())
    }
    expect(await now()).toMatchObject({ state: 'placed', problem: expect.stringContaining('查询不到') as string })
  })
})
