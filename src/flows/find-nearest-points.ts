import Type, { type Static } from 'typebox'
import { findEntry, getPublishedItem, listEntries } from '../modules/catalogue/index.ts'
import { circleMinutes, type Directory, getDirectory, listServicePoints, type PointKind, pointKindWords, type ServicePoint, walkingMetres } from '../modules/organisation/index.ts'
import type { Platform } from '../platform/context.ts'
import { Refusal } from '../platform/errors.ts'
import { Nullable } from '../platform/nullable.ts'
import { defineOperation } from '../platform/operations.ts'
import { getSetting } from '../platform/settings.ts'

const Metres = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const PositionView = Type.Object({ x: Type.Integer(), y: Type.Integer() })
const DEFAULT_LIMIT = 20

export const PointQuery = Type.Object({
  region: Type.String({ title: '地区', pattern: '^\\d{6}$' }),
  place: Type.Optional(Type.String({ title: '从哪里出发：乡镇（街道）或村（社区）', pattern: '^\\d{12}$' })),
  x: Type.Optional(Metres), y: Type.Optional(Metres),
  kind: Type.Optional(Type.Union([Type.Literal('hall'), Type.Literal('centre'), Type.Literal('station'), Type.Literal('site')], { title: '地点种类' })),
  item: Type.Optional(Type.String({ title: '要办的事项', maxLength: 80, pattern: '^[a-z0-9-]+$' })),
  open: Type.Optional(Type.Literal('now', { title: '现在开门' })),
  cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })),
}, { additionalProperties: false })

export const PointList = Type.Object({
  regionName: Type.String(),
  /** Where one sets out from; distances are from here. */
  from: Type.Object({ name: Type.String(), code: Nullable(Type.String()), position: Nullable(PositionView) }),
  item: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  /** How the circle is drawn: metres on foot in its minutes. */
  circle: Type.Object({ minutes: Type.Integer(), metres: Type.Integer(), metresPerMinute: Type.Integer() }),
  found: Type.Integer(),
  foundInCircle: Type.Integer(),
  rows: Type.Array(Type.Object({
    id: Type.String(), kind: Type.Union([Type.Literal('hall'), Type.Literal('centre'), Type.Literal('station'), Type.Literal('site')]), kindName: Type.String(), name: Type.String(),
    address: Type.String(), position: Nullable(PositionView), /** As guides print them, and of halls today's. */
    hours: Type.String(), today: Nullable(Type.String()), phone: Type.String(), isOpenNow: Nullable(Type.Boolean()),
    /** In a straight line; null where one of the two is not on the map. */
    metres: Nullable(Type.Integer()), walkingMinutes: Nullable(Type.Integer()),
  })),
  next: Nullable(Type.String()),
})
export type PointList = Static<typeof PointList>

/**
 * 就近找办事地点: halls, village stations and partners' sites by the way one walks, where a matter is handled or any. What is handled
 * where is the catalogue's to say, where things lie the organisation's.
 */
export const findServicePoints = defineOperation({
  id: 'organisation.findServicePoints',
  summary: '就近找办事地点：大厅、便民服务站、合作网点，按步行距离排列',
  audience: 'public',
  permission: 'public',
  query: PointQuery,
  output: PointList,
  async run(ctx, { query }) {
    const directory = await getDirectory(ctx)
    const regionName = directory.region(query.region)
    const from = startOf(directory, query)
    const today = ctx.clock.today()
    const [minutes, metresPerMinute, all, handles, item] = await Promise.all([
      getSetting(ctx, circleMinutes, query.region, today), getSetting(ctx, walkingMetres, query.region, today),
      // Anybody may be served nearer across a county's border; a matter is handled in its own.
      listServicePoints(ctx, query.item === undefined && from.position ? undefined : query.region),
      query.item === undefined ? undefined : handlingOf(ctx, query.item, query.region),
      query.item === undefined ? null : getPublishedItem(ctx, query.item),
    ])
    const found = all
      .filter((point) => (query.kind === undefined || point.kind === query.kind) && (query.open === undefined || point.isOpenNow === true) && (handles === undefined || handles(point)))
      .map((point) => ({ point, metres: from.position && point.position ? Math.round(Math.hypot(point.position.x - from.position.x, point.position.y - from.position.y)) : null }))
      .sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || KIND_ORDER[a.point.kind] - KIND_ORDER[b.point.kind] || (a.point.id < b.point.id ? -1 : 1))
    const start = query.cursor === undefined ? 0 : found.findIndex(({ point }) => point.id === query.cursor) + 1
    if (query.cursor !== undefined && start === 0) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const rows = found.slice(start, start + (query.limit ?? DEFAULT_LIMIT))
    const circle = { minutes, metresPerMinute, metres: minutes * metresPerMinute }
    return {
      regionName, from, circle, item: item && { code: item.code, name: item.name },
      found: found.length, foundInCircle: found.filter(({ metres }) => metres !== null && metres <= circle.metres).length,
      rows: rows.map(({ point: { id, kind, name, address, position, hours, today: hoursToday, phone, isOpenNow }, metres }) => ({
        id, kind, kindName: pointKindWords[kind], name, address, position, hours, today: hoursToday, phone, isOpenNow, metres, walkingMinutes: metres === null ? null : Math.max(1, Math.ceil(metres / metresPerMinute)),
      })),
      next: start + rows.length < found.length ? rows.at(-1)!.point.id : null,
    }
  },
})

const KIND_ORDER: Readonly<Record<PointKind, number>> = { hall: 0, centre: 1, station: 2, site: 3 }

/** A division, else a point on the map, else the region's seat. @throws Refusal for a division of another region */
function startOf(directory: Directory, { region, place, x, y }: Static<typeof PointQuery>): PointList['from'] {
  if (place === undefined && x !== undefined && y !== undefined) return { name: '图上的位置', code: null, position: { x, y } }
  const code = place ?? `${region}000000`
  const division = directory.division(code)
  if (division.region !== region) throw new Refusal(422, 'organisation.division_elsewhere', `「${division.name}」不在${directory.region(region)}，请重新选择。`, { errors: [{ pointer: '/place', message: '请重新选择出发的地方。' }] })
  const at = directory.placeOf(code)
  return { name: place === undefined ? `${division.name}中心` : division.name, code: place ?? null, position: at ? { x: at.x, y: at.y } : null }
}

/** Whether a matter is handled at a point: at a hall or station whose division handles it, or at a site whose agreement names it. */
async function handlingOf(platform: Platform, item: string, region: string): Promise<(point: ServicePoint) => boolean> {
  const [entries, ofRegion] = await Promise.all([listEntries(platform, item, region), findEntry(platform, item, region)])
  const divisions = new Set([...entries.map(({ divisionCode }) => divisionCode), ...(ofRegion ? [ofRegion.divisionCode] : [])])
  return ({ services, divisionCode }) => (services ? services.includes(item) : divisions.has(divisionCode))
}
