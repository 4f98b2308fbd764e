import type { Reader } from '../../../platform/jobs/jobs.ts'
import type { CourierTroubled } from '../../applications/events.ts'
import { windowDesk } from '../desk/desk-rules.ts'
import { tell } from './tell.ts'

/** Tells the window that gave a parcel out that something is wrong with it. */
export const onCourierTroubled: Reader = {
  id: 'messages.onCourierTroubled',
  on: ['applications.courierTroubled'],
  run: (ctx, events) => tell(ctx, events.map(({ id, region, payload, at }) => {
    const { number, hallId, problem } = payload as unknown as CourierTroubled
    return { id, template: 'officer.courierTroubled', region, at, number, words: { number, problem }, desks: [windowDesk(region, hallId)] }
  })),
}
