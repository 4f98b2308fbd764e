import { toString as toQrSvg } from 'qrcode'
import { type Guide, readGuideOperation } from '../../../modules/catalogue/index.ts'
import { type AppointmentView, type OwnAppointments, type SlotDays, toCalendarFile } from '../../../modules/queue/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { makeShell } from '../make-shell.ts'
import { acceptOffer, cancelAppointment, changeAppointment, leaveWaitingList, listOwnAppointments, listSlots, readCitizenSelf, readOwnAppointment } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { AppointmentPageView, CancelAppointmentView, whatFor } from '../views/appointments/appointment.tsx'
import { ChangeAppointmentView } from '../views/appointments/change-appointment.tsx'
import { MyAppointmentsView } from '../views/appointments/my-appointments.tsx'
import type { Self } from './prefill.ts'

const read = (request: PageRequest): Promise<AppointmentView> => request.run<AppointmentView>(readOwnAppointment, { params: { id: request.params.id! } })

async function showOwn(request: PageRequest, error?: string, status?: number): Promise<PageReply> {
  const [of, cursor] = [fieldOf(request.query, 'of'), fieldOf(request.query, 'cursor')]
  const [shell, self, own] = await Promise.all([
    makeShell(request, { currentPath: portalPaths.myAppointments({ of }) }), request.run<Self>(readCitizenSelf),
    request.run<OwnAppointments>(listOwnAppointments, { query: { ...(of ? { subject: of } : {}), ...(cursor ? { cursor } : {}) } }),
  ])
  const owners = self.principals.map(({ subject, as, asName }) => ({
    name: as === 'self' ? '我自己' : `${subject.name}，${asName}`, href: portalPaths.myAppointments({ of: as === 'self' ? undefined : subject.id }), isShown: subject.id === (of ?? self.subject.id),
  }))
  return show(shell, <MyAppointmentsView shell={shell} owners={owners} own={own} nextHref={own.next ? portalPaths.myAppointments({ of, cursor: own.next }) : undefined} error={error} />, status)
}

/** 我的预约. */
export const myAppointmentsPage: Page = { method: 'GET', path: '/my-appointments', access: 'citizen', answer: (request) => showOwn(request) }

/** The confirmation, and later the same visit as it stands. */
export const appointmentPage: Page = {
  method: 'GET',
  path: '/my-appointments/:id',
  access: 'citizen',
  async answer(request) {
    const appointment = await read(request)
    const [shell, guide, qrSvg] = await Promise.all([makeShell(request, { region: appointment.region }), findGuide(request, appointment), toQrSvg(appointment.number, { type: 'svg', margin: 1 })])
    const done = fieldOf(request.query, 'done')
    const toBring = (guide?.materials ?? []).filter(({ necessary, exemptBy }) => necessary && !exemptBy).map(({ name, copies }) => (copies > 1 ? `${name}（${copies} 份）` : name))
    return show(shell, (
      <AppointmentPageView
        shell={shell} appointment={appointment} done={done === 'booked' || done === 'changed' ? done : undefined} qrSvg={qrSvg} toBring={toBring}
        waived={(guide?.materials ?? []).filter(({ exemptBy }) => exemptBy).length}
      />
    ))
  },
}

/** What to bring as of today. An item that was cancelled since has no list any more, and the visit stays. */
async function findGuide(request: PageRequest, { item, region, answers }: AppointmentView): Promise<Guide | undefined> {
  if (!item) return undefined
  try {
    return await request.run<Guide>(readGuideOperation, { params: { code: item.code }, query: { region, ...answers } })
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  }
}

/** As a file for the calendar of a phone. */
export const appointmentCalendarPage: Page = {
  method: 'GET',
  path: '/my-appointments/:id/calendar.ics',
  access: 'citizen',
  async answer(request) {
    const appointment = await read(request)
    const { id, number, version, startsAt, endsAt, hall, state, region } = appointment
    const address = await getPublicAddress(request.platform, region)
    const text = toCalendarFile({
      uid: `${number}@${new URL(address).hostname}`, sequence: version, at: request.platform.clock.now(), startsAt: new Date(startsAt), endsAt: new Date(endsAt), isCancelled: state === 'cancelled',
      summary: `到${hall.name}办理${whatFor(appointment)}`, location: `${hall.name}，${hall.address}`, description: `预约号 ${number}。请带身份证和材料：${address}${portalPaths.appointment(id)}\n来不了请提前取消。大厅电话 ${hall.phone}`,
    })
    return { kind: 'file', file: { mediaType: 'text/calendar; charset=utf-8', fileName: `预约-${number}.ics`, content: Buffer.from(text) } }
  },
}

async function showChange(request: PageRequest, { day, slot, error }: { day?: string | undefined; slot?: string | undefined; error?: string }, status?: number): Promise<PageReply> {
  const appointment = await read(request)
  // Whoever may not change it any more sees why on its page.
  if (status === undefined && !appointment.allowedActions.some(({ verb, allowed }) => verb === 'change' && allowed)) return goTo(portalPaths.appointment(appointment.id))
  const [shell, slots] = await Promise.all([
    makeShell(request, { region: appointment.region, version: Number(fieldOf(request.form, '_version')) || appointment.version, currentPath: portalPaths.appointmentChange(appointment.id, { day, slot }) }),
    request.run<SlotDays>(listSlots, { params: { hall: appointment.hall.id, line: appointment.line.letter } }),
  ])
  return show(shell, <ChangeAppointmentView shell={shell} appointment={appointment} slots={slots} day={day} slot={slot} error={error} />, status)
}

export const changeAppointmentPage: Page = {
  method: 'GET',
  path: '/my-appointments/:id/change',
  access: 'citizen',
  answer: (request) => showChange(request, { day: fieldOf(request.query, 'day'), slot: fieldOf(request.query, 'slot') }),
}

export const sendChangePage: Page = {
  method: 'POST',
  path: '/my-appointments/:id/change',
  access: 'citizen',
  async answer(request) {
    const [id, slot] = [request.params.id!, fieldOf(request.form, 'slot')]
    try {
      await request.run(changeAppointment, { params: { id }, body: { slot: slot ?? '' } })
      return goTo(portalPaths.appointment(id, 'changed'))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      return showChange(request, { day: slot?.slice(0, 10), error: error.detail }, error.status)
    }
  },
}

async function showCancellation(request: PageRequest, error?: string, status?: number): Promise<PageReply> {
  const appointment = await read(request)
  const shell = await makeShell(request, { region: appointment.region, version: appointment.version, currentPath: portalPaths.appointmentCancellation(appointment.id) })
  return show(shell, <CancelAppointmentView shell={shell} appointment={appointment} error={error} />, status)
}

export const appointmentCancellationPage: Page = { method: 'GET', path: '/my-appointments/:id/cancellation', access: 'citizen', answer: (request) => showCancellation(request) }

export const cancelAppointmentPage: Page = {
  method: 'POST',
  path: '/my-appointments/:id/cancellation',
  access: 'citizen',
  async answer(request) {
    try {
      await request.run(cancelAppointment, { params: { id: request.params.id! } })
      return goTo(portalPaths.appointment(request.params.id!))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      return showCancellation(request, error.detail, error.status)
    }
  },
}

/** An act on the waiting list; refused, the list says why. */
const waitingPage = (act: 'accept' | 'leave', answer: (request: PageRequest, params: { id: string }) => Promise<PageReply>): Page => ({
  method: 'POST',
  path: `/my-appointments/waiting/:id/${act}`,
  access: 'citizen',
  async answer(request) {
    try {
      return await answer(request, { id: request.params.id! })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      return showOwn(request, error.detail, error.status)
    }
  },
})

export const acceptPlacePage = waitingPage('accept', async (request, params) => goTo(portalPaths.appointment((await request.run<AppointmentView>(acceptOffer, { params })).id, 'booked')))

export const leaveWaitingPage = waitingPage('leave', async (request, params) => {
  await request.run(leaveWaitingList, { params })
  return goTo(portalPaths.myAppointments())
})
