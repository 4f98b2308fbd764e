import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { isDay } from '../../calendar/index.ts'
import { stale } from '../fields.ts'
import type { Hall, Officer } from '../organisation.ts'
import { getManagedHall } from './managed-hall.ts'
import type { Duty, RotaWeek } from './rota.ts'
import { copyToNextWeek, daysOfWeek, findRotaFaults, findRotaWarnings, mondayOf, type RotaFacts } from './rota-rules.ts'
import { publishDraft, putDraft } from './rota-store.ts'
import { getRotaWeek } from './rotas.ts'

const DutyShape = Type.Object({
  day: Type.String({ title: '日期', format: 'date' }),
  half: Type.Union([Type.Literal('morning'), Type.Literal('afternoon')], { title: '半天' }),
  windowNo: Type.String({ title: '窗口', minLength: 1, maxLength: 10 }),
  officerId: Type.String({ title: '人员', format: 'uuid' }),
}, { additionalProperties: false })

const RotaView = Type.Object({
  hallId: Type.String(), hallName: Type.String(), monday: Type.String(), version: Type.Integer(),
  days: Type.Array(Type.Object({ day: Type.String(), isWorkday: Type.Boolean() })),
  windows: Type.Array(Type.Object({ no: Type.String(), name: Type.String() })),
  officers: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), skills: Type.Integer() })),
  duties: Type.Array(DutyShape),
  publishedAt: Nullable(Type.String()),
  /** Planned differently since it was published. */
  isChanged: Type.Boolean(),
  faults: Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() })),
  warnings: Type.Array(Type.String()),
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })),
})

const HallParams = Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }) })
const WeekParams = Type.Object({ ...HallParams.properties, monday: Type.String({ title: '星期一', format: 'date' }) })

/** 排班: one week of one hall, with what stands against it. */
export const readRota = defineOperation({
  id: 'organisation.readRota',
  summary: '一个大厅一周的窗口排班',
  audience: 'staff',
  permission: 'organisation.readStaffing',
  params: HallParams,
  query: Type.Object({ day: Type.Optional(Type.String({ title: '这一周的任一天', format: 'date' })) }, { additionalProperties: false }),
  output: RotaView,
  async run(ctx, { params, query }) {
    const { hall, officer, directory } = await getManagedHall(ctx, params.id)
    const { week, lastWeek, facts } = await getRotaWeek(ctx, hall, directory, query.day ?? ctx.clock.today())
    return describe(week, lastWeek, facts, hall, officer)
  },
})

function describe(week: RotaWeek, lastWeek: RotaWeek | undefined, facts: RotaFacts, hall: Hall, officer: Officer) {
  const { monday, version, draft, published, publishedAt } = week
  const faults = findRotaFaults(draft, facts)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(published)
  const refusal = officer.roles.includes('hallManager') ? undefined : '由大厅管理员排班。'
  const action = (verb: string, name: string, against: string | undefined) => ({ verb, name, allowed: (refusal ?? against) === undefined, reason: refusal ?? against ?? null })
  return {
    hallId: hall.id, hallName: hall.name, monday, version, days: daysOfWeek(monday).map((day) => ({ day, isWorkday: facts.isWorkday(day) })),
    windows: hall.windows.map(({ no, name }) => ({ no, name })), officers: [...facts.officers].map(([id, { name, skills }]) => ({ id, name, skills: skills.size })),
    duties: draft, publishedAt: publishedAt && toRfc3339(publishedAt), isChanged, faults, warnings: findRotaWarnings(draft, facts),
    allowedActions: [
      action('save', '保存', undefined),
      action('copy', '复制上周', lastWeek && (lastWeek.published ?? lastWeek.draft).length > 0 ? undefined : '上周没有排班，不能复制。'),
      action('publish', '公布', faults.length > 0 ? `还有 ${faults.length} 处冲突，改好后再公布。` : draft.length === 0 ? '还没有排班。' : isChanged ? undefined : '已经公布，没有新的改动。'),
    ],
  }
}

/** What a command on a week begins with: the week as it stands, unless somebody was faster. */
async function begin(ctx: Context, { id, monday }: { id: string; monday: string }, version: number) {
  const managed = await getManagedHall(ctx, id)
  await refuseUsedKey(ctx, managed.hall.region)
  if (!isDay(monday) || mondayOf(monday) !== monday) throw new Refusal(422, 'organisation.not_a_monday', '排班按周保存，请给出星期一的日期。')
  const found = await getRotaWeek(ctx, managed.hall, managed.directory, monday)
  if (found.week.version !== version) throw stale()
  return { ...managed, ...found }
}

type Begun = Awaited<ReturnType<typeof begin>>

async function keepDraft(ctx: Context, { week, lastWeek, facts, hall, officer }: Begun, duties: Duty[]) {
  const planned = { ...week, version: week.version + 1, draft: [...duties].sort(byPlace) }
  const answer = describe(planned, lastWeek, facts, hall, officer)
  if (!(await commit(ctx, { region: hall.region, guard: putDraft(planned, planned.draft, officer.id, ctx.clock.now()), answer }))) throw stale()
  return answer
}

const byPlace = (a: Duty, b: Duty): number => (keyOf(a) < keyOf(b) ? -1 : 1)
const keyOf = ({ day, half, windowNo }: Duty): string => `${day} ${half === 'morning' ? 0 : 1} ${windowNo}`

/** Keeps a plan as it is, with what is still wrong with it: a week is planned in several sittings. */
export const saveRota = defineOperation({
  id: 'organisation.saveRota',
  summary: '保存一周排班的草稿',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: WeekParams,
  body: Type.Object({ duties: Type.Array(DutyShape, { title: '排班', maxItems: 2000 }) }, { additionalProperties: false }),
  output: RotaView,
  isWrite: true,
  expectsVersion: true,
  run: async (ctx, { params, body, version }) => keepDraft(ctx, await begin(ctx, params, version), body.duties),
})

export const copyLastWeek = defineOperation({
  id: 'organisation.copyLastWeek',
  summary: '把上周的排班复制到这一周（只带在岗的人和还在的窗口）',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: WeekParams,
  output: RotaView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, version }) {
    const begun = await begin(ctx, params, version)
    const before = begun.lastWeek?.published ?? begun.lastWeek?.draft ?? []
    if (before.length === 0) throw new Refusal(409, 'organisation.no_last_week', '上周没有排班，不能复制。')
    return keepDraft(ctx, begun, copyToNextWeek(before, new Set(begun.facts.officers.keys()), new Set(begun.hall.windows.map(({ no }) => no))))
  },
})

/** 公布: from now on the queue calls and attendance counts by it. */
export const publishRota = defineOperation({
  id: 'organisation.publishRota',
  summary: '公布一周的排班',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: WeekParams,
  output: RotaView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, version }) {
    const { week, lastWeek, facts, hall, officer } = await begin(ctx, params, version)
    const faults = findRotaFaults(week.draft, facts)
    if (faults.length > 0) throw new Refusal(409, 'organisation.rota_conflicts', `排班还有 ${faults.length} 处冲突，改好后再公布。`, { errors: faults })
    if (week.draft.length === 0) throw new Refusal(409, 'organisation.rota_empty', '这一周还没有排班，请先排班再公布。')
    const published = { ...week, version: version + 1, published: week.draft, publishedAt: ctx.clock.now() }
    const answer = describe(published, lastWeek, facts, hall, officer)
    if (!(await commit(ctx, { region: hall.region, guard: publishDraft(published, officer.id, ctx.clock.now()), answer }))) throw stale()
    await ctx.audit.append({ region: hall.region, operation: 'organisation.publishRota', actor: ctx.actor.accountId, subject: hall.id, detail: { monday: week.monday, duties: week.draft.length } })
    return answer
  },
})
