import Type from 'typebox'
import { getCaseToShareFor, NumberParams } from '../modules/applications/index.ts'
import { listShareable, OpenSharedBody, openRegisterAnswer, openSharedEntryFile, ShareableView, SharedFields } from '../modules/materials/index.ts'
import { defineOperation } from '../platform/operations.ts'

/** The case knows who may look, the materials what there is: hence a flow. Each look is in 共享台账 and in the applicant's own log. */
const forCase = { audience: 'staff', permission: 'materials.openShared', params: NumberParams } as const

export const listShareableForCase = defineOperation({
  ...forCase,
  id: 'materials.listShareable',
  summary: '这个办件可以调用申请人的哪些材料和共享数据（只列名称）',
  output: ShareableView,
  run: async (ctx, { params: { number } }) => listShareable(ctx, await getCaseToShareFor(ctx, number)),
})

export const openShared = defineOperation({
  ...forCase,
  id: 'materials.openShared',
  summary: '为办件查看代替材料的共享数据（记入共享台账，申请人可见）',
  body: OpenSharedBody,
  output: SharedFields,
  run: async (ctx, { params: { number }, body: { register, holder } }) => openRegisterAnswer(ctx, await getCaseToShareFor(ctx, number), register, holder),
})

export const openSharedFile = defineOperation({
  ...forCase,
  id: 'materials.openSharedFile',
  summary: '为办件打开申请人材料库里的文件（记入共享台账，申请人可见）',
  params: Type.Object({ ...NumberParams.properties, id: Type.String({ title: '材料', format: 'uuid' }), file: Type.String({ title: '文件', format: 'uuid' }) }),
  output: Type.String(),
  transfer: 'file',
  run: async (ctx, { params: { number, id, file } }) => (await openSharedEntryFile(ctx, await getCaseToShareFor(ctx, number), id, file)) as never,
})
