import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getDirectory } from '../../organisation/index.ts'
import { SUPERVISION_EVENTS, type SignalRaised, type SignalWithdrawn } from '../../supervision/events.ts'
import { tell } from './tell.ts'
import { signalTellings } from './signal-telling-rules.ts'

/** Tells the officer, the head of the authority and the supervisors of a reminder or a card, as its rule says; and that one was wrong. */
export const onSignalRaised: Reader = {
  id: 'messages.onSignalRaised',
  on: SUPERVISION_EVENTS,
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.flatMap(({ id, region, at, payload }) => {
      const signal = payload as unknown as SignalRaised | SignalWithdrawn
      return signalTellings({ id, region, at, signal, authorityName: directory.authority(signal.authorityId).name })
    }))
  },
}
