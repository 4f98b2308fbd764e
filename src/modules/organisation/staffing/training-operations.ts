import Type from 'typebox'
import { type FieldError, invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import type { Directory } from '../directory.ts'
import { IdParams, Reason, RegionQuery, Words } from '../fields.ts'
import { getManagedHall, getManagedRegion } from './managed-hall.ts'
import { findTraining, insertTraining, listTrainingRows, strikeTraining, type Training, trainingPage } from './training-store.ts'

const HallParams = Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }) })
const DEFAULT_LIMIT = 50

const TrainingView = Type.Object({
  id: Type.String(), course: Type.String(), day: Type.String(), hours: Type.Integer(),
  attendees: Type.Array(Type.Object({ officerId: Type.String(), name: Type.String(), passed: Type.Boolean() })), struckReason: Nullable(Type.String()),
})

const describe = ({ id, course, day, hours, attendees, struckReason }: Omit<Training, 'byId' | 'at'>, directory: Directory) => ({
  id, course, day, hours, attendees: attendees.map(({ officerId, passed }) => ({ officerId, name: directory.officer(officerId).name, passed })), struckReason,
})

/** 培训登记, the newest first. */
export const listTrainings = defineOperation({
  id: 'organisation.listTrainings',
  summary: '一个大厅的培训登记',
  audience: 'staff',
  permission: 'organisation.readStaffing',
  params: HallParams,
  query: Type.Object({
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^\\d{4}-\\d{2}-\\d{2}_[0-9a-f-]{36}$' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  }, { additionalProperties: false }),
  output: Type.Object({ rows: Type.Array(TrainingView), next: Nullable(Type.String()) }),
  async run(ctx, { params, query }) {
    const { hall, directory } = await getManagedHall(ctx, params.id)
    const limit = query.limit ?? DEFAULT_LIMIT
    const [day = '', id = ''] = query.cursor?.split('_') ?? []
    const found = await listTrainingRows(ctx.db, trainingPage(hall.region, hall.id, query.cursor === undefined ? undefined : { day, id }, limit + 1))
    const shown = found.slice(0, limit)
    const last = found.length > limit ? shown.at(-1) : undefined
    return { rows: shown.map((training) => describe(training, directory)), next: last ? `${last.day}_${last.id}` : null }
  },
})

export const recordTraining = defineOperation({
  id: 'organisation.recordTraining',
  summary: '登记一次培训和考核结果',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: HallParams,
  body: Type.Object({
    course: Words('课程', 100),
    day: Type.String({ title: '日期', format: 'date' }),
    hours: Type.Integer({ title: '学时', minimum: 1, maximum: 200 }),
    attendees: Type.Array(Type.Object({ officerId: Type.String({ title: '人员', format: 'uuid' }), passed: Type.Boolean({ title: '是否合格' }) }, { additionalProperties: false }), { title: '参加人员', minItems: 1, maxItems: 500 }),
  }, { additionalProperties: false }),
  output: TrainingView,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body }) {
    const { hall, officer, directory } = await getManagedHall(ctx, params.id)
    await refuseUsedKey(ctx, hall.region)
    const here = new Set(directory.listHallOfficers(hall.id).map(({ id }) => id))
    const errors: FieldError[] = [
      ...(body.day > ctx.clock.today() ? [{ pointer: '/day', message: '只登记已经举办的培训。' }] : []),
      ...(body.attendees.some(({ officerId }) => !here.has(officerId)) ? [{ pointer: '/attendees', message: '参加人员里有不在本大厅的人，请重新选择。' }] : []),
      ...(new Set(body.attendees.map(({ officerId }) => officerId)).size < body.attendees.length ? [{ pointer: '/attendees', message: '同一个人只登记一次。' }] : []),
    ]
    if (errors.length > 0) throw invalidInput(errors)
    const training = { region: hall.region, id: ctx.ids.next(), hallId: hall.id, ...body, byId: officer.id, at: ctx.clock.now() }
    const answer = describe({ ...training, struckReason: null }, directory)
    await commit(ctx, { region: hall.region, guard: insertTraining(training), answer, status: 201 })
    return answer
  },
})

/** 作废: what was entered wrongly stays readable, and does not count. */
export const strikeOutTraining = defineOperation({
  id: 'organisation.strikeTraining',
  summary: '作废一条登记错的培训',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: IdParams,
  query: RegionQuery,
  body: Type.Object({ reason: Reason('作废的原因') }, { additionalProperties: false }),
  output: TrainingView,
  isWrite: true,
  async run(ctx, { params, query, body: { reason } }) {
    const { region, officer } = await getManagedRegion(ctx, query.region)
    const training = await findTraining(ctx.db, region, params.id)
    if (!training) throw notFound('这条培训登记', 'organisation.no_such_training')
    const { directory } = await getManagedHall(ctx, training.hallId)
    const answer = describe({ ...training, struckReason: reason }, directory)
    if (!(await commit(ctx, { region, guard: strikeTraining(region, training.id, reason, officer.id), answer }))) throw new Refusal(409, 'organisation.training_struck', '这条登记已经作废。')
    await ctx.audit.append({ region, operation: 'organisation.strikeTraining', actor: ctx.actor.accountId, subject: training.id, detail: { course: training.course, reason } })
    return answer
  },
})
