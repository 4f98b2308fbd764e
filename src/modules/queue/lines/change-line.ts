import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { listPublishedItems } from '../../catalogue/index.ts'
import { getDirectory, getOfficer, type Hall, looksAfterHall } from '../../organisation/index.ts'
import { HallParams, Letter } from '../contract.ts'
import { getHallLines, LINES_MEMO } from './get-lines.ts'
import { LineBody, LineRow } from './line-contract.ts'
import type { Line } from './line.ts'
import { isServedBy } from './line-rules.ts'
import { saveLine } from './line-store.ts'

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
    const [{ hall, lines }, officer] = await Promise.all([getHallLines(ctx, params.hall), getOfficer(ctx)])
    if (!looksAfterHall(officer, hall)) throw new Refusal(403, 'queue.not_your_hall', '只能设置本大厅的排队业务。')
    if ((lines.find(({ letter }) => letter === params.line)?.version ?? 0) !== version) throw changedMeanwhile()
    const line: Line = { ...body, name: body.name.trim(), letter: params.line, version: version + 1 }
    const errors = await findErrors(ctx, hall, line, lines)
    if (errors.length > 0) throw invalidInput(errors)
    const answer = { ...line, windows: hall.windows.filter((window) => isServedBy(line, window)).map(({ no }) => no) }
    const isWritten = await commitTouching(ctx, LINES_MEMO, { region: hall.region, guard: saveLine(hall.region, hall.id, line, ctx.actor.accountId, ctx.clock.now()), answer })
    if (!isWritten) throw changedMeanwhile()
    await ctx.audit.append({ region: hall.region, operation: 'queue.changeLine', actor: ctx.actor.accountId, subject: hall.id, detail: { ...line } })
    return answer
  },
})

async function findErrors(ctx: Context, hall: Hall, line: Line, lines: readonly Line[]): Promise<FieldError[]> {
  const [directory, items] = await Promise.all([getDirectory(ctx), listPublishedItems(ctx)])
  const authorities = new Set(directory.listAuthorities(hall.region).map(({ id }) => id))
  const nos = new Set(hall.windows.map(({ no }) => no))
  const codes = new Set(items.map(({ code }) => code))
  const rest = lines.find((each) => each.takesRest && each.isOpen && each.letter !== line.letter)
  const namesake = lines.find((each) => each.name === line.name && each.letter !== line.letter)
  return [
    ...(namesake ? [{ pointer: '/name', message: `${namesake.letter} 业务也叫“${line.name}”，群众分不清，请换一个名称。` }] : []),
    ...line.windowNos.filter((no) => !nos.has(no)).map((no) => ({ pointer: '/windowNos', message: `本大厅没有 ${no} 号窗口，请核对窗口号。` })),
    ...line.authorityIds.filter((id) => !authorities.has(id)).map((id) => ({ pointer: '/authorityIds', message: `本地区没有部门 ${id}，请重新选择。` })),
    ...line.itemCodes.filter((code) => !codes.has(code)).map((code) => ({ pointer: '/itemCodes', message: `现在不能申请事项 ${code}，请从业务里去掉。` })),
    ...(line.isOpen && !hall.windows.some((window) => isServedBy(line, window)) ? [{ pointer: '/windowKinds', message: '没有窗口办理这个业务，请选择窗口类型或填写窗口号；暂时不办的，请关闭取号。' }] : []),
    ...(line.takesRest && rest && line.isOpen ? [{ pointer: '/takesRest', message: `其余事项已经到“${rest.name}”，只能有一个业务接收其余事项。` }] : []),
  ]
}

const changedMeanwhile = (): Refusal => new Refusal(409, 'queue.line_changed', '这个排队业务刚刚有人改过，请看过最新内容再修改。')
