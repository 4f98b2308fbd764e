import type { Reader } from '../../../platform/jobs/jobs.ts'
import { APPLICATION_EVENTS, type ApplicationEventType, type ApplicationProgressed } from '../../applications/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { tell } from './tell.ts'
import { tellingsOf } from './telling-rules.ts'

/** Tells applicants how far their cases are, serves them the documents, and tells officers when it is their turn again. */
export const onApplicationProgressed: Reader = {
  id: 'messages.onApplicationProgressed',
  on: APPLICATION_EVENTS,
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.flatMap(({ id, region, type, payload, at }) => {
      const progressed = payload as unknown as ApplicationProgressed
      const hall = directory.hall(progressed.hallId)
      const places = { authorityName: directory.authority(progressed.authorityId).name, hallName: hall.name, hallAddress: hall.address, hallPhone: hall.phone }
      return tellingsOf({ id, region, type: type as ApplicationEventType, at, case: progressed, places })
    }))
  },
}
