import Type from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { defineUpload, openKeptFile } from '../../../platform/files/kept-files.ts'
import { PDF_AND_PICTURES, receiveFiles } from '../../../platform/files/receive-files.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { listCardActs } from './card-store.ts'
import { CardFileParams } from './contract.ts'
import { getCard } from './get-card.ts'

/** What stands behind an explanation, an appeal or the report of a rectification. */
export const uploadCardFile = defineUpload({
  id: 'supervision.uploadCardFile',
  summary: '上传说明、申诉、整改报告的附件（PDF、JPG、PNG，每个不超过 20 MB）',
  audience: 'staff',
  permission: 'supervision.explain',
  receive: async (ctx, upload) => receiveFiles(ctx, upload, (await getOfficer(ctx)).region, PDF_AND_PICTURES),
})

/** For exactly those who may read the card. */
export const openCardFile = defineOperation({
  id: 'supervision.openCardFile',
  summary: '打开一张监察牌的附件',
  audience: 'staff',
  permission: 'supervision.readSignals',
  params: CardFileParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { id, file } }) {
    const { region } = await getCard(ctx, id)
    const kept = (await listCardActs(ctx.db, region, id)).flatMap(({ detail }) => (detail.files ?? []).map((each) => each.id))
    return (await openKeptFile(ctx, kept, file, { region, operation: 'supervision.openCardFile', subject: id }, notFound('这个附件', 'supervision.no_such_file'))) as never
  },
})
