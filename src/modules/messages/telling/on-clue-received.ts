import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { CLUE_EVENTS, type ClueReceived } from '../../supervision/events.ts'
import { supervisorDesk } from '../desk/desk-rules.ts'
import { tell } from './tell.ts'

/** Tells the supervisors of a region that somebody reported something; who did is not known here. */
export const onClueReceived: Reader = {
  id: 'messages.onClueReceived',
  on: CLUE_EVENTS,
  run: (ctx, events) => tell(ctx, events.map(({ id, region, at, payload }) => {
    const { number, kindName, dueOn } = payload as unknown as ClueReceived
    return { id, region, at, template: 'officer.clueReceived', number, words: { number, clueKind: kindName, answerBy: toChineseDate(dueOn) }, desks: [supervisorDesk(region)] }
  })),
}
