import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineUpload, openKeptFile } from '../../../platform/files/kept-files.ts'
import { receiveFiles } from '../../../platform/files/receive-files.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import type { Check } from './check.ts'
import { CheckParams } from './check-contract.ts'
import { listChecksOfCase } from './check-store.ts'
import { getCheck } from './get-check.ts'

/** A copy of the record that an answer rests on. */
export const uploadCheckFile = defineUpload({
  id: 'materials.uploadCheckFile',
  summary: '上传协查答复的附件（PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
  audience: 'staff',
  permission: 'materials.answerCheck',
  receive: async (ctx, upload) => receiveFiles(ctx, upload, (await getOfficer(ctx)).region),
})

/** What was handed over with an answer, for both bodies. */
export const openCheckFile = defineOperation({
  id: 'materials.openCheckFile',
  summary: '打开协查答复的附件',
  audience: 'staff',
  permission: 'materials.readChecks',
  params: CheckParams,
  output: Type.String(),
  transfer: 'file',
  run: async (ctx, { params: { number } }) => (await openFileOf(ctx, await getCheck(ctx, number))) as never,
})

/** The same for the officers of the case it was asked for: whether the case is theirs is the caller's to have found out. */
export async function openCheckFileOf(ctx: Context, applicationNumber: string, number: string): Promise<Download> {
  return openFileOf(ctx, (await listChecksOfCase(ctx.db, applicationNumber)).find((check) => check.number === number))
}

/** @throws Refusal 404 when there is no file */
function openFileOf(ctx: Context, check: Check | undefined): Promise<Download> {
  const none = notFound('这件协查的附件', 'materials.no_such_file')
  if (!check?.fileId) throw none
  return openKeptFile(ctx, [check.fileId], check.fileId, { region: check.region, operation: 'materials.openCheckFile', subject: check.number }, none)
}
