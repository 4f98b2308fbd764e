import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { reachesRegion } from '../../../platform/regional-rules.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays } from '../../calendar/index.ts'
import { RegionQuery } from '../fields.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import { daysOfMonth, Month } from '../staffing/month.ts'
import { deviceKindWords, TERMINAL_KINDS } from './device.ts'
import { Kind } from './device-contract.ts'
import { connectionOf } from './device-rules.ts'
import { listTerminals, listUse } from './device-store.ts'
import { listInspectedSince } from './fault-store.ts'
import { countFleet } from './fleet-rules.ts'
import { inspectionDays, offlineMinutes } from './settings.ts'
import { offerOfDevice } from './terminals.ts'

const FigureQuery = Type.Object({
  region: RegionQuery.properties.region,
  /** From and until: months, both included; this month where none is named. */
  from: Type.Optional(Month), until: Type.Optional(Month),
}, { additionalProperties: false })

const TerminalUseRow = Type.Object({ deviceId: Type.String(), number: Type.String(), kindName: Type.String(), placeName: Type.String(), divisionName: Type.String(), transactions: Type.Integer(), persons: Type.Integer() })

/** 终端统计: how many terminals of which kind stand where, what they offer, and what was done there. A city's figures cover its counties. */
export const readTerminalFigures = defineOperation({
  id: 'organisation.readTerminalFigures',
  summary: '自助终端统计：台数、布点、可办事项、业务量和服务人数（Accept: text/csv 为逐台表格）',
  audience: 'staff',
  permission: 'organisation.readDevices',
  query: FigureQuery,
  output: Type.Object({
    region: Type.String(), regionName: Type.String(), from: Type.String(), until: Type.String(),
    terminals: Type.Integer(), byKind: Type.Array(Type.Object({ kind: Kind, kindName: Type.String(), count: Type.Integer() })),
    townships: Type.Integer(), villages: Type.Integer(), allDay: Type.Integer(), services: Nullable(Type.Integer()), transactions: Type.Integer(), persons: Type.Integer(),
    online: Type.Integer(), offline: Type.Integer(), withFault: Type.Integer(), inspectionOverdue: Type.Integer(), inspectionDays: Type.Integer(),
    byService: Type.Array(Type.Object({ service: Type.String(), transactions: Type.Integer(), persons: Type.Integer() })),
    rows: Type.Array(TerminalUseRow),
  }),
  csv: defineOperation({
    id: 'organisation.exportTerminalFigures',
    summary: '导出自助终端逐台统计（CSV）',
    audience: 'staff',
    permission: 'organisation.readDevices',
    query: FigureQuery,
    output: Type.String(),
    transfer: 'file',
    async run(ctx, { query }) {
      const { regionName, from, until, rows } = await figuresOf(ctx, query)
      const lines = rows.map(({ number, kindName, placeName, divisionName, transactions, persons }) => [number, kindName, placeName, divisionName, String(transactions), String(persons)])
      const content = `\ufeff${[['设备编号', '类别', '场所', '乡镇（街道）或村（社区）', '业务量', '服务人数'], ...lines].map(toCsvLine).join('')}`
      return { mediaType: 'text/csv; charset=utf-8', fileName: `自助终端-${regionName}-${from}至${until}.csv`, content: Buffer.from(content) } satisfies Download as never
    },
  }),
  run: (ctx, { query }) => figuresOf(ctx, query),
})

async function figuresOf(ctx: Context, query: { region?: string; from?: string; until?: string }) {
  const { region, directory, officer } = await getManagedRegion(ctx, query.region)
  const [today, now] = [ctx.clock.today(), ctx.clock.now()]
  const until = daysOfMonth(query.until ?? today.slice(0, 7)).until
  const from = daysOfMonth(query.from ?? until.slice(0, 7)).from
  // A county's figures are its own; a city's cover its counties.
  const regions = directory.listRegions().map(({ code }) => code).filter((code) => reachesRegion(region, code))
  const days = await getSetting(ctx, inspectionDays, region, today)
  const [all, use, inspected, minutes] = await Promise.all([
    listTerminals(ctx.db, regions, TERMINAL_KINDS), listUse(ctx.db, regions, TERMINAL_KINDS, from, until), listInspectedSince(ctx.db, regions, addDays(today, -days)), getSetting(ctx, offlineMinutes, region, today),
  ])
  const terminals = all.filter(({ hallId }) => officer.hallId === null || hallId === officer.hallId)
  const ids = new Set(terminals.map(({ id }) => id))
  const ownUse = use.filter(({ deviceId }) => officer.hallId === null || ids.has(deviceId))
  const { byKind, ...counts } = countFleet(terminals, await Promise.all(terminals.map((terminal) => offerOfDevice(ctx, terminal))), ownUse)
  const isOnline = terminals.map((terminal) => connectionOf(terminal, now, minutes) === 'online')
  const lookedAt = new Set(inspected.map(({ deviceId }) => deviceId))
  const useOf = Map.groupBy(ownUse, ({ deviceId }) => deviceId)
  const sum = (rows: readonly { transactions: number; persons: number }[]) => ({ transactions: rows.reduce((total, each) => total + each.transactions, 0), persons: rows.reduce((total, each) => total + each.persons, 0) })
  return {
    region, regionName: directory.region(region), from: from.slice(0, 7), until: until.slice(0, 7), ...counts, byKind: byKind.map((each) => ({ ...each, kindName: deviceKindWords[each.kind] })),
    online: isOnline.filter(Boolean).length, offline: isOnline.filter((each) => !each).length, withFault: terminals.filter(({ openFaults }) => openFaults > 0).length,
    inspectionOverdue: terminals.filter(({ id }) => !lookedAt.has(id)).length, inspectionDays: days,
    byService: [...Map.groupBy(ownUse, ({ service }) => service)].map(([service, rows]) => ({ service, ...sum(rows) })).sort((a, b) => b.transactions - a.transactions),
    rows: terminals.map(({ id, number, kind, placeName, divisionCode }) => ({ deviceId: id, number, kindName: deviceKindWords[kind], placeName, divisionName: directory.division(divisionCode).name, ...sum(useOf.get(id) ?? []) }))
      .sort((a, b) => b.transactions - a.transactions || (a.number < b.number ? -1 : 1)),
  }
}
