import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getNearLimit, getWorkCalendar, isDay, isNear, type NearLimit, workdaysBetween, type WorkCalendar } from '../../calendar/index.ts'
import { getOfficer, type Officer } from '../../organisation/index.ts'
import { type ApplicationState, channelWords, stateWords } from '../application.ts'
import { type ApplicationRow, assignedPage, authorityPage, listOwn, listRows, namePage, numberRow, queuePage, regionPage } from './application-list-store.ts'
import { listScopeOf } from './list-scope.ts'
import { parseApplicationNumber } from '../record/application-number-rules.ts'
import { ListAnswer, ListQuery, type ListRow } from '../contract.ts'
import { exportApplications } from './export-applications.ts'

const DEFAULT_LIMIT = 20
const PROMISE_RUNS: readonly string[] = ['accepted', 'reviewed'] satisfies ApplicationState[]

/** 我的待办 (what waits for me, most urgent first), all cases of my unit, or a search by number or name. */
export const listApplications = defineOperation({
  id: 'applications.list',
  summary: '办件列表：我的待办、本单位办件、按编号或姓名查找',
  audience: 'staff',
  permission: 'applications.list',
  query: ListQuery,
  output: ListAnswer,
  csv: exportApplications,
  async run(ctx, { query }) {
    const officer = await getOfficer(ctx)
    const limit = query.limit ?? DEFAULT_LIMIT
    const [calendar, near] = await Promise.all([getWorkCalendar(ctx, officer.region), getNearLimit(ctx, officer.region, ctx.clock.today())])
    const q = query.q?.trim()
    const page = q ? await search(ctx, officer, q, query.cursor, limit) : query.view === 'all' ? await all(ctx, officer, query.state, query.cursor, limit) : await mine(ctx, officer, query.cursor, limit, query.view === 'assigned')
    return { rows: page.rows.map((row) => toListRow(row, calendar, ctx.clock.today(), near)), next: page.next }
  },
})

/** The lists in which cases wait for someone with these roles at this desk. */
export function queuesOf(officer: Pick<Officer, 'roles' | 'hallId' | 'authorityId'>): string[] {
  const { roles, hallId, authorityId } = officer
  return [
    ...(roles.includes('windowClerk') && hallId ? [`intake:${hallId}`, `delivery:${hallId}`] : []),
    ...(roles.includes('reviewer') ? [`review:${authorityId}`, `check:${authorityId}`] : []),
    ...(roles.includes('decider') ? [`decide:${authorityId}`] : []),
    ...(roles.includes('certificateClerk') ? [`certificate:${authorityId}`] : []),
  ]
}

interface Page {
  rows: ApplicationRow[]
  next: string | null
}

/** What is assigned to me comes first, then what waits for anybody of my desk; each by its due day. */
async function mine(ctx: Context, officer: Officer, cursor: string | undefined, limit: number, isAssignedOnly: boolean): Promise<Page> {
  const [part, dueOn, number] = cursor ? decodeCursor(cursor, 3) : (['assigned', undefined, undefined] as const)
  if ((part !== 'assigned' && part !== 'open') || (dueOn !== undefined && dueOn !== '' && !isDay(dueOn))) throw badCursor()
  const after = dueOn === undefined || dueOn === '' ? undefined : { dueOn, number: number! }
  const queues = queuesOf(officer)
  const keyOf = (partOf: 'assigned' | 'open') => (row: ApplicationRow) => [partOf, row.dueOn ?? '', row.number]
  const assigned = part === 'assigned' ? await listRows(ctx.db, assignedPage(officer.region, officer.id, queues, after, limit + 1)) : []
  if (isAssignedOnly || assigned.length > limit) return toPage(assigned, limit, keyOf('assigned'))
  const left = limit - assigned.length
  const pages = await Promise.all(queues.map((queue) => listRows(ctx.db, queuePage(officer.region, queue, part === 'open' ? after : undefined, left + 1, officer.id))))
  // Each list comes in order from its index; merging a few pages is cheaper than sorting the table.
  const open = pages.flat().sort((a, b) => compare(a.dueOn ?? '', b.dueOn ?? '') || compare(a.number, b.number))
  // A page that ends with what is assigned to me goes on with the beginning of the rest.
  if (left === 0) return { rows: assigned, next: open.length > 0 ? encodeCursor(['open', '', '']) : null }
  const page = toPage(open, left, keyOf('open'))
  return { rows: [...assigned, ...page.rows], next: page.next }
}

async function all(ctx: Context, officer: Officer, state: string | undefined, cursor: string | undefined, limit: number): Promise<Page> {
  const before = cursor ? decodeCursor(cursor, 1)[0] : undefined
  const scope = listScopeOf(officer)
  const statement = scope ? authorityPage(officer.region, scope, state, before, limit + 1) : regionPage(officer.region, state, before, limit + 1)
  return toPage(await listRows(ctx.db, statement), limit, (row) => [row.number])
}

async function search(ctx: Context, officer: Officer, q: string, cursor: string | undefined, limit: number): Promise<Page> {
  if (/^\d{10,}$/.test(q.replaceAll(' ', ''))) {
    const parsed = parseApplicationNumber(q.replaceAll(' ', ''))
    if (!parsed.valid) throw new Refusal(422, 'applications.bad_number', parsed.reason, { errors: [{ pointer: '/q', message: parsed.reason }] })
    return { rows: await listRows(ctx.db, numberRow(officer.region, parsed.number, listScopeOf(officer))), next: null }
  }
  const after = cursor ? decodeCursor(cursor, 3) : undefined
  if (after && !after[0].startsWith(q)) throw badCursor()
  const rows = await listRows(ctx.db, namePage(officer.region, q, listScopeOf(officer), after && { name: after[0], authorityId: after[1], number: after[2] }, limit + 1))
  return toPage(rows, limit, (row) => [row.applicantName, row.authorityId, row.number])
}

function toPage(rows: ApplicationRow[], limit: number, keyOf: (row: ApplicationRow) => string[]): Page {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}

function toListRow(row: ApplicationRow, calendar: WorkCalendar, today: string, near: NearLimit): ListRow {
  // Over is over, also on the rest days right after the due day.
  const leftDays = row.dueOn === null ? null : row.dueOn >= today ? workdaysBetween(calendar, today, row.dueOn) : -Math.max(1, workdaysBetween(calendar, row.dueOn, today))
  // While a case is examined the day is that of its promise; at other times it is a limit whose length the row does not know.
  const limit = PROMISE_RUNS.includes(row.state) && row.promisedLimit.unit === 'workday' ? row.promisedLimit.amount : null
  return {
    number: row.number, itemName: row.itemName, applicantName: row.applicantName, state: row.state, stateName: stateWords[row.state as ApplicationState],
    submittedAt: row.submittedAt.toISOString(), dueOn: row.dueOn, dueIsProvisional: row.dueIsProvisional, paused: row.paused, leftDays, isNear: leftDays !== null && isNear(near, { leftDays, limit }), channelName: channelWords[row.channel] ?? row.channel,
    version: row.version, priority: row.priority, assignedToName: row.assignedTo?.name ?? null,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type CursorKey = { 1: [string]; 2: [string, string]; 3: [string, string, string] }

const encodeCursor = (key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key of the last line seen, of as many parts as the list is ordered by. */
function decodeCursor<Count extends 1 | 2 | 3>(cursor: string, count: Count): CursorKey[Count] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === count && key.every((part) => typeof part === 'string' && part.length <= 200 && part.isWellFormed() && !part.includes('\0'))) return key as CursorKey[Count]
  } catch {
    // falls through to the refusal below: a mark that is no JSON was not made by us
  }
  throw badCursor()
}

const badCursor = () => new Refusal(422, 'platform.bad_cursor', '翻页标记无效，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '翻页标记无效。' }] })

const OwnRow = Type.Object({
  number: Type.String(), itemName: Type.String(), applicantName: Type.String(), state: Type.String(), stateName: Type.String(),
  submittedAt: Type.String({ format: 'date-time' }), updatedAt: Type.String({ format: 'date-time' }),
})

/** 我的办件 of a person, newest first. */
export const listOwnApplications = defineOperation({
  id: 'applications.listOwn',
  summary: '我的办件',
  audience: 'citizen',
  permission: 'applications.readOwn',
  query: Type.Object({ cursor: ListQuery.properties.cursor, limit: ListQuery.properties.limit }, { additionalProperties: false }),
  output: Type.Object({ rows: Type.Array(OwnRow), next: Type.Union([Type.String(), Type.Null()]) }),
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const before = query.cursor ? decodeCursor(query.cursor, 2) : undefined
    if (before && Number.isNaN(Date.parse(before[0]))) throw badCursor()
    const rows = await listOwn(ctx.db, ctx.actor.principalId, before && { submittedAt: before[0], number: before[1] }, limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => ({ ...row, stateName: stateWords[row.state as ApplicationState], submittedAt: row.submittedAt.toISOString(), updatedAt: row.updatedAt.toISOString() })),
      next: rows.length > limit && last ? encodeCursor([last.submittedAt.toISOString(), last.number]) : null,
    }
  },
})
