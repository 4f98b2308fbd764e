import Type from 'typebox'
import { ANONYMOUS, type Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineUpload, openKeptFile } from '../../../platform/files/kept-files.ts'
import { receiveFiles } from '../../../platform/files/receive-files.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { ClueFileParams, FindingFileParams } from './audit-contract.ts'
import { getClue } from './get-clue.ts'
import { getFinding } from './get-finding.ts'
import { regionOfClue } from './clue-rules.ts'
import { listFindingActs } from './finding-store.ts'

/** Evidence that an officer hands in with a finding. */
export const uploadFindingFile = defineUpload({
  id: 'supervision.uploadFindingFile',
  summary: '上传清查线索的证据（PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
  audience: 'staff',
  permission: 'supervision.manageFindings',
  receive: async (ctx, upload) => receiveFiles(ctx, upload, (await getOfficer(ctx)).region),
})

export const openFindingFile = defineOperation({
  id: 'supervision.openFindingFile',
  summary: '打开清查线索的证据',
  audience: 'staff',
  permission: 'supervision.readFindings',
  params: FindingFileParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { id, file } }) {
    const { region } = await getFinding(ctx, id)
    const kept = (await listFindingActs(ctx.db, region, id)).flatMap(({ fileIds }) => fileIds)
    return (await openKeptFile(ctx, kept, file, { region, operation: 'supervision.openFindingFile', subject: id }, noSuchFile())) as never
  },
})

/** What somebody reports may come with pictures. Whoever knows the id may attach it, once, to what they report. */
export const uploadClueFile = defineUpload({
  id: 'supervision.uploadClueFile',
  summary: '上传反映问题的附件（不用登录；PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
  audience: 'public',
  permission: 'public',
  flood: { most: 30, perMinutes: 10 },
  // Nobody's, also where somebody is signed in: who reports is not kept anywhere.
  receive: (ctx, upload) => receiveFiles(asNobody(ctx), upload, '000000'),
})

export const openClueFile = defineOperation({
  id: 'supervision.openClueFile',
  summary: '打开群众反映的附件',
  audience: 'staff',
  permission: 'supervision.answerClues',
  params: ClueFileParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { number, file } }) {
    const clue = await getClue(ctx, number)
    return (await openKeptFile(ctx, clue.fileIds, file, { region: regionOfClue(number), operation: 'supervision.openClueFile', subject: number }, noSuchFile())) as never
  },
})

const noSuchFile = () => notFound('这个附件', 'supervision.no_such_file')

/** Whoever asks, without who they are. */
export const asNobody = (ctx: Context): Context => ({ ...ctx, actor: ANONYMOUS, idempotency: undefined })
