import Type from 'typebox'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { getDirectory, getOfficer, type WindowKind, windowKindWords } from '../../organisation/index.ts'
import { HallParams, ItemCode, Letter, WindowNo } from '../contract.ts'
import { getHallLines, LINES_MEMO } from './get-lines.ts'
import type { Line } from './line.ts'
import { isServedBy } from './line-rules.ts'
import { isOwnHall } from './own-hall-rules.ts'
import { saveLine } from './line-store.ts'

const Kind = Type.Enum(Object.keys(windowKindWords) as WindowKind[], { title: '窗口类型' })
const LineBody = Type.Object({
  name: Type.String({ title: '业务名称', minLength: 1, maxLength: 30, pattern: '\\S' }),
  windowKinds: Type.Array(Kind, { title: '窗口类型', maxItems: 20 }),
  windowNos: Type.Array(WindowNo, { title: '窗口号', maxItems: 200 }),
  itemCodes: Type.Array(ItemCode, { title: '事项', maxItems: 500 }),
  authorityIds: Type.Array(Type.String({ maxLength: 60 }), { title: '部门', maxItems: 100 }),
  takesRest: Type.Boolean({ title: '其余事项都到这里' }),
  expectedMinutes: Type.Integer({ title: '一般办理时间（分钟）', minimum: 1, maximum: 240 }),
  isOpen: Type.Boolean({ title: '开放取号' }),
}, { additionalProperties: false })
const LineRow = Type.Object({ letter: Letter, ...LineBody.properties, version: Type.Integer(), windows: Type.Array(Type.String()) })

export const listLines = defineOperation({
  id: 'queue.listLines',
  summary: '一个大厅的排队业务',
  audience: 'staff',
  permission: 'queue.readLines',
  params: HallParams,
  output: Type.Object({ hallName: Type.String(), isOurs: Type.Boolean(), rows: Type.Array(LineRow) }),
  async run(ctx, { params }) {
    const [{ hall, lines }, officer] = await Promise.all([getHallLines(ctx, params.hall), getOfficer(ctx)])
    return { hallName: hall.name, isOurs: isOwnHall(officer, hall), rows: lines.map((line) => ({ ...line, windows: hall.windows.filter((window) => isServedBy(line, window)).map(({ no }) => no) })) }
  },
})

/** Sets a line, or a new one under a free letter. What the windows give by themselves has version 0. */
export const changeLine = defineOperation({
  id: 'queue.changeLine',
  summary: '设置大厅的一个排队业务',
  audience: 'staff',
  permission: 'queue.manageLines',
  params: Type.Object({ ...HallParams.properties, line: Letter }),
  body: LineBody,
  output: LineRow,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, version, body }) {
    const [{ hall, lines }, officer, directory] = await Promise.all([getHallLines(ctx, params.hall), getOfficer(ctx), getDirectory(ctx)])
    if (!isOwnHall(officer, hall)) throw new Refusal(403, 'queue.not_your_hall', '只能设置本大厅的排队业务。')
    if ((lines.find(({ letter }) => letter === params.line)?.version ?? 0) !== version) throw changedMeanwhile()
    const line: Line = { ...body, name: body.name.trim(), letter: params.line, version: version + 1 }
    const known = new Set(directory.listAuthorities(hall.region).map(({ id }) => id))
    const nos = new Set(hall.windows.map(({ no }) => no))
    const rest = lines.find((each) => each.takesRest && each.isOpen && each.letter !== line.letter)
    const errors: FieldError[] = [
      ...line.windowNos.filter((no) => !nos.has(no)).map((no) => ({ pointer: '/windowNos', message: `本大厅没有 ${no} 号窗口，请核对窗口号。` })),
      ...line.authorityIds.filter((id) => !known.has(id)).map((id) => ({ pointer: '/authorityIds', message: `本地区没有部门 ${id}，请重新选择。` })),
      ...(line.isOpen && !hall.windows.some((window) => isServedBy(line, window)) ? [{ pointer: '/windowKinds', message: '没有窗口办理这个业务，请选择窗口类型或填写窗口号；暂时不办的，请关闭取号。' }] : []),
      ...(line.takesRest && rest && line.isOpen ? [{ pointer: '/takesRest', message: `其余事项已经到“${rest.name}”，只能有一个业务接收其余事项。` }] : []),
    ]
    if (errors.length > 0) throw invalidInput(errors)
    await Promise.all(line.itemCodes.map((code) => getPublishedItem(ctx, code)))
    const answer = { ...line, windows: hall.windows.filter((window) => isServedBy(line, window)).map(({ no }) => no) }
    await ctx.db.transaction(async (db) => {
      const isWritten = await commit({ ...ctx, db }, { region: hall.region, guard: saveLine(hall.region, hall.id, line, ctx.actor.accountId, ctx.clock.now()), answer })
      if (!isWritten) throw changedMeanwhile()
      await ctx.memo.touch(db, LINES_MEMO)
    })
    await ctx.audit.append({ region: hall.region, operation: 'queue.changeLine', actor: ctx.actor.accountId, subject: hall.id, detail: { ...line } })
    return answer
  },
})

const changedMeanwhile = (): Refusal => new Refusal(409, 'queue.line_changed', '这个排队业务刚刚有人改过，请看过最新内容再修改。')
