import type { Guide } from '../../../modules/catalogue/index.ts'
import { readGuideOperation } from '../../../modules/catalogue/index.ts'
import { getDirectory } from '../../../modules/organisation/index.ts'
import type { AppointmentView, OwnAppointments, Places, SlotDays } from '../../../modules/queue/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Fields, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { bookAppointment, joinWaitingList, listBookingPlaces, listOwnAppointments, listSlots, readCitizenSelf } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { type BookingQuery, portalPaths } from '../paths.ts'
import { CheckBookingView } from '../views/appointments/check-booking.tsx'
import { ChooseHallView } from '../views/appointments/choose-hall.tsx'
import { ChooseSlotView } from '../views/appointments/choose-slot.tsx'
import { slotTime } from '../views/appointments/slot-picker.tsx'
import { toGuideQuery } from './guide.tsx'
import type { Self } from './prefill.ts'

const CHOICES = ['region', 'item', 'hall', 'line', 'day', 'slot', 'subject']

/** What is chosen so far, as it travels from page to page. */
const toChosen = (fields: Fields): BookingQuery => ({ ...Object.fromEntries(CHOICES.map((name) => [name, fieldOf(fields, name) || undefined])), ...toGuideQuery(fields) })

/** The guided answers alone. */
const toAnswers = (chosen: BookingQuery): Record<string, string> => Object.fromEntries(Object.entries(chosen).flatMap(([name, value]) => (name.startsWith('s.') && value !== undefined ? [[name, value] as const] : [])))

/** What a booking and a place in the waiting list both say. */
const toWanted = (chosen: BookingQuery) => ({
  hall: chosen.hall ?? '', line: chosen.line ?? '', answers: toAnswers(chosen), ...(chosen.item ? { item: chosen.item } : {}), ...(chosen.subject ? { subject: chosen.subject } : {}),
})

async function readItem(request: PageRequest, region: string, { item }: BookingQuery): Promise<{ code: string; name: string } | undefined> {
  if (item === undefined) return undefined
  const { code, name } = await request.run<Guide>(readGuideOperation, { params: { code: item }, query: { region } })
  return { code, name }
}

const readSlots = (request: PageRequest, { hall, line }: BookingQuery): Promise<SlotDays> => request.run<SlotDays>(listSlots, { params: { hall: hall ?? '', line: line ?? '' } })

/** 预约办理: first the hall, then the slot, whatever of it the address does not say yet. */
export const bookPage: Page = {
  method: 'GET',
  path: '/book',
  access: 'anyone',
  answer: async (request) => {
    const chosen = toChosen(request.query)
    return chosen.hall && chosen.line ? showSlots(request, chosen) : showHalls(request, chosen)
  },
}

async function showHalls(request: PageRequest, chosen: BookingQuery): Promise<PageReply> {
  const shell = await makeShell(request, { region: chosen.region })
  const region = shell.region.code
  const [item, { rows }, directory] = await Promise.all([readItem(request, region, chosen), request.run<Places>(listBookingPlaces, { query: { region, ...(chosen.item ? { item: chosen.item } : {}) } }), getDirectory(request.platform)])
  const nearest = chosen.division ? directory.hallOf(chosen.division).id : undefined
  const places = rows.map(({ hall, lines }) => ({
    ...hall, isNearest: hall.id === nearest, lines: lines.map(({ letter, name }) => ({ name, href: portalPaths.book({ ...chosen, region, hall: hall.id, line: letter }) })),
  }))
  return show(shell, <ChooseHallView shell={shell} item={item} places={places.toSorted((a, b) => Number(b.isNearest) - Number(a.isNearest))} />)
}

async function showSlots(request: PageRequest, chosen: BookingQuery, error?: string, status?: number): Promise<PageReply> {
  const shell = await makeShell(request, { region: chosen.region, currentPath: portalPaths.book(chosen) })
  const [item, slots] = await Promise.all([readItem(request, shell.region.code, chosen), readSlots(request, chosen)])
  return show(shell, <ChooseSlotView shell={shell} slots={slots} item={item} chosen={chosen} error={error} />, status)
}

async function showCheck(request: PageRequest, chosen: BookingQuery, error?: string, status?: number): Promise<PageReply> {
  const [shell, slots, self, own] = await Promise.all([
    makeShell(request, { region: chosen.region, currentPath: portalPaths.checkBooking(chosen) }), readSlots(request, chosen), request.run<Self>(readCitizenSelf),
    request.run<OwnAppointments>(listOwnAppointments, { query: { limit: 1, ...(chosen.subject ? { subject: chosen.subject } : {}) } }),
  ])
  const item = await readItem(request, shell.region.code, chosen)
  const slot = slots.days.flatMap((day) => day.slots).find((each) => each.slot === chosen.slot)
  // The slot went by while it was looked at: back to choosing.
  if (!slot) return showSlots(request, { ...chosen, slot: undefined }, error ?? '这个时段已经不能预约，请重新选择。', status)
  return show(shell, (
    <CheckBookingView
      shell={shell} purpose={item?.name ?? slots.line.name} hall={slots.hall} day={slot.slot.slice(0, 10)} time={slotTime(slot)} rules={slots.rules} chosen={chosen} error={error} limit={own.limit?.reason}
      people={self.principals.map(({ subject, as, asName }) => ({ id: subject.id, name: as === 'self' ? `${subject.name}（本人）` : `${subject.name}，${asName}` }))}
    />
  ), status)
}

export const checkBookingPage: Page = {
  method: 'GET',
  path: '/book/check',
  access: 'citizen',
  answer: (request) => showCheck(request, toChosen(request.query)),
}

export const sendBookingPage: Page = {
  method: 'POST',
  path: '/book/check',
  access: 'citizen',
  async answer(request) {
    const chosen = toChosen(request.form)
    try {
      const { id } = await request.run<AppointmentView>(bookAppointment, { body: { ...toWanted(chosen), slot: chosen.slot ?? '', ...(fieldOf(request.form, 'escort') === 'true' ? { escort: true } : {}) } })
      return goTo(portalPaths.appointment(id, 'booked'))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      // A slot that went meanwhile: the others are shown at once.
      return error.code === 'queue.slot_full' ? showSlots(request, { ...chosen, slot: undefined, day: chosen.slot?.slice(0, 10) }, error.detail, error.status) : showCheck(request, chosen, error.detail, error.status)
    }
  },
}

/** 候补. */
export const waitForPlacePage: Page = {
  method: 'POST',
  path: '/book/waiting',
  access: 'citizen',
  async answer(request) {
    const chosen = toChosen(request.form)
    try {
      await request.run(joinWaitingList, { body: { ...toWanted(chosen), day: chosen.day ?? '' } })
      return goTo(portalPaths.myAppointments())
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      return showSlots(request, chosen, error.detail, error.status)
    }
  },
}
