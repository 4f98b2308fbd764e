import Type from 'typebox'
import { getCaseSubject, NumberParams } from '../modules/applications/index.ts'
import { AskCheckInput, askOtherBody, CheckParams, CheckView, listChecksOf, openCheckFileOf } from '../modules/materials/index.ts'
import { defineOperation } from '../platform/operations.ts'

/** 发起协查: for a case, which knows whom it is about, or for anybody else that a body has to know something of. */
export const askCheck = defineOperation({
  id: 'materials.askCheck',
  summary: '发起部门间协查：请掌握情况的单位确认一项事实',
  audience: 'staff',
  permission: 'materials.askCheck',
  body: AskCheckInput,
  output: CheckView,
  status: 201,
  isWrite: true,
  run: async (ctx, { body }) => askOtherBody(ctx, body, body.application === undefined ? undefined : await getCaseSubject(ctx, body.application)),
})

/** 办件的协查: what other bodies were asked for a case, and what they answered. */
export const listCaseChecks = defineOperation({
  id: 'materials.listCaseChecks',
  summary: '一个办件发起的部门间协查和答复',
  audience: 'staff',
  permission: 'materials.readChecks',
  params: NumberParams,
  output: Type.Object({ rows: Type.Array(CheckView) }),
  async run(ctx, { params }) {
    const { number } = await getCaseSubject(ctx, params.number)
    return { rows: await listChecksOf(ctx, number) }
  },
})

/** The file of an answer, for whoever handles the case: the body that decides may be another than the window that asked. */
export const openCaseCheckFile = defineOperation({
  id: 'materials.openCaseCheckFile',
  summary: '打开办件的协查答复附件',
  audience: 'staff',
  permission: 'materials.readChecks',
  params: Type.Object({ ...NumberParams.properties, check: CheckParams.properties.number }),
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const { number } = await getCaseSubject(ctx, params.number)
    return (await openCheckFileOf(ctx, number, params.check)) as never
  },
})
