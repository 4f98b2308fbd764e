import Type, { type Static } from 'typebox'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { addDays, getWorkCalendar, nextWorkday, type WorkCalendar, workdaysBetween } from '../../calendar/index.ts'
import type { Directory } from '../../organisation/index.ts'
import { type Level, levelWords } from '../rules/rule.ts'
import { MonitoredRows, type MonitoredRow, oneOf, RegionField } from './monitor-contract.ts'
import { closedPage, listMonitoredCases, listMonitoredSignals, type MonitoredCase, type MonitoredSignal, type OpenFilter, openedPage, openPage, signalPage } from './monitor-store.ts'
import { levelsOfService, MONITORED_DAYS, startOf } from './read-monitor.ts'
import { SERVICE_RULES } from './duty-rules.ts'
import { STAGES, stageWords } from './standing-rules.ts'
import { getWatchedPlace, type WatchedPlace } from './watched-place.ts'

const OF_WORDS = {
  open: '在办', paused: '暂停计时', dueToday: '今天到期', dueSoon: '一个工作日内到期', overdue: '超过本阶段期限', overdueByPromise: '超过承诺时限', overdueByLaw: '超过法定期限',
  opened: '当天新收', closed: '当天办结', signals: '监察信号',
} as const
type Of = keyof typeof OF_WORDS

const DEFAULT_LIMIT = 20

const MonitoredQuery = Type.Object(
  {
    of: oneOf(Object.keys(OF_WORDS) as Of[], '看哪个数'),
    region: RegionField,
    authority: Type.Optional(Type.String({ title: '实施主体', pattern: '^[0-9A-Z-]{1,40}$' })),
    hall: Type.Optional(Type.String({ title: '大厅', pattern: '^[0-9A-Z-]{1,40}$' })),
    stage: Type.Optional(oneOf(STAGES, '阶段')),
    day: Type.Optional(Type.String({ title: '日期', format: 'date' })),
    level: Type.Optional(oneOf(Object.keys(levelWords) as Level[], '信号')),
    service: Type.Optional(oneOf(SERVICE_RULES.map(({ id }) => id), '服务制度')),
    /** Of signals: today's, or those of the last thirty days. */
    span: Type.Optional(oneOf(['today', 'month'], '今天或近 30 天')),
    cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 80, pattern: '^[0-9A-Za-z:.-]+_[0-9A-Za-z-]+$' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
type MonitoredQuery = Static<typeof MonitoredQuery>

/** The cases or signals behind a number of the monitor. */
export const listMonitored = defineOperation({
  id: 'supervision.listMonitored',
  summary: '实时监察：一个数背后的办件或信号',
  audience: 'staff',
  permission: 'supervision.monitor',
  query: MonitoredQuery,
  output: MonitoredRows,
  async run(ctx, { query }) {
    const place = await getWatchedPlace(ctx, query.region)
    const today = ctx.clock.today()
    const limit = query.limit ?? DEFAULT_LIMIT
    const calendar = await getWorkCalendar(ctx, place.region)
    const asked = { ...query, authority: place.authorityId ?? query.authority }
    const mark = markOf(query.cursor)
    const title = titleOf(place, asked)
    if (query.of === 'signals') {
      const from = startOf(query.span === 'today' ? today : addDays(today, 1 - MONITORED_DAYS))
      const service = SERVICE_RULES.find(({ id }) => id === query.service)
      const levels = query.level ? [query.level] : service ? levelsOfService(service.id) : (Object.keys(levelWords) as Level[])
      const found = await listMonitoredSignals(ctx.db, signalPage(place.region, { from, rules: service?.rules, level: levels, authorityId: asked.authority }, mark && { at: instantOf(mark.at), id: uuidOf(mark.id) }, limit + 1))
      const shown = found.slice(0, limit)
      return { title, today, rows: shown.map((signal) => toSignalRow(place.directory, signal)), next: found.length > limit ? `${shown.at(-1)!.raisedAt.toISOString()}_${shown.at(-1)!.id}` : null }
    }
    const found = await listMonitoredCases(ctx.db, pageOf(place.region, asked, { today, soon: nextWorkday(calendar, today) }, mark, limit + 1))
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      title, today, rows: shown.map((each) => toCaseRow(place.directory, each, calendar, today)),
      next: found.length > limit && last ? `${query.of === 'closed' ? last.closedAt!.toISOString() : (last.dueOn ?? 'infinity')}_${last.number}` : null,
    }
  },
})

interface Mark {
  at: string
  id: string
}

function markOf(cursor: string | undefined): Mark | undefined {
  const [at, id] = cursor?.split('_') ?? []
  return at !== undefined && id !== undefined ? { at, id } : undefined
}

const BAD_CURSOR = () => new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })

function instantOf(text: string): Date {
  if (Number.isNaN(Date.parse(text))) throw BAD_CURSOR()
  return new Date(text)
}

function uuidOf(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw BAD_CURSOR()
  return text
}

function pageOf(region: string, asked: MonitoredQuery, { today, soon }: { today: string; soon: string }, mark: Mark | undefined, limit: number) {
  const day = asked.day ?? today
  if (asked.of === 'opened') {
    const begun = `${region}${day.slice(2).replaceAll('-', '')}`
    return openedPage(region, { from: mark?.id ?? begun, until: `${begun}~` }, asked.authority, limit)
  }
  if (asked.of === 'closed') return closedPage(region, { from: startOf(day), until: startOf(addDays(day, 1)) }, asked.authority, mark && { at: instantOf(mark.at), number: mark.id }, limit)
  if (mark && mark.at !== 'infinity' && !/^\d{4}-\d{2}-\d{2}$/.test(mark.at)) throw BAD_CURSOR()
  return openPage(region, filterOf(asked, today, soon), mark && { dueOn: mark.at, number: mark.id }, limit)
}

function filterOf(asked: MonitoredQuery, today: string, soon: string): OpenFilter {
  const yesterday = addDays(today, -1)
  const place = placeOf(asked)
  switch (asked.of) {
    case 'dueToday': return { ...place, days: { from: today, until: today } }
    case 'dueSoon': return { ...place, days: { from: addDays(today, 1), until: soon } }
    case 'overdue': return { ...place, days: { until: yesterday } }
    case 'overdueByPromise': return { ...placeOf({ ...asked, stage: 'review' }), days: { until: yesterday } }
    // A limit of the law is never shorter than what is promised within it: who is past it is past the limit of the stage.
    case 'overdueByLaw': return { ...place, days: { until: yesterday }, lawBefore: today }
    case 'paused': return { ...placeOf({ ...asked, stage: 'special' }), days: {} }
    default: return { ...place, days: {} }
  }
}

function placeOf({ authority, hall, stage }: MonitoredQuery): Pick<OpenFilter, 'by' | 'value' | 'authorityId' | 'stage'> {
  if (hall) return { by: 'hall', value: hall, authorityId: authority, stage }
  if (authority) return { by: 'authority', value: authority, stage }
  return stage ? { by: 'stage', value: stage } : { by: 'region' }
}

function titleOf({ name, directory }: WatchedPlace, { of, authority, hall, stage, day, level, service, span }: MonitoredQuery): string {
  const words = [
    name, ...(hall ? [directory.hall(hall).name] : []), ...(authority && directory.authority(authority).name !== name ? [directory.authority(authority).name] : []), ...(stage ? [stageWords[stage]] : []),
    ...(service ? [SERVICE_RULES.find(({ id }) => id === service)!.title] : []),
    of === 'signals' ? `${span === 'today' ? '今天' : `近 ${MONITORED_DAYS} 天`}的${level ? levelWords[level] : '监察信号'}` : day && (of === 'opened' || of === 'closed') ? `${day} ${of === 'opened' ? '新收' : '办结'}` : OF_WORDS[of],
  ]
  return words.join(' · ')
}

function toCaseRow(directory: Directory, { number, itemName, authorityId, hallId, stage, dueOn, openedAt, closedAt }: MonitoredCase, calendar: WorkCalendar, today: string): MonitoredRow {
  return {
    id: number, number, itemName, authorityName: directory.authority(authorityId).name, hallName: hallId ? directory.hall(hallId).name : null, stageName: stage ? stageWords[stage] : '已办结',
    dueOn, overdueDays: dueOn !== null && dueOn < today && closedAt === null ? workdaysBetween(calendar, dueOn, today) : 0, levelName: null, finding: null, isBeforeWatch: false, at: toRfc3339(closedAt ?? openedAt),
  }
}

function toSignalRow(directory: Directory, { id, kind, number, level, raisedAt, itemName, authorityId, hallId, finding, ruleTitle, isBeforeWatch }: MonitoredSignal): MonitoredRow {
  return {
    id, number: kind === 'application' ? number : null, itemName, authorityName: directory.authority(authorityId).name, hallName: hallId ? directory.hall(hallId).name : null, stageName: null,
    dueOn: null, overdueDays: 0, levelName: levelWords[level], finding: `${ruleTitle}：${finding}`, isBeforeWatch, at: toRfc3339(raisedAt),
  }
}

