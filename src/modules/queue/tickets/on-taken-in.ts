import type { Reader } from '../../../platform/jobs/jobs.ts'
import type { ApplicationProgressed } from '../../applications/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { addApplication } from './ticket-store.ts'

/** 收件: the ticket learns which case was taken in with it, however often it is told. */
export const onTakenIn: Reader = {
  id: 'queue.onTakenIn',
  on: ['applications.received'],
  wants: ({ payload }) => (payload as unknown as ApplicationProgressed).ticket !== undefined,
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    for (const { payload } of events) {
      const { number, ticket } = payload as unknown as ApplicationProgressed
      const { region, id } = directory.hall(ticket!.hallId)
      await addApplication(ctx.db, { region, hallId: id }, ticket!.id, number)
    }
  },
}
