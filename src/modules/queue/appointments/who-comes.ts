import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { reachesRegion } from '../../../platform/regional-rules.ts'
import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import { getOfficer, type Hall, type Officer } from '../../organisation/index.ts'
import { canActFor, getSubject, registerSubject, type Subject } from '../../subjects/index.ts'
import type { Appointment } from './appointment.ts'
import { findLimit, type Limit, type LimitPolicy } from './attendance-rules.ts'
import { findAppointment, listMissedDays } from './appointment-store.ts'
import type { PersonBody } from './contract.ts'
import { readLimitPolicy } from './settings.ts'

/** Who comes, and who books it for them. */
export interface Booker {
  subject: Subject
  bookedBy: string | null
  officerId: string | null
}

/** Whoever is signed in, or somebody they stand for. @throws Refusal 404 for everybody else, as if they did not exist */
export async function ownBooker(ctx: Context, subjectId = ctx.actor.principalId): Promise<Booker> {
  if (!(await canActFor(ctx, subjectId))) throw notFound('这位办事人', 'queue.no_such_person')
  return { subject: await getSubject(ctx, subjectId), bookedBy: subjectId === ctx.actor.principalId ? null : ctx.actor.principalId, officerId: null }
}

/** Whoever stands at the desk or is on the phone, by what their document says; registered at their first visit. @throws Refusal 422 at `/person` */
export async function bookerAtDesk(ctx: Context, hall: Hall, person: PersonBody): Promise<Booker> {
  await askToServe(ctx, hall)
  const subject = await registerSubject(ctx, { ...person, kind: 'person', region: hall.region }).catch((error: unknown) => { throw withinPerson(error) })
  return { subject, bookedBy: null, officerId: ctx.actor.principalId }
}

function withinPerson(error: unknown): unknown {
  if (!(error instanceof Refusal) || !error.errors) return error
  return new Refusal(error.status, error.code, error.detail, { errors: error.errors.map(({ pointer, message }) => ({ pointer: `/person${pointer}`, message })), extra: error.extra })
}

/** Officers of the hall itself, and the hotline of its place. */
export const serves = (officer: Officer, hall: Pick<Hall, 'id' | 'region'>): boolean =>
  officer.hallId === hall.id || (officer.roles.includes('hotlineClerk') && reachesRegion(officer.region, hall.region))

/** @throws Refusal 403 for officers of other halls */
export async function askToServe(ctx: Context, hall: Pick<Hall, 'id' | 'region' | 'name'>): Promise<void> {
  if (!serves(await getOfficer(ctx), hall)) throw new Refusal(403, 'queue.other_hall', `您不在${hall.name}工作，不能查看或办理它的预约。请由该大厅的工作人员或热线办理。`)
}

/** One's own, or of somebody one stands for. @throws Refusal 404 for everybody else's, as if it did not exist */
export async function getOwnAppointment(ctx: Context, id: string): Promise<Appointment> {
  const appointment = await findAppointment(ctx.db, id)
  if (!appointment || !(await canActFor(ctx, appointment.subjectId))) throw notFound('这个预约', 'queue.no_such_appointment')
  return appointment
}

/** One of a hall where the officer serves. @throws Refusal 404; 403 for those of other halls */
export async function getServedAppointment(ctx: Context, id: string, hallOf: (id: string) => Hall): Promise<Appointment> {
  const appointment = await findAppointment(ctx.db, id)
  if (!appointment) throw notFound('这个预约', 'queue.no_such_appointment')
  await askToServe(ctx, hallOf(appointment.hallId))
  return appointment
}

/** Whether somebody may not book in a place now, by the visits they missed there; `alsoMissed`: one more that is about to be written down. */
export async function readLimit(ctx: Context, region: string, subjectId: string, alsoMissed?: string): Promise<{ limit: Limit; policy: LimitPolicy } | undefined> {
  const today = ctx.clock.today()
  const [policy, missed] = await Promise.all([readLimitPolicy(ctx, region, today), listMissedDays(ctx.db, region, subjectId)])
  const limit = findLimit(alsoMissed === undefined ? missed : [...missed, alsoMissed], today, policy)
  return limit && { limit, policy }
}

export const limitWords = ({ limit, policy }: { limit: Limit; policy: LimitPolicy }): string =>
  `${policy.withinDays} 日内有 ${limit.misses} 次预约没有到场，暂停预约到 ${toChineseDate(limit.until)}（含当日）。这期间仍可以到大厅现场取号办理；确有特殊情况的，请向大厅说明。`
