import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { settleEscorts, forgetEscorted, findEscort, insertEscort } from '../escorts/escort-store.ts'
import { newEscort } from '../escorts/new-escort.ts'
import { aTicket } from '../fixtures.ts'
import { after } from '../tickets/ticket-rules.ts'
import { addApplication, insertTicket, saveTicket } from '../tickets/ticket-store.ts'
import { listRatingSums, listServedSums } from './day-count-store.ts'
import { onRated } from './on-rated.ts'

const platform = useTestPlatform()
const NUMBER = '3799022603020000015'
const HALL = { region: '379902', hallId: 'H-379902' }
const DAY = '2026-03-02'

test('a rating counts for the window that took the case in, once however often it is told; of other cases it counts nowhere', async () => {
  const { db } = platform
  const waiting = aTicket()
  await db.query(insertTicket(waiting))
  const now = new Date('2026-03-02T10:00:00+08:00')
  const served = after.finished(after.serving(after.called(waiting, '007', waiting.id, now), now), new Date(now.getTime() + 300_000))
  await db.query(saveTicket({ ...served, version: waiting.version + 1 }))
  await addApplication(db, HALL, waiting.id, NUMBER)
  const event = (id: string, number: string, grade: number) => ({ id, region: '379902', type: 'ratings.rated', at: '2026-03-02T02:10:00Z', payload: { number, grade } })
  const told = [event('e1', NUMBER, 5), event('e2', '3799022603020000023', 1)]
  await onRated.run(systemContext(platform, 'test'), told)
  await onRated.run(systemContext(platform, 'test'), told)
  expect(await listRatingSums(db, HALL, DAY)).toEqual([{ officerId: waiting.id, windowNo: '007', grade: 5, count: 1 }])
  expect(await listServedSums(db, HALL, DAY)).toEqual([{ officerId: waiting.id, windowNo: '007', count: 1, seconds: 300, intakes: 1 }])
})

test('after closing an escort that nobody began is cancelled, and later forgotten whom it was for', async () => {
  const { db } = platform
  const ctx = systemContext(platform, 'test')
  const escort = { ...newEscort(ctx, HALL, DAY), visitorKey: 'k', visitorName: '张大爷', reason: 'elder' as const, stages: ['handling' as const], source: 'desk' as const, acts: [] }
  await db.query(insertEscort(escort))
  await settleEscorts(db, HALL, DAY, ctx.clock.now())
  expect(await findEscort(db, HALL, escort.id)).toMatchObject({ state: 'cancelled', note: '下班结清', visitorName: '张大爷' })
  await forgetEscorted(db, '379902', '2026-03-03')
  expect(await findEscort(db, HALL, escort.id)).toMatchObject({ visitorKey: null, visitorName: null })
})
