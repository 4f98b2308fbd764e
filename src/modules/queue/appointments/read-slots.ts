import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { placesOf } from '../../../platform/regional-rules.ts'
import { addDays } from '../../calendar/index.ts'
import { getPublishedItem, listEntries } from '../../catalogue/index.ts'
import { type Directory, getDirectory, type Hall } from '../../organisation/index.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { momentOf } from '../lines/hall-day.ts'
import { lineFor } from '../lines/line-rules.ts'
import { countTaken } from './appointment-store.ts'
import { bookableDays, getBookableLine } from './bookable-line.ts'
import { Places, PlacesQuery, SlotDays, SlotsParams } from './contract.ts'
import { listBookingRules } from './settings.ts'

/** Where something can be booked: the halls of a place, its own first, each with the line that leads to the matter. */
export const listBookingPlaces = defineOperation({
  id: 'queue.listBookingPlaces',
  summary: '一个地区可以预约的大厅和业务；指明事项时只列能办它的',
  audience: 'public',
  permission: 'public',
  query: PlacesQuery,
  output: Places,
  async run(ctx, { query: { region, item } }) {
    const directory = await getDirectory(ctx)
    directory.region(region) // an unknown region is refused, not answered with an empty list
    const places = item === undefined ? directory.listHalls(region).map((hall) => ({ hall, authorityId: undefined })) : await placesFor(ctx, directory, item, region)
    const rows = await Promise.all(places.map(async ({ hall, authorityId }) => {
      const lines = (await getHallLines(ctx, hall.id)).lines.filter(({ isOpen }) => isOpen)
      const chosen = item === undefined ? lines : [lineFor(lines, item, authorityId)].filter((line) => line !== undefined)
      return { hall: toPlace(hall), lines: chosen.map(({ letter, name }) => ({ letter, name })) }
    }))
    return { rows: rows.filter(({ lines }) => lines.length > 0) }
  },
})

/** The halls that handle an item for people of a region, its own or its city's, each once. @throws Refusal 404 when there is no such item */
async function placesFor(ctx: Context, directory: Directory, item: string, region: string): Promise<{ hall: Hall; authorityId: string }[]> {
  await getPublishedItem(ctx, item)
  const entries = await listEntries(ctx, item, region)
  const city = placesOf(region).at(-1)!
  const places = (entries.length > 0 || !directory.isRegion(city) ? entries : await listEntries(ctx, item, city)).map(({ divisionCode, authorityId }) => ({ hall: directory.hallOf(divisionCode), authorityId }))
  return places.filter(({ hall }, index) => places.findIndex((each) => each.hall.id === hall.id) === index)
}

const toPlace = ({ id, name, address, phone, hours }: Hall) => ({ id, name, address, phone, hours })

export const listSlots = defineOperation({
  id: 'queue.listSlots',
  summary: '一个大厅的一项业务可以预约的时段和余号',
  audience: 'public',
  permission: 'public',
  params: SlotsParams,
  output: SlotDays,
  async run(ctx, { params }) {
    const bookable = await getBookableLine(ctx, params.hall, params.line)
    const { hall, line, period } = bookable
    const taken = await countTaken(ctx.db, { region: hall.region, hallId: hall.id, line: line.letter }, momentOf(period.from, '00:00'), momentOf(addDays(period.until, 1), '00:00'))
    const days = bookableDays(ctx, bookable).map(({ day, slots, closedReason }) => {
      const free = slots.map(({ startsAt, start, end, capacity }) => ({ slot: startsAt, startsAt: toRfc3339(start), endsAt: toRfc3339(end), free: Math.max(0, capacity - (taken.get(start.getTime()) ?? 0)) }))
      return { day, free: free.reduce((sum, each) => sum + each.free, 0), closedReason, slots: free }
    })
    const rules = await listBookingRules(ctx, hall.region, ctx.clock.today())
    return { ...period, hall: { id: hall.id, name: hall.name, address: hall.address, phone: hall.phone }, line: { letter: line.letter, name: line.name }, region: hall.region, rules, days } satisfies Static<typeof SlotDays>
  },
})
