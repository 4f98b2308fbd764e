import type { Reader } from '../../../platform/jobs/jobs.ts'
import { WATCH_EVENTS, type WatchBegan } from '../../supervision/events.ts'
import { supervisorDesk } from '../desk/desk-rules.ts'
import { tell } from './tell.ts'

/** Tells the supervisors of a region, in one line, what had been broken before it was watched. */
export const onWatchBegan: Reader = {
  id: 'messages.onWatchBegan',
  on: WATCH_EVENTS,
  async run(ctx, events) {
    await tell(ctx, events.map(({ id, region, at, payload }) => {
      const findings = (payload as unknown as WatchBegan).findings.map(({ ruleTitle, count }) => `${ruleTitle} ${count} 件`).join('、')
      return { id, region, at, template: 'officer.watchBegan', words: { findings }, desks: [supervisorDesk(region)] }
    }))
  },
}
