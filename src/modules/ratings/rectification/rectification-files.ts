import Type from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { defineUpload, openKeptFile } from '../../../platform/files/kept-files.ts'
import { PDF_AND_PICTURES, receiveFiles } from '../../../platform/files/receive-files.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { getRectification } from './get-rectification.ts'
import { RectificationFileParams } from './rectification-contract.ts'
import { listRectificationActs } from './rectification-store.ts'

/** What stands behind the finding, the plan that was carried out, or the request to leave a rating out. */
export const uploadRectificationFile = defineUpload({
  id: 'ratings.uploadRectificationFile',
  summary: '上传差评核实、整改和申请剔除的附件（PDF、JPG、PNG，每个不超过 20 MB）',
  audience: 'staff',
  permission: 'ratings.rectify',
  receive: async (ctx, upload) => receiveFiles(ctx, upload, (await getOfficer(ctx)).region, PDF_AND_PICTURES),
})

/** For exactly those who may read the bad rating: the rated body and the supervising office. */
export const openRectificationFile = defineOperation({
  id: 'ratings.openRectificationFile',
  summary: '打开差评整改的附件',
  audience: 'staff',
  permission: 'ratings.readRectifications',
  params: RectificationFileParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { code, file } }) {
    const { region } = (await getRectification(ctx, code)).rectification
    const kept = (await listRectificationActs(ctx.db, region, code)).flatMap(({ detail }) => (detail.files ?? []).map(({ id }) => id))
    return (await openKeptFile(ctx, kept, file, { region, operation: 'ratings.openRectificationFile', subject: code }, notFound('这个附件', 'ratings.no_such_file'))) as never
  },
})
