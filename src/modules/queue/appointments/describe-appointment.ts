import type { Context } from '../../../platform/context.ts'
import { toLegalDate, toLocalMinute, toRfc3339 } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory, mayDo } from '../../organisation/index.ts'
import { type Appointment, appointmentStateWords, type Purpose, sourceWords, type Waiting, type WaitingState } from './appointment.ts'
import { cancelUntil } from './attendance-rules.ts'
import type { AppointmentView, WaitingView } from './contract.ts'
import { cancelHours } from './settings.ts'

const waitingStateWords: Record<WaitingState, string> = { waiting: '候补中', offered: '有号了，请确认', taken: '已确认', lapsed: '已过期', left: '已退出' }

/** `09:00-09:30` */
export const timeOf = ({ startsAt, endsAt }: Pick<Appointment, 'startsAt' | 'endsAt'>): string => `${toLocalMinute(startsAt).slice(11)}-${toLocalMinute(endsAt).slice(11)}`

/** `2026-03-03 09:00`, for sentences. */
export const minuteWords = (at: Date): string => toLocalMinute(at).replace('T', ' ')

async function factsOf(ctx: Context, { region, hallId, line, lineName, itemCode, itemName, answers }: Purpose & { region: string; hallId: string; line: string }) {
  const { id, name, address, phone } = (await getDirectory(ctx)).hall(hallId)
  return { region, hall: { id, name, address, phone }, line: { letter: line, name: lineName }, item: itemCode === null ? null : { code: itemCode, name: itemName ?? lineName }, answers }
}

export async function describeAppointment(ctx: Context, appointment: Appointment): Promise<AppointmentView> {
  const { id, number, version, state, source, subjectId, personName, identityMasked, day, startsAt, endsAt, ticketId, ticketNumber, bookedAt } = appointment
  const until = await readCancelUntil(ctx, appointment)
  return {
    ...(await factsOf(ctx, appointment)),
    id, number, version, state, stateName: appointmentStateWords[state], sourceName: sourceWords[source],
    person: { subjectId, name: personName, identityMasked },
    day, startsAt: toRfc3339(startsAt), endsAt: toRfc3339(endsAt), time: timeOf(appointment), cancelUntil: toRfc3339(until),
    ticket: ticketId === null ? null : { id: ticketId, number: ticketNumber ?? '' },
    bookedAt: toRfc3339(bookedAt),
    allowedActions: ACTIONS.filter(({ permissions }) => permissions.some((permission) => mayDo(permission, ctx.actor.roles))).map(({ verb, name }) => {
      const reason = reasonNotTo(verb, appointment, until, ctx.clock.now())
      return { verb, name, allowed: reason === null, reason }
    }),
  }
}

export type AppointmentVerb = 'change' | 'cancel' | 'arrive'

/** Why something cannot be done with a visit now; null where it can. */
export function reasonNotTo(verb: AppointmentVerb, { state, day }: Pick<Appointment, 'state' | 'day'>, until: Date, now: Date): string | null {
  if (state !== 'booked') return `预约${appointmentStateWords[state]}，不用再操作。`
  if (verb !== 'arrive') return now > until ? `最晚在 ${minuteWords(until)} 前可以取消或改期，现在已过。` : null
  const today = toLegalDate(now)
  return day === today ? null : day > today ? '到预约当天才能取号。' : '预约的日子已经过了。'
}

/** Until when a visit can be moved or given back: by the rule of the day on which it was booked. */
export const readCancelUntil = async (ctx: Context, { region, startsAt, bookedAt }: Appointment): Promise<Date> =>
  cancelUntil(startsAt, await getSetting(ctx, cancelHours, region, toLegalDate(bookedAt)))

const ACTIONS: readonly { verb: AppointmentVerb; name: string; permissions: readonly string[] }[] = [
  { verb: 'change', name: '改期', permissions: ['queue.bookOwn', 'queue.bookFor'] },
  { verb: 'cancel', name: '取消预约', permissions: ['queue.bookOwn', 'queue.bookFor'] },
  { verb: 'arrive', name: '到场取号', permissions: ['queue.arrive'] },
]

export async function describeWaiting(ctx: Context, waiting: Waiting, ahead: number | null): Promise<WaitingView> {
  const { id, subjectId, day, state, startsAt, heldUntil } = waiting
  return {
    ...(await factsOf(ctx, waiting)),
    id, subjectId, day, state, stateName: waitingStateWords[state], ahead,
    offer: state === 'offered' && startsAt && heldUntil ? { startsAt: toRfc3339(startsAt), heldUntil: toRfc3339(heldUntil) } : null,
  }
}
