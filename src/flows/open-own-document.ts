import Type from 'typebox'
import { DocumentParams, getOwnDocument } from '../modules/applications/index.ts'
import { receiveDocument } from '../modules/messages/index.ts'
import { defineOperation } from '../platform/operations.ts'

/** Opens a document from wherever its applicant finds it: the first time is its receipt (送达回证), as opening the message that serves it is. */
export const openOwnDocument = defineOperation({
  id: 'applications.openOwnDocument',
  summary: '打开我的文书（PDF，首次打开即为签收，记录时间）',
  audience: 'citizen',
  permission: 'applications.readOwn',
  params: DocumentParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { number, document } }) {
    const file = await getOwnDocument(ctx, number, document)
    await receiveDocument(ctx, number, document)
    return file as never
  },
})
