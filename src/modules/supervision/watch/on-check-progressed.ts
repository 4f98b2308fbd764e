import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getWorkCalendar, type WorkCalendar, workdaysBetween } from '../../calendar/index.ts'
import type { CheckEventType, CheckProgressed } from '../../materials/events.ts'
import type { MatterNews } from './matter.ts'
import { followMatters } from './watch-matters.ts'

/** Watches whether a department answers in time what another asks it. That it is overdue the clock says by itself. */
export const onCheckProgressed: Reader = {
  id: 'supervision.onCheckProgressed',
  on: ['materials.checkAsked', 'materials.checkAnswered', 'materials.checkWithdrawn'],
  async run(ctx, events) {
    for (const [region, ofRegion] of Map.groupBy(events, ({ payload }) => (payload as unknown as CheckProgressed).askedRegion)) {
      const calendar = await getWorkCalendar(ctx, region)
      await followMatters(ctx, region, ofRegion.map(({ type, payload, at }) => toCheckNews(type as CheckEventType, at, payload as unknown as CheckProgressed, calendar)))
    }
  },
}

/** It is the matter of the body that is asked. */
export function toCheckNews(type: CheckEventType, at: string, { number, askedRegion, askedAuthorityId, itemName, dueOn }: CheckProgressed, calendar: WorkCalendar): MatterNews {
  const isOpen = type === 'materials.checkAsked'
  const startedOn = toLegalDate(at)
  const clock = { startedOn, amount: workdaysBetween(calendar, startedOn, dueOn), unit: 'workday' as const, pauses: [], extensions: [] }
  return {
    type, at,
    matter: {
      region: askedRegion, kind: 'check', id: number, title: `部门协查（${itemName ?? '其他工作'}）`, itemCode: null, itemName: itemName ?? '其他工作', authorityId: askedAuthorityId, hallId: null, officerId: null,
      state: isOpen ? 'asked' : type === 'materials.checkAnswered' ? 'answered' : 'withdrawn', isImmediate: false, openedAt: at,
      clocks: isOpen ? [{ id: 'answer', kind: 'answer', name: '协查答复期限', clock }] : [], version: isOpen ? 1 : 2, isClosed: !isOpen,
    },
  }
}
