import { type Telling, tell } from '../modules/messages/index.ts'
import { getDirectory } from '../modules/organisation/index.ts'
import type { AppointmentProgressed } from '../modules/queue/events.ts'
import { toLegalDate, toLocalMinute } from '../platform/legal-dates.ts'
import type { Reader } from '../platform/jobs/jobs.ts'
import { toChineseDate } from '../platform/pdf/index.ts'

const TEMPLATES = {
  book: 'applicant.appointmentBooked', change: 'applicant.appointmentChanged', cancel: 'applicant.appointmentCancelled', remind: 'applicant.appointmentReminder', offer: 'applicant.placeOffered',
} as const

/** 预约: the queue knows who comes and when, the messages how they are reached: hence a flow. */
export const tellAppointments: Reader = {
  id: 'flows.tellAppointments',
  on: ['queue.appointmentProgressed'],
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.map(({ id, region, at, payload }): Telling => {
      const { act, purpose, hallId, number, subjects, smsTo, startsAt, limitedUntil, heldUntil } = payload as unknown as AppointmentProgressed
      const hall = directory.hall(hallId)
      const template = act === 'miss' ? (limitedUntil ? 'applicant.bookingLimited' : 'applicant.appointmentMissed') : TEMPLATES[act]
      const answerBy = limitedUntil ? toChineseDate(limitedUntil) : heldUntil ? momentWords(heldUntil) : '没有'
      return {
        id, region, at, template, subjects, smsTo,
        words: { purpose, when: momentWords(startsAt), hallName: hall.name, hallAddress: hall.address, hallPhone: hall.phone, number: number ?? '确认后生成', answerBy },
      }
    }))
  },
}

/** 2026年3月3日 09:00 */
const momentWords = (at: string): string => `${toChineseDate(toLegalDate(at))} ${toLocalMinute(at).slice(11)}`
