import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { reachesRegion } from '../../../platform/regional-rules.ts'
import { namesOfAccounts } from '../account-names.ts'
import { addDays, getHallHours, getWorkCalendar } from '../../calendar/index.ts'
import { type Directory, getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'
import { type Hall, windowFieldWords, windowKindWords } from '../organisation.ts'
import { mayDo } from '../role-permissions.ts'
import { looksAfterHall } from '../staffing/managed-hall.ts'
import { extendedKindWords, facilityWords, markWords, zoneKindWords } from './hall.ts'
import { HallParams, HallView } from './hall-contract.ts'
import { listSiteChanges } from './hall-store.ts'
import { type DayOpening, isOpenAt, openingOn, weekdayWords } from './opening-rules.ts'
import { isInService } from './windows-for.ts'

const DAYS_AHEAD = 7
const CHANGES_SHOWN = 50
const LEVEL_WORDS: Readonly<Record<Hall['level'], string>> = { city: '市级政务服务中心', county: '县级政务服务中心', township: '乡镇（街道）便民服务中心' }

/** When a hall is open, today and the days after. */
export async function openingsOf(ctx: Pick<Context, 'db' | 'memo' | 'clock'> & Parameters<typeof getWorkCalendar>[0], hall: Hall, days: number): Promise<DayOpening[]> {
  const [calendar, { hours: office }] = await Promise.all([getWorkCalendar(ctx, hall.region, hall.id), getHallHours(ctx, hall.region, hall.id)])
  const today = ctx.clock.today()
  return Array.from({ length: days }, (_, index) => openingOn(calendar, { office, extended: hall.extendedHours, special: hall.specialDays }, addDays(today, index)))
}

async function describeHall(ctx: Context, hall: Hall, directory: Directory): Promise<HallView> {
  const [openings, { hours: office, source: officeSource }] = await Promise.all([openingsOf(ctx, hall, 1 + DAYS_AHEAD), getHallHours(ctx, hall.region, hall.id)])
  const today = ctx.clock.today()
  const { id, version, region, name, level, address, phone, hours, position, extendedHours: extended, specialDays: special, zones, plan } = hall
  return {
    id, version, region, regionName: directory.region(region), name, level, levelName: LEVEL_WORDS[level], address, phone, hours, position, office, officeSource, extended, special, zones, plan,
    isOpenNow: isOpenAt(openings[0]!, toLocalMinute(ctx.clock.now()).slice(11)),
    days: openings.map(({ day, periods, reason }) => ({
      day, weekday: weekdayWords(day), reason, periods: periods.map(({ from, to, kind, byAppointment }) => ({ from, to, kindName: kind && extendedKindWords[kind], byAppointment })),
    })),
    facilities: hall.facilities.map((kind) => ({ kind, name: facilityWords[kind] })),
    windows: hall.windows.map(({ no, name: windowName, kind, field, serves, takes, fromDay, untilDay }) => ({
      no, name: windowName, kind, kindName: windowKindWords[kind], field, fieldName: field && windowFieldWords[field], serves,
      takes: { ...takes, authorities: takes.authorities.map((authority) => ({ id: authority, name: directory.authority(authority).shortName })) },
      from: fromDay, until: untilDay, isInService: isInService({ fromDay, untilDay }, today),
    })),
  }
}

/** 大厅: hours today and the days after, zones, facilities, windows, floor plan. */
export const readHall = defineOperation({
  id: 'organisation.readHall',
  summary: '一个大厅：开放时间、功能区、便民设施、窗口和平面图',
  audience: 'public',
  permission: 'public',
  params: HallParams,
  output: HallView,
  async run(ctx, { params: { id } }) {
    const directory = await getDirectory(ctx)
    return describeHall(ctx, directory.hall(id), directory)
  },
})

const Choice = Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))
const choicesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const Change = Type.Object({ version: Type.Integer(), what: Type.String(), reason: Nullable(Type.String()), byName: Nullable(Type.String()), at: Type.String({ format: 'date-time' }) })

/** The same for whoever runs or watches it, with what was changed and whether they may change it. */
export const readHallSheet = defineOperation({
  id: 'organisation.readHallSheet',
  summary: '大厅档案：资料和修改记录',
  audience: 'staff',
  permission: 'organisation.readHalls',
  params: HallParams,
  query: Type.Object({ before: Type.Optional(Type.Integer({ title: '修改记录的翻页标记', minimum: 1 })) }, { additionalProperties: false }),
  output: Type.Object({
    hall: HallView,
    changes: Type.Array(Change),
    next: Nullable(Type.Integer()),
    /** What there is to choose from where it is changed. */
    choices: Type.Object({ windowKinds: Choice, fields: Choice, zoneKinds: Choice, facilities: Choice, extendedKinds: Choice, marks: Choice, departments: Choice }),
    allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })),
  }),
  async run(ctx, { params: { id }, query: { before } }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const hall = directory.hall(id)
    const changes = await listSiteChanges(ctx.db, hall.region, id, before ?? hall.version + 1, CHANGES_SHOWN)
    const names = await namesOfAccounts(ctx, changes.map(({ by }) => by))
    const against = !mayDo('organisation.manageHalls', ctx.actor.roles) ? '由大厅管理员修改。' : looksAfterHall(officer, hall) ? null : '这个大厅不由您管理。'
    return {
      hall: await describeHall(ctx, hall, directory),
      changes: changes.map(({ version, what, detail: { reason }, by, at }) => ({ version, what, reason: reason ?? null, byName: names.get(by) ?? null, at: at.toISOString() })),
      next: changes.length === CHANGES_SHOWN ? changes.at(-1)!.version : null,
      choices: {
        windowKinds: choicesOf(windowKindWords), fields: choicesOf(windowFieldWords), zoneKinds: choicesOf(zoneKindWords), facilities: choicesOf(facilityWords), extendedKinds: choicesOf(extendedKindWords), marks: choicesOf(markWords),
        departments: directory.listAuthorities(hall.region).filter(({ level, divisionCode }) => level !== 'village' && (level !== 'township' || divisionCode === hall.divisionCode)).map(({ id: value, shortName: label }) => ({ value, label })),
      },
      allowedActions: [{ verb: 'change', name: '修改', allowed: against === null, reason: against }],
    }
  },
})

/** 大厅列表 of a region, with what is missing where. */
export const listHallSheets = defineOperation({
  id: 'organisation.listHallSheets',
  summary: '一个地区的大厅：窗口数、功能区、今天的时间',
  audience: 'staff',
  permission: 'organisation.readHalls',
  query: Type.Object({ region: Type.Optional(Type.String({ title: '区划代码', pattern: '^\\d{6}$' })) }, { additionalProperties: false }),
  output: Type.Object({
    region: Type.String(), regionName: Type.String(),
    rows: Type.Array(Type.Object({
      id: Type.String(), name: Type.String(), levelName: Type.String(), address: Type.String(), phone: Type.String(), hours: Type.String(),
      windows: Type.Integer(), windowsInService: Type.Integer(), zones: Type.Integer(), facilities: Type.Integer(), hasPlan: Type.Boolean(), isOpenNow: Type.Boolean(), isOurs: Type.Boolean(),
    })),
  }),
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const region = query.region ?? officer.region
    const [today, time] = [ctx.clock.today(), toLocalMinute(ctx.clock.now()).slice(11)]
    const regionName = directory.region(region)
    const rows = directory.listHalls(region).map(async (hall) => {
      const [opening] = await openingsOf(ctx, hall, 1)
      const { id, name, level, address, phone, hours, windows, zones, facilities, plan } = hall
      return {
        id, name, levelName: LEVEL_WORDS[level], address, phone, hours, windows: windows.length, windowsInService: windows.filter((window) => isInService(window, today)).length,
        zones: zones.length, facilities: facilities.length, hasPlan: plan !== null, isOpenNow: isOpenAt(opening!, time), isOurs: looksAfterHall(officer, hall) && reachesRegion(officer.region, region),
      }
    })
    return { region, regionName, rows: await Promise.all(rows) }
  },
})
